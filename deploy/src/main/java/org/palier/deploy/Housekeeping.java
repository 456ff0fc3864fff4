package org.palier.deploy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets what has expired, and sends again what could not be sent, every quarter of a minute; a task that fails is tried again the next time. */
final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final long PERIOD_MILLIS = 15_000;

  private final List<Supplier<Future<Void>>> tasks;

  Housekeeping(List<Supplier<Future<Void>>> tasks) {
    this.tasks = tasks;
  }

  /** The next round is timed from the end of this one: a slow store is not asked twice at once. */
  void start(Vertx vertx) {
    vertx.setTimer(PERIOD_MILLIS, _ -> round().onComplete(_ -> start(vertx)));
  }

  /** Everything once, in order. */
  Future<Void> round() {
    Future<?> all = Future.succeededFuture();
    for (var task : tasks) all = all.compose(_ -> task.get()).recover(failure -> {
      LOG.warn("housekeeping: {}", failure.toString());
      return Future.succeededFuture();
    });
    return all.mapEmpty();
  }
}
