package org.palier.engine.store;

/** The document changed, or went, since it was read. */
public final class StaleRevision extends StoreException {
  private static final long serialVersionUID = 1L;

  public StaleRevision(String message) {
    super(message, null);
  }

}
