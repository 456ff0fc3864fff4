package org.palier.engine.sitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palier.engine.sitting.Facts.*;
import static org.palier.engine.sitting.Given.given;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.palier.engine.content.Response;
import org.palier.engine.content.TestRules.Navigation;
import org.palier.engine.refusal.Reason;
import org.palier.engine.sitting.SittingCommand.FlagItem;
import org.palier.engine.sitting.SittingCommand.LeaveItem;
import org.palier.engine.sitting.SittingCommand.SaveResponse;
import org.palier.engine.sitting.SittingEvent.ConnectionOpened;
import org.palier.engine.sitting.SittingEvent.ItemFlagged;
import org.palier.engine.sitting.SittingEvent.ItemLeft;
import org.palier.engine.sitting.SittingEvent.ResponseSaved;

/** Saving, flagging and leaving items while the clock runs. */
class AnsweringTest {
  @Test void a_first_response_is_saved_as_revision_one() {
    var open = (Sitting.Open) given(prepared(), started(), opened(0)).when(save(1, 0, A)).at(minute(1)).then(saved(1, A, 1));
    assertEquals(new Answers.Answer(1, A, false, false), open.answers().of(1));
    assertEquals(1, open.answers().answered());
  }

  @Test void a_change_of_mind_is_the_next_revision() {
    given(prepared(), started(), opened(0), saved(1, A, 1)).when(save(1, 1, B)).at(minute(2)).then(saved(2, B, 2));
  }

  @Test void an_answer_taken_back_is_a_revision_too() {
    var open = (Sitting.Open) given(prepared(), started(), opened(0), saved(1, A, 1)).when(save(1, 1, new Response.Blank())).at(minute(2))
        .then(saved(2, new Response.Blank(), 2));
    assertEquals(0, open.answers().answered());
  }

  @Test void the_same_response_again_is_acknowledged_without_an_event() {
    var again = given(prepared(), started(), opened(0), saved(1, A, 1));
    again.when(save(1, 0, A)).at(minute(2)).thenNothing();
    again.when(save(1, 1, A)).at(minute(2)).thenNothing();
    again.when(save(1, 7, A)).at(minute(2)).thenNothing();
  }

  @Test void a_reply_lost_before_a_pause_or_a_take_over_is_acknowledged_after_it() {
    given(prepared(), started(), opened(0), saved(1, A, 1), paused(2)).when(save(1, 0, A)).at(minute(3)).thenNothing();
    given(prepared(), started(), opened(0), saved(1, A, 1), new ConnectionOpened(OTHER, true, minute(2))).when(save(1, 0, A)).at(minute(3)).thenNothing();
  }

  @Test void a_stale_revision_is_refused_with_what_stands() {
    var refused = given(prepared(), started(), opened(0), saved(1, A, 1), saved(2, B, 2)).when(save(1, 1, C)).at(minute(3)).thenRefused(Reason.STALE_REVISION);
    assertEquals(Map.of("revision", 2, "response", B), refused.details());
  }

  @Test void an_old_request_that_arrives_late_does_not_undo_a_newer_answer() {
    given(prepared(), started(), opened(0), saved(1, A, 1), saved(2, B, 2)).when(save(1, 0, A)).at(minute(3)).thenRefused(Reason.STALE_REVISION);
  }

  @Test void a_revision_from_the_future_is_refused_as_well() {
    given(prepared(), started(), opened(0), saved(1, A, 1)).when(save(1, 2, B)).at(minute(3)).thenRefused(Reason.STALE_REVISION);
  }

  @Test void every_kind_of_response_fits_its_own_item_and_no_other() {
    var responses = List.of(A, new Response.MultipleChoice(List.of("f", "a")), new Response.Order(List.of("b", "a", "c")),
        new Response.Match(Map.of("s1", "t4")), new Response.InlineChoice(Map.of("g1", "b")), new Response.Numeric("41,5"));
    var open = given(prepared(), started(), opened(0));
    for (int item = 1; item <= 6; item++) for (int kind = 1; kind <= 6; kind++) {
      var response = responses.get(kind - 1);
      if (kind == item) open.when(save(item, 0, response)).at(minute(1)).then(new ResponseSaved(item, 1, response, minute(1)));
      else open.when(save(item, 0, response)).at(minute(1)).thenRefused(Reason.WRONG_RESPONSE);
    }
    open.when(save(1, 0, new Response.SingleChoice("z"))).at(minute(1)).thenRefused(Reason.WRONG_RESPONSE);
  }

  @Test void an_item_that_the_form_does_not_have_is_unknown() {
    var open = given(prepared(), started(), opened(0));
    for (int item : new int[] {0, 7, -1, Integer.MAX_VALUE}) {
      open.when(save(item, 0, A)).at(minute(1)).thenRefused(Reason.UNKNOWN_ITEM);
      open.when(new FlagItem(WINDOW, item, true)).at(minute(1)).thenRefused(Reason.UNKNOWN_ITEM);
      open.when(new LeaveItem(WINDOW, item)).at(minute(1)).thenRefused(Reason.UNKNOWN_ITEM);
    }
  }

