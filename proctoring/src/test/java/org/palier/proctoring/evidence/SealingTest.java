package org.palier.proctoring.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sealed bytes open with their key, in their place, whole, and in no other way. */
class SealingTest {
  private static final byte[] KEY = new Random(1).ints(32, 0, 256).collect(ByteArrayOutputStream::new, ByteArrayOutputStream::write, (_, _) -> { }).toByteArray();

  private static byte[] sealed(byte[] plain, int piece) {
    var sealing = new Sealing(KEY, "s-one", Track.CAMERA, 7);
    var all = new ByteArrayOutputStream();
    all.writeBytes(sealing.beginning());
    for (int at = 0; at < plain.length; at += piece) all.writeBytes(sealing.more(Arrays.copyOfRange(plain, at, Math.min(plain.length, at + piece))));
    all.writeBytes(sealing.end());
    return all.toByteArray();
  }

  private static Optional<byte[]> opened(byte[] stored) {
    return Sealing.open(stored, KEY, "s-one", Track.CAMERA, 7);
  }

  @Test void what_was_sealed_in_any_pieces_opens_as_it_was() {
    for (int size : new int[] {0, 1, 15, 16, 17, 4_096, 100_000}) {
      var plain = new byte[size];
      new Random(size).nextBytes(plain);
      for (int piece : new int[] {1 + size / 50, 64 << 10}) {
        var stored = sealed(plain, piece);
        assertEquals(size + Sealing.OVERHEAD, stored.length);
        assertArrayEquals(plain, opened(stored).orElseThrow());
      }
    }
  }

  @Test void it_opens_neither_for_another_sitting_nor_track_nor_index_nor_with_another_key() {
    var stored = sealed("something".getBytes(StandardCharsets.UTF_8), 4);
    assertEquals(Optional.empty(), Sealing.open(stored, KEY, "s-two", Track.CAMERA, 7));
    assertEquals(Optional.empty(), Sealing.open(stored, KEY, "s-one", Track.SCREEN, 7));
    assertEquals(Optional.empty(), Sealing.open(stored, KEY, "s-one", Track.CAMERA, 8));
    var other = KEY.clone();
    other[31]++;
    assertEquals(Optional.empty(), Sealing.open(stored, other, "s-one", Track.CAMERA, 7));
  }

  @Test void no_byte_can_be_changed_and_none_can_be_missing() {
    var stored = sealed("something".getBytes(StandardCharsets.UTF_8), 4);
    for (int at = 0; at < stored.length; at++) {
      var changed = stored.clone();
      changed[at] ^= 1;
      assertEquals(Optional.empty(), opened(changed), "byte " + at);
      assertEquals(Optional.empty(), opened(Arrays.copyOf(stored, at)), "cut at " + at);
    }
  }

  @Test void the_same_bytes_sealed_again_look_different() {
    var seen = new HashSet<String>();
    var text = "always the same, and long enough to be found again if it were in the open";
    for (int i = 0; i < 200; i++) {
      var stored = new String(sealed(text.getBytes(StandardCharsets.UTF_8), 10), StandardCharsets.ISO_8859_1);
      assertFalse(stored.contains("always") || !seen.add(stored.substring(1, 13)), "nonce used twice, or readable");
    }
  }
}
