package org.palier.proctoring.signal;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;
import org.palier.engine.account.Caller;
import org.palier.proctoring.room.Desk;
import org.palier.proctoring.room.Room;
import org.palier.proctoring.room.Rooms;
import org.palier.proctoring.room.Seat;

/** Whether a socket may still do what it does. Asked at every frame, and now and then of those that send none. */
final class Rights {
  private final Function<String, Future<Optional<Caller>>> sessions;
  private final Rooms rooms;

  Rights(Function<String, Future<Optional<Caller>>> sessions, Rooms rooms) {
    this.sessions = sessions;
    this.rooms = rooms;
  }

  /** @return why the socket must close; empty while everything is as it was. Fails when the store cannot tell */
  Future<Optional<SignalReason>> lost(Connection connection) {
    return sessions.apply(connection.token).compose(caller -> {
      if (caller.filter(one -> one.account().equals(connection.caller.account())).isEmpty()) return Future.succeededFuture(Optional.of(SignalReason.SESSION_ENDED));
      if (connection.ticket().isEmpty()) return Future.succeededFuture(Optional.empty());
      return room(connection.room()).map(room -> holds(room, connection.bound(), caller.get()) ? Optional.empty() : Optional.of(SignalReason.REVOKED));
    });
  }

  /** Whoever watches a room or leads, and a candidate who has a seat in it. */
  static boolean holds(Room room, Ticket ticket, Caller caller) {
    return ticket.sitting().map(sitting -> seated(room, sitting, caller.account())).orElseGet(() -> Desk.attends(room, caller));
  }

  private static boolean seated(Room room, String sitting, String account) {
    return room.seat(sitting).map(Seat::candidate).filter(account::equals).isPresent();
  }

  /** As this node knows it: news of the room bring it up to date within the moment. */
  private Future<Room> room(String id) {
    return rooms.remembered(id).map(Future::succeededFuture).orElseGet(() -> rooms.current(id).map(Rooms.Current::room));
  }
}
