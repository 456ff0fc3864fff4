package org.palier.proctoring.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.Sitting;

/** When evidence is taken, and how much. Pure: told the time, asks nobody. */
final class EvidenceRules {
  /** The largest segment: two minutes at a megabit a second. */
  static final long MOST_BYTES = 16L << 20;
  /** The largest picture. */
  static final long MOST_STILL_BYTES = 512L << 10;
  /** How long after the end a page may finish its upload. */
  static final Duration FINISH = Duration.ofHours(24);
  /** How far two clocks may be apart before a recording counts as one from before the start or after the end. */
  private static final Duration TOLERATED = Duration.ofMinutes(2);

  private EvidenceRules() {}

  /** How large one segment of this track may be. */
  static long most(Track track) {
    return track.still() ? MOST_STILL_BYTES : MOST_BYTES;
  }

  /** @throws Refused {@code evidence-not-kept} when the policy keeps nothing of this kind */
  static void checkKind(Keeping keeping, Offer offer) {
    if (!keeping.keeps(offer.track(), offer.incident())) throw new Refused(Reason.EVIDENCE_NOT_KEPT);
  }

  /** @param soFar bytes of the track that are kept already @param size what is announced, 0 when nothing is */
  static void checkRoom(Keeping keeping, Track track, long soFar, long size) {
    if (soFar + Math.max(1, size) > keeping.most(track)) throw new Refused(Reason.EVIDENCE_NOT_KEPT, Map.of("mostBytes", keeping.most(track)));
  }

  /** Only of a sitting that has begun, and not for ever. */
  static void checkTime(Sitting sitting, Instant now) {
    if (begun(sitting) instanceof Sitting.Over over && now.isAfter(over.ended().at().plus(FINISH))) throw new Refused(Reason.EVIDENCE_CLOSED);
  }

  /** Only what was recorded while the sitting lasted. @param recorded on our clock */
  static void checkRecorded(Sitting sitting, Span recorded) {
    switch (begun(sitting)) {
      case Sitting.Open open -> checkNotBefore(open, recorded);
      case Sitting.Over over -> {
        checkNotBefore(over.last(), recorded);
        if (recorded.from().isAfter(over.ended().at().plus(TOLERATED))) throw new Refused(Reason.EVIDENCE_NOT_KEPT);
      }
      default -> throw new IllegalStateException("a sitting that has begun is open or over");
    }
  }

  private static void checkNotBefore(Sitting.Open open, Span recorded) {
    if (recorded.to().isBefore(open.ledger().startedAt().minus(TOLERATED))) throw new Refused(Reason.EVIDENCE_NOT_KEPT);
  }

  private static Sitting begun(Sitting sitting) {
    if (sitting instanceof Sitting.Absent || sitting instanceof Sitting.Ready) throw new Refused(Reason.SITTING_NOT_STARTED);
    return sitting;
  }
}
