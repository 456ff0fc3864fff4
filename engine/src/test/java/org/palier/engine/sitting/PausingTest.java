package org.palier.engine.sitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.palier.engine.sitting.Facts.*;
import static org.palier.engine.sitting.Given.given;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.SittingCommand.*;
import org.palier.engine.sitting.SittingEvent.ConnectionOpened;
import org.palier.engine.sitting.SittingEvent.Paused;
import org.palier.engine.sitting.SittingEvent.Resumed;
import org.palier.engine.sitting.SittingEvent.Started;

/** Pauses, breaks and time added: what moves the deadline, and by how much. */
class PausingTest {
  private static final Duration TEN = Duration.ofMinutes(10);
  private static final Pause PAUSE = new Pause("fire alarm", EVE);
  private static final Resume RESUME = new Resume(EVE);
  private static final TakeBreak BREAK = new TakeBreak(WINDOW, ZOE);
  private static final EndBreak BACK = new EndBreak(WINDOW, ZOE);
  private static final Started WITH_BREAKS = started(TEN, Optional.empty());

  @Test void a_pause_stops_the_clock_and_gives_back_every_minute() {
    var paused = (Sitting.Open) given(prepared(), started()).when(PAUSE).at(minute(10)).then(paused(10));
    assertEquals(Duration.ofMinutes(50), paused.ledger().remaining(minute(10)));
    assertEquals(Duration.ofMinutes(50), paused.ledger().remaining(minute(200)));
    var open = (Sitting.Open) given(prepared(), started(), paused(10)).when(RESUME).at(minute(200)).then(resumed(200));
    assertEquals(minute(250), open.ledger().deadline(minute(200)));
  }

  @Test void a_paused_sitting_does_not_expire_however_long_it_lasts() {
    given(prepared(), started(), paused(59)).when(new Expire()).at(minute(100_000)).thenNothing();
  }

  @Test void the_same_pause_again_changes_nothing_and_another_is_refused() {
    given(prepared(), started(), paused(10)).when(PAUSE).at(minute(11)).thenNothing();
    given(prepared(), started(), paused(10)).when(new Pause("illness", "a-max")).at(minute(11)).thenRefused(Reason.SITTING_STATE);
  }

  @Test void a_pause_asked_for_again_because_the_answer_was_lost_stops_nobody_who_goes_on_meanwhile() {
    var asked = new Pause("fire alarm", EVE, Optional.of(KEY));
    var paused = new Paused("fire alarm", Optional.empty(), EVE, Optional.of(KEY), minute(10));
    given(prepared(), started()).when(asked).at(minute(10)).then(paused);
    given(prepared(), started(), paused, resumed(12)).when(asked).at(minute(13)).thenNothing();
    given(prepared(), started(), paused, resumed(12)).when(new Pause("fire alarm", EVE, Optional.of("another-act"))).at(minute(13))
        .then(new Paused("fire alarm", Optional.empty(), EVE, Optional.of("another-act"), minute(13)));
    given(prepared(), started(), opened(0), paused, resumed(12), submitted(40)).when(asked).at(minute(41)).thenNothing();
  }

  @Test void a_resumption_asked_for_again_wakes_nobody_who_was_paused_anew() {
    var asked = new Resume(EVE, Optional.of(KEY));
    var resumed = new Resumed(EVE, Optional.of(KEY), minute(12));
    given(prepared(), started(), paused(10)).when(asked).at(minute(12)).then(resumed);
    given(prepared(), started(), paused(10), resumed, paused(14)).when(asked).at(minute(15)).thenNothing();
  }

  @Test void what_was_stored_before_pauses_had_a_key_is_read() {
    var paused = org.palier.engine.json.Json.read(io.vertx.core.buffer.Buffer.buffer("{\"type\":\"paused\",\"reason\":\"fire alarm\",\"by\":\"" + EVE + "\",\"at\":\"" + minute(10) + "\"}"), SittingEvent.class);
    assertEquals(paused(10), paused);
  }

  @Test void resuming_what_runs_changes_nothing() {
    given(prepared(), started()).when(RESUME).at(minute(10)).thenNothing();
    given(prepared(), started(), paused(10), resumed(11)).when(RESUME).at(minute(12)).thenNothing();
  }

  @Test void a_break_stops_the_clock_for_as_long_as_the_allowance_lasts() {
    var open = (Sitting.Open) given(prepared(), WITH_BREAKS, opened(0)).when(BREAK).at(minute(20)).then(onBreak(TEN, 20));
    assertEquals(Duration.ofMinutes(40), open.ledger().remaining(minute(30)));
    assertEquals(Duration.ofMinutes(39), open.ledger().remaining(minute(31)));
  }

  @Test void a_break_that_lasts_too_long_costs_the_rest() {
    var back = (Sitting.Open) given(prepared(), WITH_BREAKS, opened(0), onBreak(TEN, 20)).when(BACK).at(minute(35)).then(new Resumed(ZOE, minute(35)));
    assertEquals(minute(70), back.ledger().deadline(minute(35)));
    assertEquals(Duration.ZERO, back.ledger().breakLeft());
  }

