package org.palier.engine.store;

/** The log's last entry is not the one the caller named: it has moved on since it was read, or never got there. */
public final class SequenceTaken extends StoreException {
  private static final long serialVersionUID = 1L;

  public SequenceTaken(String message) {
    super(message, null);
  }

}
