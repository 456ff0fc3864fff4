package org.palier.engine.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palier.engine.enrolment.Taken.open;
import static org.palier.engine.enrolment.Taken.over;
import static org.palier.engine.examsession.Sessions.NINE;
import static org.palier.engine.path.Step.State.*;
import static org.palier.engine.scoring.Result.Status.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.palier.engine.certification.Certification;
import org.palier.engine.certification.Certifications;
import org.palier.engine.certification.Phase;
import org.palier.engine.enrolment.Taken;
import org.palier.engine.examsession.ExamSession;
import org.palier.engine.examsession.Sessions;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.sitting.SittingSummary.State;

/** The shipped certification: an entry test taken alone, then a supervised test of nine themes. */
class StepsTest {
  private static final Certification CERTIFICATION = Certifications.shipped().find(Taken.CERTIFICATION).orElseThrow();
  private static final String SUPERVISED = supervised();
  private static final SittingSummary PASSED = over("s1", "entry-test", 1, MET, NINE.minus(Duration.ofDays(20)));
  private static final ExamSession SESSION = Sessions.opened("x-1");

  @Test void who_is_new_begins_with_the_entry_test_and_the_rest_waits() {
    var steps = steps(NINE, List.of());
    var entry = step(steps, "P1");
    assertEquals(NEXT, entry.state());
    assertEquals(Optional.of("entry-test"), entry.test());
    assertEquals(Optional.empty(), entry.sitting());
    assertEquals(DONE, step(steps, "P2").state());
    for (var step : steps) if (step.kind() == Step.Kind.EVALUATION) assertEquals(LATER, step.state(), step.code());
    assertEquals(Why.PREREQUISITES_FIRST, step(steps, SUPERVISED).why());
  }

  @Test void a_running_entry_test_is_gone_on_with() {
    var entry = step(steps(NINE, List.of(), open("s1", "entry-test", 1, State.RUNNING, NINE)), "P1");
    assertEquals(NEXT, entry.state());
    assertEquals(Why.RUNNING, entry.why());
    assertEquals(Optional.of("s1"), entry.sitting());
    assertEquals(Optional.empty(), entry.test());
  }

  @Test void a_place_that_was_reserved_and_not_prepared_is_begun_anew() {
    var entry = step(steps(NINE, List.of(), Taken.reserved(open("s1", "entry-test", 1, State.READY, NINE))), "P1");
    assertEquals(Optional.of("entry-test"), entry.test());
    assertEquals(Optional.empty(), entry.sitting());
  }

  @Test void a_failed_entry_test_says_when_it_may_be_taken_again() {
    var failed = over("s1", "entry-test", 1, NOT_MET, NINE);
    var soon = step(steps(NINE.plus(Duration.ofDays(1)), List.of(), failed), "P1");
    assertEquals(FAILED, soon.state());
    assertEquals(Optional.of(NINE.plus(Duration.ofDays(7))), soon.retakeAt());
    assertEquals(Optional.of(412), soon.points());
    var later = step(steps(NINE.plus(Duration.ofDays(8)), List.of(), failed), "P1");
    assertEquals(NEXT, later.state());
    assertEquals(Optional.of("entry-test"), later.test());
  }

  @Test void a_withheld_result_waits_for_a_person() {
    var step = step(steps(NINE, List.of(), over("s1", "entry-test", 1, WITHHELD, NINE.minusSeconds(60))), "P1");
    assertEquals(WAITING, step.state());
    assertEquals(Why.WITHHELD, step.why());
  }

  @Test void a_passed_entry_test_opens_the_way_to_an_invitation() {
    var steps = steps(NINE, List.of(), PASSED);
    assertEquals(DONE, step(steps, "P1").state());
    var supervised = step(steps, SUPERVISED);
    assertEquals(WAITING, supervised.state());
    assertEquals(Why.BY_INVITATION, supervised.why());
  }

  @Test void an_annulled_entry_test_closes_it_again() {
    var steps = steps(NINE, List.of(), over("s1", "entry-test", 1, VOID, NINE.minusSeconds(60)));
    assertEquals(NEXT, step(steps, "P1").state());
    assertEquals(LATER, step(steps, SUPERVISED).state());
  }

