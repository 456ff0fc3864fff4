package org.palier.planted.driver;

import io.vertx.core.Future;
import org.palier.engine.store.LogStore;

/** Erases a log that is not its own. */
public final class Erasing {
  private Erasing() {}

  public static Future<Void> somebodyElses(LogStore store) {
    return store.forget("sitting/s-1");
  }
}
