package org.palier.proctoring.signal;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The line of one candidate, as this node knows it. In memory only: losing it costs a moment's ignorance. */
final class Line {
  enum State { GREEN, AMBER, RED }

  final String room, sitting;
  private String node;
  private Optional<String> connection = Optional.empty();
  private long turn;
  private Instant lastSignAt;
  private JsonObject report = new JsonObject();
  private boolean news, settled;

  Line(String room, String sitting, String node, Instant now) {
    this.room = room;
    this.sitting = sitting;
    this.node = node;
    lastSignAt = now;
  }

  /** Where the socket is, or was last. */
  String node() {
    return node;
  }

  /** Empty while there is no socket anywhere. */
  Optional<String> connection() {
    return connection;
  }

  /** How many sockets this candidate had: the highest is the one that counts. */
  long turn() {
    return turn;
  }

  void opened(String at, String socket, long nextTurn, Instant now) {
    node = at;
    connection = Optional.of(socket);
    turn = nextTurn;
    heard(now);
    news = true;
  }

  void closed(String socket) {
    if (!connection.equals(Optional.of(socket))) return;
    connection = Optional.empty();
    news = true;
  }

  void heard(Instant at) {
    if (!at.isAfter(lastSignAt)) return;
    lastSignAt = at;
    news = true;
  }

  Instant lastSignAt() {
    return lastSignAt;
  }

  Duration age(Instant now) {
    var age = Duration.between(lastSignAt, now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  State state(Instant now, SignalConfig config) {
    var age = age(now);
    return age.compareTo(config.lost()) >= 0 ? State.RED : age.compareTo(config.amber()) >= 0 ? State.AMBER : State.GREEN;
  }

  JsonObject report() {
    return report;
  }

  void reported(JsonObject said) {
    report = said;
    news = true;
  }

  /** Whether its loss stands in the room's log already, so that it need not be looked at again. */
  boolean settled() {
    return settled;
  }

  void settled(boolean now) {
    settled = now;
  }

  /** Whether other nodes have yet to hear of a change; asked once. */
  boolean takeNews() {
    boolean had = news;
    news = false;
    return had;
  }
}
