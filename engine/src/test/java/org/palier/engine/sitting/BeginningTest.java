package org.palier.engine.sitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.palier.engine.sitting.Facts.*;
import static org.palier.engine.sitting.Given.given;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.SittingCommand.OpenConnection;
import org.palier.engine.sitting.SittingCommand.Start;
import org.palier.engine.sitting.SittingEvent.ConnectionOpened;
import org.palier.engine.sitting.SittingEvent.Started;

/** Preparing, starting, and which window answers. */
class BeginningTest {
  private static final Start START = new Start(HOUR, 33, Duration.ofMinutes(10), Optional.of(minute(180)));

  @Test void a_form_is_fixed_before_anybody_starts() {
    assertInstanceOf(Sitting.Ready.class, Given.nothing().when(PREPARE).at(minute(-60)).then(prepared()));
  }

  @Test void preparing_again_changes_nothing() {
    given(prepared()).when(PREPARE).at(NINE).thenNothing();
    given(prepared(), started()).when(PREPARE).at(minute(5)).thenNothing();
  }

  @Test void starting_runs_the_clock_with_what_was_granted() {
    var open = (Sitting.Open) given(prepared()).when(START).at(NINE).then(new Started(HOUR, 33, Duration.ofMinutes(10), START.cutOff(), NINE));
    assertEquals(minute(79.8), open.ledger().deadline(NINE));
    assertEquals(Duration.ofMinutes(10), open.ledger().breakLeft());
  }

  @Test void starting_again_does_not_start_the_clock_again() {
    given(prepared(), started()).when(START).at(minute(20)).thenNothing();
  }

  @Test void what_was_never_prepared_cannot_start() {
    Given.nothing().when(START).at(NINE).thenRefused(Reason.NOT_FOUND);
  }

  @Test void what_is_over_cannot_start() {
    given(prepared(), terminated(-5)).when(START).at(NINE).thenRefused(Reason.SITTING_CLOSED);
  }

  @Test void nobody_starts_at_the_very_end_of_the_session_only_to_be_over_at_once() {
    given(prepared()).when(START).at(minute(180)).thenRefused(Reason.SESSION_CLOSED);
    given(prepared()).when(START).at(minute(179.9)).then(new Started(HOUR, 33, Duration.ofMinutes(10), START.cutOff(), minute(179.9)));
  }

  @Test void a_start_that_the_ledger_could_not_take_is_refused_before_it_is_written() {
    var none = Optional.<java.time.Instant>empty();
    for (var limit : new Duration[] {Duration.ZERO, Duration.ofMinutes(-1), Duration.ofHours(25)})
      refused(() -> new Start(limit, 0, Duration.ZERO, none));
    for (int extra : new int[] {-1, 301}) refused(() -> new Start(HOUR, extra, Duration.ZERO, none));
    refused(() -> new Start(HOUR, 0, Duration.ofMinutes(-1), none));
  }

  @Test void the_first_window_answers() {
    given(prepared(), started()).when(opening(WINDOW, false, "")).at(minute(1)).then(opened(1));
  }

  @Test void the_same_window_may_open_again() {
    given(prepared(), started(), opened(1)).when(opening(WINDOW, false, "")).at(minute(2)).thenNothing();
  }

  @Test void a_living_window_is_not_pushed_out_unasked() {
    given(prepared(), started(), opened(1)).when(opening(OTHER, false, "")).at(minute(2)).thenRefused(Reason.CONNECTION_ACTIVE);
  }

  @Test void a_living_window_is_pushed_out_when_the_candidate_says_so() {
    given(prepared(), started(), opened(1)).when(opening(OTHER, true, "")).at(minute(2)).then(new ConnectionOpened(OTHER, true, minute(2)));
  }

  @Test void a_window_that_is_gone_is_replaced_unasked() {
    given(prepared(), started(), opened(1)).when(opening(OTHER, false, WINDOW)).at(minute(9)).then(new ConnectionOpened(OTHER, true, minute(9)));
  }

  @Test void a_window_that_came_since_another_was_found_gone_is_not_pushed_out() {
    given(prepared(), started(), opened(1), new ConnectionOpened(OTHER, true, minute(9)))
        .when(opening("window-c", false, WINDOW)).at(minute(9)).thenRefused(Reason.CONNECTION_ACTIVE);
  }

  @Test void a_window_may_be_opened_while_staff_pause_or_on_a_break() {
    given(prepared(), started(), paused(2)).when(opening(WINDOW, false, "")).at(minute(3)).then(opened(3));
    given(prepared(), started(), opened(1), onBreak(HOUR, 2)).when(opening(OTHER, true, "")).at(minute(3)).then(new ConnectionOpened(OTHER, true, minute(3)));
  }

  @Test void no_window_opens_before_the_start_or_after_the_end() {
    given(prepared()).when(opening(WINDOW, false, "")).at(NINE).thenRefused(Reason.SITTING_NOT_STARTED);
    given(prepared(), started()).when(opening(WINDOW, false, "")).at(minute(60)).thenRefused(Reason.SITTING_CLOSED);
    given(prepared(), started(), submitted(5)).when(opening(WINDOW, false, "")).at(minute(6)).thenRefused(Reason.SITTING_CLOSED);
  }

  @Test void a_window_without_a_name_cannot_pass_for_the_one_before_the_first() {
    refused(() -> new OpenConnection("", false, Optional.empty()));
    refused(() -> new SittingCommand.SaveResponse("", 1, 0, A));
    refused(() -> new SittingCommand.FlagItem(" ", 1, true));
    refused(() -> new SittingCommand.LeaveItem("", 1));
    refused(() -> new SittingCommand.TakeBreak("", ZOE));
    refused(() -> new SittingCommand.EndBreak("", ZOE));
    refused(() -> new SittingCommand.Submit("w".repeat(65), ZOE));
  }

  private static OpenConnection opening(String window, boolean takeOver, String gone) {
    return new OpenConnection(window, takeOver, Optional.of(gone).filter(name -> !name.isEmpty()));
  }

  private static void refused(org.junit.jupiter.api.function.Executable made) {
    assertEquals(Reason.OUT_OF_RANGE, assertThrows(Refused.class, made).reason());
  }
}
