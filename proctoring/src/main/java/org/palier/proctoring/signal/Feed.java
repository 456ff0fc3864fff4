package org.palier.proctoring.signal;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.palier.engine.json.Json;
import org.palier.proctoring.room.RoomEvent;
import org.palier.proctoring.room.Rooms;
import org.palier.proctoring.room.Timeline;

/** Tells the sockets of this node what their rooms' logs say: what they missed when they come, what is new at every hint. One read of a room at a time, whoever waits for it. */
final class Feed {
  /** Beyond so many a page reads on by HTTPS. */
  static final int MOST_EVENTS = 500;

  private final Rooms rooms;
  private final Connections connections;
  private final Post post;
  private final Consumer<String> rightsChanged;
  private final BiConsumer<String, Rooms.Numbered> heard;
  private final Set<String> reading = new HashSet<>();
  private final Set<String> again = new HashSet<>();

  /** @param rightsChanged told of a room in which somebody came to watch, or no longer does @param heard told of everything that is new in a room, once or more */
  Feed(Rooms rooms, Connections connections, Post post, Consumer<String> rightsChanged, BiConsumer<String, Rooms.Numbered> heard) {
    this.rooms = rooms;
    this.connections = connections;
    this.post = post;
    this.rightsChanged = rightsChanged;
    this.heard = heard;
  }

  /** Says what happened after a number, as {@code type}; from then on this socket follows. */
  Future<Void> catchUp(Connection connection, String type, JsonObject content, long said) {
    connection.stopsFollowing();
    // Nobody has seen what has not happened.
    long lastSeq = rooms.remembered(connection.room()).map(room -> Math.min(said, room.facts())).orElse(said);
    return rooms.after(connection.room(), lastSeq).map(found -> {
      content.put("from", lastSeq).put("behind", found.size() > MOST_EVENTS);
      if (found.size() > MOST_EVENTS) {
        post.send(connection, type, content.put("seq", lastSeq).put("events", new JsonArray()));
        return null;
      }
      long number = found.isEmpty() ? lastSeq : found.getLast().number();
      post.send(connection, type, content.put("seq", number).put("events", told(connection, found)));
      connection.follows(number);
      news(connection.room());
      return null;
    });
  }

  /** A room has changed, or may have. */
  void news(String room) {
    if (reading.contains(room)) {
      again.add(room);
      return;
    }
    var from = connections.inRoom(room).stream().filter(Connection::following).mapToLong(Connection::seen).min();
    if (from.isEmpty()) return;
    reading.add(room);
    rooms.after(room, from.getAsLong()).onComplete(read -> {
      reading.remove(room);
      if (read.succeeded() && !read.result().isEmpty()) tell(room, read.result());
      if (again.remove(room)) news(room);
    });
  }

  private void tell(String room, List<Rooms.Numbered> found) {
    for (var connection : connections.inRoom(room)) {
      if (!connection.following()) continue;
      var news = found.stream().filter(one -> one.number() > connection.seen()).toList();
      if (news.isEmpty()) continue;
      var events = told(connection, news);
      connection.seen(news.getLast().number());
      // What a candidate is not told of makes no gap in what he is told.
      if (!events.isEmpty()) {
        post.send(connection, "events", new JsonObject().put("from", connection.told()).put("seq", connection.seen()).put("events", events));
        connection.follows(connection.seen());
      }
    }
    found.forEach(one -> heard.accept(room, one));
    if (found.stream().anyMatch(one -> one.fact().event() instanceof RoomEvent.Released || one.fact().event() instanceof RoomEvent.Assigned)) rightsChanged.accept(room);
  }

  private static JsonArray told(Connection connection, List<Rooms.Numbered> found) {
    var events = new JsonArray();
    for (var one : found)
      if (connection.bound().sitting().filter(sitting -> !Timeline.toldCandidate(one.fact().event(), sitting)).isEmpty()) events.add(Json.object(one));
    return events;
  }
}
