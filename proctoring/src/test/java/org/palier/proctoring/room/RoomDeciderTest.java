package org.palier.proctoring.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.certification.Chosen;
import org.palier.engine.certification.Supervision;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

class RoomDeciderTest {
  private static final Instant NINE = Instant.parse("2026-06-12T09:00:00Z");
  private static final String ANNA = "s-anna", BEN = "s-ben", PAUL = "a-paul", ZOE = "a-zoe";

  private Room room = Room.ABSENT;
  private final List<RoomFact> facts = new ArrayList<>();
  private Instant now = NINE;

  /** A remote room that Paul watches and has opened, Anna and Ben expected. */
  private void opened() {
    house(new RoomCommand.Arrange("x-1", Place.REMOTE, "c@1", "nine-themes", 2, Supervision.DEFAULT, Optional.empty()));
    house(new RoomCommand.Seat(ANNA, "a-anna"));
    house(new RoomCommand.Seat(BEN, "a-ben"));
    by(PAUL, new RoomCommand.Assign(PAUL));
    by(PAUL, new RoomCommand.Open());
  }

  private void admitted(String sitting) {
    by("a-" + sitting.substring(2), new RoomCommand.Arrive(sitting, Optional.empty()));
    by(PAUL, new RoomCommand.CheckIdentity(sitting, Identity.Document.PASSPORT, Identity.Verdict.ACCEPTED, ""));
    by(PAUL, new RoomCommand.Admit(sitting, List.of()));
  }

  @Test void a_room_that_nobody_watches_may_be_taken_and_a_watched_one_may_not() {
    house(new RoomCommand.Arrange("x-1", Place.REMOTE, "c@1", "nine-themes", 2, Supervision.DEFAULT, Optional.empty()));
    refused(Reason.NOT_ASSIGNED, ZOE, new RoomCommand.Assign(PAUL));
    by(PAUL, new RoomCommand.Assign(PAUL));
    refused(Reason.NOT_ASSIGNED, ZOE, new RoomCommand.Assign(ZOE));
    by(PAUL, new RoomCommand.Assign(ZOE));
    assertTrue(room.watchedBy(PAUL) && room.watchedBy(ZOE));
  }

  @Test void a_room_arranged_before_it_knew_its_centre_is_told_it_once_and_nothing_else_of_it_changes() {
    house(new RoomCommand.Arrange("x-1", Place.CENTRE, "c@1", "nine-themes", 2, Supervision.DEFAULT, Optional.empty()));
    house(new RoomCommand.Seat(ANNA, "a-anna"));
    by(PAUL, new RoomCommand.Assign(PAUL));
    by(PAUL, new RoomCommand.Close());
    by(PAUL, new RoomCommand.SealMinutes("", List.of(), List.of(), "f", room.facts()));
    var before = room;
    house(new RoomCommand.Arrange("x-1", Place.CENTRE, "c@2", "nine-themes", 9, Supervision.DEFAULT, Optional.of("lyon")));
    house(new RoomCommand.Arrange("x-1", Place.CENTRE, "c@2", "nine-themes", 9, Supervision.DEFAULT, Optional.of("nantes")));
    assertEquals(new RoomEvent.Arranged("x-1", Place.CENTRE, "c@1", "nine-themes", 2, Supervision.DEFAULT, Optional.of("lyon")), room.plan());
    assertEquals(List.of(before.facts() + 1, before.minutes(), before.seats()), List.of(room.facts(), room.minutes(), room.seats()));
  }

  @Test void who_is_seated_elsewhere_is_nobodys_here_until_he_comes_back_and_what_he_did_here_stays() {
    opened();
    admitted(ANNA);
    var seat = room.seat(ANNA);
    house(new RoomCommand.SeatElsewhere(ANNA));
    refused(Reason.NOT_FOUND, PAUL, new RoomCommand.Flag(ANNA, "late"));
    assertEquals(List.of(Optional.empty(), 1, seat.orElseThrow()), List.of(room.seat(ANNA), room.here().size(), room.seats().get(ANNA)));
    house(new RoomCommand.Seat("s-3", "a-3"));
    house(new RoomCommand.SeatElsewhere("s-3"));
    house(new RoomCommand.Seat(ANNA, "a-anna"));
    assertEquals(seat, room.seat(ANNA));
  }

