package org.palier.deploy.bench;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Line;
import org.palier.deploy.load.SignalPage;

/**
 * What the page of a supervisor asks beside its socket: follows its room ({@code proctor/follow}), draws it anew when there is something, follows the live list
 * of the room ({@code staff/watch}), and says over the socket what its wall wants of each candidate ({@code common/media/watcher}). The times are
 * the pages'. For one event loop.
 */
final class ProctorPage {
  /** How the names of its wishes begin. */
  static final String WANT = "wanting-";
  private static final int WAIT_SECONDS = 20;
  private static final long IDLE_ROOM_MILLIS = 1_000, SHORTEST_MILLIS = 500, IDLE_LIST_MILLIS = 2_000, LONGEST_PAUSE_MILLIS = 30_000, SILENT_MILLIS = 60_000, RENEWAL_MILLIS = 15_000;

  private final Generator generator;
  private final List<Integer> ports;
  private final IntSupplier node;
  private final String token, room;
  private final SignalPage page;
  private final Map<String, Line> lines = new HashMap<>();
  private final Map<String, String> connections = new HashMap<>();
  private final Map<String, Long> turns = new HashMap<>();
  private final Map<String, Integer> renewals = new HashMap<>();
  /** Of each candidate who answers, how long he had been silent when that was told. */
  private final Map<String, Silence> silences = new HashMap<>();
  private String examSession = "";
  private long number, listNumber, wholeAt, restUntil, wants, asked;
  private boolean wall, over;

  private record Silence(long millis, long toldAt) {}

  /** @param node the one to ask now, of the ports */
  ProctorPage(Generator generator, List<Integer> ports, IntSupplier node, String token, String room, SignalPage page) {
    this.generator = generator;
    this.ports = ports;
    this.node = node;
    this.token = token;
    this.room = room;
    this.page = page;
  }

  /** Draws the room and begins to follow it; the socket comes after that. */
  Future<Void> open() {
    return news().compose(_ -> draw("room")).onSuccess(_ -> {
      follow(0);
      list(0);
    }).mapEmpty();
  }

  /** A server that starts anew is asked nothing for so long. */
  void leaveAlone(Duration time) {
    restUntil = Math.max(restUntil, now() + time.toMillis());
  }

  void end() {
    over = true;
  }

  /** Questions that were answered. */
  long asked() {
    return asked;
  }

  // The room.

  private void follow(int failures) {
    rested().compose(_ -> {
      long began = now();
      return news().compose(some -> some || failures > 0 ? draw("room").map(some) : Future.succeededFuture(some)).map(some -> some ? 0 : IDLE_ROOM_MILLIS - (now() - began));
    }).onComplete(done -> again(done, failures, this::follow));
  }

  /** @return whether there was something */
  private Future<Boolean> news() {
    int wait = number == 0 ? 0 : WAIT_SECONDS;
    return ask("room", "/api/rooms/" + room + "/events?since=" + number + "&wait=" + wait).map(answer -> {
      number = answer.getLong("number");
      return !answer.getJsonArray("events").isEmpty();
    });
  }

  /** The socket told of something: the room is drawn anew. */
  void hinted() {
    if (!over) draw("hint");
  }

  private Future<Void> draw(String line) {
    return ask(line, "/api/rooms/" + room).onSuccess(drawn -> {
      examSession = drawn.getString("examSession");
      for (var seat : drawn.getJsonArray("seats")) connections.computeIfAbsent(((JsonObject) seat).getJsonObject("seat").getString("sitting"), _ -> UUID.randomUUID().toString());
    }).mapEmpty();
  }

  // The live list.

  private void list(int failures) {
    rested().compose(_ -> {
      long began = now();
      boolean whole = failures > 0 || listNumber == 0 || needsWhole();
      return ask("list", "/api/exam-sessions/" + examSession + "/sittings?room=" + room + (whole ? "" : "&since=" + listNumber + "&wait=" + WAIT_SECONDS)).map(list -> {
        learn(list, whole);
        return (!whole && list.getJsonArray("sittings").isEmpty() ? IDLE_LIST_MILLIS : SHORTEST_MILLIS) - (now() - began);
      });
    }).onComplete(done -> again(done, failures, this::list));
  }

