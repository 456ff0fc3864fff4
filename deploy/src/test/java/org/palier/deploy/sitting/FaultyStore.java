package org.palier.deploy.sitting;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Document;
import org.palier.engine.store.DocumentStore;
import org.palier.engine.store.Query;
import org.palier.engine.store.StoreUnavailable;

/** Documents of a real store, whose next replacement fails or waits when it is told to. */
final class FaultyStore implements DocumentStore {
  private final DocumentStore store;
  private final AtomicBoolean failing = new AtomicBoolean();
  private volatile Supplier<Future<Void>> before = Future::succeededFuture;

  FaultyStore(DocumentStore store) {
    this.store = store;
  }

  void failNextReplacement() {
    failing.set(true);
  }

  /** The next replacement waits for what this gives. */
  void beforeNextReplacement(Supplier<Future<Void>> first) {
    before = first;
  }

  @Override public Future<Document> replace(Collection collection, String id, long revision, JsonObject body) {
    if (failing.compareAndSet(true, false)) return Future.failedFuture(new StoreUnavailable("disk full", null));
    var first = before;
    before = Future::succeededFuture;
    return first.get().compose(_ -> store.replace(collection, id, revision, body));
  }

  @Override public Future<Void> declare(Collection collection) {
    return store.declare(collection);
  }

  @Override public Future<Optional<Document>> get(Collection collection, String id) {
    return store.get(collection, id);
  }

  @Override public Future<Document> insert(Collection collection, String id, JsonObject body) {
    return store.insert(collection, id, body);
  }

  @Override public Future<Document> put(Collection collection, String id, JsonObject body) {
    return store.put(collection, id, body);
  }

  @Override public Future<Void> delete(Collection collection, String id, long revision) {
    return store.delete(collection, id, revision);
  }

  @Override public Future<List<Document>> find(Collection collection, Query query) {
    return store.find(collection, query);
  }

  @Override public Future<Long> count(Collection collection, Query query) {
    return store.count(collection, query);
  }
}