  @Test void a_full_room_takes_nobody_and_the_same_candidate_twice_is_one_seat() {
    opened();
    house(new RoomCommand.Seat(ANNA, "a-anna"));
    assertEquals(2, room.seats().size());
    refused(Reason.ROOM_FULL, Order.ofHouse(new RoomCommand.Seat("s-3", "a-3")));
  }

  @Test void nobody_enters_before_arriving_and_being_identified() {
    opened();
    refused(Reason.CANDIDATE_NOT_HERE, PAUL, new RoomCommand.Admit(ANNA, List.of()));
    by("a-anna", new RoomCommand.Arrive(ANNA, Optional.empty()));
    refused(Reason.IDENTITY_NOT_CHECKED, PAUL, new RoomCommand.Admit(ANNA, List.of()));
    by(PAUL, new RoomCommand.CheckIdentity(ANNA, Identity.Document.IDENTITY_CARD, Identity.Verdict.REFUSED, "another person's card"));
    refused(Reason.IDENTITY_NOT_CHECKED, PAUL, new RoomCommand.Admit(ANNA, List.of()));
    by(PAUL, new RoomCommand.CheckIdentity(ANNA, Identity.Document.PASSPORT, Identity.Verdict.DOUBT, "old picture"));
    by(PAUL, new RoomCommand.Admit(ANNA, List.of("screen")));
    var seat = room.seat(ANNA).orElseThrow();
    assertTrue(seat.admitted());
    assertEquals(List.of("screen"), seat.waived());
    assertEquals(new Identity(Identity.Document.PASSPORT, Identity.Verdict.DOUBT, "old picture", PAUL, NINE), seat.identity().orElseThrow());
  }

  @Test void a_reason_that_is_set_right_replaces_the_one_before_and_the_same_one_again_changes_nothing() {
    opened();
    by("a-anna", new RoomCommand.Arrive(ANNA, Optional.empty()));
    var doubt = new RoomCommand.CheckIdentity(ANNA, Identity.Document.PASSPORT, Identity.Verdict.DOUBT, "old picture");
    by(PAUL, doubt);
    long before = room.facts();
    by(PAUL, doubt);
    assertEquals(before, room.facts());
    by(PAUL, new RoomCommand.CheckIdentity(ANNA, Identity.Document.PASSPORT, Identity.Verdict.DOUBT, "another name"));
    assertEquals("another name", room.seat(ANNA).orElseThrow().identity().orElseThrow().note());
    assertEquals(new RoomEvent.IdentityChecked(ANNA, Identity.Document.PASSPORT, Identity.Verdict.DOUBT, "another name"), facts.getLast().event());
  }

  @Test void a_check_in_that_is_taken_back_never_was_and_the_next_one_counts_from_its_own_time() {
    house(new RoomCommand.Arrange("x-1", Place.CENTRE, "c@1", "nine-themes", 2, Supervision.DEFAULT, Optional.of("lyon")));
    house(new RoomCommand.Seat(ANNA, "a-anna"));
    by(PAUL, new RoomCommand.Assign(PAUL));
    by(PAUL, new RoomCommand.CheckIn(ANNA, Identity.Document.PASSPORT, Optional.empty()));
    by(PAUL, new RoomCommand.Sign(ANNA, Signature.Means.ON_PAPER, List.of(), Optional.empty()));
    by(PAUL, new RoomCommand.WithdrawAdmission(ANNA, "the wrong line of the list"));
    var seat = room.seat(ANNA).orElseThrow();
    assertEquals(List.of(Seat.Stage.EXPECTED, Optional.empty(), Optional.empty(), Optional.empty()), List.of(seat.stage(), seat.arrivedAt(), seat.identity(), seat.signature()));
    now = NINE.plusSeconds(900);
    by(PAUL, new RoomCommand.CheckIn(ANNA, Identity.Document.DRIVING_LICENCE, Optional.empty()));
    seat = room.seat(ANNA).orElseThrow();
    assertEquals(List.of(Optional.of(now), Optional.of(Identity.Document.DRIVING_LICENCE)), List.of(seat.arrivedAt(), seat.identity().map(Identity::document)));
  }

