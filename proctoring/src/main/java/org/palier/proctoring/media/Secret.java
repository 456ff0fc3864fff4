package org.palier.proctoring.media;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Shared with a media server; shown nowhere. At least sixteen characters. */
public final class Secret {
  private static final int SHORTEST = 16;
  private static final int LONGEST = 1_024;

  private final String value;

  public Secret(String value) {
    if (value.length() < SHORTEST || value.length() > LONGEST) throw new IllegalArgumentException("a secret of " + value.length() + " characters: give " + SHORTEST + " to " + LONGEST);
    if (value.chars().anyMatch(one -> one <= ' ' || one > '~')) throw new IllegalArgumentException("a secret with spaces, control characters or letters outside ASCII");
    this.value = value;
  }

  /** The secret itself, for the one message that must carry it. */
  public String reveal() {
    return value;
  }

  /** @param algorithm such as {@code HmacSHA256} */
  public byte[] sign(String algorithm, String text) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.US_ASCII), algorithm));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override public int hashCode() {
    return value.hashCode();
  }

  @Override public String toString() {
    return "Secret[***]";
  }
}
