package org.palier.engine.store;

/** The store cannot write or read now: disk full, database away, closed. Nothing of the call was kept. */
public final class StoreUnavailable extends StoreException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailable(String message) {
    super(message, null);
  }

  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
