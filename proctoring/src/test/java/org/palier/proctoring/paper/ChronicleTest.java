package org.palier.proctoring.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.palier.engine.scoring.Ending;
import org.palier.engine.sitting.ItemReport;
import org.palier.engine.sitting.SittingEvent;
import org.palier.proctoring.paper.SessionMinutes.Act;
import org.palier.proctoring.paper.SessionMinutes.Act.Kind;
import org.palier.proctoring.paper.SessionMinutes.Report;
import org.palier.proctoring.room.Desk;
import org.palier.proctoring.room.Identity;
import org.palier.proctoring.room.IncidentCategory;
import org.palier.proctoring.room.Minutes;
import org.palier.proctoring.room.Room;
import org.palier.proctoring.room.RoomEvent;
import org.palier.proctoring.room.RoomFact;
import org.palier.proctoring.room.Seat;

class ChronicleTest {
  private static final Instant NINE = Samples.OPENS;
  private static final String ANNA = "s-anna";
  private final List<RoomFact> facts = new ArrayList<>();
  private final List<SittingEvent> events = new ArrayList<>();

  @Test void whoever_watched_stands_with_his_times_and_what_he_handed_over() {
    fact(0, "a-paul", new RoomEvent.Assigned("a-paul"));
    fact(60, "a-paul", new RoomEvent.Assigned("a-zoe"));
    fact(61, "a-paul", new RoomEvent.Released("a-paul", "Le poste 4 est lent."));
    fact(90, "a-zoe", new RoomEvent.Assigned("a-paul"));
    assertEquals(List.of("Paul 0-61 Le poste 4 est lent.", "Zoé 60-", "Paul 90-"), chronicle().shifts().stream()
        .map(one -> one.name() + " " + minute(one.from()) + "-" + one.until().map(at -> Long.toString(minute(at))).orElse("") + (one.note().isEmpty() ? "" : " " + one.note())).toList());
  }

  @Test void an_incident_stands_where_it_happened_with_when_it_was_noted() {
    fact(30, "a-paul", incident("inc-late", Optional.of(NINE.plusSeconds(600))));
    fact(20, "a-paul", incident("inc-prompt", Optional.of(NINE.plusSeconds(20 * 60 - 30))));
    fact(40, "a-paul", incident("inc-ahead", Optional.of(NINE.plusSeconds(9_999))));
    var told = chronicle().incidents();
    assertEquals(List.of("inc-late", "inc-prompt", "inc-ahead"), told.stream().map(SessionMinutes.Incident::comment).toList());
    assertEquals(List.of(Optional.of(NINE.plusSeconds(1_800)), Optional.empty(), Optional.empty()), told.stream().map(SessionMinutes.Incident::notedAt).toList());
    assertEquals(NINE.plusSeconds(2_400), told.getLast().at(), "a clock ahead of ours tells nothing");
  }

  @Test void what_staff_did_is_told_and_what_is_nobody_elses_business_is_not() {
    fact(1, "a-paul", new RoomEvent.IdentityChecked(ANNA, Identity.Document.PASSPORT, Identity.Verdict.ACCEPTED, ""));
    fact(2, "a-paul", new RoomEvent.Admitted(ANNA, List.of()));
    fact(3, "a-anna", new RoomEvent.Said(Optional.of(ANNA), true, Optional.empty(), "J’ai mal au ventre."));
    fact(3, "a-anna", new RoomEvent.Called(ANNA, "call-1", "Aidez-moi"));
    fact(4, "a-paul", new RoomEvent.ListeningStarted(ANNA));
    fact(5, "clock", new RoomEvent.ConnectionBack(ANNA, 59_000, 0));
    fact(6, "clock", new RoomEvent.ConnectionBack(ANNA, 540_000, 540_000));
    fact(7, "a-paul", new RoomEvent.Said(Optional.empty(), false, Optional.empty(), "Dix minutes."));
    events.add(new SittingEvent.Paused("", Optional.of(Duration.ofMinutes(10)), "a-anna", at(8)));
    events.add(new SittingEvent.Resumed("a-anna", at(9)));
    events.add(new SittingEvent.Paused("Alarme", Optional.empty(), "a-zoe", at(10)));
    events.add(new SittingEvent.Resumed("a-zoe", at(11)));
    events.add(new SittingEvent.TimeAdded(Duration.ofMinutes(7), "Alarme", "a-zoe", Optional.empty(), at(12)));
    assertEquals(List.of(Kind.RECONNECTED, Kind.MESSAGE, Kind.PAUSED, Kind.RESUMED, Kind.TIME_ADDED), chronicle().acts().stream().map(Act::kind).toList());
    var added = chronicle().acts().getLast();
    assertEquals(List.of(Optional.of("Anna"), Optional.of(Duration.ofMinutes(7)), "Alarme", "Zoé"), List.of(added.candidate(), added.time(), added.text(), added.by()));
    assertEquals(Optional.empty(), chronicle().acts().get(1).candidate(), "to everybody");
  }

