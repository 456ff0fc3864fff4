package org.palier.proctoring.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.Sitting;

/** What may be kept of whom, when, and how much. Pure: told the time, asks nobody. */
final class EvidenceRules {
  /** The largest segment: two minutes at a megabit a second, or ten times the usual. */
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

  /** How many bytes of one track may be kept of one sitting. */
  static long mostOfTrack(EvidencePolicy policy) {
    return switch (policy) {
      case NONE -> 0;
      case STILLS -> 256L << 20;
      case INCIDENT -> 512L << 20;
      case CONTINUOUS -> 4L << 30;
    };
  }

  /** @throws Refused {@code evidence-not-kept} when the policy keeps nothing of this kind */
  static void checkKind(EvidencePolicy policy, Track track, boolean incident) {
    boolean kept = switch (policy) {
      case NONE -> false;
      case STILLS -> track.still();
      case INCIDENT -> incident;
      case CONTINUOUS -> true;
    };
    if (!kept) throw notKept(policy);
  }

  /** @param soFar bytes of the track that are kept already */
  static void checkRoom(EvidencePolicy policy, long soFar, long size) {
    if (soFar + size > mostOfTrack(policy)) throw new Refused(Reason.EVIDENCE_NOT_KEPT, Map.of("policy", policy.code(), "mostBytes", mostOfTrack(policy)));
  }

  /** Only of a sitting that has begun, only what was recorded while it lasted, and not for ever. */
  static void checkTime(Sitting sitting, Instant now) {
    switch (sitting) {
      case Sitting.Absent _, Sitting.Ready _ -> throw new Refused(Reason.SITTING_NOT_STARTED);
      case Sitting.Open _ -> { }
      case Sitting.Over over -> {
        if (now.isAfter(over.ended().at().plus(FINISH))) throw new Refused(Reason.EVIDENCE_CLOSED);
      }
    }
  }

  /** @param recorded on our clock */
  static void checkRecorded(Sitting sitting, EvidencePolicy policy, Span recorded) {
    var last = switch (sitting) {
      case Sitting.Absent _, Sitting.Ready _ -> throw new Refused(Reason.SITTING_NOT_STARTED);
      case Sitting.Open open -> open;
      case Sitting.Over over -> over.last();
    };
    if (recorded.to().isBefore(last.ledger().startedAt().minus(TOLERATED))) throw notKept(policy);
    if (sitting instanceof Sitting.Over over && recorded.from().isAfter(over.ended().at().plus(TOLERATED))) throw notKept(policy);
  }

  private static Refused notKept(EvidencePolicy policy) {
    return new Refused(Reason.EVIDENCE_NOT_KEPT, Map.of("policy", policy.code()));
  }
}
