package org.palier.engine.sitting;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends sittings whose deadline has passed, over an index, through the same decider as everything else. Any node may sweep;
 * sweeping twice does no harm. A sitting that nobody sweeps is still closed for every reader.
 */
public final class DeadlineSweep {
  private static final Logger LOG = LoggerFactory.getLogger(DeadlineSweep.class);
  private static final long PERIOD_MILLIS = 2_000;
  private static final int AT_ONCE = 500;

  private final Sittings sittings;
  private final Summaries summaries;
  private boolean sweeping;

  public DeadlineSweep(Sittings sittings, Summaries summaries) {
    this.sittings = sittings;
    this.summaries = summaries;
  }

  public void start(Vertx vertx) {
    vertx.setPeriodic(PERIOD_MILLIS, _ -> {
      if (sweeping) return;
      sweeping = true;
      // Within a future, so that nothing thrown leaves the sweep marked as under way for ever.
      Future.succeededFuture().compose(_ -> sweep()).onFailure(failure -> LOG.warn("deadline sweep: {}", failure.toString())).onComplete(_ -> sweeping = false);
    });
  }

  /** One round. @return how many sittings were looked at */
  public Future<Integer> sweep() {
    return summaries.dueBefore(sittings.now(), AT_ONCE).compose(due -> {
      Future<?> all = Future.succeededFuture();
      for (var summary : due) all = all.compose(_ -> end(summary));
      return all.map(_ -> due.size());
    });
  }

  /** A summary that lags behind its log (a crash between the two) is brought up to date, so that it does not come back for ever. */
  private Future<?> end(SittingSummary summary) {
    return sittings.current(summary.id())
        .compose(current -> current.sequence() > summary.sequence() ? sittings.refreshSummary(current) : Future.succeededFuture())
        .recover(failure -> {
          LOG.warn("sitting {} cannot be swept: {}", summary.id(), failure.toString());
          return Future.succeededFuture();
        });
  }
}
