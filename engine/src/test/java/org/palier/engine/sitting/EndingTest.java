package org.palier.engine.sitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.palier.engine.sitting.Facts.*;
import static org.palier.engine.sitting.Given.given;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.scoring.Ending;
import org.palier.engine.scoring.Result.Verdict;
import org.palier.engine.sitting.SittingCommand.*;
import org.palier.engine.sitting.SittingEvent.ConnectionOpened;
import org.palier.engine.sitting.SittingEvent.Ended;
import org.palier.engine.sitting.SittingEvent.LateResponseAdmitted;

/** The one ending path, and what may still happen after it. */
class EndingTest {
  private static final Submit SUBMIT = new Submit(WINDOW, ZOE);
  private static final Terminate TERMINATE = new Terminate(Ending.TERMINATED, "fraud", EVE);
  private static final AdmitLateResponse ADMIT = new AdmitLateResponse(1, "line cut", EVE);

  @Test void handing_in_ends_the_sitting_with_its_answers() {
    var over = (Sitting.Over) given(prepared(), started(), opened(0), saved(1, A, 1)).when(SUBMIT).at(minute(5)).then(submitted(5));
    assertEquals(Ending.SUBMITTED, over.ending());
    assertEquals(A, over.answers().of(1).response());
  }

  @Test void handing_in_twice_does_no_harm_whoever_ended_it_first() {
    given(prepared(), started(), opened(0), submitted(5)).when(SUBMIT).at(minute(6)).thenNothing();
    given(prepared(), started(), opened(0), expired(60, 61)).when(SUBMIT).at(minute(62)).thenNothing();
    given(prepared(), started(), opened(0), submitted(5)).when(new Submit(OTHER, ZOE)).at(minute(6)).thenNothing();
  }

  @Test void only_the_window_that_answers_hands_in_and_not_during_a_pause() {
    given(prepared(), started(), opened(0), new ConnectionOpened(OTHER, true, minute(1))).when(SUBMIT).at(minute(2)).thenRefused(Reason.CONNECTION_TAKEN_OVER);
    given(prepared(), started(), opened(0), paused(1)).when(SUBMIT).at(minute(2)).thenRefused(Reason.SITTING_PAUSED);
    given(prepared()).when(SUBMIT).at(minute(2)).thenRefused(Reason.SITTING_NOT_STARTED);
    Given.nothing().when(SUBMIT).at(minute(2)).thenRefused(Reason.NOT_FOUND);
  }

  @Test void an_expiry_takes_effect_at_the_deadline_however_late_it_is_noticed() {
    given(prepared(), started()).when(new Expire()).at(minute(60)).then(expired(60, 60));
    given(prepared(), started()).when(new Expire()).at(minute(600)).then(expired(60, 600));
  }

  @Test void nothing_expires_before_its_time_or_twice() {
    given(prepared(), started()).when(new Expire()).at(minute(60).minusMillis(1)).thenNothing();
    given(prepared(), started(), added(5, KEY, 59)).when(new Expire()).at(minute(60)).thenNothing();
    given(prepared(), started(), expired(60, 61)).when(new Expire()).at(minute(62)).thenNothing();
    given(prepared()).when(new Expire()).at(minute(6_000)).thenNothing();
    Given.nothing().when(new Expire()).at(NINE).thenNothing();
  }

  @Test void staff_end_what_runs_what_is_paused_and_what_never_started() {
    given(prepared(), started()).when(TERMINATE).at(minute(5)).then(terminated(5));
    given(prepared(), started(), paused(3)).when(TERMINATE).at(minute(5)).then(terminated(5));
    var over = (Sitting.Over) given(prepared()).when(TERMINATE).at(minute(5)).then(terminated(5));
    assertEquals(0, over.answers().answered());
    assertEquals(FORM.size(), over.answers().all().size());
    Given.nothing().when(TERMINATE).at(NINE).thenRefused(Reason.NOT_FOUND);
  }

