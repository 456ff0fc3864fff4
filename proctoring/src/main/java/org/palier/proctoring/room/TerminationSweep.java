package org.palier.proctoring.room;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.palier.engine.refusal.Refused;
import org.palier.engine.scoring.Ending;
import org.palier.engine.sitting.Sitting;
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

  private Future<?> end(Rooms.Current current) {
    Future<?> all = Future.succeededFuture();
    for (var seat : current.room().seats().values())
      if (seat.termination().flatMap(Seat.Termination::due).filter(due -> !rooms.now().isBefore(due)).isPresent()) all = all.compose(_ -> end(current.id(), seat.sitting()));
    return all;
  }

  /**
   * First the room's log says that nobody can take it back any more: of a withdrawal at that very moment, one or the other is written first. Then the
   * sitting, and then that it is done: a crash in between leaves a termination that is done again, never one that is forgotten.
   */
  private Future<?> end(String room, String sitting) {
    return rooms.handle(room, Order.ofHouse(new RoomCommand.SettleTermination(sitting))).compose(settled -> {
      var termination = settled.current().room().seat(sitting).flatMap(Seat::termination).filter(Seat.Termination::settled);
      if (termination.isEmpty()) return Future.succeededFuture();
      var why = termination.get();
      var command = new SittingCommand.Terminate(why.category().technical() ? Ending.TECHNICAL_FAULT : Ending.TERMINATED, why.reason(), why.by());
      return sittings.handle(sitting, command).map(true)
          // Over already: submitted at the last moment, or ended by its clock, or here, before a crash.
          .recover(failure -> failure instanceof Refused ? sittings.current(sitting).map(now -> endedBy(now, command)) : Future.failedFuture(failure))
          .compose(ended -> rooms.handle(room, Order.ofHouse(new RoomCommand.FinishTermination(sitting, ended))));
    });
  }

  private static boolean endedBy(Sittings.Current now, SittingCommand.Terminate command) {
    return now.sitting() instanceof Sitting.Over over && over.ending() == command.ending();
  }
}
