package org.palier.engine.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondFactorTest {
  private static final String SECRET = Base32.encode("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
  private static final Instant NOW = Instant.ofEpochSecond(1111111109);
  private static final long STEP = 1111111109 / 30;

  /** RFC 6238, appendix B, SHA-1: the last six of its eight digits. */
  @ParameterizedTest
  @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037", "20000000000,353130"})
  void the_vectors_of_the_standard_are_met(long second, String code) {
    assertEquals(code, SecondFactor.code(SECRET, Instant.ofEpochSecond(second)));
  }

  @Test void a_code_of_the_step_before_or_after_is_right_and_of_two_steps_away_wrong() {
    assertEquals(OptionalLong.of(STEP), SecondFactor.step(SECRET, "081804", 0, NOW));
    assertEquals(OptionalLong.of(STEP), SecondFactor.step(SECRET, "081 804", 0, NOW.plusSeconds(30)));
    assertEquals(OptionalLong.of(STEP), SecondFactor.step(SECRET, "081804", 0, NOW.minusSeconds(30)));
    assertEquals(OptionalLong.empty(), SecondFactor.step(SECRET, "081804", 0, NOW.plusSeconds(60)));
    assertEquals(OptionalLong.empty(), SecondFactor.step(SECRET, "081804", 0, NOW.minusSeconds(60)));
    assertEquals(OptionalLong.empty(), SecondFactor.step(SECRET, "081805", 0, NOW));
  }

  @Test void a_step_that_was_accepted_is_not_accepted_again_nor_an_earlier_one() {
    assertEquals(OptionalLong.empty(), SecondFactor.step(SECRET, "081804", STEP, NOW));
    var before = SecondFactor.code(SECRET, NOW.minusSeconds(30));
    assertEquals(OptionalLong.empty(), SecondFactor.step(SECRET, before, STEP, NOW));
    var after = SecondFactor.code(SECRET, NOW.plusSeconds(30));
    assertEquals(OptionalLong.of(STEP + 1), SecondFactor.step(SECRET, after, STEP, NOW));
  }

  @Test void a_secret_has_160_bits_and_is_new_each_time() {
    assertEquals(20, Base32.decode(SecondFactor.newSecret()).length);
    assertNotEquals(SecondFactor.newSecret(), SecondFactor.newSecret());
  }

  @Test void the_uri_is_what_authenticator_applications_read() {
    assertEquals("otpauth://totp/Palier:zo%C3%A9%2Bx%40example.org?secret=ABC&issuer=Palier&algorithm=SHA1&digits=6&period=30",
        SecondFactor.uri("ABC", new Email("zoé+x@example.org"), "Palier"));
  }

  /** RFC 4648, section 10. */
  @ParameterizedTest
  @CsvSource({"f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
  void base_32_follows_its_standard(String plain, String encoded) {
    assertEquals(encoded, Base32.encode(plain.getBytes(StandardCharsets.US_ASCII)));
    assertEquals(plain, new String(Base32.decode(encoded), StandardCharsets.US_ASCII));
    assertTrue(Base32.encode(new byte[0]).isEmpty());
  }
}