  @Test void who_is_invited_sees_when_and_where() {
    var step = step(steps(NINE, List.of(SESSION), PASSED, waiting("s2", "x-1")), SUPERVISED);
    assertEquals(NEXT, step.state());
    assertEquals(Why.INVITED, step.why());
    assertEquals(Optional.of("x-1"), step.examSession());
    assertEquals(Optional.of(SESSION.closesAt()), step.closesAt());
  }

  @Test void who_missed_a_session_waits_for_another_invitation() {
    for (var gone : List.of(SESSION.closesAt(), SESSION.closesAt().plus(Duration.ofDays(30)))) {
      var step = step(steps(gone, List.of(SESSION), PASSED, waiting("s2", "x-1")), SUPERVISED);
      assertEquals(WAITING, step.state());
      assertEquals(Why.BY_INVITATION, step.why());
      assertEquals(Optional.empty(), step.examSession());
    }
  }

  @Test void who_missed_a_session_and_is_invited_again_sees_the_new_one() {
    var second = new ExamSession("x-2", SESSION.certification(), SESSION.test(), NINE.plus(Duration.ofDays(7)), NINE.plus(Duration.ofDays(8)), false, true, Optional.empty(),
        false, 5, 1, "BCDEFGHJ", ExamSession.State.PLANNED, SESSION.seed(), SESSION.seedHash(), "a-max", NINE, Optional.empty(), Optional.empty());
    var missed = waiting("s2", "x-1");
    var next = waiting("s3", "x-2");
    for (var order : List.of(List.of(PASSED, missed, next), List.of(next, missed, PASSED))) {
      var step = step(new Steps(CERTIFICATION, order, List.of(SESSION, second), NINE.plus(Duration.ofDays(1))).all(), SUPERVISED);
      assertEquals(Optional.of("x-2"), step.examSession());
      assertEquals(Optional.of("s3"), step.sitting());
    }
  }

  @Test void who_is_sitting_goes_on_after_the_latest_start() {
    var running = Taken.in("x-1", open("s2", "nine-themes", 1, State.RUNNING, NINE));
    var step = step(steps(SESSION.closesAt().plusSeconds(60), List.of(SESSION), PASSED, running), SUPERVISED);
    assertEquals(NEXT, step.state());
    assertEquals(Why.RUNNING, step.why());
    assertEquals(Optional.of("s2"), step.sitting());
  }

  @Test void who_failed_waits_thirty_days_and_then_for_an_invitation() {
    var failed = Taken.in("x-1", over("s2", "nine-themes", 1, NOT_MET, NINE));
    assertEquals(FAILED, step(steps(NINE.plus(Duration.ofDays(29)), List.of(SESSION), PASSED, failed), SUPERVISED).state());
    assertEquals(Why.AGAIN_BY_INVITATION, step(steps(NINE.plus(Duration.ofDays(31)), List.of(SESSION), PASSED, failed), SUPERVISED).why());
  }

  @Test void what_another_certification_calls_by_the_same_name_changes_nothing_here() {
    var steps = steps(NINE, List.of(), Taken.of("autre@1", PASSED));
    assertEquals(NEXT, step(steps, "P1").state());
    assertEquals(LATER, step(steps, SUPERVISED).state());
  }

  @Test void every_prerequisite_and_evaluation_is_a_step_with_its_own_code() {
    var codes = steps(NINE, List.of()).stream().map(Step::code).collect(Collectors.toSet());
    assertEquals(CERTIFICATION.prerequisites().size() + CERTIFICATION.evaluations().size(), codes.size());
    assertEquals(Set.of("P1", "P2"), codes.stream().filter(code -> code.startsWith("P")).collect(Collectors.toSet()));
  }

  private static SittingSummary waiting(String id, String session) {
    return Taken.in(session, open(id, "nine-themes", 1, State.READY, NINE.minus(Duration.ofDays(3))));
  }

  private static List<Step> steps(Instant now, List<ExamSession> invitedTo, SittingSummary... sittings) {
    return new Steps(CERTIFICATION, List.of(sittings), invitedTo, now).all();
  }

  private static Step step(List<Step> steps, String code) {
    return steps.stream().filter(step -> step.code().equals(code)).findFirst().orElseThrow();
  }

  private static String supervised() {
    return CERTIFICATION.evaluations().stream().filter(evaluation -> evaluation.phases().stream()
            .anyMatch(phase -> phase instanceof Phase.Sitting sitting && sitting.test().equals(Optional.of("nine-themes"))))
        .map(evaluation -> evaluation.code().orElse(evaluation.id())).findFirst().orElseThrow();
  }
}
