package org.palier.proctoring.signal;

import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.function.BiConsumer;

/** Sockets that come and go, and what candidates' pages say of themselves. The newest socket of a sitting, or of a supervisor's tab, is the one that counts. */
final class Presences {
  private final Whereabouts whereabouts;
  private final Connections connections;
  private final Post post;
  private final String node;
  private final InstantSource clock;
  private final BiConsumer<Connection, SignalReason> close;

  Presences(Whereabouts whereabouts, Connections connections, Post post, String node, InstantSource clock, BiConsumer<Connection, SignalReason> close) {
    this.whereabouts = whereabouts;
    this.connections = connections;
    this.post = post;
    this.node = node;
    this.clock = clock;
    this.close = close;
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

  void reported(Connection connection, JsonObject report) {
    whereabouts.line(connection.peer()).ifPresent(line -> {
      line.heard(clock.instant());
      line.reported(report);
    });
  }

  void replaced(String older) {
    connections.find(older).ifPresent(one -> close.accept(one, SignalReason.REPLACED));
  }

  private void tellOthers(Connection about, String type) {
    tell(about.room(), about.ofCandidate(), about.peer(), type);
  }

  /** Supervisors hear of candidates, candidates of supervisors, on this node. */
  void tell(String room, boolean ofCandidate, String peer, String type) {
    for (var other : connections.inRoom(room))
      if (other.ofCandidate() != ofCandidate && other.registered()) post.send(other, type, new JsonObject().put("from", peer));
  }
}
