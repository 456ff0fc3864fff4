package org.palier.proctoring.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.proctoring.room.Timeline;

/** What of a record is the candidate's. */
class CaseViewsTest {
  private static final Instant NOON = Instant.parse("2026-11-03T12:00:00Z");

  @Test void the_candidates_copy_names_nobody_but_whoever_did_what_is_in_it() {
    var entries = List.of(
        entry(1, "a-lead", Map.of("type", "assigned", "supervisor", "a-watcher")),
        entry(2, "a-other", Map.of("type", "incident-logged", "comment", "Coupure dans la salle")),
        entry(3, "a-watcher", Map.of("type", "incident-logged", "sitting", "s-1")));
    var all = new CaseViews.OneClock(NOON, entries, List.of(), List.of(), Optional.empty(), Map.of("a-lead", "Léa", "a-other", "Omar", "a-watcher", "Wanda"));
    var his = CaseViews.ofCandidate(all);
    assertEquals(List.of(3L), his.entries().stream().map(Timeline.Entry::number).toList());
    assertEquals(Map.of("a-watcher", "Wanda"), his.people());
  }

  private static Timeline.Entry entry(long number, String by, Map<String, Object> event) {
    return new Timeline.Entry(Timeline.Source.ROOM, number, NOON, Optional.empty(), Optional.of(by), event);
  }
}
