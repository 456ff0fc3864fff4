package org.palier.deploy.bench;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Line;
import org.palier.deploy.load.SignalPage;
import org.palier.deploy.load.WatchedRoom;

/** Everybody of the rooms with a page each: comes, says every ten seconds how he is, comes back when the socket is gone. For one event loop. */
final class Attendance implements SignalPage.Hears {
  private static final int LINES = 16, MOST_ANSWERED = 500;
  private static final double SHORTEST_MILLIS = 500, LONGEST_MILLIS = 8_000, RESTART_MILLIS = 30_000;
  private static final int RESTART = 1012;

  /** Who is where. @param room of this page */
  record Page(SignalPage page, WatchedRoom room, boolean candidate, int home) {}

  private final Generator generator;
  private final List<Integer> ports;
  private final List<List<Line>> lines;
  private final List<Page> pages = new ArrayList<>();
  private final Map<SignalPage, Page> known = new HashMap<>();
  private final Map<SignalPage, String> sittings = new HashMap<>();
  private final Map<String, Said> presences = new HashMap<>();
  private final Map<String, Long> sent = new HashMap<>();
  private Histogram rosterMicros = new Histogram(3);
  private final Histogram relayMicros = new Histogram(3), backMillis = new Histogram(3);
  private long failures, refused, turn;
  private long lostAt;

  private record Said(int answered, long at) {}

  /** @param ports of the nodes; the candidates of a room are on one, its supervisor on the next */
  Attendance(Generator generator, List<WatchedRoom> rooms, List<Integer> ports) {
    this.generator = generator;
    this.ports = ports;
    lines = ports.stream().map(port -> IntStream.range(0, LINES).mapToObj(_ -> generator.line(port)).toList()).toList();
    for (int number = 0; number < rooms.size(); number++) {
      var room = rooms.get(number);
      for (var seat : room.seats()) {
        var page = new SignalPage(generator, seat.token(), new JsonObject().put("sitting", seat.sitting()), this);
        sittings.put(page, seat.sitting());
        add(new Page(page, room, true, number % ports.size()));
      }
      for (var supervisor : room.supervisors())
        add(new Page(new SignalPage(generator, supervisor.token(), new JsonObject().put("room", room.id()), this), room, false, (number + 1) % ports.size()));
    }
  }

  private void add(Page page) {
    pages.add(page);
    known.put(page.page(), page);
  }

  /** Everybody, spread over a time, at random; waits. From then on each says every ten seconds how he is. */
  void come(Duration within) {
    long now = System.nanoTime();
    var moments = pages.stream().map(_ -> now + (long) (ThreadLocalRandom.current().nextDouble() * within.toNanos())).toList();
    generator.timed(moments, (number, _) -> come(pages.get(number), 0).onSuccess(_ -> generator.pause(chance(RoomPlan.PRESENCE.toMillis())).onSuccess(_ -> present(pages.get(number)))));
  }

  private Future<Void> come(Page page, int tries) {
    // Whoever spreads the load sends a page to the next node when its own does not answer.
    int node = (page.home() + tries) % ports.size();
    return page.page().open(lines.get(node).get((int) (turn++ % LINES)), ports.get(node)).recover(_ -> {
      failures++;
      return generator.pause(chance(Math.min(LONGEST_MILLIS, SHORTEST_MILLIS * Math.pow(2, tries)))).compose(_ -> come(page, tries + 1));
    });
  }

  /** At any moment of a time. */
  private static Duration chance(double mostMillis) {
    return Duration.ofMillis(1 + (long) (ThreadLocalRandom.current().nextDouble() * mostMillis));
  }

  private void present(Page page) {
    generator.pause(RoomPlan.PRESENCE).onSuccess(_ -> present(page));
    if (turn++ % 3 == 0) page.page().ping();
    if (!page.candidate() || !page.page().open()) return;
    var sitting = sittings.get(page.page());
    int answered = (presences.getOrDefault(sitting, new Said(0, 0)).answered() + 1) % MOST_ANSWERED;
    presences.put(sitting, new Said(answered, System.nanoTime()));
    page.page().say("presence-" + turn, "presence", new JsonObject().put("battery", 0.8).put("charging", true).put("network", "4g").put("rttMillis", 23).put("visible", true)
        .put("camera", "live").put("screen", "live").put("microphone", "live").put("item", answered % 40 + 1).put("answered", answered));
  }

