package org.palier.proctoring.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Instant NOW = Instant.parse("2026-10-22T09:10:00Z");

  @Test void slots_begin_an_hour_ahead_and_end_half_an_hour_before_the_exam() {
    assertEquals(List.of("2026-10-22T10:30:00Z", "2026-10-22T11:00:00Z"), offered("2026-10-22T12:00:00Z").stream().map(Instant::toString).toList());
  }

  @Test void an_exam_that_is_near_leaves_nothing_to_book() {
    assertEquals(List.of(), offered("2026-10-22T10:00:00Z"));
    assertEquals(List.of(), offered("2026-10-21T10:00:00Z"));
  }

  @Test void slots_are_half_hours_of_the_day_on_both_sides_of_a_change_of_the_clocks() {
    var all = offered("2026-12-24T09:00:00Z");
    assertEquals(16 + 20 * 25, all.size());
    for (var slot : all) {
      var time = slot.atZone(PARIS).toLocalTime();
      assertTrue(!time.isBefore(LocalTime.of(8, 0)) && !time.isAfter(LocalTime.of(20, 0)) && time.getMinute() % 30 == 0, slot::toString);
    }
    assertEquals(all.stream().distinct().sorted().toList(), all);
    assertTrue(all.getLast().isBefore(NOW.plus(Duration.ofDays(21))));
  }

  private static List<Instant> offered(String opensAt) {
    return Slots.offered(NOW, Instant.parse(opensAt), PARIS);
  }
}
