package org.palier.proctoring.signal;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What nodes tell each other of who is where: at once when a socket comes or goes, once a second what else is new, and everything now and then
 * for whoever missed it. Ages travel, not times: clocks of nodes differ. A server alone tells nobody.
 */
final class Gossip {
  private static final long ROUND_MILLIS = 1_000;
  private static final int WHOLE_EVERY = 10;
  private static final long ALIVE_NANOS = Duration.ofSeconds(15).toNanos();

  private final Vertx vertx;
  private final String node;
  private final Whereabouts whereabouts;
  private final Presences presences;
  private final InstantSource clock;
  private final Map<String, Long> nodes = new HashMap<>();
  private final Map<String, String> signs = new LinkedHashMap<>();
  private int round;

  Gossip(Vertx vertx, String node, Whereabouts whereabouts, Presences presences, InstantSource clock) {
    this.vertx = vertx;
    this.node = node;
    this.whereabouts = whereabouts;
    this.presences = presences;
    this.clock = clock;
  }

  void start() {
    if (!vertx.isClustered()) return;
    vertx.eventBus().<JsonObject>consumer(Addresses.WHEREABOUTS, message -> {
      if (!message.body().getString("node").equals(node)) heard(message.body());
    });
    vertx.setPeriodic(ROUND_MILLIS, _ -> {
      forgetTheDead();
      tell(++round % WHOLE_EVERY == 0);
    });
    tell(true);
  }

  /** Whether this node must look after a line: it is where the socket is or was, or that node is gone. */
  boolean ours(Line line) {
    return line.node().equals(node) || !vertx.isClustered() || !nodes.containsKey(line.node());
  }

  /** A sitting was heard of here otherwise than over its socket. */
  void sign(Line line) {
    if (vertx.isClustered()) signs.put(line.sitting, line.room);
  }

  /** A socket came or went. */
  void now() {
    if (vertx.isClustered()) tell(false);
  }

  private void tell(boolean whole) {
    var now = clock.instant();
    var lines = new JsonArray();
    for (var line : whereabouts.lines()) {
      boolean news = line.takeNews();
      if ((news || whole) && line.node().equals(node)) lines.add(json(line, now));
    }
    var watchers = new JsonArray();
    whereabouts.watchers().stream().filter(watcher -> watcher.node().equals(node)).forEach(watcher -> watchers.add(watcher.json()));
    var heard = new JsonArray();
    signs.forEach((sitting, room) -> whereabouts.line(sitting).ifPresent(line -> heard.add(json(line, now))));
    signs.clear();
    vertx.eventBus().publish(Addresses.WHEREABOUTS, new JsonObject().put("node", node).put("lines", lines).put("watchers", watchers).put("signs", heard));
  }

  private static JsonObject json(Line line, Instant now) {
    var json = new JsonObject().put("room", line.room).put("sitting", line.sitting).put("turn", line.turn()).put("age", line.age(now).toMillis()).put("report", line.report());
    line.connection().ifPresent(connection -> json.put("connection", connection));
    return json;
  }

  private void heard(JsonObject told) {
    var from = told.getString("node");
    if (nodes.put(from, System.nanoTime()) == null) tell(true);
    var now = clock.instant();
    for (var one : told.getJsonArray("lines")) line(from, (JsonObject) one, now);
    for (var one : told.getJsonArray("signs")) sign((JsonObject) one, from, now);
    var there = new HashSet<String>();
    for (var one : told.getJsonArray("watchers")) {
      var watcher = Watcher.of(from, (JsonObject) one);
      there.add(watcher.connection());
      presences.watchesElsewhere(watcher);
    }
    forgetWatchers(watcher -> watcher.node().equals(from) && !there.contains(watcher.connection()));
  }

  private void line(String from, JsonObject told, Instant now) {
    whereabouts.line(told.getString("room"), told.getString("sitting"), from, now.minusMillis(told.getLong("age"))).ifPresent(line -> {
      line.heard(now.minusMillis(told.getLong("age")));
      presences.lineElsewhere(line, from, told.getLong("turn"), told.getString("connection"), told.getJsonObject("report"));
      // It is no news of ours.
      line.takeNews();
    });
  }

  private void sign(JsonObject told, String from, Instant now) {
    var at = now.minusMillis(told.getLong("age"));
    whereabouts.line(told.getString("room"), told.getString("sitting"), from, at).ifPresent(line -> line.heard(at));
  }

  private void forgetTheDead() {
    long now = System.nanoTime();
    Set<String> dead = new HashSet<>();
    nodes.entrySet().removeIf(entry -> now - entry.getValue() > ALIVE_NANOS && dead.add(entry.getKey()));
    if (dead.isEmpty()) return;
    whereabouts.lines().stream().filter(line -> dead.contains(line.node())).forEach(line -> presences.lineElsewhere(line, line.node(), line.turn(), null, line.report()));
    forgetWatchers(watcher -> dead.contains(watcher.node()));
  }

  private void forgetWatchers(Predicate<Watcher> gone) {
    whereabouts.watchers().stream().filter(gone).forEach(presences::leftElsewhere);
  }
}
