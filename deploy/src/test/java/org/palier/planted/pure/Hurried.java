package org.palier.planted.pure;

import java.time.Instant;

/** A rule that asks a clock of its own. */
public final class Hurried {
  private Hurried() {}

  public static boolean over(Instant deadline) {
    return !Instant.now().isBefore(deadline);
  }
}