  private void learn(JsonObject list, boolean whole) {
    // Lower than what was asked with: everything is to be asked for again.
    listNumber = whole || list.getLong("number") >= listNumber ? list.getLong("number") : 0;
    if (whole) {
      wholeAt = now();
      silences.clear();
    }
    var told = Instant.parse(list.getString("now"));
    for (var one : list.getJsonArray("sittings")) {
      var row = (JsonObject) one;
      silences.remove(row.getString("id"));
      if (row.getString("state").equals("running") && row.containsKey("lastSeenAt"))
        silences.put(row.getString("id"), new Silence(Math.max(0, Duration.between(Instant.parse(row.getString("lastSeenAt")), told).toMillis()), now()));
    }
  }

  /** Before a candidate is called silent the server is asked whether he is. */
  private boolean needsWhole() {
    return now() - wholeAt > SILENT_MILLIS / 4 && silences.values().stream().anyMatch(one -> one.millis() + now() - one.toldAt() > SILENT_MILLIS / 2);
  }

  // The wall.

  /** From now on small pictures of everybody are wanted. */
  void watch() {
    wall = true;
    opened();
  }

  /** There is a socket: everything is said again. */
  void opened() {
    if (wall) connections.keySet().forEach(this::want);
  }

  /** Who has a new page, or a line that came back, is asked at once. */
  void roster(JsonObject message) {
    if (!wall) return;
    for (var one : message.getJsonArray("rows")) {
      var row = (JsonObject) one;
      var sitting = row.getString("sitting");
      long turn = row.getLong("turn", 0L);
      if (turn > turns.getOrDefault(sitting, 0L) && connections.containsKey(sitting)) want(sitting);
      turns.merge(sitting, turn, Math::max);
    }
  }

  private void want(String sitting) {
    if (over) return;
    page.say(WANT + ++wants, "want", new JsonObject().put("to", sitting).put("pc", connections.get(sitting)).put("gen", 0)
        .put("camera", "thumbnail").put("screen", "thumbnail").put("microphone", false).put("talk", false).put("over", false));
    int renewal = renewals.merge(sitting, 1, Integer::sum);
    generator.pause(Duration.ofMillis((long) (RENEWAL_MILLIS * (0.8 + ThreadLocalRandom.current().nextDouble() / 5)))).onSuccess(_ -> {
      if (renewals.get(sitting) == renewal) want(sitting);
    });
  }

  // Asking.

  private void again(AsyncResult<Long> done, int failures, IntConsumer round) {
    if (over) return;
    long millis = done.succeeded() ? done.result() : (long) (Math.min(LONGEST_PAUSE_MILLIS, 1_000 * Math.pow(2, Math.min(failures, 10))) * (0.5 + ThreadLocalRandom.current().nextDouble() / 2));
    generator.pause(Duration.ofMillis(Math.max(1, millis))).onSuccess(_ -> round.accept(done.succeeded() ? 0 : failures + 1));
  }

  private Future<Void> rested() {
    long millis = restUntil - now();
    return millis > 0 ? generator.pause(Duration.ofMillis(millis)) : Future.succeededFuture();
  }

  private Future<JsonObject> ask(String line, String path) {
    if (over) return Future.failedFuture("over");
    int here = node.getAsInt();
    return lines.computeIfAbsent(line + here, _ -> generator.line(ports.get(here)))
        .send(HttpMethod.GET, path, request -> request.putHeader("Cookie", "palier=" + token).putHeader("Accept-Encoding", "gzip"), Buffer.buffer(), 15_000 + WAIT_SECONDS * 1_000L)
        .compose(answer -> answer.ok() ? Future.succeededFuture(new JsonObject(answer.body())) : Future.failedFuture(path + ": " + answer.status()))
        .onSuccess(_ -> asked++);
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }
}
