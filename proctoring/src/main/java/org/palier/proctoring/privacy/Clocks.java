package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.certification.Chosen.Origin;
import org.palier.engine.json.Json;
import org.palier.engine.store.Collection;
import org.palier.engine.store.DocumentStore;
import org.palier.engine.store.Query;

/** How long each kind of record is kept: what somebody chose, or what the house began with. */
public final class Clocks {
  private static final Collection CLOCKS = Collection.of("retention_clock");

  private final DocumentStore store;
  private final InstantSource clock;

  public Clocks(DocumentStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  public Future<Void> declare() {
    return store.declare(CLOCKS);
  }

  /** One of each kind. */
  Future<Map<RecordKind, RetentionClock>> all() {
    return store.find(CLOCKS, Query.all().limit(RecordKind.values().length)).map(found -> {
      var all = new EnumMap<RecordKind, RetentionClock>(RecordKind.class);
      for (var kind : RecordKind.values()) all.put(kind, RetentionClock.first(kind));
      for (var document : found) {
        var chosen = Json.read(document.body(), RetentionClock.class);
        all.put(chosen.kind(), chosen);
      }
      return all;
    });
  }


  /** Refused when the days are outside the kind's range, or nobody says why. */
  Future<Void> choose(RecordKind kind, int days, String by, String reason) {
    var chosen = new RetentionClock(kind, days, Origin.OPERATOR_CHOICE, Optional.of(by), Optional.of(clock.instant()), reason);
    return store.put(CLOCKS, kind.name().toLowerCase(Locale.ROOT), Json.object(chosen)).mapEmpty();
  }
}
