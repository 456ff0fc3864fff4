package org.palier.bank.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palier.bank.Samples;

class RandomStreamTest {
  private static final String SEED = "030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122";

  @Test
  void the_first_words_are_those_of_the_worked_example() {
    var random = RandomStream.of(SEED);
    var words = Stream.generate(random::word).limit(10).map(word -> HexFormat.of().toHexDigits(word.intValue())).toList();
    assertEquals(List.of("0e6fcc94", "7a88d0a0", "9c06b762", "77288d37", "4e198a17", "052096c9", "94ccfcd3", "ea26536c", "ef9d51d1", "b8705ca3"), words);
  }

  @Test
  void a_shuffle_gives_the_permutation_of_the_worked_example() {
    Integer[] ten = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    RandomStream.of(SEED).shuffle(ten, 0, 10);
    assertArrayEquals(new Integer[] {0, 7, 1, 4, 8, 3, 6, 9, 5, 2}, ten);
  }

  @Test
  void a_shuffle_of_a_part_leaves_the_rest_alone() {
    Integer[] ten = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    RandomStream.of(SEED).shuffle(ten, 3, 6);
    assertArrayEquals(new Integer[] {0, 1, 2}, Stream.of(ten).limit(3).toArray());
    assertArrayEquals(new Integer[] {6, 7, 8, 9}, Stream.of(ten).skip(6).toArray());
    assertEquals(12, ten[3] + ten[4] + ten[5]);
  }

  /** 2^32 mod (2^30 + 1) = 2^30 - 3: a quarter of the words must be thrown away. */
  @Test
  void words_of_the_incomplete_last_run_are_thrown_away() {
    int n = (1 << 30) + 1;
    var numbers = RandomStream.of(SEED);
    var words = RandomStream.of(SEED);
    int thrown = 0;
    for (int i = 0; i < 1_000; i++) {
      long word = words.word();
      for (; word >= 3L * n; word = words.word()) thrown++;
      assertEquals(word % n, numbers.below(n));
    }
    assertTrue(thrown > 250 && thrown < 420, thrown + " thrown away, about 333 expected");
  }

  @Test
  void a_number_below_one_takes_a_word_too() {
    var random = RandomStream.of(SEED);
    assertEquals(0, random.below(1));
    assertEquals(0x7a88d0a0L, random.word());
  }

  @Test
  void nothing_but_a_seed_of_32_bytes_in_lower_case_hexadecimal_is_taken() {
    for (var wrong : List.of("", SEED.substring(2), SEED.toUpperCase(java.util.Locale.ROOT), SEED.replace('0', 'g'), SEED + "00"))
      assertThrows(IllegalArgumentException.class, () -> RandomStream.of(wrong), wrong);
    assertThrows(IllegalArgumentException.class, () -> RandomStream.of(SEED).below(0));
  }

  @Test
  void different_seeds_give_different_streams() {
    assertTrue(RandomStream.of(Samples.seed(1)).word() != RandomStream.of(Samples.seed(2)).word());
  }
}