  /** So many signals a second between supervisors and their candidates, in both directions; waits until the last one had time to arrive. */
  void relay(int perSecond, Duration time) {
    var supervisors = pages.stream().filter(page -> !page.candidate()).toList();
    long begin = System.nanoTime();
    var moments = IntStream.range(0, (int) (perSecond * time.toSeconds())).mapToObj(number -> begin + number * 1_000_000_000L / perSecond).toList();
    generator.timed(moments, (number, _) -> {
      signal(supervisors.get(number % supervisors.size()), number);
      return Future.succeededFuture();
    });
    generator.run(() -> generator.pause(Duration.ofSeconds(2)));
  }

  private void signal(Page supervisor, int number) {
    var candidates = pages.stream().filter(page -> page.candidate() && page.room() == supervisor.room()).toList();
    var candidate = candidates.get(ThreadLocalRandom.current().nextInt(candidates.size()));
    boolean down = number % 2 == 0;
    var from = (down ? supervisor : candidate).page();
    var id = "signal-" + number;
    sent.put(id, System.nanoTime());
    from.say(id, "signal", new JsonObject().put("to", (down ? candidate : supervisor).page().peer()).put("pc", "pc-1").put("gen", 0)
        .put("candidate", new JsonObject().put("candidate", "candidate:842163049 1 udp 1677729535 203.0.113.77 46154 typ srflx raddr 10.0.0.7 rport 46154 generation 0 ufrag 4Zcd network-cost 999")
            .put("sdpMid", "0").put("sdpMLineIndex", 0).put("usernameFragment", "4Zcd")));
  }

  /** Counts from now on how long those take to come back whose socket is lost. */
  void expectLoss() {
    generator.run(() -> {
      lostAt = System.nanoTime();
      backMillis.reset();
      return Future.succeededFuture();
    });
  }

  @Override public void message(SignalPage page, JsonObject message) {
    switch (message.getString("type")) {
      case "roster" -> message.getJsonArray("rows").forEach(row -> seen((JsonObject) row));
      case "signal" -> {
        var at = sent.remove(message.getString("id"));
        if (at != null) relayMicros.recordValue((System.nanoTime() - at) / 1_000);
      }
      case "refused" -> refused++;
      default -> { }
    }
  }

  /** From a page's saying how it is to the supervisor's seeing it. */
  private void seen(JsonObject row) {
    var said = presences.get(row.getString("sitting"));
    if (said == null || said.at() == 0 || !Integer.valueOf(said.answered()).equals(row.getInteger("answered"))) return;
    rosterMicros.recordValue((System.nanoTime() - said.at()) / 1_000);
    presences.put(row.getString("sitting"), new Said(said.answered(), 0));
  }

  @Override public void closed(SignalPage page, int code) {
    generator.pause(chance(code == RESTART ? RESTART_MILLIS : SHORTEST_MILLIS)).compose(_ -> come(known.get(page), 0)).onSuccess(_ -> backMillis.recordValue((System.nanoTime() - lostAt) / 1_000_000));
  }

  /** How many pages have a socket, as counted on the event loop. */
  int here() {
    return generator.run(() -> Future.succeededFuture((int) pages.stream().filter(page -> page.page().open()).count()));
  }

  int size() {
    return pages.size();
  }

  /** What rosters took since this was asked last. */
  Histogram rosterMicros() {
    return generator.run(() -> {
      var taken = rosterMicros;
      rosterMicros = new Histogram(3);
      return Future.succeededFuture(taken);
    });
  }

  Histogram relayMicros() {
    return relayMicros;
  }

  Histogram backMillis() {
    return backMillis;
  }

  /** Signals that did not arrive. */
  int unheard() {
    return sent.size();
  }

  long failures() {
    return failures;
  }

  long refused() {
    return refused;
  }

  long missed() {
    return pages.stream().mapToLong(page -> page.page().missed()).sum();
  }

  long doubled() {
    return pages.stream().mapToLong(page -> page.page().doubled()).sum();
  }
}