  @Test void nothing_is_told_about_items_before_the_start() {
    for (var response : List.of(A, new Response.Numeric("1"))) given(prepared()).when(save(1, 0, response)).at(NINE).thenRefused(Reason.SITTING_NOT_STARTED);
    given(prepared()).when(save(99, 0, A)).at(NINE).thenRefused(Reason.SITTING_NOT_STARTED);
    Given.nothing().when(save(1, 0, A)).at(NINE).thenRefused(Reason.NOT_FOUND);
  }

  @Test void the_last_instant_before_the_deadline_still_counts() {
    given(prepared(), started(), opened(0)).when(save(1, 0, A)).at(minute(60).minusMillis(1)).then(new ResponseSaved(1, 1, A, minute(60).minusMillis(1)));
    given(prepared(), started(), opened(0)).when(save(1, 0, A)).at(minute(60)).thenRefused(Reason.SITTING_CLOSED);
  }

  @Test void nothing_is_written_while_staff_pause_or_on_a_break() {
    for (var stopped : List.of(paused(2), onBreak(Duration.ofMinutes(5), 2))) {
      var given = given(prepared(), started(Duration.ofMinutes(5), java.util.Optional.empty()), opened(0), stopped);
      given.when(save(1, 0, A)).at(minute(3)).thenRefused(Reason.SITTING_PAUSED);
      given.when(new FlagItem(WINDOW, 1, true)).at(minute(3)).thenRefused(Reason.SITTING_PAUSED);
      given.when(new LeaveItem(WINDOW, 1)).at(minute(3)).thenRefused(Reason.SITTING_PAUSED);
    }
  }

  @Test void a_window_that_was_pushed_out_writes_nothing_more() {
    var given = given(prepared(), started(), opened(0), new ConnectionOpened(OTHER, true, minute(2)));
    given.when(save(1, 0, A)).at(minute(3)).thenRefused(Reason.CONNECTION_TAKEN_OVER);
    given.when(new FlagItem(WINDOW, 1, true)).at(minute(3)).thenRefused(Reason.CONNECTION_TAKEN_OVER);
    given.when(new LeaveItem(WINDOW, 1)).at(minute(3)).thenRefused(Reason.CONNECTION_TAKEN_OVER);
  }

  @Test void an_item_has_a_thousand_revisions_and_no_more() {
    var last = given(prepared(), started(), opened(0), saved(1_000, A, 1));
    last.when(save(1, 1_000, B)).at(minute(2)).thenRefused(Reason.TOO_MANY_TRIES);
    last.when(save(1, 1_000, A)).at(minute(2)).thenNothing();
    given(prepared(), started(), opened(0), saved(999, A, 1)).when(save(1, 999, B)).at(minute(2)).then(saved(1_000, B, 2));
  }

  @Test void a_flag_is_set_and_taken_off_and_never_twice() {
    var flagged = new ItemFlagged(2, true, minute(1));
    given(prepared(), started(), opened(0)).when(new FlagItem(WINDOW, 2, true)).at(minute(1)).then(flagged);
    given(prepared(), started(), opened(0), flagged).when(new FlagItem(WINDOW, 2, true)).at(minute(2)).thenNothing();
    given(prepared(), started(), opened(0), flagged).when(new FlagItem(WINDOW, 2, false)).at(minute(2)).then(new ItemFlagged(2, false, minute(2)));
  }

  @Test void a_flag_survives_a_new_answer() {
    var open = (Sitting.Open) given(prepared(), started(), opened(0), new ItemFlagged(1, true, minute(1))).when(save(1, 0, A)).at(minute(2)).then(saved(1, A, 2));
    assertEquals(new Answers.Answer(1, A, true, false), open.answers().of(1));
  }

  @Test void in_a_free_test_leaving_an_item_means_nothing() {
    given(prepared(), started(), opened(0)).when(new LeaveItem(WINDOW, 1)).at(minute(1)).thenNothing();
  }

  @Test void in_a_linear_test_an_item_is_left_for_good() {
    var left = new ItemLeft(1, minute(2));
    given(prepared(Navigation.LINEAR), started(), opened(0), saved(1, A, 1)).when(new LeaveItem(WINDOW, 1)).at(minute(2)).then(left);
    var behind = given(prepared(Navigation.LINEAR), started(), opened(0), saved(1, A, 1), left);
    behind.when(save(1, 1, B)).at(minute(3)).thenRefused(Reason.ITEM_CLOSED);
    behind.when(new FlagItem(WINDOW, 1, true)).at(minute(3)).thenRefused(Reason.ITEM_CLOSED);
  }

  @Test void leaving_an_item_again_and_repeating_its_last_answer_do_no_harm() {
    var behind = given(prepared(Navigation.LINEAR), started(), opened(0), saved(1, A, 1), new ItemLeft(1, minute(2)));
    behind.when(new LeaveItem(WINDOW, 1)).at(minute(3)).thenNothing();
    behind.when(save(1, 0, A)).at(minute(3)).thenNothing();
  }

  @Test void in_a_linear_test_an_item_not_reached_yet_may_be_answered() {
    given(prepared(Navigation.LINEAR), started(), opened(0)).when(save(6, 0, new Response.Numeric("42"))).at(minute(1))
        .then(new ResponseSaved(6, 1, new Response.Numeric("42"), minute(1)));
  }

  private static SaveResponse save(int item, int seen, Response response) {
    return new SaveResponse(WINDOW, item, seen, response);
  }
}
