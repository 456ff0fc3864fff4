package org.palier.proctoring.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many at once, and how that feels. */
class UploadsTest {
  private Instant now = Instant.parse("2026-11-02T08:00:00Z");
  private final Uploads uploads = new Uploads(() -> now, 20);

  @Test void health_gets_worse_as_places_are_taken_and_better_as_they_are_left() {
    var health = new ArrayList<Integer>();
    for (int number = 0; number < 20; number++) {
      health.add(uploads.health());
      assertTrue(uploads.begins("s" + number));
    }
    assertEquals(List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9), health);
    assertEquals(10, uploads.health());
    assertFalse(uploads.begins("one more"));
    for (int number = 0; number < 11; number++) uploads.ended("s" + number);
    assertEquals(0, uploads.health());
    assertTrue(uploads.begins("one more"));
  }

  @Test void one_sitting_cannot_take_every_place() {
    for (int number = 0; number < Uploads.MOST_OF_ONE_SITTING; number++) assertTrue(uploads.begins("greedy"));
    assertFalse(uploads.begins("greedy"));
    assertTrue(uploads.begins("other"));
    uploads.ended("greedy");
    assertTrue(uploads.begins("greedy"));
    assertEquals(4, uploads.underWay());
  }

  @Test void after_a_write_that_failed_it_is_ill_for_half_a_minute() {
    uploads.failed();
    assertEquals(10, uploads.health());
    now = now.plusSeconds(29);
    assertEquals(10, uploads.health());
    now = now.plusSeconds(1);
    assertEquals(0, uploads.health());
    assertTrue(uploads.begins("somebody"));
  }
}
