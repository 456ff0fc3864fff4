package org.palier.proctoring.signal;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.Sitting;
import org.palier.engine.sitting.SittingCommand;
import org.palier.engine.sitting.Sittings;
import org.palier.proctoring.room.Order;
import org.palier.proctoring.room.RoomCommand;
import org.palier.proctoring.room.RoomEvent;
import org.palier.proctoring.room.RoomFact;
import org.palier.proctoring.room.Rooms;
import org.palier.proctoring.room.Seat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes durably that a line is lost, and that it is back, with the time the policy gives. A technical fact, never one of conduct. Noting it twice, on two nodes, does no harm. */
final class LostLines {
  private static final Logger LOG = LoggerFactory.getLogger(LostLines.class);
  /** Why time was added, for pages to put into words. */
  private static final String REASON = "line-lost";

  private final Rooms rooms;
  private final Sittings sittings;
  private final Whereabouts whereabouts;
  private final Function<String, Optional<Instant>> heardByHttps;
  private final Predicate<Line> ours;
  private final SignalConfig config;
  private final InstantSource clock;
  private final Set<String> working = new HashSet<>();

  /**
   * @param heardByHttps when a sitting's window was last heard of otherwise: whoever answers is not lost
   * @param ours         whether it is for this node to note it
   */
  LostLines(
      Rooms rooms, Sittings sittings, Whereabouts whereabouts, Function<String, Optional<Instant>> heardByHttps, Predicate<Line> ours, SignalConfig config, InstantSource clock) {
    this.rooms = rooms;
    this.sittings = sittings;
    this.whereabouts = whereabouts;
    this.heardByHttps = heardByHttps;
    this.ours = ours;
    this.config = config;
    this.clock = clock;
  }

  /** One round. */
  void sweep() {
    var now = clock.instant();
    for (var line : whereabouts.lines()) {
      if (line.state(now, config) != Line.State.GREEN) heardByHttps.apply(line.sitting).ifPresent(line::heard);
      switch (line.state(now, config)) {
        case GREEN -> line.settled(false);
        case AMBER -> { }
        case RED -> {
          if (line.connection().isEmpty() && !line.settled() && ours.test(line)) once(line, this::lose);
        }
      }
      if (line.state(now, config) != Line.State.RED && away(line)) once(line, this::find);
    }
  }

  private boolean away(Line line) {
    return rooms.remembered(line.room).flatMap(room -> room.seat(line.sitting)).flatMap(Seat::away).isPresent();
  }

  private void once(Line line, Function<Line, Future<Void>> work) {
    if (!working.add(line.sitting)) return;
    work.apply(line).onComplete(done -> {
      working.remove(line.sitting);
      if (done.failed()) LOG.warn("a lost line could not be noted, it is tried again: {}", done.cause().toString());
    });
  }

  private Future<Void> lose(Line line) {
    return rooms.current(line.room).compose(current -> {
      var stage = current.room().seat(line.sitting).map(Seat::stage).orElse(Seat.Stage.GONE);
      boolean here = stage == Seat.Stage.WAITING || stage == Seat.Stage.ADMITTED;
      // A closed door ends nothing for those inside; with the seal the room has nothing more to note.
      if (!here || current.room().minutes().underSeal()) return forgotten(line);
      return sittings.current(line.sitting).compose(sitting -> sitting.sitting() instanceof Sitting.Over ? forgotten(line)
          : rooms.handle(line.room, Order.ofHouse(new RoomCommand.LoseConnection(line.sitting, line.lastSignAt()))).<Void>map(_ -> {
            line.settled(true);
            return null;
          }));
    });
  }

  private Future<Void> forgotten(Line line) {
    whereabouts.forget(line);
    return Future.succeededFuture();
  }

  private Future<Void> find(Line line) {
    return rooms.current(line.room).compose(current -> {
      var since = current.room().seat(line.sitting).flatMap(Seat::away);
      if (since.isEmpty()) return Future.succeededFuture();
      return rooms.after(line.room, 0).compose(facts -> {
        var losses = facts.stream().filter(one -> one.fact().event() instanceof RoomEvent.ConnectionLost lost && lost.sitting().equals(line.sitting)).toList();
        var given = facts.stream().map(one -> one.fact().event()).filter(RoomEvent.ConnectionBack.class::isInstance).map(RoomEvent.ConnectionBack.class::cast)
            .filter(back -> back.sitting().equals(line.sitting)).mapToLong(RoomEvent.ConnectionBack::creditedMillis).sum();
        return sittings.entries(line.sitting).map(entries -> entries.stream().map(entry -> entry.body().toJsonObject()).toList())
            .compose(events -> give(line.sitting, "line-lost-" + losses.getLast().number(), Credit.of(current.room().plan().policy(), since.get(), clock.instant(), Duration.ofMillis(given), events)))
            .compose(credited -> rooms.handle(line.room, Order.ofHouse(new RoomCommand.FindConnection(line.sitting, credited.toMillis())))).mapEmpty();
      });
    });
  }

  /** Once for each loss, whoever gives it: the key says which. @return what was given for it, now or before */
  private Future<Duration> give(String sitting, String key, Duration credit) {
    if (credit.toSeconds() < 1) return Future.succeededFuture(Duration.ZERO);
    return sittings.handle(sitting, new SittingCommand.AddTime(credit, REASON, RoomFact.CLOCK, key))
        .compose(handled -> handled.events().isEmpty() ? before(sitting, key) : Future.succeededFuture(credit))
        // Over meanwhile, or not begun: there is no clock to give time to.
        .recover(failure -> failure instanceof Refused ? Future.succeededFuture(Duration.ZERO) : Future.failedFuture(failure));
  }

  private Future<Duration> before(String sitting, String key) {
    return sittings.entries(sitting).map(entries -> entries.stream().map(entry -> entry.body().toJsonObject())
        .filter(event -> key.equals(event.getString("key"))).map(event -> Duration.parse(event.getString("time"))).findFirst().orElse(Duration.ZERO));
  }
}
