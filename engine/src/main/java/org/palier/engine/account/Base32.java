package org.palier.engine.account;

import java.io.ByteArrayOutputStream;

/** Base 32 of RFC 4648, section 6, without padding: what authenticator applications read. */
final class Base32 {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  static String encode(byte[] bytes) {
    var text = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte b : bytes) {
      held = held << 8 | b & 0xff;
      for (bits += 8; bits >= 5; bits -= 5) text.append(LETTERS.charAt(held >> bits - 5 & 31));
    }
    if (bits > 0) text.append(LETTERS.charAt(held << 5 - bits & 31));
    return text.toString();
  }

  static byte[] decode(String text) {
    var bytes = new ByteArrayOutputStream();
    int bits = 0;
    int held = 0;
    for (char letter : text.toCharArray()) {
      int value = LETTERS.indexOf(letter);
      if (value < 0) throw new IllegalArgumentException("not base 32");
      held = held << 5 | value;
      bits += 5;
      if (bits >= 8) bytes.write(held >> (bits -= 8));
    }
    return bytes.toByteArray();
  }
}
