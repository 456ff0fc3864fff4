package org.palier.engine.examsession;

import io.vertx.core.Future;
import org.palier.engine.sitting.Assignment;

/** Whether a supervisor has let this candidate in. Asked only in exam sessions where candidates wait for that. */
@FunctionalInterface
public interface Admission {
  /** @return fails with {@code not-admitted} when nobody has, and with {@code room-not-open} when the room was closed since */
  Future<Void> check(Assignment assignment);
}
