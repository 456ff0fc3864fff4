package org.palier.engine.enrolment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palier.engine.enrolment.Taken.open;
import static org.palier.engine.enrolment.Taken.over;
import static org.palier.engine.scoring.Result.Status.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.certification.Certification;
import org.palier.engine.certification.Certifications;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.sitting.SittingSummary.State;

/** The entry test may be taken again after seven days, three times in any 365. */
class AttemptsTest {
  private static final Certification CERTIFICATION = Certifications.shipped().find(Taken.CERTIFICATION).orElseThrow();
  private static final String TEST = "entry-test";
  private static final Instant DAY_0 = Instant.parse("2026-03-01T12:00:00Z");

  @Test void the_first_attempt_is_possible_now() {
    assertEquals(1, attempts().next());
    assertEquals(Optional.of(DAY_0), attempts().nextAt(DAY_0));
  }

  @Test void whoever_passed_takes_it_no_more() {
    var attempts = attempts(over("s1", TEST, 1, NOT_MET, DAY_0), over("s2", TEST, 2, MET, day(8)));
    assertTrue(attempts.passed());
    assertEquals(Optional.empty(), attempts.nextAt(day(100)));
  }

  @Test void after_a_failure_the_next_attempt_waits_seven_days() {
    var attempts = attempts(over("s1", TEST, 1, NOT_MET, DAY_0));
    assertEquals(Optional.of(day(7)), attempts.nextAt(day(1)));
    assertEquals(Optional.of(day(7)), attempts.nextAt(day(7)));
    assertEquals(Optional.of(day(9)), attempts.nextAt(day(9)));
    assertEquals(2, attempts.next());
  }

  @Test void after_three_in_a_year_the_first_must_be_a_year_old() {
    var attempts = attempts(over("s3", TEST, 3, NOT_MET, day(200)), over("s1", TEST, 1, NOT_MET, DAY_0), over("s2", TEST, 2, NOT_MET, day(100)));
    assertEquals(Optional.of(day(365)), attempts.nextAt(day(210)));
  }

  @Test void the_seven_days_hold_even_when_the_year_has_made_room() {
    var attempts = attempts(over("s1", TEST, 1, NOT_MET, DAY_0), over("s2", TEST, 2, NOT_MET, day(100)), over("s3", TEST, 3, NOT_MET, day(362)));
    assertEquals(Optional.of(day(369)), attempts.nextAt(day(363)));
  }

  @Test void only_the_last_three_count_for_the_year() {
    var attempts = attempts(over("s1", TEST, 1, NOT_MET, DAY_0), over("s2", TEST, 2, NOT_MET, day(100)), over("s3", TEST, 3, NOT_MET, day(200)), over("s4", TEST, 4, NOT_MET, day(370)));
    assertEquals(Optional.of(day(465)), attempts.nextAt(day(371)));
  }

  @Test void a_void_sitting_counts_for_none_but_its_number_is_used_up() {
    var attempts = attempts(over("s1", TEST, 1, VOID, DAY_0));
    assertEquals(Optional.of(day(0.1)), attempts.nextAt(day(0.1)));
    assertEquals(2, attempts.next());
  }

  @Test void a_withheld_result_keeps_the_test_from_being_taken_again_until_somebody_decides() {
    assertEquals(Optional.empty(), attempts(over("s1", TEST, 1, WITHHELD, DAY_0)).nextAt(day(30)));
    assertFalse(attempts(over("s1", TEST, 1, WITHHELD, DAY_0)).passed());
  }

  @Test void another_test_does_not_count() {
    assertEquals(Optional.of(day(1)), attempts(over("s1", "nine-themes", 1, NOT_MET, DAY_0)).nextAt(day(1)));
  }

  @Test void the_same_name_in_another_certification_is_another_test() {
    var elsewhere = attempts(Taken.of("autre-certification@1", over("s1", TEST, 1, MET, DAY_0)), Taken.of("autre-certification@1", open("s2", TEST, 2, State.RUNNING, DAY_0)));
    assertFalse(elsewhere.passed());
    assertEquals(Optional.empty(), elsewhere.running());
    assertEquals(1, elsewhere.next());
  }

  @Test void another_version_of_the_certification_counts() {
    assertTrue(attempts(Taken.of(Taken.CERTIFICATION + "@2", over("s1", TEST, 1, MET, DAY_0))).passed());
  }

  @Test void the_running_sitting_comes_before_one_that_merely_waits() {
    var missed = Taken.in("x-1", open("s1", TEST, 1, State.READY, DAY_0));
    var running = Taken.in("x-2", open("s2", TEST, 1, State.PAUSED, day(-1)));
    for (var order : List.of(List.of(missed, running), List.of(running, missed)))
      assertEquals(Optional.of(running), Attempts.of(CERTIFICATION, CERTIFICATION.requiredTest(TEST), order).running());
  }

  @Test void of_two_sittings_for_one_attempt_the_latest_is_the_one_that_changed_last() {
    var first = over("s1", TEST, 1, NOT_MET, day(3));
    var second = over("s2", TEST, 1, NOT_MET, day(2));
    assertEquals(Optional.of(first), attempts(first, second).latest());
    assertEquals(Optional.of(first), attempts(second, first).latest());
  }

  private static Attempts attempts(SittingSummary... sittings) {
    return Attempts.of(CERTIFICATION, CERTIFICATION.requiredTest(TEST), List.of(sittings));
  }

  private static Instant day(double days) {
    return DAY_0.plus(Duration.ofMinutes((long) (days * 24 * 60)));
  }
}
