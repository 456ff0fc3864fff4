package org.palier.proctoring.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Instant NINE = Instant.parse("2026-06-12T09:00:00Z");
  private static final String ANNA = "s-anna", BEN = "s-ben";

  private final List<Rooms.Numbered> facts = new ArrayList<>();

  @Test void what_was_told_late_stands_where_it_happened_and_says_when_it_was_told() {
    at(0, new RoomEvent.Flagged(ANNA, "a doubt"));
    at(300, signal(Optional.of(NINE.plusSeconds(60))));
    at(400, new RoomEvent.Unflagged(ANNA, "no doubt"));
    at(900, new RoomEvent.IncidentLogged("incident-1", Optional.of(ANNA), IncidentCategory.OTHER, 0, Optional.empty(), "", Optional.of(NINE.plusSeconds(350))));
    at(900, new RoomEvent.Departed(ANNA, Optional.of(NINE.plusSeconds(870))));
    at(900, new RoomEvent.Arrived(ANNA, Optional.empty(), Optional.of(NINE.minusSeconds(100))));
    assertEquals(List.of("arrived -100 900", "flagged 0", "signal-seen 60 300", "incident-logged 350 900", "unflagged 400", "departed 870 900"), lines(ANNA));
  }

  @Test void what_was_told_at_once_says_no_second_time_and_a_clock_that_is_ahead_is_not_believed() {
    at(10, signal(Optional.of(NINE.plusSeconds(8))));
    at(20, signal(Optional.of(NINE.plusSeconds(60))));
    at(30, signal(Optional.empty()));
    assertEquals(List.of("signal-seen 8", "signal-seen 20", "signal-seen 30"), lines(ANNA));
  }

  @Test void that_somebody_handed_over_is_told_of_everybody_and_what_he_wrote_to_his_colleague_of_nobody() {
    at(0, new RoomEvent.Released("a-paul", "Ben looks away often"));
    for (var sitting : List.of(ANNA, BEN)) {
      var told = Timeline.told(facts, sitting).getFirst();
      assertEquals("a-paul", told.event().get("supervisor"));
      assertFalse(told.event().containsKey("note"), told::toString);
    }
  }

  private static RoomEvent signal(Optional<Instant> clientAt) {
    return new RoomEvent.SignalSeen(ANNA, SignalKind.PAGE_HIDDEN, 1, "", false, clientAt);
  }

  private void at(long second, RoomEvent event) {
    facts.add(new Rooms.Numbered(facts.size() + 1, new RoomFact("a-paul", NINE.plusSeconds(second), Optional.empty(), event)));
  }

  private List<String> lines(String sitting) {
    return Timeline.told(facts, sitting).stream().map(one -> one.event().get("type") + " " + seconds(one.at()) + one.toldAt().map(at -> " " + seconds(at)).orElse("")).toList();
  }

  private static long seconds(Instant at) {
    return at.getEpochSecond() - NINE.getEpochSecond();
  }
}
