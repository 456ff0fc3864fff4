package org.palier.engine.account;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/** Codes of an authenticator application: TOTP (RFC 6238), SHA-1, 30 seconds, 6 digits, as every such application supports. */
public final class SecondFactor {
  private static final long STEP_SECONDS = 30;
  private static final TimeBasedOneTimePasswordGenerator GENERATOR =
      new TimeBasedOneTimePasswordGenerator(Duration.ofSeconds(STEP_SECONDS), 6);
  private static final SecureRandom RANDOM = new SecureRandom();

  private SecondFactor() {}

  /** A new secret, 160 bits in base 32. */
  public static String newSecret() {
    var bytes = new byte[20];
    RANDOM.nextBytes(bytes);
    return Base32.encode(bytes);
  }

  /** What a QR code for authenticator applications says. */
  public static String uri(String secret, Email email, String issuer) {
    return "otpauth://totp/" + escaped(issuer) + ":" + escaped(email.address()) + "?secret=" + secret + "&issuer=" + escaped(issuer)
        + "&algorithm=SHA1&digits=6&period=" + STEP_SECONDS;
  }

  /**
   * The time step this code belongs to: the present one or a neighbour, for clocks that differ a little. Empty when the code is
   * wrong, or its step is not later than {@code lastStep}: a code that was seen once may have been seen by others.
   */
  public static OptionalLong step(String secret, String code, long lastStep, Instant now) {
    var given = code.replace(" ", "").getBytes(StandardCharsets.UTF_8);
    long present = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    for (long step = present - 1; step <= present + 1; step++)
      if (step > lastStep && MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.UTF_8), given)) return OptionalLong.of(step);
    return OptionalLong.empty();
  }

  /** The code that an authenticator application shows at this time. */
  public static String code(String secret, Instant now) {
    return code(secret, Math.floorDiv(now.getEpochSecond(), STEP_SECONDS));
  }

  private static String code(String secret, long step) {
    try {
      var key = new SecretKeySpec(Base32.decode(secret), GENERATOR.getAlgorithm());
      return GENERATOR.generateOneTimePasswordString(key, Instant.ofEpochSecond(step * STEP_SECONDS), Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
