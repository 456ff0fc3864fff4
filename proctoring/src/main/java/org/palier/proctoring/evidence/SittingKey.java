package org.palier.proctoring.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.palier.engine.account.PersonalData;

/**
 * The key that all media of a sitting are encrypted with; or, in its place, that it was erased.
 *
 * @param key           32 bytes in base 64; empty for ever once it is erased
 * @param erasure       when it was erased
 * @param sweepAtMillis while something is left to be purged: when to do it
 */
@PersonalData("when somebody began to be recorded")
record SittingKey(
    String sitting, @PersonalData("opens what was recorded of somebody") Optional<String> key, Instant createdAt, Optional<Erasure> erasure,
    Optional<Long> sweepAtMillis) {
  SittingKey {
    if (key.isPresent() == erasure.isPresent()) throw new IllegalArgumentException("a key is there or it was erased");
  }

  SittingKey counting(List<Segment> there) {
    return new SittingKey(sitting, key, createdAt, erasure.map(one -> one.counting(there)), sweepAtMillis);
  }

  SittingKey sweptAgain(long atMillis) {
    return new SittingKey(sitting, key, createdAt, erasure, Optional.of(atMillis));
  }

  SittingKey done() {
    return new SittingKey(sitting, key, createdAt, erasure, Optional.empty());
  }
}
