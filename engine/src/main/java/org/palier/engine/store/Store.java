package org.palier.engine.store;

import io.vertx.core.Future;

/** One store: documents and logs together, opened once by {@code deploy}. */
public interface Store extends DocumentStore, LogStore {
  /** A short name for people: {@code sqlite} or {@code mongodb}. */
  String name();

  /** Succeeds when the store answers and can write; fails with {@link StoreUnavailable} and the reason otherwise. */
  Future<Void> check();

  /**
   * Brings what was deleted, redacted or forgotten before out of the files that this store keeps itself, as far as it can: decision 15 says how
   * far that is. To be called after a purge; not often.
   */
  Future<Void> scrub();

  /** Finishes what was accepted, then lets go of files and connections. */
  Future<Void> close();
}
