package org.palier.proctoring.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * What a candidate's page says of a segment before its bytes come.
 *
 * @param index    from 1, in the order in which the page made them
 * @param recorded when, on the page's clock
 * @param sentAt   now, on the page's clock: tells how far that clock is from ours
 * @param sha256   of the bytes, 64 hexadecimal digits
 * @param incident whether the page made or kept it because of an incident
 */
public record Offer(Track track, int index, Span recorded, Instant sentAt, String sha256, Media media, boolean incident) {
  public static final int MOST_INDEX = 10_000;
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** @throws Refused {@code out-of-range} when it makes no sense */
  public Offer {
    if (index < 1 || index > MOST_INDEX) throw senseless("index");
    if (!sha256.matches("[0-9a-f]{64}")) throw senseless("Content-Digest");
    if (recorded.length().compareTo(LONGEST) > 0) throw senseless("X-Ended-At");
    if (sentAt.isBefore(recorded.to())) throw senseless("X-Sent-At");
    if (media.still() != track.still()) throw senseless("X-Media-Type");
  }

  /** When it was recorded on our clock, if the page's clock went as ours does since then. */
  Span recordedOnServer(Instant receivedAt) {
    return recorded.moved(Duration.between(sentAt, receivedAt));
  }

  private static Refused senseless(String field) {
    return new Refused(Reason.OUT_OF_RANGE, Map.of("field", field));
  }
}