  @Test void a_check_in_that_was_taken_back_before_this_was_noted_folds_as_it_did() {
    house(new RoomCommand.Arrange("x-1", Place.CENTRE, "c@1", "nine-themes", 2, Supervision.DEFAULT, Optional.of("lyon")));
    house(new RoomCommand.Seat(ANNA, "a-anna"));
    by(PAUL, new RoomCommand.Assign(PAUL));
    by(PAUL, new RoomCommand.CheckIn(ANNA, Identity.Document.PASSPORT, Optional.empty()));
    var old = Json.read(Buffer.buffer("{\"by\":\"a-paul\",\"at\":\"2026-06-12T09:00:00Z\",\"event\":{\"type\":\"admission-withdrawn\",\"sitting\":\"s-anna\",\"reason\":\"x\"}}"), RoomFact.class);
    var seat = room.after(old).seat(ANNA).orElseThrow();
    assertEquals(List.of(Seat.Stage.WAITING, Optional.of(NINE), Optional.of(Identity.Document.PASSPORT)), List.of(seat.stage(), seat.arrivedAt(), seat.identity().map(Identity::document)));
  }

  @Test void at_home_whoever_is_sent_back_to_the_waiting_room_was_there_all_the_same() {
    opened();
    admitted(ANNA);
    by(PAUL, new RoomCommand.WithdrawAdmission(ANNA, "a second person in the room"));
    var seat = room.seat(ANNA).orElseThrow();
    assertEquals(Seat.Stage.WAITING, seat.stage());
    assertEquals(List.of(Optional.of(NINE), Optional.of(Identity.Document.PASSPORT)), List.of(seat.arrivedAt(), seat.identity().map(Identity::document)));
  }

  @Test void nobody_is_let_into_a_room_that_is_not_open() {
    opened();
    by("a-anna", new RoomCommand.Arrive(ANNA, Optional.empty()));
    by(PAUL, new RoomCommand.CheckIdentity(ANNA, Identity.Document.PASSPORT, Identity.Verdict.ACCEPTED, ""));
    by(PAUL, new RoomCommand.Close());
    refused(Reason.ROOM_NOT_OPEN, PAUL, new RoomCommand.Admit(ANNA, List.of()));
  }

  @Test void a_doubt_and_a_refusal_say_why() {
    assertEquals(Reason.OUT_OF_RANGE, assertThrows(Refused.class, () -> new RoomCommand.CheckIdentity(ANNA, Identity.Document.PASSPORT, Identity.Verdict.DOUBT, " ")).reason());
  }

  @Test void only_who_watches_acts_and_only_the_candidate_speaks_for_himself() {
    opened();
    refused(Reason.NOT_ASSIGNED, ZOE, new RoomCommand.Flag(ANNA, "?"));
    refused(Reason.NOT_FOUND, "a-ben", new RoomCommand.Tell(ANNA, "hello"));
    by("a-ben", new RoomCommand.Tell(BEN, "hello"));
    by(new Order(ZOE, true, Optional.empty(), new RoomCommand.Flag(ANNA, "seen by the lead")));
    assertTrue(room.seat(ANNA).orElseThrow().flagged());
  }

  @Test void after_handing_over_the_former_supervisor_sees_and_does_nothing_more() {
    opened();
    by(PAUL, new RoomCommand.Listen(ANNA));
    by(PAUL, new RoomCommand.HandOver(ZOE, "Ben waits for his father"));
    assertFalse(room.watchedBy(PAUL));
    assertTrue(room.watchedBy(ZOE));
    assertTrue(room.seat(ANNA).orElseThrow().listeners().isEmpty(), "who is gone listens no more");
    refused(Reason.NOT_ASSIGNED, PAUL, new RoomCommand.Close());
    refused(Reason.OUT_OF_RANGE, ZOE, new RoomCommand.HandOver(ZOE, ""));
  }

  @Test void an_act_repeated_with_its_key_happens_once() {
    opened();
    var order = new Order(PAUL, false, Optional.of("key-0001"), new RoomCommand.Say(Optional.empty(), Optional.empty(), "Five minutes left"));
    by(order);
    long facts = room.facts();
    by(order);
    assertEquals(facts, room.facts());
    by(new Order(PAUL, false, Optional.of("key-0002"), new RoomCommand.Say(Optional.empty(), Optional.empty(), "Five minutes left")));
    assertEquals(facts + 1, room.facts());
  }

