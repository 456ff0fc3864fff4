package org.palier.engine.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class ComplaintsTest {
  private final List<String> lines = new ArrayList<>();
  private long nanos = Long.MAX_VALUE - 1;
  private final Complaints complaints = new Complaints("refused", () -> nanos, (level, line) -> lines.add(level + " " + line));

  @Test void the_first_is_told_at_once_and_the_others_by_their_number_after_a_minute() {
    for (int i = 0; i < 1_000; i++) complaints.note("getRoom not-assigned", Level.WARN);
    complaints.note("getMe not-signed-in", Level.DEBUG);
    complaints.tell();
    assertEquals(List.of("WARN refused: getRoom not-assigned", "DEBUG refused: getMe not-signed-in"), lines);
    pass(Duration.ofSeconds(59));
    complaints.tell();
    assertEquals(2, lines.size());
    pass(Duration.ofSeconds(1));
    complaints.tell();
    complaints.tell();
    assertEquals(List.of("WARN refused: getRoom not-assigned, 999 times more"), lines.subList(2, lines.size()));
  }

  @Test void what_was_quiet_for_a_minute_is_told_at_once_again() {
    complaints.note("getRoom not-assigned", Level.WARN);
    pass(Duration.ofSeconds(61));
    complaints.tell();
    complaints.note("getRoom not-assigned", Level.WARN);
    assertEquals(List.of("WARN refused: getRoom not-assigned", "WARN refused: getRoom not-assigned"), lines);
  }

  @Test void there_is_an_end_to_what_is_remembered() {
    for (int i = 0; i < 6_000; i++) complaints.note("kind " + i, Level.WARN);
    assertEquals(5_000, lines.size());
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }
}
