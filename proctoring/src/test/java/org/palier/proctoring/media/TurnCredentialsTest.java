package org.palier.proctoring.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.palier.proctoring.media.Member.Side;

/** What a real relay says of them is in {@code RelayTest}. */
class TurnCredentialsTest {
  private static final Instant NOW = Instant.parse("2030-06-03T09:00:00Z");
  private static final Member CANDIDATE = new Member("room", "s-durand", Side.CANDIDATE);
  private final TurnCredentials credentials =
      new TurnCredentials(new MediaConfig.Turn(List.of("turn:turn.example.org:3478"), new Secret("palier-test-secret")), Clock.fixed(NOW, ZoneOffset.UTC));

  @Test void a_name_lasts_an_hour_longer_than_the_session() {
    assertEquals(NOW.plus(Duration.ofHours(4)), expiry(NOW.plus(Duration.ofHours(3))));
  }

  @Test void a_session_past_its_end_gets_an_hour_and_none_gets_more_than_a_day() {
    assertEquals(NOW.plus(Duration.ofHours(1)), expiry(NOW.minus(Duration.ofHours(3))));
    assertEquals(NOW.plus(Duration.ofHours(24)), expiry(NOW.plus(Duration.ofDays(300))));
    assertEquals(NOW.plus(Duration.ofHours(24)), expiry(Instant.MAX.minus(Duration.ofDays(1))));
  }

  /** Worked out with {@code printf %s NAME | openssl dgst -sha1 -hmac palier-test-secret -binary | base64}. */
  @Test void the_password_is_the_signature_of_the_name() {
    var server = credentials.issue(CANDIDATE, NOW.plus(Duration.ofHours(3)));
    assertEquals("1906722000:" + ID, server.username().orElseThrow());
    assertEquals(PASSWORD, server.credential().orElseThrow());
    assertEquals(List.of("turn:turn.example.org:3478"), server.urls());
  }

  @Test void the_name_says_nothing_of_the_person_and_stays_his_own() {
    assertFalse(id(CANDIDATE).contains("durand"));
    assertTrue(id(CANDIDATE).matches("[0-9a-f]{32}"));
    assertEquals(id(CANDIDATE), id(CANDIDATE));
    assertNotEquals(id(CANDIDATE), id(new Member("room", "s-petit", Side.CANDIDATE)));
    assertNotEquals(id(CANDIDATE), id(new Member("other", "s-durand", Side.CANDIDATE)));
  }

  @Test void the_password_is_not_printed() {
    var server = credentials.issue(CANDIDATE, NOW);
    assertFalse(server.toString().contains(server.credential().orElseThrow()), server.toString());
  }

  private String id(Member member) {
    return credentials.issue(member, NOW).username().orElseThrow().replaceFirst(".*:", "");
  }

  private Instant expiry(Instant sessionEnd) {
    return Instant.ofEpochSecond(Long.parseLong(credentials.issue(CANDIDATE, sessionEnd).username().orElseThrow().replaceFirst(":.*", "")));
  }

  private static final String ID = "3ba04dadd4aca4a1d5d1368889c6cf61";
  private static final String PASSWORD = "+N/8XsofE7u6ZvuP67ZdwRdBL4I=";
}