  @Test void who_was_let_in_all_the_same_stands_with_what_was_missing() {
    fact(1, "a-paul", new RoomEvent.IdentityChecked(ANNA, Identity.Document.OTHER, Identity.Verdict.DOUBT, "Photo ancienne"));
    fact(2, "a-paul", new RoomEvent.Admitted(ANNA, List.of("screen", "battery")));
    assertEquals(List.of("IDENTITY_DOUBTED Photo ancienne", "ADMITTED screen, battery"), chronicle().acts().stream().map(one -> one.kind() + " " + one.text()).toList());
  }

  @Test void who_leaves_and_comes_back_stands_with_both_hours_and_who_leaves_for_good_with_his_attendance() {
    fact(1, "a-zoe", new RoomEvent.Arrived(ANNA, Optional.empty(), Optional.empty()));
    fact(30, "a-zoe", new RoomEvent.Departed(ANNA, Optional.of(at(28))));
    fact(36, "a-zoe", new RoomEvent.Arrived(ANNA, Optional.empty(), Optional.empty()));
    fact(90, "a-zoe", new RoomEvent.Departed(ANNA, Optional.empty()));
    assertEquals(List.of("DEPARTED 28 Anna Zoé", "RETURNED 36 Anna Zoé"),
        chronicle().acts().stream().map(one -> one.kind() + " " + minute(one.at()) + " " + one.candidate().orElseThrow() + " " + one.by()).toList());
  }

  @Test void an_ending_in_two_steps_is_told_as_it_was_decided_without_the_pause_between() {
    fact(1, "a-paul", new RoomEvent.TerminationAsked(ANNA, IncidentCategory.IMPERSONATION, "Un autre visage"));
    events.add(new SittingEvent.Paused(Desk.UNDER_DECISION, Optional.empty(), "a-paul", at(1)));
    fact(2, "a-paul", new RoomEvent.TerminationConfirmed(ANNA, at(3)));
    events.add(new SittingEvent.Ended(Ending.TERMINATED, "Un autre visage", "a-paul", at(3), at(3)));
    fact(3, "clock", new RoomEvent.TerminationDone(ANNA, true));
    assertEquals(List.of(Kind.TERMINATION_ASKED, Kind.TERMINATED), chronicle().acts().stream().map(Act::kind).toList());
  }

  @Test void who_hands_in_or_runs_out_of_time_was_ended_by_nobody() {
    events.add(new SittingEvent.Ended(Ending.SUBMITTED, "", "a-anna", at(1), at(1)));
    events.add(new SittingEvent.Ended(Ending.EXPIRED, "", "clock", at(1), at(1)));
    assertEquals(List.of(), chronicle().acts());
  }

  @Test void a_reported_question_stands_with_the_judgement_that_holds() {
    events.add(new SittingEvent.ItemReported(7, ItemReport.Category.UNREADABLE, "Image absente", at(1)));
    events.add(new SittingEvent.ItemReported(9, ItemReport.Category.OTHER, "Deux fois la même réponse", at(2)));
    events.add(new SittingEvent.ItemReportJudged(7, false, "S’affiche ici", "a-zoe", at(3)));
    events.add(new SittingEvent.ItemReportJudged(7, true, "Vu sur place", "a-zoe", at(4)));
    assertEquals(List.of(new Report(at(1), "Anna", 7, ItemReport.Category.UNREADABLE, "Image absente", Report.Outcome.UPHELD, "Vu sur place", Optional.of("Zoé")),
        new Report(at(2), "Anna", 9, ItemReport.Category.OTHER, "Deux fois la même réponse", Report.Outcome.OPEN, "", Optional.empty())), chronicle().reports());
  }

  private Chronicle chronicle() {
    var seat = new Seat(ANNA, "a-anna", Seat.Stage.ADMITTED, Optional.of(NINE), Optional.empty(), Optional.empty(), Optional.of(NINE), List.of(), Optional.empty(), Optional.empty(),
        Optional.empty(), List.of(), Set.of(), 0, 0, List.of(), 0, 0, false, Optional.empty());
    var room = new Room(Optional.empty(), true, false, Set.of(), Set.of(), Map.of(ANNA, seat), Set.of(), Minutes.NONE, Set.of(), facts.size());
    var ground = new Ground("r-1", room, List.of(seat), null, null, Map.of(), Map.of(), Map.of("a-anna", "Anna", "a-paul", "Paul", "a-zoe", "Zoé", "clock", "Palier"), NINE);
    var all = new LinkedHashMap<String, List<SittingEvent>>();
    all.put(ANNA, events);
    return new Chronicle(ground, facts, all);
  }

  private void fact(int minute, String by, RoomEvent event) {
    facts.add(new RoomFact(by, at(minute), Optional.empty(), event));
  }

  private static RoomEvent incident(String comment, Optional<Instant> clientAt) {
    return new RoomEvent.IncidentLogged(comment, Optional.empty(), IncidentCategory.OTHER, 0.5, Optional.empty(), comment, clientAt);
  }

  private static Instant at(int minute) {
    return NINE.plusSeconds(60L * minute);
  }

  private static long minute(Instant at) {
    return Duration.between(NINE, at).toMinutes();
  }
}
