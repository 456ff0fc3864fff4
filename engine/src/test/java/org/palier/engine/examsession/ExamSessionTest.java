package org.palier.engine.examsession;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.palier.engine.examsession.Sessions.NINE;
import static org.palier.engine.examsession.Sessions.opened;
import static org.palier.engine.examsession.Sessions.planned;
import static org.palier.engine.examsession.Sessions.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.palier.engine.examsession.ExamSession.State;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

class ExamSessionTest {
  private static final Instant ELEVEN = NINE.plus(Duration.ofHours(2));

  @Test void nobody_starts_before_staff_open_the_session() {
    refused(Reason.SESSION_NOT_OPEN, () -> planned("x").checkOpen(NINE.plusSeconds(600)));
    assertDoesNotThrow(() -> opened("x").checkOpen(NINE.plusSeconds(600)));
  }

  @Test void staff_may_open_early_and_opening_again_does_no_harm() {
    var early = planned("x").opened(NINE.minusSeconds(600));
    assertEquals(Optional.of(NINE.minusSeconds(600)), early.openedAt());
    assertEquals(early, early.opened(NINE));
  }

  @Test void the_latest_start_is_the_end_of_starting() {
    assertDoesNotThrow(() -> opened("x").checkOpen(ELEVEN.minusMillis(1)));
    refused(Reason.SESSION_CLOSED, () -> opened("x").checkOpen(ELEVEN));
    assertEquals(State.OPEN, opened("x").stateAt(ELEVEN.minusMillis(1)));
    assertEquals(State.CLOSED, opened("x").stateAt(ELEVEN));
  }

  @Test void a_session_that_was_never_opened_is_closed_after_its_latest_start() {
    assertEquals(State.PLANNED, planned("x").stateAt(ELEVEN.minusMillis(1)));
    assertEquals(State.CLOSED, planned("x").stateAt(ELEVEN));
    refused(Reason.SESSION_CLOSED, () -> planned("x").checkOpen(ELEVEN));
    refused(Reason.SESSION_CLOSED, () -> planned("x").opened(ELEVEN));
  }

  @Test void what_staff_closed_stays_closed() {
    var closed = opened("x").closed(NINE.plusSeconds(60));
    assertEquals(closed, closed.closed(ELEVEN));
    refused(Reason.SESSION_CLOSED, () -> closed.opened(NINE.plusSeconds(61)));
    refused(Reason.SESSION_CLOSED, () -> closed.checkOpen(NINE.plusSeconds(61)));
  }

  @Test void a_session_has_no_more_places_than_its_capacity() {
    assertEquals(2, planned("x").withInvited(2).invited());
    refused(Reason.SESSION_FULL, () -> planned("x").withInvited(3));
  }

  @Test void only_a_hard_end_cuts_sittings_off() {
    assertEquals(Optional.empty(), planned("x").cutOff());
    assertEquals(Optional.of(ELEVEN), session("x", ELEVEN, true, Optional.empty(), 2).cutOff());
  }

  @Test void a_session_that_makes_no_sense_cannot_be_planned() {
    refused(Reason.OUT_OF_RANGE, () -> session("x", NINE, false, Optional.empty(), 2));
    refused(Reason.OUT_OF_RANGE, () -> session("x", ELEVEN, false, Optional.empty(), 0));
    refused(Reason.OUT_OF_RANGE, () -> session("x", ELEVEN, false, Optional.empty(), 20_001));
    var one = planned("x");
    refused(Reason.OUT_OF_RANGE, () -> new ExamSession("x", one.certification(), one.test(), NINE, ELEVEN, false, true, Optional.of("lyon"), false, 2, 0, "ABCDEFGH",
        State.PLANNED, one.seed(), one.seedHash(), "a-max", NINE, Optional.empty(), Optional.empty()));
  }

  @Test void it_survives_json_and_back() {
    for (var one : new ExamSession[] {planned("x"), opened("x"), session("x", ELEVEN, true, Optional.of("lyon"), 2).closed(ELEVEN)})
      assertEquals(one, Json.read(Json.object(one), ExamSession.class));
  }

  @Test void a_candidates_seed_follows_from_the_sessions_and_is_nobody_elses() {
    var seed = ExamSessions.seedOf(planned("x"), "a-zoe");
    assertEquals(64, seed.length());
    assertEquals(seed, ExamSessions.seedOf(opened("y"), "a-zoe"));
    assertNotEquals(seed, ExamSessions.seedOf(planned("x"), "a-eve"));
  }

  private static void refused(Reason reason, Executable act) {
    assertEquals(reason, assertThrows(Refused.class, act).reason());
  }
}
