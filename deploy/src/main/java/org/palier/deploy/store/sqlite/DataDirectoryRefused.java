package org.palier.deploy.store.sqlite;

/** The data directory cannot be used; the message says why and what to do. */
public final class DataDirectoryRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public enum Reason {
    /** Another store, here or in another process, holds the directory. */
    IN_USE,
    /** The directory or a file in it cannot be made or written. */
    NOT_WRITABLE,
    /** Something else than a directory has this path. */
    NOT_A_DIRECTORY,
    /** The file is no store of Palier, or is damaged. */
    DAMAGED,
    /** The file was written by a newer Palier. */
    NEWER_SCHEMA
  }

  private final Reason reason;

  public DataDirectoryRefused(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
