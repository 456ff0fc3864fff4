package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.palier.proctoring.rehearsal.Rehearsals;

/** Trials of devices: a person's, not a sitting's, so no hold on a sitting concerns them. */
record OldTrials(Rehearsals rehearsals) implements Kept {
  @Override public RecordKind kind() {
    return RecordKind.TRIAL;
  }

  @Override public Future<List<Due>> due(Instant now, int days, Set<String> skip, int most) {
    return rehearsals.triedBefore(now.minus(Duration.ofDays(days)), Math.min(20_000, most + skip.size())).map(found -> found.stream().filter(candidate -> !skip.contains(candidate))
        .limit(most).map(candidate -> new Due(candidate, Set.of(), Set.of(candidate))).toList());
  }

  @Override public Future<Void> erase(Due due, String rule) {
    return rehearsals.forgetTrial(due.id());
  }
}
