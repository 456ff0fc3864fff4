package org.palier.engine.store;

/** The id or a unique key is taken. */
public final class DuplicateKey extends StoreException {
  private static final long serialVersionUID = 1L;

  public DuplicateKey(String message) {
    super(message, null);
  }

}
