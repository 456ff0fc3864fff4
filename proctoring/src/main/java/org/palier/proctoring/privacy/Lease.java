package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.store.Collection;
import org.palier.engine.store.DocumentStore;
import org.palier.engine.store.DuplicateKey;
import org.palier.engine.store.StaleRevision;

/** One purge at a time, on whatever node; whoever stops without a word is taken over after ten minutes. */
final class Lease {
  private static final Collection LEASES = Collection.of("purge_lease");
  private static final Duration GOOD_FOR = Duration.ofMinutes(10);
  private static final String ID = "purge", DAY = "day";

  private final DocumentStore store;
  private final InstantSource clock;
  private final String me = UUID.randomUUID().toString();

  Lease(DocumentStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  Future<Void> declare() {
    return store.declare(LEASES);
  }

  /** Takes it, or goes on holding it. Fails with {@code busy} while another has it. */
  Future<Void> take() {
    var mine = new JsonObject().put("who", me).put("until", clock.instant().plus(GOOD_FOR).toEpochMilli());
    return store.get(LEASES, ID).compose(found -> {
      if (found.isEmpty()) return store.insert(LEASES, ID, mine);
      var held = found.get().body();
      if (!held.getString("who").equals(me) && held.getLong("until") > clock.millis()) throw new Refused(Reason.BUSY);
      return store.replace(LEASES, ID, found.get().revision(), mine);
    }).<Void>mapEmpty().recover(failure -> Future.failedFuture(failure instanceof StaleRevision || failure instanceof DuplicateKey ? new Refused(Reason.BUSY) : failure));
  }

  Future<Void> give() {
    return store.get(LEASES, ID).compose(found -> found.filter(document -> document.body().getString("who").equals(me))
        .map(document -> store.delete(LEASES, ID, document.revision())).orElse(Future.succeededFuture())).otherwiseEmpty();
  }

  /** Whether this day's purge is through, on whatever node. */
  Future<Boolean> done(String day) {
    return store.get(LEASES, DAY).map(found -> found.filter(document -> document.body().getString("done").equals(day)).isPresent());
  }

  Future<Void> finish(String day) {
    return store.put(LEASES, DAY, new JsonObject().put("done", day)).mapEmpty();
  }
}
