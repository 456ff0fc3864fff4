package org.palier.engine.store;

/** What a store may fail with; anything else is a fault of the adapter. */
public abstract sealed class StoreException extends RuntimeException
    permits DuplicateKey, StaleRevision, SequenceTaken, StoreUnavailable, StoreBusy {
  private static final long serialVersionUID = 1L;

  protected StoreException(String message, Throwable cause) {
    super(message, cause, false, cause != null);
  }
}