  @Test void suspected_fraud_ends_nobody_by_default() {
    opened();
    admitted(ANNA);
    for (var category : List.of(IncidentCategory.SUSPECTED_FRAUD, IncidentCategory.CANDIDATE_BEHAVIOUR, IncidentCategory.OTHER))
      refused(Reason.CONTINUES_UNDER_RESERVE, PAUL, new RoomCommand.AskTermination(ANNA, category, "a phone"));
    by(PAUL, new RoomCommand.AskTermination(ANNA, IncidentCategory.IMPERSONATION, "another face"));
    assertTrue(room.seat(ANNA).orElseThrow().termination().isPresent());
  }

  @Test void a_policy_may_let_a_suspicion_end_a_sitting() {
    var d = Supervision.DEFAULT;
    var strict = new Supervision(d.camera(), d.screen(), d.microphone(), d.roomSize(), d.evidence(), d.evidenceDays(),
        Chosen.byOperator(Supervision.SuspectedFraud.MAY_TERMINATE), d.networkLoss(), d.creditMinutes(), d.undoSeconds(), d.rehearsalDays(), d.reviewDays(), d.answerDays(), d.extensionDays());
    house(new RoomCommand.Arrange("x-1", Place.REMOTE, "c@1", "nine-themes", 2, strict, Optional.empty()));
    house(new RoomCommand.Seat(ANNA, "a-anna"));
    by(PAUL, new RoomCommand.Assign(PAUL));
    by(PAUL, new RoomCommand.AskTermination(ANNA, IncidentCategory.SUSPECTED_FRAUD, "a phone"));
    assertTrue(room.seat(ANNA).orElseThrow().termination().isPresent());
  }

  @Test void ending_takes_two_steps_and_can_be_taken_back_for_a_while() {
    opened();
    admitted(ANNA);
    refused(Reason.NO_TERMINATION_ASKED, PAUL, new RoomCommand.ConfirmTermination(ANNA));
    by(PAUL, new RoomCommand.AskTermination(ANNA, IncidentCategory.DISTURBANCE, "shouts"));
    assertTrue(room.due().isEmpty(), "asked is not confirmed");
    refused(Reason.TERMINATION_UNDER_WAY, PAUL, new RoomCommand.Close());
    by(PAUL, new RoomCommand.ConfirmTermination(ANNA));
    assertEquals(Optional.of(NINE.plusSeconds(60)), room.due());
    now = NINE.plusSeconds(59);
    settleAndFinish();
    assertTrue(room.seat(ANNA).orElseThrow().termination().isPresent(), "not before its time");
    by(PAUL, new RoomCommand.WithdrawTermination(ANNA, "calm again"));
    assertTrue(room.due().isEmpty());

    by(PAUL, new RoomCommand.AskTermination(ANNA, IncidentCategory.DISTURBANCE, "shouts again"));
    by(PAUL, new RoomCommand.ConfirmTermination(ANNA));
    now = now.plusSeconds(60);
    refused(Reason.TOO_LATE_TO_WITHDRAW, PAUL, new RoomCommand.WithdrawTermination(ANNA, "sorry"));
    settleAndFinish();
    assertTrue(room.seat(ANNA).orElseThrow().termination().isEmpty());
    refused(Reason.NO_TERMINATION_ASKED, PAUL, new RoomCommand.WithdrawTermination(ANNA, "sorry"));
  }

  @Test void what_is_settled_nobody_takes_back_even_by_a_clock_that_is_behind() {
    opened();
    admitted(ANNA);
    by(PAUL, new RoomCommand.AskTermination(ANNA, IncidentCategory.DISTURBANCE, "shouts"));
    by(PAUL, new RoomCommand.ConfirmTermination(ANNA));
    now = NINE.plusSeconds(60);
    house(new RoomCommand.SettleTermination(ANNA));
    now = NINE.plusSeconds(58);
    refused(Reason.TOO_LATE_TO_WITHDRAW, PAUL, new RoomCommand.WithdrawTermination(ANNA, "calm again"));
    house(new RoomCommand.FinishTermination(ANNA, true));
    assertEquals(new RoomEvent.TerminationDone(ANNA, true), facts.getLast().event());
  }

  @Test void whoever_falls_ill_or_hears_an_alarm_may_be_sent_home_under_any_policy() {
    opened();
    admitted(ANNA);
    for (var category : List.of(IncidentCategory.CANDIDATE_ILLNESS, IncidentCategory.ENVIRONMENT_DISTURBANCE, IncidentCategory.STAFF_ERROR, IncidentCategory.TECHNICAL_DEVICE)) {
      by(PAUL, new RoomCommand.AskTermination(ANNA, category, "Alarm"));
      by(PAUL, new RoomCommand.WithdrawTermination(ANNA, "over"));
    }
  }

