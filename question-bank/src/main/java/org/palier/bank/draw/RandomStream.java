package org.palier.bank.draw;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An endless stream of random numbers that a seed decides: HMAC-SHA-256 under the seed of a counter from 0 (8 bytes, big-endian),
 * read as unsigned 32-bit words, big-endian. Specified rather than borrowed from a language. Not for several threads.
 */
public final class RandomStream {
  private static final int BLOCK = 32;
  private static final long WORDS = 1L << 32;

  private final Mac mac;
  private final byte[] message = new byte[8];
  private final byte[] block = new byte[BLOCK];
  private long counter;
  private int position = BLOCK;

  /** @param seed 32 bytes */
  public RandomStream(byte[] seed) {
    if (seed.length != 32) throw new IllegalArgumentException("a seed of " + seed.length + " bytes");
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(seed, "HmacSHA256"));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
    }
  }

  /** @param seed 64 lower-case hexadecimal digits */
  public static RandomStream of(String seed) {
    if (!isSeed(seed)) throw new IllegalArgumentException("a seed is 64 lower-case hexadecimal digits");
    return new RandomStream(HexFormat.of().parseHex(seed));
  }

  private static boolean isSeed(String seed) {
    if (seed.length() != 64) return false;
    for (int i = 0; i < 64; i++) if ("0123456789abcdef".indexOf(seed.charAt(i)) < 0) return false;
    return true;
  }

  /** The next word, 0 to 2^32 - 1. */
  public long word() {
    if (position == BLOCK) fill();
    long word = (block[position] & 0xffL) << 24 | (block[position + 1] & 0xff) << 16 | (block[position + 2] & 0xff) << 8 | block[position + 3] & 0xff;
    position += 4;
    return word;
  }

  /**
   * A number from 0 to n - 1, each equally likely: words of the last, incomplete run of n are thrown away, the first other one
   * is taken modulo n. Takes at least one word, even for n = 1.
   *
   * @param n 1 or more
   */
  public int below(int n) {
    if (n < 1) throw new IllegalArgumentException("below " + n);
    long limit = WORDS - WORDS % n;
    long word = word();
    while (word >= limit) word = word();
    return (int) (word % n);
  }

  /** Fisher-Yates: from the last index down to the second, swaps it with one from the first to itself. */
  public <T> void shuffle(T[] array, int from, int to) {
    for (int i = to - from - 1; i > 0; i--) {
      int j = below(i + 1);
      T kept = array[from + i];
      array[from + i] = array[from + j];
      array[from + j] = kept;
    }
  }

  private void fill() {
    for (int i = 0; i < 8; i++) message[i] = (byte) (counter >>> 56 - 8 * i);
    counter++;
    mac.update(message);
    try {
      mac.doFinal(block, 0);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("the block holds an HMAC", impossible);
    }
    position = 0;
  }
}
