package org.palier.proctoring.signal;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.palier.proctoring.room.Room;
import org.palier.proctoring.room.Rooms;

/** Once a second, to whoever watches a room here: how each of its lines is. Each node tells its own watchers what all nodes know. */
final class Roster {
  private static final int PARTS = 10;
  private static final long PART_MILLIS = 100;

  private final Rooms rooms;
  private final Connections connections;
  private final Whereabouts whereabouts;
  private final Post post;
  private final SignalConfig config;
  private final InstantSource clock;
  private int part;

  Roster(Rooms rooms, Connections connections, Whereabouts whereabouts, Post post, SignalConfig config, InstantSource clock) {
    this.rooms = rooms;
    this.connections = connections;
    this.whereabouts = whereabouts;
    this.post = post;
    this.config = config;
    this.clock = clock;
  }

  /** A tenth of the rooms each time, so that no message waits behind all rosters. */
  void start(Vertx vertx) {
    vertx.setPeriodic(PART_MILLIS, _ -> {
      part = (part + 1) % PARTS;
      connections.where(Connection::watchesRoster).stream().map(Connection::room).collect(Collectors.toSet()).stream()
          .filter(room -> Math.floorMod(room.hashCode(), PARTS) == part).forEach(this::publish);
    });
  }

  void publish(String room) {
    rooms.remembered(room).ifPresent(known -> post.roster(room, new JsonObject().put("rows", rows(known))));
  }

  JsonArray rows(Room room) {
    var now = clock.instant();
    var rows = new JsonArray();
    for (var seat : room.here()) rows.add(whereabouts.line(seat.sitting()).map(line -> row(line, now)).orElseGet(() -> new JsonObject().put("sitting", seat.sitting())));
    return rows;
  }

  /** A sitting nobody has heard of has no age. */
  private JsonObject row(Line line, Instant now) {
    var row = new JsonObject().put("sitting", line.sitting).put("age", line.age(now).toMillis()).put("line", line.state(now, config).name().toLowerCase(java.util.Locale.ROOT))
        .put("online", line.connection().isPresent()).put("turn", line.turn());
    line.report().forEach(field -> row.put(field.getKey(), field.getValue()));
    return row;
  }
}
