package org.palier.deploy.drill;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.palier.deploy.load.Line.Answer;

/** Somebody who reads what happens in a room, always from the number he has, and remembers every event he was told. For one event loop. */
final class Follower {
  private static final int WAIT_SECONDS = 5;

  private final String room;
  private final Optional<String> sitting;
  private final Door door;
  private final String path;
  private final Histogram delays;
  private final Map<Long, Integer> told = new HashMap<>();
  private long number;
  private long duplicated;

  /** @param sitting of a candidate, who is told what concerns him; of a supervisor empty; @param delays takes the milliseconds from an event to its being told */
  Follower(String room, Optional<String> sitting, Door door, Histogram delays) {
    this.room = room;
    this.sitting = sitting;
    this.door = door;
    this.delays = delays;
    path = sitting.map(own -> "/api/sittings/" + own + "/supervision").orElse("/api/rooms/" + room + "/events");
  }

  /** Waits for what is new. */
  Future<Void> listen() {
    return ask(WAIT_SECONDS).onSuccess(answer -> {
      long now = System.currentTimeMillis();
      for (var event : answer.getJsonArray("events"))
        delays.recordValue(Math.max(0, now - Instant.parse(((JsonObject) event).getJsonObject("fact").getString("at")).toEpochMilli()));
    }).mapEmpty();
  }

  /** Reads what is there. */
  Future<Void> catchUp() {
    return ask(0).mapEmpty();
  }

  private Future<JsonObject> ask(int seconds) {
    return door.get(path + "?since=" + number + "&wait=" + seconds).compose(this::read);
  }

  Future<JsonObject> read(Answer answer) {
    if (!answer.ok()) return Future.failedFuture(answer.status() + " " + answer.body());
    var body = new JsonObject(answer.body());
    for (var event : body.getJsonArray("events")) {
      var one = (JsonObject) event;
      if (told.put(one.getLong("number"), content(one.getJsonObject("fact"))) != null) duplicated++;
    }
    number = body.getLong("number");
    return Future.succeededFuture(body);
  }

  /** Enough to tell one event from another. */
  static int content(JsonObject fact) {
    return fact.encode().hashCode();
  }

  void home() {
    door.home();
  }

  String room() {
    return room;
  }

  Optional<String> sitting() {
    return sitting;
  }

  /** Number to content. */
  Map<Long, Integer> told() {
    return told;
  }

  long duplicated() {
    return duplicated;
  }
}
