package org.palier.proctoring.signal;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.palier.proctoring.room.Room;
import org.palier.proctoring.room.RoomEvent;
import org.palier.proctoring.room.Rooms;

/**
 * Cuts pictures and sound at once when the right to them ends: what a candidate's page was told of a wish would last until its lease is over. A line that is
 * merely lost takes nothing back.
 */
final class Revocation {
  static final String TYPE = "revoked";

  private final Rooms rooms;
  private final Connections connections;
  private final Whereabouts whereabouts;
  private final Relay relay;

  Revocation(Rooms rooms, Connections connections, Whereabouts whereabouts, Relay relay) {
    this.rooms = rooms;
    this.connections = connections;
    this.whereabouts = whereabouts;
    this.relay = relay;
  }

  /** A socket has ended: nobody who was seen by it is seen any more, if it ended for want of a right. */
  void left(Connection watcher) {
    if (!watcher.ofCandidate() && watcher.ended().filter(SignalReason::endsRights).isPresent()) blind(watcher);
  }

  /**
   * Whoever stops listening hears nothing more, and whoever is released sees nothing more, whatever his page goes on wanting: who leads keeps his socket. Told by the node that
   * has his sockets. Meanwhile he may listen or watch again, and what he wants now stands.
   */
  void heard(String id, Rooms.Numbered news) {
    switch (news.fact().event()) {
      case RoomEvent.ListeningStopped stopped -> unless(id, room -> listens(room, stopped.sitting(), news.fact().by()), news.fact().by(), one -> tell(one, stopped.sitting(), true));
      case RoomEvent.Released released -> unless(id, room -> room.watchedBy(released.supervisor()), released.supervisor(), this::blind);
      default -> { }
    }
  }

  private static boolean listens(Room room, String sitting, String account) {
    return room.seat(sitting).filter(seat -> seat.listeners().contains(account)).isPresent();
  }

  /** As the store has it: another node may have heard of more than this one remembers. */
  private void unless(String id, Predicate<Room> again, String account, Consumer<Connection> then) {
    if (sockets(id, account).isEmpty()) return;
    rooms.current(id).onSuccess(current -> {
      if (!again.test(current.room())) sockets(id, account).forEach(then);
    });
  }

  private List<Connection> sockets(String room, String account) {
    return connections.inRoom(room).stream().filter(one -> one.registered() && !one.ofCandidate() && one.caller.account().equals(account)).toList();
  }

  private void blind(Connection watcher) {
    for (var line : whereabouts.lines(watcher.room())) tell(watcher, line.sitting, false);
  }

  private void tell(Connection watcher, String sitting, boolean sound) {
    relay.media().ifPresent(server -> server.revoke(watcher.room(), watcher.peer(), Optional.of(sitting).filter(_ -> sound)));
    relay.send(watcher.room(), sitting, watcher.peer(), new JsonObject().put("type", TYPE).put("sound", sound));
  }
}
