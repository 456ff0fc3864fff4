package org.palier.deploy.bench;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Line;
import org.palier.deploy.load.SignalPage;

/**
 * The page of a candidate or a supervisor, in so far as a server feels it: its socket, what it says every ten seconds, what it asks over HTTPS beside that or
 * while it has no socket, and at what moments it comes back. The times are those of the pages ({@code common/signal}, {@code exam/supervision},
 * {@code proctor}). For one event loop.
 */
final class Visitor implements SignalPage.Hears {
  /** Told what pages hear, and of one that is back. */
  interface Hears {
    void heard(Visitor visitor, JsonObject message);

    void back(Visitor visitor);
  }

  static final Duration PRESENCE = Duration.ofSeconds(10);
  private static final int MOST_OPENINGS = 40, WAIT_SECONDS = 20, MOST_ANSWERED = 500, PING_EVERY = 3, RESTART = 1012;
  private static final double SHORTEST_MILLIS = 500, LONGEST_MILLIS = 8_000, RESTART_MILLIS = 30_000, REST_MILLIS = 5_000;
  private static final long LINK_MILLIS = 60_000, LINK_AWAY_MILLIS = 15_000, LINK_FAILED_MILLIS = 16_000;

  private final Generator generator;
  private final List<Integer> ports;
  private final Hears hears;
  private final String token, path;
  private final Optional<String> sitting;
  /** A supervisor's page asks more than its socket's client does. */
  private final Optional<ProctorPage> proctor;
  private final SignalPage page;
  private final List<Line> tickets = new ArrayList<>(), links = new ArrayList<>();
  private Optional<Line> polling = Optional.empty();
  private int node, beats, answered, failedOpenings;
  private long saidAt, linkTurn, asked, failed;
  private boolean over;

  /**
   * @param subject the sitting of a candidate, the room of a supervisor
   * @param ports   of the nodes; @param home which of them it comes to first
   */
  Visitor(Generator generator, String token, JsonObject subject, List<Integer> ports, int home, Hears hears) {
    this.generator = generator;
    this.token = token;
    this.ports = ports;
    this.hears = hears;
    node = home;
    page = new SignalPage(generator, token, subject, this);
    sitting = Optional.ofNullable(subject.getString("sitting"));
    path = sitting.map(id -> "/api/sittings/" + id + "/supervision").orElseGet(() -> "/api/rooms/" + subject.getString("room") + "/events");
    proctor = sitting.isPresent() ? Optional.empty() : Optional.of(new ProctorPage(generator, ports, () -> node, token, subject.getString("room"), page));
    for (int port : ports) {
      tickets.add(generator.line(port));
      links.add(generator.line(port));
    }
  }

  // The socket.

  /** Comes, with some patience; from then on it is there like any page. */
  Future<Void> come() {
    return proctor.map(ProctorPage::open).orElse(Future.succeededFuture()).compose(_ -> open()).onSuccess(_ -> {
      generator.pause(chance(PRESENCE.toMillis())).onSuccess(_ -> beat());
      hinted();
    });
  }

  /** A supervisor's wall wants pictures from now on. */
  void watch() {
    proctor.ifPresent(ProctorPage::watch);
  }

  /** Does nothing more: whoever measures is done. */
  void end() {
    over = true;
    proctor.ifPresent(ProctorPage::end);
  }

  private Future<Void> open() {
    if (over) return Future.failedFuture("over");
    return page.open(tickets.get(node), ports.get(node)).recover(failure -> {
      failedOpenings++;
      failed++;
      if (over || failedOpenings > MOST_OPENINGS) return Future.failedFuture(failure);
      // Whoever spreads the load sends a page to the next node when its own does not answer.
      node = (node + 1) % ports.size();
      return generator.pause(backOff(failedOpenings)).compose(_ -> open());
    }).onSuccess(_ -> failedOpenings = 0);
  }

  @Override public void message(SignalPage from, JsonObject message) {
    hears.heard(this, message);
    proctor.ifPresent(one -> {
      switch (message.getString("type")) {
        case "roster" -> one.roster(message);
        case "welcome", "events" -> {
          if (!message.getJsonArray("events").isEmpty()) one.hinted();
        }
        default -> { }
      }
    });
  }

