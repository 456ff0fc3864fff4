package org.palier.proctoring.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.palier.engine.certification.Supervision;
import org.palier.engine.json.Json;
import org.palier.proctoring.room.Redaction.Part;

/** What is left of a room's facts when some of them are over, and what still proves the others. */
class RedactionTest {
  private static final Instant NOON = Instant.parse("2026-11-03T12:00:00Z");
  private static final String WORDS = "quelque chose de personnel";

  /** One of each kind that says something of a candidate. */
  private static final List<RoomEvent> EVENTS = List.of(
      new RoomEvent.Arrived("s-1", Optional.of(new Preflight(List.of(new Preflight.Check("camera", Preflight.Outcome.PASSED)), Optional.of(900), Optional.empty())), Optional.empty()),
      new RoomEvent.IdentityChecked("s-1", Identity.Document.PASSPORT, Identity.Verdict.DOUBT, WORDS),
      new RoomEvent.SignalSeen("s-1", SignalKind.PASTED, 1, WORDS, false, Optional.empty()),
      new RoomEvent.Called("s-1", "call-1234", WORDS),
      new RoomEvent.Said(Optional.of("s-1"), true, Optional.empty(), WORDS),
      new RoomEvent.Said(Optional.of("s-1"), false, Optional.empty(), WORDS),
      new RoomEvent.IncidentLogged("incident-1", Optional.of("s-1"), IncidentCategory.OTHER, 0.5, Optional.of(3), WORDS, Optional.empty()),
      new RoomEvent.Flagged("s-1", WORDS), new RoomEvent.Unflagged("s-1", WORDS),
      new RoomEvent.TerminationAsked("s-1", IncidentCategory.IMPERSONATION, WORDS), new RoomEvent.TerminationWithdrawn("s-1", WORDS),
      new RoomEvent.AdmissionWithdrawn("s-1", WORDS, Optional.empty()),
      new RoomEvent.Signed("s-1", new Signature(Signature.Means.DRAWN, List.of(List.of(1, 2, 3, 4, 5, 6, 7, 8)), "a-1", NOON)));

  @Test void all_parts_together_leave_no_word_and_no_drawing() {
    for (var event : EVENTS) {
      var left = Redaction.of(event, EnumSet.allOf(Part.class)).orElseThrow(() -> new AssertionError(event + " stays"));
      var text = Json.buffer(left).toString();
      assertFalse(text.contains(WORDS) || text.contains("1,2,3") || text.contains("900"), text);
      assertEquals(Optional.empty(), Redaction.of(left, EnumSet.allOf(Part.class)), "what is erased once stays as it is");
    }
  }

  @Test void each_part_takes_its_own_and_what_the_minutes_tell_stays() {
    assertEquals(Set.of("Called", "Said"), changed(Set.of(Part.CONVERSATION)));
    assertEquals(Set.of("SignalSeen", "Arrived"), changed(Set.of(Part.HINTS)));
    assertEquals(Set.of("Signed"), changed(Set.of(Part.SIGNATURE)));
    assertEquals(Optional.empty(), Redaction.of(new RoomEvent.Said(Optional.of("s-1"), false, Optional.empty(), WORDS), Set.of(Part.CONVERSATION)), "a supervisor's message is in the minutes");
  }

  @Test void what_is_about_others_is_not_about_him() {
    for (var event : EVENTS) {
      assertTrue(Redaction.about(event, "s-1"), event::toString);
      assertFalse(Redaction.about(event, "s-2"), event::toString);
    }
    assertFalse(Redaction.about(new RoomEvent.Said(Optional.empty(), false, Optional.empty(), WORDS), "s-1"));
    assertFalse(Redaction.about(new RoomEvent.Opened(), "s-1"));
  }

