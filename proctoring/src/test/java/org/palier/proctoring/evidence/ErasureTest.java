package org.palier.proctoring.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.json.Json;

/** The proof that is left. */
class ErasureTest {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");

  @Test void it_says_the_same_after_it_was_stored() {
    var erasure = new Erasure("rule", NOW, 3, 3_000, Map.of(Track.CAMERA, new Head(1, "a"), Track.STILL_SCREEN, new Head(2, "b")));
    var key = new SittingKey("s", Optional.empty(), NOW, Optional.of(erasure), Optional.of(5L));
    var stored = Json.object(key);
    assertEquals(key, Json.read(stored, SittingKey.class));
    assertEquals("b", stored.getJsonObject("erasure").getJsonObject("heads").getJsonObject("still-screen").getString("link"));
  }

  @Test void of_an_erasure_that_was_interrupted_the_first_count_stands() {
    var all = ChainTest.chain(5);
    var counted = Erasure.begun("me", NOW).counting(all);
    assertEquals(new Erasure("me", NOW, 5, 5_015, Map.of(Track.STILL_CAMERA, Chain.head(all))), counted);
    assertEquals(counted, counted.counting(all.subList(2, 5)));
    assertEquals(counted, counted.counting(List.of()));
  }

  @Test void a_key_is_there_or_was_erased_and_never_both() {
    assertThrows(IllegalArgumentException.class, () -> new SittingKey("s", Optional.of("k"), NOW, Optional.of(Erasure.begun("me", NOW)), Optional.empty()));
    assertThrows(IllegalArgumentException.class, () -> new SittingKey("s", Optional.empty(), NOW, Optional.empty(), Optional.empty()));
  }
}
