package org.palier.deploy.bench;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.SignalPage;
import org.palier.deploy.load.WatchedRoom;

/** Everybody of the rooms with a page each, and what is measured between them. For one event loop; straight code asks from a plain thread. */
final class Attendance implements Visitor.Hears {
  private static final Duration ARRIVES = Duration.ofSeconds(2);

  private record Sent(long intended, Histogram counts) {}

  /** @param candidates of the supervisor's room */
  private record Watch(Visitor supervisor, List<Visitor> candidates) {}

  private final Generator generator;
  private final List<Visitor> visitors = new ArrayList<>();
  private final List<Watch> watches = new ArrayList<>();
  private final Map<String, Visitor> bySitting = new HashMap<>();
  private final Map<String, Sent> sent = new HashMap<>();
  private final Histogram relayMicros = new Histogram(3), firstMicros = new Histogram(3), backMillis = new Histogram(3);
  private Histogram rosterMicros = new Histogram(3);
  private long refused, lostAt;

  /** @param ports of the nodes; the candidates of a room are on one, its supervisor on the next */
  Attendance(Generator generator, List<WatchedRoom> rooms, List<Integer> ports) {
    this.generator = generator;
    for (int number = 0; number < rooms.size(); number++) {
      var room = rooms.get(number);
      var candidates = new ArrayList<Visitor>();
      for (var seat : room.seats()) {
        var candidate = new Visitor(generator, seat.token(), new JsonObject().put("sitting", seat.sitting()), ports, number % ports.size(), this);
        candidates.add(candidate);
        bySitting.put(seat.sitting(), candidate);
      }
      visitors.addAll(candidates);
      for (var one : room.supervisors()) {
        var supervisor = new Visitor(generator, one.token(), new JsonObject().put("room", room.id()), ports, (number + 1) % ports.size(), this);
        visitors.add(supervisor);
        watches.add(new Watch(supervisor, candidates));
      }
    }
  }

  /** Everybody, spread over a time, at random; waits. @throws RuntimeException when somebody cannot */
  void come(Duration within) {
    generator.together(visitors.size(), number -> generator.pause(Duration.ofNanos(1_000_000 + (long) (ThreadLocalRandom.current().nextDouble() * within.toNanos()))).compose(_ -> visitors.get(number).come()));
  }

  /** Each supervisor's first word to each candidate, so many a second; each waits for the register of who looks at whom. */
  void greet(int perSecond) {
    var pairs = watches.stream().flatMap(watch -> watch.candidates().stream().map(candidate -> List.of(watch.supervisor(), candidate))).toList();
    paced(perSecond, pairs.size(), (number, intended) -> signal("greeting-" + number, pairs.get(number).getFirst().page(), pairs.get(number).getLast().page(), new Sent(intended, firstMicros)));
  }

  /** Every wall wants small pictures of everybody, from now on. */
  void watch() {
    onLoop(() -> {
      watches.forEach(watch -> watch.supervisor().watch());
      return null;
    });
  }

  /** So many signals a second between supervisors and their candidates, in both directions. */
  void relay(int perSecond, Duration time) {
    paced(perSecond, (int) (perSecond * time.toSeconds()), (number, intended) -> {
      var watch = watches.get(number % watches.size());
      var supervisor = watch.supervisor().page();
      var candidate = watch.candidates().get(ThreadLocalRandom.current().nextInt(watch.candidates().size())).page();
      boolean down = number % 2 == 0;
      signal("signal-" + number, down ? supervisor : candidate, down ? candidate : supervisor, new Sent(intended, relayMicros));
    });
  }

  /** Each counts from the moment it should have been sent, however late that was; waits until the last one had time to arrive. */
  private void paced(int perSecond, int count, BiConsumer<Integer, Long> step) {
    long begin = System.nanoTime();
    generator.timed(IntStream.range(0, count).mapToObj(number -> begin + number * 1_000_000_000L / perSecond).toList(), (number, intended) -> {
      step.accept(number, intended);
      return Future.succeededFuture();
    });
    generator.run(() -> generator.pause(ARRIVES));
  }

  private void signal(String id, SignalPage from, SignalPage to, Sent counted) {
    sent.put(id, counted);
    from.say(id, "signal", step().put("to", to.peer()));
  }

  /** The most frequent step of a negotiation: an address to be tried. */
  private static JsonObject step() {
    return new JsonObject().put("pc", "pc-1").put("gen", 0)
        .put("candidate", new JsonObject().put("candidate", "candidate:842163049 1 udp 1677729535 203.0.113.77 46154 typ srflx raddr 10.0.0.7 rport 46154 generation 0 ufrag 4Zcd network-cost 999")
            .put("sdpMid", "0").put("sdpMLineIndex", 0).put("usernameFragment", "4Zcd"));
  }

  /** Counts from now on how long those take to come back whose socket is lost. */
  void expectLoss() {
    onLoop(() -> {
      lostAt = System.nanoTime();
      backMillis.reset();
      return null;
    });
  }

  @Override public void heard(Visitor visitor, JsonObject message) {
    switch (message.getString("type")) {
      case "roster" -> message.getJsonArray("rows").forEach(row -> seen((JsonObject) row));
      case "signal" -> {
        var counted = sent.remove(message.getString("id"));
        if (counted != null) counted.counts().recordValue((System.nanoTime() - counted.intended()) / 1_000);
      }
      // What a wall wants of somebody who is not back yet is refused, and wanted again when he is.
      case "refused" -> refused += message.getString("re", "").startsWith(ProctorPage.WANT) ? 0 : 1;
      default -> { }
    }
  }

  /** From a page's saying how it is to the supervisor's seeing it. */
  private void seen(JsonObject row) {
    bySitting.get(row.getString("sitting")).saidAt(row).ifPresent(at -> rosterMicros.recordValue((System.nanoTime() - at) / 1_000));
  }

  @Override public void back(Visitor visitor) {
    backMillis.recordValue((System.nanoTime() - lostAt) / 1_000_000);
  }

  private <T> T onLoop(Supplier<T> work) {
    return generator.run(() -> Future.succeededFuture(work.get()));
  }

  /** Nobody does anything more. */
  void end() {
    onLoop(() -> {
      visitors.forEach(Visitor::end);
      return null;
    });
  }

  /** How many pages have a socket. */
  int here() {
    return onLoop(() -> (int) visitors.stream().filter(one -> one.page().open()).count());
  }

  int size() {
    return visitors.size();
  }

  /** What rosters took since this was asked last. */
  Histogram rosterMicros() {
    return onLoop(() -> {
      var taken = rosterMicros;
      rosterMicros = new Histogram(3);
      return taken;
    });
  }

  Histogram relayMicros() {
    return onLoop(relayMicros::copy);
  }

  Histogram firstMicros() {
    return onLoop(firstMicros::copy);
  }

  Histogram backMillis() {
    return onLoop(backMillis::copy);
  }

  /** Signals that did not arrive. */
  int unheard() {
    return onLoop(sent::size);
  }

  long refused() {
    return onLoop(() -> refused);
  }

  /** Questions over HTTPS that were answered. */
  long asked() {
    return onLoop(() -> visitors.stream().mapToLong(Visitor::asked).sum());
  }

  /** Sockets that could not be opened at the first try. */
  long failed() {
    return onLoop(() -> visitors.stream().mapToLong(Visitor::failed).sum());
  }

  long missed() {
    return onLoop(() -> visitors.stream().map(Visitor::page).mapToLong(SignalPage::missed).sum());
  }

  long doubled() {
    return onLoop(() -> visitors.stream().map(Visitor::page).mapToLong(SignalPage::doubled).sum());
  }
}
