package org.palier.engine.people;

import io.vertx.core.Future;

/** Records about persons that another part of the house keeps, as an erasure sees them. */
@FunctionalInterface
public interface PersonRecords {
  /**
   * Erases what they say about the person. Repeating it does no harm, and finishes what was interrupted.
   *
   * @param by who asks for it: an account, or {@code command} at the server's own desk
   */
  Future<Void> erase(String account, String by);

  /** Fails with a refusal while these records must stay: nothing at all is erased then. */
  default Future<Void> mayErase(String account) {
    return Future.succeededFuture();
  }
}
