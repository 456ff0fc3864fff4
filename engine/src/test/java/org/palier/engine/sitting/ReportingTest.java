package org.palier.engine.sitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palier.engine.sitting.Facts.*;
import static org.palier.engine.sitting.Given.given;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.palier.engine.content.TestRules.Navigation;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.scoring.Result.Verdict;
import org.palier.engine.sitting.ItemReport.Category;
import org.palier.engine.sitting.SittingCommand.JudgeItemReport;
import org.palier.engine.sitting.SittingCommand.ReportItem;
import org.palier.engine.sitting.SittingEvent.ConnectionOpened;
import org.palier.engine.sitting.SittingEvent.ItemLeft;
import org.palier.engine.sitting.SittingEvent.ItemReported;
import org.palier.engine.sitting.SittingEvent.Prepared;

/** "This question is broken", and what a supervisor makes of it. */
class ReportingTest {
  private static final String TEXT = "two right answers";

  @Test void a_candidate_reports_an_item_and_goes_on() {
    var open = (Sitting.Open) given(prepared(), started(), opened(0), saved(1, A, 1)).when(report(1, TEXT)).at(minute(2)).then(reported(1, TEXT, 2));
    assertEquals(List.of(new ItemReport(1, Category.WRONG, TEXT, minute(2), Optional.empty())), open.reports().all());
    assertEquals(1, open.reports().open());
    assertEquals(Set.of(), open.reports().neutralised());
    assertEquals(new Answers.Answer(1, A, false, false), open.answers().of(1));
  }

  @Test void a_report_needs_no_words_unless_it_says_only_other() {
    given(prepared(), started(), opened(0)).when(new ReportItem(WINDOW, 2, Category.UNREADABLE, "  ")).at(minute(2))
        .then(new ItemReported(2, Category.UNREADABLE, "", minute(2)));
    assertEquals(Reason.OUT_OF_RANGE, assertThrows(Refused.class, () -> new ReportItem(WINDOW, 2, Category.OTHER, " ")).reason());
    assertEquals(Reason.OUT_OF_RANGE, assertThrows(Refused.class, () -> new ReportItem(WINDOW, 2, Category.WRONG, "x".repeat(501))).reason());
    assertEquals("x".repeat(500), new ReportItem(WINDOW, 2, Category.WRONG, " " + "x".repeat(500)).text());
    assertThrows(Refused.class, () -> new ReportItem(" ", 2, Category.WRONG, TEXT));
  }

  @Test void the_same_report_again_is_acknowledged_and_another_one_of_the_item_is_refused() {
    var once = given(prepared(), started(), opened(0), reported(1, TEXT, 2));
    once.when(report(1, TEXT)).at(minute(3)).thenNothing();
    once.when(report(1, TEXT + " ")).at(minute(3)).thenNothing();
    once.when(report(1, "something else")).at(minute(3)).thenRefused(Reason.ITEM_REPORTED);
    once.when(new ReportItem(WINDOW, 1, Category.TECHNICAL, TEXT)).at(minute(3)).thenRefused(Reason.ITEM_REPORTED);
    once.when(report(2, TEXT)).at(minute(3)).then(reported(2, TEXT, 3));
    given(prepared(), started(), opened(0), reported(1, TEXT, 2), judged(1, false, 3)).when(report(1, "but look")).at(minute(4)).thenRefused(Reason.ITEM_REPORTED);
  }

  @Test void a_reply_lost_before_a_take_over_or_the_end_is_acknowledged_after_it() {
    given(prepared(), started(), opened(0), reported(1, TEXT, 2), new ConnectionOpened(OTHER, true, minute(3))).when(report(1, TEXT)).at(minute(4)).thenNothing();
    given(prepared(), started(), opened(0), reported(1, TEXT, 2), submitted(5)).when(report(1, TEXT)).at(minute(6)).thenNothing();
  }

  @Test void only_the_window_that_answers_reports_and_only_while_the_sitting_runs() {
    given(prepared(), started(), opened(0), new ConnectionOpened(OTHER, true, minute(2))).when(report(1, TEXT)).at(minute(3)).thenRefused(Reason.CONNECTION_TAKEN_OVER);
    given(prepared(), started(), opened(0)).when(report(1, TEXT)).at(minute(60)).thenRefused(Reason.SITTING_CLOSED);
    given(prepared(), started(), opened(0), submitted(5)).when(report(1, TEXT)).at(minute(6)).thenRefused(Reason.SITTING_CLOSED);
    given(prepared()).when(report(1, TEXT)).at(NINE).thenRefused(Reason.SITTING_NOT_STARTED);
    Given.nothing().when(report(1, TEXT)).at(NINE).thenRefused(Reason.NOT_FOUND);
  }

  @Test void an_item_that_the_form_does_not_have_cannot_be_reported() {
    for (int item : new int[] {0, 7, -1, Integer.MAX_VALUE})
      given(prepared(), started(), opened(0)).when(report(item, TEXT)).at(minute(1)).thenRefused(Reason.UNKNOWN_ITEM);
  }

  @Test void what_was_written_before_a_pause_or_before_an_item_was_left_arrives_all_the_same() {
    given(prepared(), started(), opened(0), paused(1)).when(report(1, TEXT)).at(minute(2)).then(reported(1, TEXT, 2));
    given(prepared(), started(Duration.ofMinutes(5), Optional.empty()), opened(0), onBreak(Duration.ofMinutes(5), 1)).when(report(1, TEXT)).at(minute(2)).then(reported(1, TEXT, 2));
    given(prepared(Navigation.LINEAR), started(), opened(0), new ItemLeft(1, minute(1))).when(report(1, TEXT)).at(minute(2)).then(reported(1, TEXT, 2));
  }