  @Test void ending_again_in_the_same_words_changes_nothing_and_in_others_is_refused() {
    given(prepared(), started(), terminated(5)).when(TERMINATE).at(minute(6)).thenNothing();
    given(prepared(), started(), terminated(5)).when(new Terminate(Ending.TECHNICAL_FAULT, "fraud", EVE)).at(minute(6)).thenRefused(Reason.SITTING_CLOSED);
    given(prepared(), started(), terminated(5)).when(new Terminate(Ending.TERMINATED, "fraud", "a-max")).at(minute(6)).thenRefused(Reason.SITTING_CLOSED);
    given(prepared(), started(), submitted(5)).when(TERMINATE).at(minute(6)).thenRefused(Reason.SITTING_CLOSED);
  }

  @Test void staff_cannot_end_what_its_deadline_has_ended() {
    given(prepared(), started()).when(TERMINATE).at(minute(60)).thenRefused(Reason.SITTING_CLOSED);
  }

  @Test void only_two_endings_are_staffs_to_give() {
    for (var ending : List.of(Ending.SUBMITTED, Ending.EXPIRED))
      assertEquals(Reason.OUT_OF_RANGE, assertThrows(Refused.class, () -> new Terminate(ending, "x", EVE)).reason());
    given(prepared(), started()).when(new Terminate(Ending.TECHNICAL_FAULT, "power cut", EVE)).at(minute(5))
        .then(new Ended(Ending.TECHNICAL_FAULT, "power cut", EVE, minute(5), minute(5)));
  }

  @Test void a_response_after_the_end_is_kept_aside_and_not_counted() {
    var over = (Sitting.Over) given(prepared(), started(), opened(0), saved(1, A, 1), expired(60, 60)).when(late(1, B)).at(minute(61)).then(kept(1, 1, B, 61));
    assertEquals(A, over.answers().of(1).response());
    assertEquals(List.of(kept(1, 1, B, 61)), over.late());
  }

  @Test void a_late_response_counts_from_a_window_that_was_pushed_out_too() {
    given(prepared(), started(), opened(0), new ConnectionOpened(OTHER, true, minute(2)), submitted(5)).when(late(1, B)).at(minute(6)).then(kept(1, 1, B, 6));
  }

  @Test void a_late_response_that_says_what_stands_is_acknowledged() {
    given(prepared(), started(), opened(0), saved(1, A, 1), expired(60, 60)).when(late(1, A)).at(minute(61)).thenNothing();
  }

  @Test void a_late_response_is_kept_once_and_two_of_an_item_at_most() {
    given(prepared(), started(), opened(0), expired(60, 60), kept(1, 1, A, 61)).when(late(1, A)).at(minute(62)).thenRefused(Reason.LATE_RESPONSE);
    given(prepared(), started(), opened(0), expired(60, 60), kept(1, 1, A, 61)).when(late(1, B)).at(minute(62)).then(kept(2, 1, B, 62));
    given(prepared(), started(), opened(0), expired(60, 60), kept(1, 1, A, 61), kept(2, 1, B, 62)).when(late(1, C)).at(minute(63)).thenRefused(Reason.LATE_RESPONSE);
  }

  @Test void nonsense_is_not_kept_aside() {
    var over = given(prepared(), started(), opened(0), expired(60, 60));
    over.when(late(6, A)).at(minute(61)).thenRefused(Reason.WRONG_RESPONSE);
    over.when(late(9, A)).at(minute(61)).thenRefused(Reason.UNKNOWN_ITEM);
  }

  @Test void nobody_answers_late_who_never_had_a_window() {
    given(prepared(), terminated(-5)).when(late(1, A)).at(NINE).thenRefused(Reason.SITTING_CLOSED);
    given(prepared(), started(), expired(60, 60)).when(late(1, A)).at(minute(61)).thenRefused(Reason.SITTING_CLOSED);
  }

