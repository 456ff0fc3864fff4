package org.palier.deploy;

/** The server does not start, and the message says why and what to do, to whoever typed the command. */
public final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartRefused(String message) {
    super(message, null, false, false);
  }
}
