package org.palier.proctoring.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.scoring.Result.Verdict;
import org.palier.proctoring.room.Identity;
import org.palier.proctoring.room.IncidentCategory;
import org.palier.proctoring.room.RoomEvent;
import org.palier.proctoring.room.RoomFact;
import org.palier.proctoring.room.Rooms;
import org.palier.proctoring.room.SignalKind;

/** What opens a case, and what a case allows. */
class GroundsTest {
  private static final Instant NOON = Instant.parse("2026-11-03T12:00:00Z");

  @Test void what_people_marked_opens_a_case_and_what_a_page_noticed_does_not() {
    assertEquals(Map.of("s-1", List.of(new Ground(Ground.Kind.IDENTITY, 1), new Ground(Ground.Kind.FLAGGED, 4), new Ground(Ground.Kind.INCIDENT, 5)),
        "s-3", List.of(new Ground(Ground.Kind.TERMINATION, 11))), grounds(
        new RoomEvent.IdentityChecked("s-1", Identity.Document.PASSPORT, Identity.Verdict.DOUBT, "peu lisible"),
        new RoomEvent.IdentityChecked("s-2", Identity.Document.PASSPORT, Identity.Verdict.ACCEPTED, ""),
        new RoomEvent.SignalSeen("s-2", SignalKind.PAGE_HIDDEN, 40, "", false, Optional.empty()),
        new RoomEvent.Flagged("s-1", "un téléphone"),
        incident(Optional.of("s-1"), IncidentCategory.SUSPECTED_FRAUD, 0.1),
        incident(Optional.of("s-2"), IncidentCategory.TECHNICAL_NETWORK, 1),
        incident(Optional.of("s-2"), IncidentCategory.SUSPECTED_FRAUD, 0),
        incident(Optional.empty(), IncidentCategory.ENVIRONMENT_NOISE, 0.5),
        new RoomEvent.TerminationAsked("s-3", IncidentCategory.IMPERSONATION, "un autre visage"),
        new RoomEvent.TerminationAsked("s-4", IncidentCategory.TECHNICAL_DEVICE, "un écran cassé"),
        new RoomEvent.TerminationDone("s-3", true), new RoomEvent.TerminationDone("s-4", true)));
  }

  @Test void who_fell_ill_or_had_handed_in_already_is_no_case() {
    assertEquals(Map.of(), grounds(
        new RoomEvent.TerminationAsked("s-1", IncidentCategory.CANDIDATE_ILLNESS, "malaise"), new RoomEvent.TerminationDone("s-1", true),
        new RoomEvent.TerminationAsked("s-2", IncidentCategory.ENVIRONMENT_DISTURBANCE, "alarme"), new RoomEvent.TerminationDone("s-2", true),
        new RoomEvent.TerminationAsked("s-3", IncidentCategory.IMPERSONATION, "un autre visage"), new RoomEvent.TerminationDone("s-3", false)));
  }

  @Test void nothing_is_decided_while_a_case_is_open() {
    var open = Optional.of(state(Finding.ADVERSE, false));
    for (var verdict : Verdict.values()) assertEquals(Reason.CASE_OPEN, assertThrows(Refused.class, () -> DecisionGate.decide(open, verdict)).reason());
  }

  @Test void against_a_candidate_decides_only_who_has_an_adverse_case_of_two_people() {
    assertEquals(Reason.CASE_NOT_ADVERSE, refusal(Optional.empty(), Verdict.REJECT));
    assertEquals(Reason.CASE_NOT_ADVERSE, refusal(Optional.of(state(Finding.NOTHING, true)), Verdict.ANNUL));
    assertEquals(Reason.CASE_NOT_ADVERSE, refusal(Optional.of(state(Finding.TECHNICAL, true)), Verdict.REJECT));
    DecisionGate.decide(Optional.of(state(Finding.ADVERSE, true)), Verdict.ANNUL);
    DecisionGate.decide(Optional.of(state(Finding.ADVERSE, true)), Verdict.REJECT);
    DecisionGate.decide(Optional.of(state(Finding.TECHNICAL, true)), Verdict.ANNUL);
    DecisionGate.decide(Optional.empty(), Verdict.ANNUL);
    for (var finding : Finding.values()) DecisionGate.decide(Optional.of(state(finding, true)), Verdict.RELEASE);
  }

  private static Reason refusal(Optional<Case> one, Verdict verdict) {
    return assertThrows(Refused.class, () -> DecisionGate.decide(one, verdict)).reason();
  }

  private static Case state(Finding outcome, boolean closed) {
    var facts = new ArrayList<CaseFact>();
    facts.add(fact("clock", new CaseEvent.Opened("s-1", "r-1", "x-1", "a-1", "rs@1", "t", List.of(new Ground(Ground.Kind.FLAGGED, 1)), "", new Terms(15, 15, 30))));
    facts.add(fact("a-anne", new CaseEvent.FirstReviewed(outcome, "x", List.of())));
    if (outcome == Finding.ADVERSE) {
      facts.add(fact("a-anne", new CaseEvent.CandidateInformed(NOON)));
      facts.add(fact("a-paul", new CaseEvent.SecondReviewed(outcome, "x")));
    }
    if (closed) facts.add(fact("a-paul", new CaseEvent.Closed(outcome)));
    return Case.fold(facts);
  }

  private static CaseFact fact(String by, CaseEvent event) {
    return new CaseFact(by, NOON, Optional.empty(), event);
  }

  private static RoomEvent incident(Optional<String> sitting, IncidentCategory category, double severity) {
    return new RoomEvent.IncidentLogged("incident-1", sitting, category, severity, Optional.empty(), "", Optional.empty());
  }

  private static Map<String, List<Ground>> grounds(RoomEvent... events) {
    var facts = new ArrayList<Rooms.Numbered>();
    for (var event : events) facts.add(new Rooms.Numbered(facts.size() + 1, new RoomFact("a-watcher", NOON, Optional.empty(), event)));
    return Grounds.of(facts);
  }
}