  @Test void nobody_reports_where_nobody_supervises() {
    var alone = new Assignment(ZOE, "certification@1", "entry-test", Optional.empty(), 1);
    given(new Prepared(alone, FORM, Navigation.FREE, RULE, PREPARE.seed(), Optional.empty(), PREPARE.rulesVersion(), minute(-60)), started(), opened(0))
        .when(report(1, TEXT)).at(minute(1)).thenRefused(Reason.SITTING_STATE);
  }

  @Test void a_supervisor_neutralises_an_item_or_keeps_it_with_a_reason() {
    var open = given(prepared(), started(), opened(0), reported(1, TEXT, 2)).when(judge(1, true)).at(minute(3)).then(judged(1, true, 3));
    assertEquals(Set.of(1), open.reports().neutralised());
    assertEquals(0, open.reports().open());
    var kept = given(prepared(), started(), opened(0), reported(1, TEXT, 2)).when(judge(1, false)).at(minute(3)).then(judged(1, false, 3));
    assertEquals(Set.of(), kept.reports().neutralised());
    assertEquals(Optional.of(new ItemReport.Judgement(false, "read the source", minute(3))), kept.reports().of(1).orElseThrow().judgement());
    for (var reason : List.of("", "  ", "x".repeat(501))) assertThrows(Refused.class, () -> new JudgeItemReport(1, true, reason, EVE));
  }

  @Test void the_same_verdict_again_does_nothing_and_another_one_is_kept_beside_the_first() {
    var given = given(prepared(), started(), opened(0), reported(1, TEXT, 2), judged(1, true, 3));
    given.when(judge(1, true)).at(minute(4)).thenNothing();
    given.when(new JudgeItemReport(1, true, "for another reason", "a-max")).at(minute(4)).thenNothing();
    assertEquals(Set.of(), given.when(judge(1, false)).at(minute(4)).then(judged(1, false, 4)).reports().neutralised());
  }

  @Test void an_item_may_be_judged_in_a_pause_and_after_every_end_until_a_person_decided_about_the_result() {
    given(prepared(), started(), opened(0), reported(1, TEXT, 2), paused(3)).when(judge(1, true)).at(minute(4)).then(judged(1, true, 4));
    for (var end : List.of(submitted(5), terminated(5), expired(60, 60))) {
      var over = given(prepared(), started(), opened(0), reported(1, TEXT, 2), end).when(judge(1, true)).at(minute(90)).then(judged(1, true, 90));
      assertEquals(Set.of(1), over.reports().neutralised());
    }
    var decided = given(prepared(), started(), opened(0), reported(1, TEXT, 2), judged(1, true, 3), submitted(5), decided(Verdict.ANNUL, 90));
    decided.when(judge(1, false)).at(minute(91)).thenRefused(Reason.SITTING_STATE);
    decided.when(judge(1, true)).at(minute(91)).thenNothing();
  }

  @Test void a_sitting_whose_time_is_over_is_ended_before_it_is_judged() {
    given(prepared(), started(), opened(0), reported(1, TEXT, 2)).when(judge(1, true)).at(minute(60)).thenRefused(Reason.SITTING_CLOSED);
  }

  @Test void only_what_was_reported_is_judged() {
    given(prepared(), started(), opened(0), reported(1, TEXT, 2)).when(judge(2, true)).at(minute(3)).thenRefused(Reason.NOT_FOUND);
    given(prepared(), started(), opened(0), reported(1, TEXT, 2)).when(judge(99, true)).at(minute(3)).thenRefused(Reason.NOT_FOUND);
    given(prepared()).when(judge(1, true)).at(NINE).thenRefused(Reason.NOT_FOUND);
    Given.nothing().when(judge(1, true)).at(NINE).thenRefused(Reason.NOT_FOUND);
  }

  @Test void reports_survive_answers_take_overs_late_responses_and_the_end() {
    var sitting = Sitting.fold(List.of(prepared(), started(), opened(0), reported(1, TEXT, 2), saved(1, A, 3), new ConnectionOpened(OTHER, true, minute(4)),
        paused(5), resumed(6), added(5, KEY, 7), judged(1, true, 8), expired(65, 66), kept(1, 1, B, 67), decided(Verdict.ANNUL, 90)));
    assertTrue(sitting instanceof Sitting.Over);
    assertEquals(Set.of(1), sitting.reports().neutralised());
  }

  @Test void a_log_in_which_a_report_cannot_have_come_about_is_damaged() {
    for (var events : List.of(
        List.<SittingEvent>of(prepared(), started(), opened(0), judged(1, true, 3)),
        List.<SittingEvent>of(prepared(), started(), opened(0), reported(1, TEXT, 2), reported(1, "again", 3)),
        List.<SittingEvent>of(prepared(), started(), opened(0), reported(7, TEXT, 2)),
        List.<SittingEvent>of(prepared(), reported(1, TEXT, 2)),
        List.<SittingEvent>of(prepared(), started(), opened(0), submitted(5), reported(1, TEXT, 6)),
        List.<SittingEvent>of(prepared(), started(), opened(0), reported(1, TEXT, 2), submitted(5), decided(Verdict.ANNUL, 6), judged(1, true, 7))))
      assertThrows(IllegalStateException.class, () -> Sitting.fold(events), events::toString);
  }

  private static ReportItem report(int item, String text) {
    return new ReportItem(WINDOW, item, Category.WRONG, text);
  }

  private static JudgeItemReport judge(int item, boolean neutralise) {
    return new JudgeItemReport(item, neutralise, "read the source", EVE);
  }
}