  @Test void a_break_that_is_never_ended_expires_when_its_allowance_and_the_time_are_used_up() {
    var away = given(prepared(), WITH_BREAKS, opened(0), onBreak(TEN, 20));
    away.when(new Expire()).at(minute(69.9)).thenNothing();
    away.when(new Expire()).at(minute(300)).then(expired(70, 300));
  }

  @Test void what_is_left_of_the_allowance_can_be_taken_later() {
    var second = given(prepared(), WITH_BREAKS, opened(0), onBreak(TEN, 20), new Resumed(ZOE, minute(24)));
    second.when(BREAK).at(minute(30)).then(onBreak(Duration.ofMinutes(6), 30));
  }

  @Test void without_an_allowance_there_is_no_break() {
    given(prepared(), started(), opened(0)).when(BREAK).at(minute(20)).thenRefused(Reason.NO_BREAK_LEFT);
    given(prepared(), WITH_BREAKS, opened(0), onBreak(TEN, 20), new Resumed(ZOE, minute(30))).when(BREAK).at(minute(31)).thenRefused(Reason.NO_BREAK_LEFT);
  }

  @Test void a_break_taken_twice_is_one_break() {
    given(prepared(), WITH_BREAKS, opened(0), onBreak(TEN, 20)).when(BREAK).at(minute(21)).thenNothing();
  }

  @Test void coming_back_twice_does_no_harm() {
    given(prepared(), WITH_BREAKS, opened(0), onBreak(TEN, 20), new Resumed(ZOE, minute(25))).when(BACK).at(minute(26)).thenNothing();
  }

  @Test void a_candidate_neither_ends_a_pause_of_staff_nor_breaks_into_it() {
    given(prepared(), WITH_BREAKS, opened(0), paused(10)).when(BACK).at(minute(11)).thenRefused(Reason.SITTING_PAUSED);
    given(prepared(), WITH_BREAKS, opened(0), paused(10)).when(BREAK).at(minute(11)).thenRefused(Reason.SITTING_PAUSED);
  }

  @Test void a_window_that_was_pushed_out_takes_and_ends_no_break() {
    var other = new ConnectionOpened(OTHER, true, minute(1));
    given(prepared(), WITH_BREAKS, opened(0), other).when(BREAK).at(minute(2)).thenRefused(Reason.CONNECTION_TAKEN_OVER);
    given(prepared(), WITH_BREAKS, opened(0), other, onBreak(TEN, 2)).when(BACK).at(minute(3)).thenRefused(Reason.CONNECTION_TAKEN_OVER);
  }

  @Test void staff_may_turn_a_break_into_a_pause_and_the_break_costs_only_what_it_lasted() {
    var open = (Sitting.Open) given(prepared(), WITH_BREAKS, opened(0), onBreak(TEN, 20)).when(PAUSE).at(minute(23))
        .then(new Resumed(EVE, minute(23)), paused(23));
    assertEquals(Duration.ofMinutes(7), open.ledger().breakLeft());
    assertEquals(Duration.ofMinutes(40), open.ledger().remaining(minute(90)));
  }

  @Test void staff_may_call_a_candidate_back_from_a_break() {
    given(prepared(), WITH_BREAKS, opened(0), onBreak(TEN, 20)).when(RESUME).at(minute(23)).then(resumed(23));
  }

  @Test void time_is_added_while_it_runs_and_while_it_is_paused() {
    var open = (Sitting.Open) given(prepared(), started()).when(add(KEY)).at(minute(59)).then(added(10, KEY, 59));
    assertEquals(minute(70), open.ledger().deadline(minute(59)));
    var paused = (Sitting.Open) given(prepared(), started(), paused(30)).when(add(KEY)).at(minute(40)).then(added(10, KEY, 40));
    assertEquals(Duration.ofMinutes(40), paused.ledger().remaining(minute(40)));
  }

  @Test void two_supervisors_who_add_time_at_once_both_add_it() {
    var open = (Sitting.Open) given(prepared(), started(), added(10, KEY, 30)).when(add("addition-2")).at(minute(30)).then(added(10, "addition-2", 30));
    assertEquals(minute(80), open.ledger().deadline(minute(30)));
  }

  @Test void time_asked_for_again_because_the_answer_was_lost_is_added_once() {
    given(prepared(), started(), added(10, KEY, 30)).when(add(KEY)).at(minute(31)).thenNothing();
    given(prepared(), started(), added(10, KEY, 30), added(10, "addition-2", 31), opened(32)).when(add(KEY)).at(minute(33)).thenNothing();
    given(prepared(), started(), added(10, KEY, 30), opened(32), submitted(40)).when(add(KEY)).at(minute(41)).thenNothing();
    given(prepared(), started(), added(10, KEY, 30), expired(70, 71)).when(add(KEY)).at(minute(72)).thenNothing();
  }

