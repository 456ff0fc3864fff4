package org.palier.engine.store;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Documents, kept durably. A future that succeeds means forced to disk. Futures complete on the caller's context.
 * Fails with {@link StoreUnavailable} when the store cannot write or read; then nothing of the call was kept.
 */
public interface DocumentStore {
  /** Makes the collection and its indexes if they are missing. Called once for each collection before any other use. */
  Future<Void> declare(Collection collection);

  Future<Optional<Document>> get(Collection collection, String id);

  /** Fails with {@link DuplicateKey} when the id or a unique key is taken. */
  Future<Document> insert(Collection collection, String id, JsonObject body);

  /** Replaces the whole body if the stored revision still is {@code revision}; fails with {@link StaleRevision} otherwise. */
  Future<Document> replace(Collection collection, String id, long revision, JsonObject body);

  /** Inserts or replaces whatever is there, whole body, last writer wins: for read models that can be rebuilt. */
  Future<Document> put(Collection collection, String id, JsonObject body);

  /** Deletes if the revision still is; fails with {@link StaleRevision} otherwise. Deleting what is absent succeeds. */
  Future<Void> delete(Collection collection, String id, long revision);

  Future<List<Document>> find(Collection collection, Query query);

  /** How many documents match; the query's limit and order are ignored. */
  Future<Long> count(Collection collection, Query query);
}
