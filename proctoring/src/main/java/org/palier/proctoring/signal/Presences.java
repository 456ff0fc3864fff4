package org.palier.proctoring.signal;

import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.palier.proctoring.room.Place;
import org.palier.proctoring.room.Room;
import org.palier.proctoring.room.Seat;

/** Sockets that come and go, and what candidates' pages say of themselves. The newest socket of a sitting, or of a supervisor's tab, is the one that counts. */
final class Presences {
  private final Whereabouts whereabouts;
  private final Connections connections;
  private final Post post;
  private final String node;
  private final InstantSource clock;
  private final BiConsumer<Connection, SignalReason> close;
  private Runnable changed = () -> {};

  Presences(Whereabouts whereabouts, Connections connections, Post post, String node, InstantSource clock, BiConsumer<Connection, SignalReason> close) {
    this.whereabouts = whereabouts;
    this.connections = connections;
    this.post = post;
    this.node = node;
    this.clock = clock;
    this.close = close;
  }

  /** @param listener told when a socket of this node came or went */
  void onChange(Runnable listener) {
    changed = listener;
  }

  void arrived(Connection connection) {
    if (connection.ofCandidate()) whereabouts.line(connection.room(), connection.peer(), node, clock.instant()).ifPresent(line -> {
      var older = line.connection();
      line.opened(node, connection.id(), line.turn() + 1, clock.instant());
      older.ifPresent(this::replaced);
    });
    else {
      var older = whereabouts.watcher(connection.room(), connection.peer());
      whereabouts.watches(new Watcher(connection.room(), connection.peer(), connection.caller.account(), node, connection.id(), older.map(Watcher::turn).orElse(0L) + 1));
      older.map(Watcher::connection).ifPresent(this::replaced);
    }
    tellOthers(connection, "here");
  }

  void left(Connection connection) {
    if (connection.ofCandidate()) {
      var line = whereabouts.line(connection.peer()).filter(one -> one.connection().filter(connection.id()::equals).isPresent());
      if (line.isEmpty()) return;
      line.get().closed(connection.id());
    } else {
      if (whereabouts.watcher(connection.room(), connection.peer()).filter(one -> one.connection().equals(connection.id())).isEmpty()) return;
      whereabouts.stopsWatching(connection.room(), connection.peer(), connection.id());
    }
    tellOthers(connection, "gone");
  }

  /** A frame of whatever kind is a sign. */
  void heard(Connection connection) {
    whereabouts.line(connection.peer()).ifPresent(line -> line.heard(connection.lastFrameAt()));
  }

  /** Heard of over HTTPS, which needs no socket. */
  Optional<Line> heard(String room, String sitting) {
    var line = whereabouts.line(room, sitting, node, clock.instant());
    line.ifPresent(one -> one.heard(clock.instant()));
    return line;
  }

  /**
   * Those who were let in and have no line here are waited for from now on: their socket may have ended with the server that had it. Only at a
   * distance, where nobody sits without a socket.
   */
  void expect(String room, Room known) {
    if (known.plan().place() != Place.REMOTE) return;
    known.here().stream().filter(Seat::admitted).forEach(seat -> whereabouts.line(room, seat.sitting(), node, clock.instant()));
  }

  void reported(Connection connection, JsonObject report) {
    whereabouts.line(connection.peer()).ifPresent(line -> {
      line.heard(clock.instant());
      line.reported(report);
    });
  }

  private void replaced(String older) {
    connections.find(older).ifPresent(one -> close.accept(one, SignalReason.REPLACED));
  }

  private void tellOthers(Connection about, String type) {
    tell(about.room(), about.ofCandidate(), about.peer(), type);
    changed.run();
  }

  // On other nodes.

  /** @param connection null when the socket there is gone */
  void lineElsewhere(Line line, String from, long turn, String connection, JsonObject report) {
    boolean newer = turn > line.turn() || turn == line.turn() && from.compareTo(line.node()) > 0;
    if (!newer && !line.node().equals(from)) return;
    line.reported(report);
    var before = line.connection();
    if (connection == null) {
      if (newer) line.opened(from, "", turn, line.lastSignAt());
      line.connection().ifPresent(line::closed);
    } else line.opened(from, connection, turn, line.lastSignAt());
    if (before.equals(line.connection())) return;
    if (newer) before.ifPresent(this::replaced);
    tell(line.room, true, line.sitting, line.connection().isPresent() ? "here" : "gone");
  }

  void watchesElsewhere(Watcher watcher) {
    var known = whereabouts.watcher(watcher.room(), watcher.peer());
    if (known.filter(one -> one.turn() > watcher.turn() || one.turn() == watcher.turn() && one.node().compareTo(watcher.node()) >= 0).isPresent()) return;
    whereabouts.watches(watcher);
    known.map(Watcher::connection).ifPresent(this::replaced);
    tell(watcher.room(), false, watcher.peer(), "here");
  }

  void leftElsewhere(Watcher watcher) {
    whereabouts.stopsWatching(watcher.room(), watcher.peer(), watcher.connection());
    tell(watcher.room(), false, watcher.peer(), "gone");
  }

  /** Supervisors hear of candidates, candidates of supervisors, on this node. */
  private void tell(String room, boolean ofCandidate, String peer, String type) {
    for (var other : connections.inRoom(room))
      if (other.ofCandidate() != ofCandidate && other.registered()) post.send(other, type, new JsonObject().put("from", peer));
  }
}
