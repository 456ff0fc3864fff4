package org.palier.proctoring.signal;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
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
    if (watcher.ofCandidate() || watcher.ended().filter(SignalReason::endsRights).isEmpty()) return;
    for (var line : whereabouts.lines(watcher.room())) tell(watcher, line.sitting, false);
  }

  /** Whoever stops listening hears nothing more, whatever his page goes on wanting. Told by the node that has his sockets. */
  void heard(String room, Rooms.Numbered news) {
    if (!(news.fact().event() instanceof RoomEvent.ListeningStopped stopped) || listens(room, stopped.sitting(), news.fact().by())) return;
    for (var one : connections.inRoom(room))
      if (one.registered() && !one.ofCandidate() && one.caller.account().equals(news.fact().by())) tell(one, stopped.sitting(), true);
  }

  /** Meanwhile he may listen again, and what he wants now stands. */
  private boolean listens(String room, String sitting, String account) {
    return rooms.remembered(room).flatMap(known -> known.seat(sitting)).filter(seat -> seat.listeners().contains(account)).isPresent();
  }

  private void tell(Connection watcher, String sitting, boolean sound) {
    relay.media().ifPresent(server -> server.revoke(watcher.room(), watcher.peer(), Optional.of(sitting).filter(_ -> sound)));
    relay.send(watcher.room(), sitting, watcher.peer(), new JsonObject().put("type", TYPE).put("sound", sound));
  }
}