  @Override public void closed(SignalPage from, int code) {
    if (over) return;
    polling.ifPresent(Line::close);
    polling = Optional.of(generator.line(ports.get(node)));
    var line = polling.get();
    if (code != RESTART) hinted();
    else if (sitting.isPresent()) linkTurn++;
    var pollsAfter = code == RESTART ? afterRest(RESTART_MILLIS / 2) : Duration.ofMillis(1);
    if (code == RESTART) proctor.ifPresent(one -> one.leaveAlone(pollsAfter));
    generator.pause(pollsAfter).onSuccess(_ -> poll(line, 0));
    generator.pause(code == RESTART ? afterRest(RESTART_MILLIS) : backOff(0)).compose(_ -> open()).onSuccess(_ -> {
      // A browser that no longer wants an answer lets go of the connection.
      polling.ifPresent(Line::close);
      polling = Optional.empty();
      hinted();
      proctor.ifPresent(ProctorPage::opened);
      hears.back(this);
    });
  }

  private void beat() {
    if (over) return;
    generator.pause(PRESENCE).onSuccess(_ -> beat());
    if (++beats % PING_EVERY == 0) page.ping();
    if (sitting.isEmpty() || !page.open()) return;
    answered = (answered + 1) % MOST_ANSWERED;
    saidAt = System.nanoTime();
    page.say("presence-" + beats, "presence", presence(answered));
  }

  /** What a candidate's page says of itself. */
  static JsonObject presence(int answered) {
    return new JsonObject().put("battery", 0.8).put("charging", true).put("network", "4g").put("rttMillis", 23).put("visible", true)
        .put("camera", "live").put("screen", "live").put("microphone", "live").put("item", answered % 40 + 1).put("answered", answered);
  }

  /** When the page said what this row of a roster tells; asked for each saying once, empty otherwise. */
  Optional<Long> saidAt(JsonObject row) {
    if (saidAt == 0 || !Integer.valueOf(answered).equals(row.getInteger("answered"))) return Optional.empty();
    long at = saidAt;
    saidAt = 0;
    return Optional.of(at);
  }

  // HTTPS.

  /** A candidate's page asks now and then, and when its line changes, but not while a server begins anew. */
  private void hinted() {
    if (sitting.isPresent()) link(++linkTurn, 0);
  }

  private void link(long turn, int failures) {
    if (over || turn != linkTurn) return;
    ask(links.get(node), 0).onComplete(done -> {
      if (over || turn != linkTurn) return;
      var rest = done.failed() ? Duration.ofMillis(500).plus(chance(Math.min(LINK_FAILED_MILLIS - 500, 1_000 * Math.pow(2, failures))))
          : Duration.ofMillis(350).plus(chance(700)).plusMillis(page.open() ? LINK_MILLIS : LINK_AWAY_MILLIS);
      generator.pause(rest).onSuccess(_ -> link(turn, done.failed() ? failures + 1 : 0));
    });
  }

  /** While there is no socket, what happens comes this way. */
  private void poll(Line line, int failures) {
    if (!polling.equals(Optional.of(line))) return;
    ask(line, WAIT_SECONDS).onComplete(done -> {
      if (over) return;
      if (done.succeeded()) poll(line, 0);
      else generator.pause(backOff(failures)).onSuccess(_ -> poll(line, failures + 1));
    });
  }

  private Future<Void> ask(Line line, int waitSeconds) {
    return line.send(HttpMethod.GET, path + "?since=" + page.number() + "&wait=" + waitSeconds, request -> request.putHeader("Cookie", "palier=" + token), Buffer.buffer(), 15_000 + waitSeconds * 1_000L)
        .compose(answer -> answer.ok() ? Future.<Void>succeededFuture() : Future.failedFuture(path + ": " + answer.status()))
        .onSuccess(_ -> asked++);
  }

  private static Duration backOff(int failures) {
    return chance(Math.min(LONGEST_MILLIS, SHORTEST_MILLIS * Math.pow(2, Math.min(failures, 10))));
  }

  /** The first seconds are the server's own; then few come, and more later. */
  private static Duration afterRest(double mostMillis) {
    return Duration.ofMillis((long) (REST_MILLIS + Math.sqrt(ThreadLocalRandom.current().nextDouble()) * (mostMillis - REST_MILLIS)));
  }

  /** At any moment of a time. */
  private static Duration chance(double mostMillis) {
    return Duration.ofMillis(1 + (long) (ThreadLocalRandom.current().nextDouble() * mostMillis));
  }

  SignalPage page() {
    return page;
  }

  /** Empty for a supervisor's. */
  Optional<String> sitting() {
    return sitting;
  }

  /** Questions over HTTPS that were answered. */
  long asked() {
    return asked + proctor.map(ProctorPage::asked).orElse(0L);
  }

  /** Sockets that could not be opened. */
  long failed() {
    return failed;
  }
}
