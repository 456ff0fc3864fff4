package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.palier.engine.certification.Certifications;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.sitting.Sittings;
import org.palier.proctoring.evidence.Evidence;
import org.palier.proctoring.review.CaseSummary;
import org.palier.proctoring.review.Cases;

/** Pictures and sound: as many days as the certification says, and as many as the clock says after a case about them was closed, whichever is later. */
record KeptEvidence(Evidence evidence, Sittings sittings, Cases cases, Certifications certifications, OldSessions old) implements Kept {
  @Override public RecordKind kind() {
    return RecordKind.EVIDENCE;
  }

  @Override public Future<List<Due>> due(Instant now, int days, Set<String> skip, int most) {
    // No certification keeps any for less than a day.
    return old.due(kind(), now, 1, skip, most, session -> session.remote() ? sittings.ofExamSession(session.id()).compose(all -> {
      var left = new ArrayList<OldSessions.Candidate>();
      Future<?> done = Future.succeededFuture();
      for (var sitting : all) {
        var own = session.closesAt().plus(Duration.ofDays(certifications.get(sitting.certification()).requiredTest(sitting.test()).watched().evidenceDays().value()));
        // Whether there is any is asked when it may go.
        if (own.isAfter(now)) left.add(new OldSessions.Candidate(due(sitting), own));
        else done = done.compose(_ -> look(sitting, own, days, left));
      }
      return done.map(_ -> left);
    }) : Future.succeededFuture(List.of()));
  }

  private Future<Void> look(SittingSummary sitting, Instant own, int days, List<OldSessions.Candidate> left) {
    return evidence.list(sitting.id()).compose(there -> {
      if (there.erased().isPresent() || there.tracks().isEmpty()) return Future.succeededFuture();
      return cases.summary(sitting.id()).<Void>map(known -> {
        var after = known.flatMap(CaseSummary::closedAt).map(closed -> Instant.ofEpochMilli(closed).plus(Duration.ofDays(days))).orElse(Instant.MIN);
        left.add(new OldSessions.Candidate(due(sitting), after.isAfter(own) ? after : own));
        return null;
      });
    });
  }

  private static Due due(SittingSummary sitting) {
    return new Due(sitting.id(), Set.of(sitting.id()), Set.of(sitting.candidate()));
  }

  @Override public Future<Void> erase(Due due, String rule) {
    return evidence.erase(due.id(), rule).mapEmpty();
  }
}
