package org.palier.engine.sitting;

import io.vertx.core.Future;

/** Whether and with how much time a prepared sitting may start now: known to whoever planned it. */
public interface StartRules {
  /** With how much time it would start, whether it may now or not. */
  Future<SittingCommand.Start> timeOf(Assignment assignment);

  /** @return fails with a refusal when it may not start now */
  Future<SittingCommand.Start> startOf(Assignment assignment);
}
