package org.palier.deploy.drill;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import org.palier.deploy.load.Line.Answer;

/**
 * Somebody who acts in a room, one act after the other, and remembers what was acknowledged. An act whose answer was lost he sends again with
 * the same key, to whatever node, until it is acknowledged: as the page does. For one event loop.
 */
final class Speaker {
  private final String room;
  private final Door door;
  private final String path;
  private final IntFunction<JsonObject> acts;
  private final String name = Long.toHexString(ThreadLocalRandom.current().nextLong());
  private final List<String> acknowledged = new ArrayList<>();
  private Optional<JsonObject> underWay = Optional.empty();
  private int number;
  private long repeated;
  private long refused;

  /** @param acts what he does the first, second, third time; it gets a key here */
  Speaker(String room, Door door, String path, IntFunction<JsonObject> acts) {
    this.room = room;
    this.door = door;
    this.path = path;
    this.acts = acts;
  }

  /** What is not acknowledged yet again, or else the next act. Fails when nobody answers or the act is refused. */
  Future<Void> act() {
    var act = underWay.orElseGet(() -> acts.apply(++number).put("key", name + "-" + number));
    if (underWay.isPresent()) repeated++;
    underWay = Optional.of(act);
    return door.post(path, act).compose(answer -> answered(act, answer));
  }

  private Future<Void> answered(JsonObject act, Answer answer) {
    if (!answer.ok()) {
      refused++;
      return Future.failedFuture(answer.status() + " " + answer.body());
    }
    acknowledged.add(act.getString("key"));
    underWay = Optional.empty();
    return Future.succeededFuture();
  }

  boolean waiting() {
    return underWay.isPresent();
  }

  void home() {
    door.home();
  }

  String room() {
    return room;
  }

  /** Keys, in order. */
  List<String> acknowledged() {
    return acknowledged;
  }

  long repeated() {
    return repeated;
  }

  long refused() {
    return refused;
  }
}