  @Test void a_candidate_who_writes_without_end_takes_the_room_from_nobody() {
    opened();
    admitted(ANNA);
    for (int i = 0; i < 999; i++) by("a-anna", new RoomCommand.Tell(ANNA, "Hello " + i));
    refused(Reason.NOTED_ENOUGH, "a-anna", new RoomCommand.Tell(ANNA, "Hello again"));
    by(PAUL, new RoomCommand.Say(Optional.of(ANNA), Optional.empty(), "Please stop"));
  }

  @Test void who_comes_is_there_when_our_clock_says_so() {
    opened();
    by("a-anna", new RoomCommand.Arrive(ANNA, Optional.empty()));
    assertEquals(Optional.of(NINE), room.seat(ANNA).orElseThrow().arrivedAt());
  }

  private void atACentre() {
    house(new RoomCommand.Arrange("x-1", Place.CENTRE, "c@1", "nine-themes", 50, Supervision.DEFAULT, Optional.empty()));
    house(new RoomCommand.Seat(ANNA, "a-anna"));
    by(PAUL, new RoomCommand.Assign(PAUL));
  }

  private void settleAndFinish() {
    house(new RoomCommand.SettleTermination(ANNA));
    house(new RoomCommand.FinishTermination(ANNA, true));
  }

  @Test void a_lost_line_is_a_technical_fact_with_its_length() {
    opened();
    admitted(ANNA);
    now = NINE.plusSeconds(70);
    house(new RoomCommand.LoseConnection(ANNA, NINE));
    house(new RoomCommand.LoseConnection(ANNA, NINE.plusSeconds(1)));
    now = NINE.plusSeconds(100);
    house(new RoomCommand.FindConnection(ANNA, 100_000));
    house(new RoomCommand.FindConnection(ANNA, 100_000));
    assertEquals(new RoomEvent.ConnectionBack(ANNA, 100_000, 100_000), facts.getLast().event());
    assertEquals(1, facts.stream().filter(fact -> fact.event() instanceof RoomEvent.ConnectionLost).count());
    assertEquals(List.of(), room.seat(ANNA).orElseThrow().hints());
  }

  @Test void hints_are_counted_by_kind_and_one_that_an_accommodation_explains_only_kept() {
    opened();
    by("a-anna", new RoomCommand.NoteSignal(ANNA, SignalKind.FOCUS_LOST, 3, "", true, Optional.empty()));
    by("a-anna", new RoomCommand.NoteSignal(ANNA, SignalKind.CAMERA_ENDED, 1, "", false, Optional.empty()));
    by("a-anna", new RoomCommand.NoteSignal(ANNA, SignalKind.PAGE_HIDDEN, 1, "12 s", false, Optional.empty()));
    now = NINE.plusSeconds(600);
    by("a-anna", new RoomCommand.NoteSignal(ANNA, SignalKind.PAGE_HIDDEN, 2, "", false, Optional.of(NINE.plusSeconds(120))));
    by("a-anna", new RoomCommand.NoteSignal(ANNA, SignalKind.PAGE_HIDDEN, 1, "told late", false, Optional.of(NINE.plusSeconds(60))));
    var seat = room.seat(ANNA).orElseThrow();
    assertEquals(5, seat.signals());
    assertEquals(List.of(new Seat.Hint(SignalKind.CAMERA_ENDED, 1, NINE), new Seat.Hint(SignalKind.PAGE_HIDDEN, 4, NINE.plusSeconds(120))), seat.hints());
  }

  @Test void how_long_a_hint_lasted_is_no_further_one_and_makes_it_no_fresher() {
    opened();
    by("a-anna", new RoomCommand.NoteSignal(ANNA, SignalKind.CAMERA_COVERED, 1, "", false, Optional.empty()));
    now = NINE.plusSeconds(600);
    by("a-anna", new RoomCommand.NoteSignal(ANNA, SignalKind.CAMERA_COVERED, 0, "590 s", false, Optional.empty()));
    by("a-anna", new RoomCommand.NoteSignal(ANNA, SignalKind.CAMERA_FROZEN, 0, "5 s", false, Optional.empty()));
    assertEquals(List.of(new Seat.Hint(SignalKind.CAMERA_COVERED, 1, NINE)), room.seat(ANNA).orElseThrow().hints());
    assertEquals(3, facts.stream().filter(fact -> fact.event() instanceof RoomEvent.SignalSeen).count());
  }

