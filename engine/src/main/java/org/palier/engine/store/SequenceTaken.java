package org.palier.engine.store;

/** The log has moved on since it was read. */
public final class SequenceTaken extends StoreException {
  private static final long serialVersionUID = 1L;

  public SequenceTaken(String message) {
    super(message, null);
  }

}