  @Test void time_added_before_additions_had_a_key_counts_and_stands_in_nobodys_way() {
    var open = (Sitting.Open) given(prepared(), started(), addedOnce(10, 20)).when(add(KEY)).at(minute(30)).then(added(10, KEY, 30));
    assertEquals(minute(80), open.ledger().deadline(minute(30)));
    assertEquals(List.of(KEY), open.additions());
  }

  @Test void a_sitting_takes_a_hundred_additions_and_a_repeated_one_is_not_the_hundred_and_first() {
    var events = new ArrayList<SittingEvent>(List.of(prepared(), started()));
    for (int number = 1; number < 100; number++) events.add(added(1, "addition-" + number, 1));
    given(events.toArray(SittingEvent[]::new)).when(add("addition-100")).at(minute(2)).then(added(10, "addition-100", 2));
    events.add(added(1, "addition-100", 2));
    var full = given(events.toArray(SittingEvent[]::new));
    full.when(add("addition-101")).at(minute(3)).thenRefused(Reason.SITTING_STATE);
    full.when(add("addition-100")).at(minute(3)).thenNothing();
  }

  @Test void no_time_is_added_to_what_is_not_running() {
    var add = add(KEY);
    Given.nothing().when(add).at(NINE).thenRefused(Reason.NOT_FOUND);
    given(prepared()).when(add).at(NINE).thenRefused(Reason.SITTING_NOT_STARTED);
    given(prepared(), started()).when(add).at(minute(60)).thenRefused(Reason.SITTING_CLOSED);
    given(prepared(), started(), expired(60, 61)).when(add).at(minute(62)).thenRefused(Reason.SITTING_CLOSED);
  }

  @Test void nothing_is_paused_or_resumed_that_does_not_run() {
    for (SittingCommand command : List.of(PAUSE, RESUME, BREAK, BACK)) {
      given(prepared()).when(command).at(NINE).thenRefused(Reason.SITTING_NOT_STARTED);
      given(prepared(), started(), opened(0)).when(command).at(minute(60)).thenRefused(Reason.SITTING_CLOSED);
      given(prepared(), started(), opened(0), submitted(5)).when(command).at(minute(6)).thenRefused(Reason.SITTING_CLOSED);
    }
  }

  @Test void neither_pause_nor_break_nor_added_time_passes_the_sessions_hard_end() {
    var cut = started(TEN, Optional.of(minute(65)));
    given(prepared(), cut, paused(10)).when(new Expire()).at(minute(64.9)).thenNothing();
    given(prepared(), cut, paused(10)).when(new Expire()).at(minute(66)).then(expired(65, 66));
    given(prepared(), cut, opened(0), onBreak(TEN, 50)).when(new Expire()).at(minute(66)).then(expired(65, 66));
    given(prepared(), cut, added(30, KEY, 10)).when(new Expire()).at(minute(66)).then(expired(65, 66));
    given(prepared(), cut, paused(10)).when(RESUME).at(minute(65)).thenRefused(Reason.SITTING_CLOSED);
  }

  @Test void a_clock_that_is_a_little_behind_takes_no_time_away() {
    Instant before = minute(9.95);
    var resumed = (Sitting.Open) given(prepared(), started(), paused(10)).when(RESUME).at(before).then(new Resumed(EVE, before));
    assertEquals(minute(60), resumed.ledger().deadline(before));
    var paused = (Sitting.Open) given(prepared(), started(), opened(0), saved(1, A, 10)).when(PAUSE).at(before).then(new Paused("fire alarm", Optional.empty(), EVE, before));
    assertFalse(paused.ledger().over(before));
    assertEquals(minute(60), ((Sitting.Open) Sitting.fold(List.of(prepared(), started()))).ledger().deadline(NINE.minusSeconds(3)));
  }

  @Test void an_act_of_staff_has_a_reason_and_time_has_its_bounds() {
    for (var reason : new String[] {"", "  ", "x".repeat(501)}) assertThrows(Refused.class, () -> new Pause(reason, EVE));
    for (var time : new Duration[] {Duration.ZERO, Duration.ofMinutes(-5), Duration.ofMillis(999), Duration.ofHours(8).plusSeconds(1)})
      assertEquals(Reason.OUT_OF_RANGE, assertThrows(Refused.class, () -> new AddTime(time, "noise", EVE, KEY)).reason());
    assertEquals(Duration.ofHours(8), new AddTime(Duration.ofHours(8), " noise ", EVE, KEY).time());
    assertEquals("noise", new AddTime(TEN, " noise ", EVE, KEY).reason());
    for (var key : new String[] {"", "x".repeat(7), "x".repeat(65)})
      assertEquals(Reason.OUT_OF_RANGE, assertThrows(Refused.class, () -> new AddTime(TEN, "noise", EVE, key)).reason());
    for (int length : new int[] {8, 64}) assertEquals(length, new AddTime(TEN, "noise", EVE, "x".repeat(length)).key().length());
  }

  private static AddTime add(String key) {
    return new AddTime(TEN, "noise", EVE, key);
  }
}