  @Test void a_page_that_reports_without_end_fills_no_log_and_is_told_so() {
    opened();
    for (int i = 0; i < 500; i++) by("a-anna", new RoomCommand.NoteSignal(ANNA, SignalKind.FOCUS_LOST, 1, "", false, Optional.empty()));
    refused(Reason.NOTED_ENOUGH, "a-anna", new RoomCommand.NoteSignal(ANNA, SignalKind.PASTED, 1, "", false, Optional.empty()));
    assertEquals(500, room.seat(ANNA).orElseThrow().signals());
  }

  @Test void a_technical_incident_is_no_matter_of_conduct() {
    opened();
    by(PAUL, new RoomCommand.LogIncident("inc-00001", Optional.of(ANNA), IncidentCategory.TECHNICAL_NETWORK, 1, Optional.of(4), "line cut", Optional.empty()));
    assertEquals(List.of(1, 0.0), List.of(room.seat(ANNA).orElseThrow().incidents(), room.seat(ANNA).orElseThrow().worst()));
    by(PAUL, new RoomCommand.LogIncident("inc-00002", Optional.of(ANNA), IncidentCategory.SUSPECTED_FRAUD, 0.6, Optional.empty(), "phone", Optional.empty()));
    assertEquals(0.6, room.seat(ANNA).orElseThrow().worst());
    assertThrows(Refused.class, () -> new RoomCommand.LogIncident("inc-00003", Optional.empty(), IncidentCategory.OTHER, 1.01, Optional.empty(), "", Optional.empty()));
    assertThrows(Refused.class, () -> new RoomCommand.LogIncident("inc-00003", Optional.empty(), IncidentCategory.OTHER, Double.NaN, Optional.empty(), "", Optional.empty()));
  }

  @Test void calls_wait_until_they_are_answered_and_are_bounded() {
    opened();
    by("a-anna", new RoomCommand.Call(ANNA, "call-0001", "I cannot hear"));
    by("a-anna", new RoomCommand.Call(ANNA, "call-0001", "I cannot hear"));
    assertEquals(1, room.seat(ANNA).orElseThrow().calls().size());
    for (int i = 2; i <= 5; i++) by("a-anna", new RoomCommand.Call(ANNA, "call-000" + i, ""));
    refused(Reason.TOO_MANY_TRIES, "a-anna", new RoomCommand.Call(ANNA, "call-0006", ""));
    by(PAUL, new RoomCommand.AnswerCall(ANNA, "call-0001"));
    by(PAUL, new RoomCommand.AnswerCall(ANNA, "call-0001"));
    assertEquals(4, room.seat(ANNA).orElseThrow().calls().size());
  }

  @Test void at_a_centre_one_act_checks_in() {
    atACentre();
    now = NINE.plusSeconds(600);
    by(PAUL, new RoomCommand.CheckIn(ANNA, Identity.Document.IDENTITY_CARD, Optional.of(NINE)));
    var seat = room.seat(ANNA).orElseThrow();
    assertTrue(seat.admitted());
    assertEquals(Optional.of(NINE), seat.arrivedAt(), "the desk's own time, told when the line was back");
    refused(Reason.SITTING_STATE, PAUL, new RoomCommand.MarkAbsent(ANNA));
  }

  @Test void a_desk_cannot_put_an_arrival_into_the_future() {
    atACentre();
    by(PAUL, new RoomCommand.CheckIn(ANNA, Identity.Document.IDENTITY_CARD, Optional.of(NINE.plusSeconds(3_600))));
    assertEquals(Optional.of(NINE), room.seat(ANNA).orElseThrow().arrivedAt());
  }

  @Test void nobody_signs_who_was_not_there() {
    opened();
    refused(Reason.CANDIDATE_NOT_HERE, PAUL, new RoomCommand.Sign(ANNA, Signature.Means.ON_PAPER, List.of(), Optional.empty()));
    admitted(ANNA);
    by("a-anna", new RoomCommand.SignAct(ANNA));
    assertEquals(Signature.Means.ACT, room.seat(ANNA).orElseThrow().signature().orElseThrow().means());
    assertThrows(Refused.class, () -> new Signature(Signature.Means.DRAWN, List.of(), PAUL, NINE));
    assertThrows(Refused.class, () -> new Signature(Signature.Means.DRAWN, List.of(List.of(1, 2, 3, 4, 5, 6, 7, 1_001)), PAUL, NINE));
  }

