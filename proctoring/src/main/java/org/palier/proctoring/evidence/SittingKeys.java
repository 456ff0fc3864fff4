package org.palier.proctoring.evidence;

import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Document;
import org.palier.engine.store.DocumentStore;
import org.palier.engine.store.DuplicateKey;
import org.palier.engine.store.Query;
import org.palier.engine.store.StaleRevision;

/** One key for each sitting, in the store and never beside the media. Never kept in memory longer than a request needs it: what is erased is gone at once. */
final class SittingKeys {
  static final int BYTES = 32;
  private static final Collection COLLECTION = Collection.of("evidence_key").indexedBy("sweepAtMillis");
  private static final int SWEPT_AT_ONCE = 50;
  private static final int TRIES = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final DocumentStore store;
  private final InstantSource clock;

  SittingKeys(DocumentStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  Future<Void> declare() {
    return store.declare(COLLECTION);
  }

  Future<Optional<SittingKey>> find(String sitting) {
    return store.get(COLLECTION, sitting).map(found -> found.map(SittingKeys::read));
  }

  /** To encrypt with; made when there is none. Fails with {@code evidence-closed} when it was erased. */
  Future<byte[]> toWrite(String sitting) {
    return find(sitting).compose(found -> found.map(Future::succeededFuture).orElseGet(() -> create(sitting)))
        .map(key -> bytes(key).orElseThrow(() -> new Refused(Reason.EVIDENCE_CLOSED)));
  }

  /** To decrypt with. Fails with {@code evidence-erased}, or {@code not-found} when there never was one. */
  Future<byte[]> toRead(String sitting) {
    return find(sitting).map(found -> bytes(found.orElseThrow(() -> new Refused(Reason.NOT_FOUND))).orElseThrow(() -> new Refused(Reason.EVIDENCE_ERASED)));
  }

  /** From now on nothing can be decrypted any more, and nothing is taken. Erasing again changes nothing but that it is swept again. */
  Future<Void> erase(String sitting, String by) {
    return change(sitting, there -> there.filter(key -> key.erasure().isPresent()).orElseGet(() -> new SittingKey(sitting, Optional.empty(),
        there.map(SittingKey::createdAt).orElseGet(clock::instant), Optional.of(Erasure.begun(by, clock.instant())), Optional.empty())).sweptAgain(clock.millis()));
  }

  /** Notes what there was, before it goes. */
  Future<Erasure> counted(String sitting, List<Segment> there) {
    return change(sitting, key -> key.orElseThrow().counting(there)).compose(_ -> find(sitting)).map(key -> key.flatMap(SittingKey::erasure).orElseThrow());
  }

  /** @param again when to sweep once more, in epoch milliseconds; empty when all is done */
  Future<Void> swept(String sitting, Optional<Long> again) {
    return change(sitting, key -> again.map(key.orElseThrow()::sweptAgain).orElseGet(key.orElseThrow()::done));
  }

  /** Erased, and something may be left to purge. */
  Future<List<SittingKey>> toSweep() {
    return store.find(COLLECTION, Query.all().and("sweepAtMillis", Query.Comparison.LESS_OR_EQUAL, clock.millis()).limit(SWEPT_AT_ONCE))
        .map(found -> found.stream().map(SittingKeys::read).toList());
  }

  private Future<Void> change(String sitting, Function<Optional<SittingKey>, SittingKey> change) {
    return change(sitting, change, TRIES);
  }

  private Future<Void> change(String sitting, Function<Optional<SittingKey>, SittingKey> change, int tries) {
    if (tries == 0) return Future.failedFuture(new Refused(Reason.BUSY));
    return store.get(COLLECTION, sitting).compose(found -> {
      var body = Json.object(change.apply(found.map(SittingKeys::read)));
      return found.isEmpty() ? store.insert(COLLECTION, sitting, body) : store.replace(COLLECTION, sitting, found.get().revision(), body);
    }).<Void>mapEmpty().recover(failure -> failure instanceof StaleRevision || failure instanceof DuplicateKey
        ? change(sitting, change, tries - 1) : Future.failedFuture(failure));
  }

  private Future<SittingKey> create(String sitting) {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    var key = new SittingKey(sitting, Optional.of(Base64.getEncoder().encodeToString(bytes)), clock.instant(), Optional.empty(), Optional.empty());
    return store.insert(COLLECTION, sitting, Json.object(key)).map(key)
        // Another upload was quicker: its key is the sitting's.
        .recover(failure -> failure instanceof DuplicateKey ? find(sitting).map(Optional::orElseThrow) : Future.failedFuture(failure));
  }

  private static Optional<byte[]> bytes(SittingKey key) {
    return key.key().map(Base64.getDecoder()::decode);
  }

  private static SittingKey read(Document document) {
    return Json.read(document.body(), SittingKey.class);
  }
}
