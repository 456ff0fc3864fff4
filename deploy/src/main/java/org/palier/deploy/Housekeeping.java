package org.palier.deploy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets what has expired, every ten minutes; a task that fails is tried again the next time. */
final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final long PERIOD_MILLIS = 600_000;

  private final List<Supplier<Future<Void>>> tasks;

  Housekeeping(List<Supplier<Future<Void>>> tasks) {
    this.tasks = tasks;
  }

  void start(Vertx vertx) {
    vertx.setPeriodic(PERIOD_MILLIS, _ -> {
      for (var task : tasks) task.get().onFailure(failure -> LOG.warn("housekeeping: {}", failure.toString()));
    });
  }
}