  @Test void a_late_response_may_be_admitted_and_then_counts() {
    var admitted = new LateResponseAdmitted(1, 1, 2, B, "line cut", EVE, minute(90));
    var over = (Sitting.Over) given(prepared(), started(), opened(0), saved(1, A, 1), expired(60, 60), kept(1, 1, B, 61)).when(ADMIT).at(minute(90)).then(admitted);
    assertEquals(new Answers.Answer(2, B, false, false), over.answers().of(1));
    assertEquals(List.of(), over.late());
    assertEquals(1, over.lateCount());
    given(prepared(), started(), opened(0), saved(1, A, 1), expired(60, 60), kept(1, 1, B, 61), admitted).when(ADMIT).at(minute(91)).thenNothing();
  }

  @Test void numbers_of_late_responses_are_never_used_again() {
    var admitted = new LateResponseAdmitted(1, 1, 1, A, "line cut", EVE, minute(90));
    given(prepared(), started(), opened(0), expired(60, 60), kept(1, 1, A, 61), admitted).when(late(1, B)).at(minute(91)).then(kept(2, 1, B, 91));
  }

  @Test void only_what_was_kept_can_be_admitted_and_only_after_the_end() {
    given(prepared(), started(), opened(0), expired(60, 60)).when(ADMIT).at(minute(61)).thenRefused(Reason.NOT_FOUND);
    given(prepared(), started(), opened(0)).when(ADMIT).at(minute(5)).thenRefused(Reason.SITTING_STATE);
    given(prepared()).when(ADMIT).at(minute(5)).thenRefused(Reason.SITTING_STATE);
    Given.nothing().when(ADMIT).at(minute(5)).thenRefused(Reason.NOT_FOUND);
  }

  @Test void what_staff_ended_a_person_decides() {
    for (var verdict : Verdict.values()) {
      var over = (Sitting.Over) given(prepared(), started(), terminated(5)).when(decide(verdict)).at(minute(90)).then(decided(verdict, 90));
      assertEquals(Optional.of(verdict), over.verdict());
    }
  }

  @Test void what_ran_its_course_can_only_be_annulled() {
    for (var end : List.of(submitted(60), expired(60, 60))) {
      given(prepared(), started(), end).when(decide(Verdict.ANNUL)).at(minute(90)).then(decided(Verdict.ANNUL, 90));
      given(prepared(), started(), end).when(decide(Verdict.RELEASE)).at(minute(90)).thenRefused(Reason.SITTING_STATE);
      given(prepared(), started(), end).when(decide(Verdict.REJECT)).at(minute(90)).thenRefused(Reason.SITTING_STATE);
    }
  }

  @Test void the_last_decision_counts_and_the_same_again_is_none() {
    var rejected = given(prepared(), started(), terminated(5), decided(Verdict.REJECT, 90));
    rejected.when(decide(Verdict.REJECT)).at(minute(91)).thenNothing();
    rejected.when(decide(Verdict.RELEASE)).at(minute(91)).then(decided(Verdict.RELEASE, 91));
  }

  @Test void nothing_is_decided_about_what_is_not_over() {
    given(prepared(), started()).when(decide(Verdict.ANNUL)).at(minute(5)).thenRefused(Reason.SITTING_STATE);
    Given.nothing().when(decide(Verdict.ANNUL)).at(minute(5)).thenRefused(Reason.NOT_FOUND);
  }

  @Test void an_ending_in_the_middle_of_a_break_keeps_the_answers() {
    var over = (Sitting.Over) given(prepared(), started(Duration.ofMinutes(5), Optional.empty()), opened(0), saved(1, A, 1), onBreak(Duration.ofMinutes(5), 2))
        .when(TERMINATE).at(minute(5)).then(terminated(5));
    assertEquals(A, over.answers().of(1).response());
  }

  private static SaveResponse late(int item, org.palier.engine.content.Response response) {
    return new SaveResponse(WINDOW, item, 0, response);
  }

  private static DecideResult decide(Verdict verdict) {
    return new DecideResult(verdict, "seen the recording", EVE);
  }
}
