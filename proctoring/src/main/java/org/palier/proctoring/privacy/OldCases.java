package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.palier.proctoring.review.Cases;

/** Closed cases: those that came to nothing, and those that did not, each by a clock of its own. */
record OldCases(RecordKind kind, boolean adverse, Cases cases) implements Kept {
  @Override public Future<List<Due>> due(Instant now, int days, Set<String> skip, int most) {
    return cases.closedBefore(now.minus(Duration.ofDays(days)), adverse, most + skip.size()).map(found -> found.stream().filter(one -> !skip.contains(one.id())).limit(most)
        .map(one -> new Due(one.id(), Set.of(one.id()), Set.of(one.candidate()))).toList());
  }

  @Override public Future<Void> erase(Due due, String rule) {
    return cases.forget(due.id());
  }
}
