package org.palier.engine.store;

/** As many calls wait for the store as it may hold. Nothing of the call was kept. */
public final class StoreBusy extends StoreException {
  private static final long serialVersionUID = 1L;

  public StoreBusy(String message) {
    super(message, null);
  }

}
