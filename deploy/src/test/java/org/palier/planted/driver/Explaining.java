package org.palier.planted.driver;

import org.palier.engine.refusal.Refused;

/** Makes a reply of a refusal by itself. */
public final class Explaining {
  private Explaining() {}

  public static int reply(Refused refused) {
    return refused.reason().status();
  }
}