  @Test void what_sealed_minutes_say_he_was_granted_goes_with_him_and_his_neighbours_stays() {
    var granted = List.of(new Granted("s-1", 33, 0, WORDS), new Granted("s-2", 0, 10, "Lecteur"));
    for (var sealed : List.of(new RoomEvent.MinutesSealed("calm", List.of(), Optional.of(granted), "f"), new RoomEvent.MinutesCorrected("why", "calm", List.of(), Optional.of(granted), "f"))) {
      var left = Json.buffer(Redaction.of(sealed, "s-1", EnumSet.allOf(Part.class)).orElseThrow()).toString();
      assertTrue(!left.contains(WORDS) && !left.contains("33") && left.contains("Lecteur") && left.contains("calm"), left);
      assertEquals(Optional.empty(), Redaction.of(sealed, "s-3", EnumSet.allOf(Part.class)));
      assertEquals(Optional.empty(), Redaction.of(sealed, "s-1", Set.of(Part.CONVERSATION, Part.HINTS)));
    }
  }

  @Test void minutes_that_were_sealed_before_it_was_noted_are_read() {
    var old = Buffer.buffer("{\"type\":\"minutes-sealed\",\"remarks\":\"calm\",\"fingerprint\":\"f\"}");
    assertEquals(new RoomEvent.MinutesSealed("calm", List.of(), Optional.empty(), "f"), Json.read(old, RoomEvent.class));
  }

  @Test void a_fingerprint_still_proves_what_stands_beside_what_was_erased() {
    var facts = new ArrayList<Buffer>();
    for (var event : EVENTS) facts.add(Json.buffer(new RoomFact("a-watcher", NOON, Optional.empty(), event)));
    var sealed = Fingerprint.of(facts, "", "", List.of());
    for (int i = 0; i < facts.size(); i++) {
      var fact = Json.read(facts.get(i), RoomFact.class);
      var left = Redaction.of(fact.event(), EnumSet.allOf(Part.class)).orElseThrow();
      var erased = new RoomFact.Erased(Fingerprint.ofFact(facts.get(i)), NOON.plusSeconds(60), "clock");
      facts.set(i, Json.buffer(new RoomFact(fact.by(), fact.at(), fact.key(), left, Optional.of(erased))));
      assertEquals(sealed, Fingerprint.of(facts, "", "", List.of()), "after " + fact.event());
    }
    facts.set(6, Json.buffer(new RoomFact("a-watcher", NOON, Optional.empty(), new RoomEvent.Opened())));
    assertNotEquals(sealed, Fingerprint.of(facts, "", "", List.of()), "what was changed without a trace still shows");
  }

  @Test void a_room_whose_facts_were_erased_folds_to_the_same_seats_without_their_words() {
    var facts = new ArrayList<RoomFact>();
    facts.add(fact(new RoomEvent.Arranged("x-1", Place.REMOTE, "c@1", "t", 4, Supervision.DEFAULT, Optional.empty())));
    facts.add(fact(new RoomEvent.Seated("s-1", "a-1")));
    facts.add(fact(new RoomEvent.Assigned("a-watcher")));
    for (var event : EVENTS) facts.add(fact(event));
    var before = Room.fold(facts);
    var after = Room.fold(facts.stream().map(fact -> Redaction.of(fact.event(), EnumSet.allOf(Part.class))
        .map(left -> new RoomFact(fact.by(), fact.at(), fact.key(), left, Optional.of(new RoomFact.Erased("0".repeat(64), NOON, "clock")))).orElse(fact)).toList());
    assertEquals(before.facts(), after.facts());
    assertEquals(before.ever(), after.ever());
    var seat = after.seat("s-1").orElseThrow();
    assertEquals(before.seat("s-1").orElseThrow().worst(), seat.worst());
    assertEquals(0, seat.signals());
    assertEquals(List.of(), seat.hints());
    assertFalse(seat.toString().contains(WORDS), seat::toString);
  }

  @Test void a_fact_from_before_there_was_erasing_is_read_as_it_is() {
    var old = Buffer.buffer("{\"by\":\"a-1\",\"at\":\"2026-11-03T12:00:00Z\",\"event\":{\"type\":\"opened\"}}");
    assertEquals(new RoomFact("a-1", NOON, Optional.empty(), new RoomEvent.Opened()), Json.read(old, RoomFact.class));
  }

  private static Set<String> changed(Set<Part> parts) {
    return Set.copyOf(EVENTS.stream().filter(event -> Redaction.of(event, parts).isPresent()).map(event -> event.getClass().getSimpleName()).toList());
  }

  private static RoomFact fact(RoomEvent event) {
    return new RoomFact("a-watcher", NOON, Optional.empty(), event);
  }
}
