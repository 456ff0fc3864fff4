package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.palier.engine.sitting.Sittings;
import org.palier.proctoring.rehearsal.Rehearsals;

/** What was agreed before sittings that are long over. */
record OldRehearsals(Rehearsals rehearsals, Sittings sittings, OldSessions old) implements Kept {
  @Override public RecordKind kind() {
    return RecordKind.REHEARSAL;
  }

  @Override public Future<List<Due>> due(Instant now, int days, Set<String> skip, int most) {
    return old.due(kind(), now, days, skip, most, session -> sittings.ofExamSession(session.id()).compose(all -> {
      var left = new ArrayList<OldSessions.Candidate>();
      Future<?> done = Future.succeededFuture();
      for (var sitting : all) done = done.compose(_ -> rehearsals.ofSitting(sitting.id())).onSuccess(there -> {
        var due = new Due(sitting.id(), Set.of(sitting.id()), Set.of(sitting.candidate()));
        if (there.isPresent()) left.add(new OldSessions.Candidate(due, session.closesAt().plus(Duration.ofDays(days))));
      });
      return done.map(_ -> left);
    }));
  }

  @Override public Future<Void> erase(Due due, String rule) {
    return rehearsals.forget(due.id());
  }
}