  @Test void a_signature_told_later_was_given_when_the_desk_says_unless_its_clock_is_off() {
    opened();
    admitted(ANNA);
    now = NINE.plusSeconds(600);
    by(PAUL, new RoomCommand.Sign(ANNA, Signature.Means.ON_PAPER, List.of(), Optional.of(NINE.plusSeconds(60))));
    assertEquals(NINE.plusSeconds(60), room.seat(ANNA).orElseThrow().signature().orElseThrow().at());
    for (var wrong : List.of(now.plusSeconds(1), now.minusSeconds(86_400))) {
      by(PAUL, new RoomCommand.Sign(ANNA, Signature.Means.DRAWN, List.of(List.of(1, 2, 3, 4), List.of(5, 6, 7, wrong.isAfter(now) ? 8 : 9)), Optional.of(wrong)));
      assertEquals(now, room.seat(ANNA).orElseThrow().signature().orElseThrow().at());
    }
  }

  @Test void minutes_are_sealed_after_closing_signed_once_and_countersigned_by_another() {
    opened();
    var seal = new RoomCommand.SealMinutes("calm", List.of(), List.of(), "f".repeat(64), 0);
    refused(Reason.ROOM_NOT_CLOSED, PAUL, seal);
    by(PAUL, new RoomCommand.Close());
    refused(Reason.BUSY, PAUL, seal);
    refused(Reason.MINUTES_NOT_SEALED, PAUL, new RoomCommand.SignMinutes(Signature.Means.ON_PAPER, List.of()));
    by(PAUL, new RoomCommand.SealMinutes("calm", List.of(), List.of(), "f".repeat(64), room.facts()));
    refused(Reason.MINUTES_SEALED, PAUL, new RoomCommand.SealMinutes("again", List.of(), List.of(), "e".repeat(64), room.facts()));
    refused(Reason.MINUTES_SEALED, PAUL, new RoomCommand.LogIncident("inc-00001", Optional.empty(), IncidentCategory.OTHER, 0, Optional.empty(), "", Optional.empty()));
    refused(Reason.MINUTES_NOT_SEALED, ZOE, new RoomCommand.Countersign(Signature.Means.ON_PAPER, List.of()));
    by(PAUL, new RoomCommand.SignMinutes(Signature.Means.ON_PAPER, List.of()));
    refused(Reason.MINUTES_SEALED, PAUL, new RoomCommand.SignMinutes(Signature.Means.ON_PAPER, List.of()));
    refused(Reason.SAME_PERSON, PAUL, new RoomCommand.Countersign(Signature.Means.ON_PAPER, List.of()));
    by(ZOE, new RoomCommand.RefuseCountersignature("Ben left at ten, not at eleven"));
    refused(Reason.MINUTES_SEALED, ZOE, new RoomCommand.Countersign(Signature.Means.ON_PAPER, List.of()));
    assertEquals("Ben left at ten, not at eleven", room.minutes().refusal().orElseThrow().reason());
  }

  @Test void sealed_minutes_note_where_the_chains_of_what_was_kept_end() {
    opened();
    by(PAUL, new RoomCommand.Close());
    var end = new EvidenceEnd(ANNA, "camera", 38, "a".repeat(64));
    by(PAUL, new RoomCommand.SealMinutes("calm", List.of(end), List.of(), "f".repeat(64), room.facts()));
    assertEquals(List.of(end), room.minutes().evidence());
    assertEquals(new RoomEvent.MinutesSealed("calm", List.of(), Optional.empty(), "f".repeat(64)),
        org.palier.engine.json.Json.read(new io.vertx.core.json.JsonObject().put("type", "minutes-sealed").put("remarks", "calm").put("fingerprint", "f".repeat(64)), RoomEvent.class), "sealed before it was noted");
  }

