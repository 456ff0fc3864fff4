package org.palier.proctoring.signal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.palier.proctoring.room.Order;
import org.palier.proctoring.room.Room;
import org.palier.proctoring.room.RoomCommand;
import org.palier.proctoring.room.Rooms;
import org.palier.proctoring.room.Seat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whoever listened to a candidate and has no socket any more has stopped: "a supervisor listens" must not stay on when nobody does. */
final class Listeners {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
  /** Longer than a page needs to come back, and than a node takes to hear of the sockets of another. */
  static final Duration GRACE = Duration.ofSeconds(20);

  private record Ear(String room, String sitting, String account) {}

  private final Rooms rooms;
  private final Whereabouts whereabouts;
  private final Predicate<Line> ours;
  private final InstantSource clock;
  private final Map<Ear, Instant> missing = new HashMap<>();
  private final Set<Ear> working = new HashSet<>();

  /** @param ours whether it is for this node to say so */
  Listeners(Rooms rooms, Whereabouts whereabouts, Predicate<Line> ours, InstantSource clock) {
    this.rooms = rooms;
    this.whereabouts = whereabouts;
    this.ours = ours;
    this.clock = clock;
  }

  /** One round. */
  void sweep() {
    var absent = absent();
    missing.keySet().retainAll(absent);
    for (var ear : absent)
      if (clock.instant().isAfter(missing.computeIfAbsent(ear, _ -> clock.instant()).plus(GRACE)) && working.add(ear)) stop(ear);
  }

  private Set<Ear> absent() {
    var absent = new HashSet<Ear>();
    for (var line : whereabouts.lines())
      if (ours.test(line))
        for (var account : listening(line))
          if (whereabouts.watchers(line.room).stream().noneMatch(watcher -> watcher.account().equals(account))) absent.add(new Ear(line.room, line.sitting, account));
    return absent;
  }

  private Set<String> listening(Line line) {
    Optional<Room> room = rooms.remembered(line.room);
    return room.flatMap(known -> known.seat(line.sitting)).map(Seat::listeners).orElse(Set.of());
  }

  private void stop(Ear ear) {
    rooms.handle(ear.room(), new Order(ear.account(), true, Optional.empty(), new RoomCommand.StopListening(ear.sitting()))).onComplete(done -> {
      working.remove(ear);
      if (done.failed()) LOG.warn("somebody who is gone listens no more, which could not be noted and is tried again: {}", done.cause().toString());
    });
  }
}
