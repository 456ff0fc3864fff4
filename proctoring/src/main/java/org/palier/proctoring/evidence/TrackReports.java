package org.palier.proctoring.evidence;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.store.Collection;
import org.palier.engine.store.DocumentStore;
import org.palier.engine.store.DuplicateKey;
import org.palier.engine.store.StaleRevision;

/** What pages said of their tracks. */
final class TrackReports {
  private static final Collection COLLECTION = Collection.of("evidence_track");
  private static final int TRIES = 8;

  private final DocumentStore store;
  private final InstantSource clock;

  TrackReports(DocumentStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  Future<Void> declare() {
    return store.declare(COLLECTION);
  }

  Future<TrackReport> find(String sitting, Track track) {
    return store.get(COLLECTION, TrackReport.id(sitting, track))
        .map(found -> found.map(document -> Json.read(document.body(), TrackReport.class)).orElseGet(() -> none(sitting, track)));
  }

  Future<TrackReport> add(String sitting, Track track, int made, List<Integer> dropped, List<Span> lost) {
    return add(sitting, track, made, dropped, lost, TRIES);
  }

  private Future<TrackReport> add(String sitting, Track track, int made, List<Integer> dropped, List<Span> lost, int tries) {
    if (tries == 0) return Future.failedFuture(new Refused(Reason.BUSY));
    var id = TrackReport.id(sitting, track);
    return store.get(COLLECTION, id).compose(found -> {
      var before = found.map(document -> Json.read(document.body(), TrackReport.class));
      var after = before.orElseGet(() -> none(sitting, track)).with(made, dropped, lost, clock.instant());
      if (after.isEmpty()) return Future.succeededFuture(before.orElseGet(() -> none(sitting, track)));
      var body = Json.object(after.get());
      return (found.isEmpty() ? store.insert(COLLECTION, id, body) : store.replace(COLLECTION, id, found.get().revision(), body)).map(_ -> after.get());
    }).recover(failure -> failure instanceof StaleRevision || failure instanceof DuplicateKey
        ? add(sitting, track, made, dropped, lost, tries - 1) : Future.failedFuture(failure));
  }

  Future<Void> delete(String sitting, Track track) {
    var id = TrackReport.id(sitting, track);
    return store.get(COLLECTION, id).compose(found -> found.isEmpty() ? Future.succeededFuture() : store.delete(COLLECTION, id, found.get().revision()));
  }

  private TrackReport none(String sitting, Track track) {
    return new TrackReport(sitting, track, 0, List.of(), List.of(), clock.instant());
  }
}