  @Test void the_fingerprint_covers_facts_reason_remarks_and_chain_ends() {
    var facts = List.of(Json.buffer(new RoomFact(PAUL, NINE, Optional.empty(), new RoomEvent.Opened())), Json.buffer(new RoomFact(PAUL, NINE, Optional.empty(), new RoomEvent.Closed())));
    var end = new EvidenceEnd(ANNA, "camera", 38, "a".repeat(64));
    var print = Fingerprint.of(facts, "", "calm", List.of(end));
    assertEquals(64, print.length());
    assertEquals(print, Fingerprint.of(facts, "", " calm\n", List.of(end)), "as it is stored");
    for (var other : List.of(Fingerprint.of(facts.subList(0, 1), "", "calm", List.of(end)), Fingerprint.of(facts, "why", "calm", List.of(end)), Fingerprint.of(facts, "", "wild", List.of(end)),
        Fingerprint.of(facts, "", "calm", List.of()), Fingerprint.of(facts, "", "calm", List.of(new EvidenceEnd(ANNA, "camera", 37, "a".repeat(64)))))) assertFalse(other.equals(print), other);
  }

  @Test void corrective_minutes_are_an_edition_of_their_own_once_both_have_spoken() {
    opened();
    by(PAUL, new RoomCommand.Close());
    by(PAUL, new RoomCommand.SealMinutes("calm", List.of(), List.of(), "f".repeat(64), room.facts()));
    by(PAUL, new RoomCommand.SignMinutes(Signature.Means.ON_PAPER, List.of()));
    refused(Reason.MINUTES_NOT_SEALED, PAUL, new RoomCommand.CorrectMinutes("wrong hour", "ended at eleven", List.of(), List.of(), "e".repeat(64), room.facts()));
    by(ZOE, new RoomCommand.Countersign(Signature.Means.ON_PAPER, List.of()));
    refused(Reason.NOT_ASSIGNED, ZOE, new RoomCommand.CorrectMinutes("wrong hour", "", List.of(), List.of(), "e".repeat(64), room.facts()));
    refused(Reason.BUSY, PAUL, new RoomCommand.CorrectMinutes("wrong hour", "", List.of(), List.of(), "e".repeat(64), room.facts() - 1));
    assertThrows(Refused.class, () -> new RoomCommand.CorrectMinutes(" ", "", List.of(), List.of(), "e".repeat(64), 1));
    by(PAUL, new RoomCommand.CorrectMinutes("wrong hour", "ended at eleven", List.of(), List.of(), "e".repeat(64), room.facts()));
    assertEquals(List.of(2, Optional.of("wrong hour"), "ended at eleven", Optional.empty(), Optional.empty()),
        List.of(room.minutes().edition(), room.minutes().correction(), room.minutes().remarks(), room.minutes().signature(), room.minutes().countersignature()));
    refused(Reason.MINUTES_SEALED, PAUL, new RoomCommand.MarkAbsent(ANNA));
    by(PAUL, new RoomCommand.SignMinutes(Signature.Means.ON_PAPER, List.of()));
    by(ZOE, new RoomCommand.RefuseCountersignature("no"));
    assertTrue(room.minutes().over());
  }

  @Test void facts_survive_json_and_their_fold_is_the_room() {
    opened();
    admitted(ANNA);
    by("a-anna", new RoomCommand.Arrive(ANNA, Optional.of(new Preflight(List.of(new Preflight.Check("camera", Preflight.Outcome.PASSED)), Optional.of(900), Optional.of(-40L)))));
    by(new Order(PAUL, false, Optional.of("key-0001"), new RoomCommand.Sign(ANNA, Signature.Means.DRAWN, List.of(List.of(1, 2, 3, 4), List.of(5, 6, 7, 8)), Optional.empty())));
    by(PAUL, new RoomCommand.LogIncident("inc-00001", Optional.of(ANNA), IncidentCategory.SUSPECTED_FRAUD, 0.5, Optional.of(7), "phone", Optional.of(NINE)));
    var read = facts.stream().map(fact -> Json.read(Json.buffer(fact), RoomFact.class)).toList();
    assertEquals(facts, read);
    assertEquals(room, Room.fold(read));
  }

  private void house(RoomCommand.OfHouse command) {
    by(Order.ofHouse(command));
  }

  private void by(String who, RoomCommand command) {
    by(new Order(who, false, Optional.empty(), command));
  }

  private void by(Order order) {
    for (var fact : RoomDecider.decide(room, order, now)) {
      facts.add(fact);
      room = room.after(fact);
    }
  }

  private void refused(Reason reason, String who, RoomCommand command) {
    refused(reason, new Order(who, false, Optional.empty(), command));
  }

  private void refused(Reason reason, Order order) {
    assertEquals(reason, assertThrows(Refused.class, () -> RoomDecider.decide(room, order, now)).reason());
  }
}
