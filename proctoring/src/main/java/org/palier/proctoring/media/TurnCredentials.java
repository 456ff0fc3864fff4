package org.palier.proctoring.media;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Names and passwords for relays that need no account there: {@code expiry:opaqueId} and its signature (TURN REST API, coturn's
 * {@code use-auth-secret}). The id says nothing of the person, and stays the same for one member, so that the relay's quotas mean him.
 */
public final class TurnCredentials {
  private static final Duration LONGER = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofHours(24);

  private final MediaConfig.Turn turn;
  private final Clock clock;

  public TurnCredentials(MediaConfig.Turn turn, Clock clock) {
    this.turn = turn;
    this.clock = clock;
  }

  /** @param sessionEnd when it is planned to end; the name lasts an hour longer, never more than a day from now, and never less than that hour */
  public IceServer issue(Member member, Instant sessionEnd) {
    var now = clock.instant();
    var from = sessionEnd.isBefore(now) ? now : sessionEnd;
    var expiry = from.plus(LONGER).isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : from.plus(LONGER);
    var name = expiry.getEpochSecond() + ":" + opaqueId(member);
    return new IceServer(turn.urls(), Optional.of(name), Optional.of(password(name)));
  }

  private String opaqueId(Member member) {
    return HexFormat.of().formatHex(turn.secret().sign("HmacSHA256", "relay|" + member.room() + "|" + member.name()), 0, 16);
  }

  private String password(String name) {
    return Base64.getEncoder().encodeToString(turn.secret().sign("HmacSHA1", name));
  }
}
