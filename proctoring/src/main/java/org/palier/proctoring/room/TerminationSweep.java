package org.palier.proctoring.room;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.palier.engine.refusal.Refused;
import org.palier.engine.scoring.Ending;
import org.palier.engine.sitting.SittingCommand;
import org.palier.engine.sitting.Sittings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the sittings whose termination was confirmed and not taken back in time. Any node may sweep; sweeping twice does no harm. */
public final class TerminationSweep {
  private static final Logger LOG = LoggerFactory.getLogger(TerminationSweep.class);
  private static final long PERIOD_MILLIS = 1_000;
  private static final int AT_ONCE = 100;

  private final Rooms rooms;
  private final Sittings sittings;
  private boolean sweeping;

  public TerminationSweep(Rooms rooms, Sittings sittings) {
    this.rooms = rooms;
    this.sittings = sittings;
  }

  public void start(Vertx vertx) {
    vertx.setPeriodic(PERIOD_MILLIS, _ -> {
      if (sweeping) return;
      sweeping = true;
      Future.succeededFuture().compose(_ -> sweep()).onFailure(failure -> LOG.warn("termination sweep: {}", failure.toString())).onComplete(_ -> sweeping = false);
    });
  }

  /** One round. */
  public Future<Void> sweep() {
    return rooms.dueBefore(rooms.now(), AT_ONCE).compose(due -> {
      Future<?> all = Future.succeededFuture();
      for (var summary : due) all = all.compose(_ -> rooms.current(summary.id())).compose(this::end);
      return all.mapEmpty();
    });
  }

  /** The sitting first: a crash between the two leaves a termination that is done again, never one that is forgotten. */
  private Future<?> end(Rooms.Current current) {
    Future<?> all = Future.succeededFuture();
    for (var seat : current.room().seats().values()) {
      var due = seat.termination().filter(one -> one.due().filter(at -> !rooms.now().isBefore(at)).isPresent());
      if (due.isEmpty()) continue;
      var command = new SittingCommand.Terminate(due.get().category().technical() ? Ending.TECHNICAL_FAULT : Ending.TERMINATED, due.get().reason(), due.get().by());
      all = all.compose(_ -> sittings.handle(seat.sitting(), command).<Object>map(handled -> handled)
              // Over already: submitted at the last moment, or ended by its clock.
              .recover(failure -> failure instanceof Refused ? Future.succeededFuture() : Future.failedFuture(failure)))
          .compose(_ -> rooms.handle(current.id(), Order.ofHouse(new RoomCommand.FinishTermination(seat.sitting()))));
    }
    return all;
  }
}
