package org.palier.proctoring.signal;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.proctoring.signal.Relay.NotRelayed;

/** What browsers say on {@code px.cmd}, once the gate has let it through. The sender is who the gate says, whatever the message says. */
final class Commands {
  private static final List<String> ENVELOPE = List.of("v", "id", "type", "sid", "from", "to", "pc", "gen", "seq", "ts");
  private static final int LONGEST_SDP = 48 * 1024, LONGEST_CANDIDATE = 1_024, MOST_TURNS = 1_000_000;

  private final Connections connections;
  private final SignalGate gate;
  private final Post post;
  private final Feed feed;
  private final Relay relay;
  private final Presences presences;

  Commands(Connections connections, SignalGate gate, Post post, Feed feed, Relay relay, Presences presences) {
    this.connections = connections;
    this.gate = gate;
    this.post = post;
    this.feed = feed;
    this.relay = relay;
    this.presences = presences;
  }

  /** On this node only: a browser's frame is handled where its socket is. */
  void listen(Vertx vertx) {
    vertx.eventBus().<JsonObject>localConsumer(Addresses.COMMANDS, message ->
        connections.find(message.body().getString("connection")).ifPresent(from -> handle(from, message.body().getJsonObject("message"))));
  }

  private void handle(Connection from, JsonObject message) {
    var id = message.getString("id");
    try {
      switch (message.getString("type")) {
        case "hello" -> feed.catchUp(from, "welcome", new JsonObject(), number(message, "lastSeq", Long.MAX_VALUE / 2))
            .onFailure(_ -> gate.refuse(from, id, SignalReason.UNAVAILABLE));
        case "presence" -> presence(from, id, message);
        case "signal" -> relay(from, message, signal(message));
        case "want" -> relay(from, message, want(message));
        default -> throw new Refused(Reason.MALFORMED);
      }
    } catch (Refused | Json.MalformedJson | ClassCastException _) {
      gate.malformed(from, id);
    }
  }

  private void presence(Connection from, String id, JsonObject message) {
    if (!from.ofCandidate()) {
      gate.refuse(from, id, SignalReason.WRONG_RECIPIENT);
      return;
    }
    ENVELOPE.forEach(message::remove);
    Json.read(message, PresenceReport.class);
    presences.reported(from, message);
    // So that the page knows its line is alive, and how long the way is.
    acknowledge(from, id);
  }

  private void relay(Connection from, JsonObject message, JsonObject content) {
    var id = message.getString("id");
    relay.relay(from, id, message.getString("type"), text(message, "to", 80), content).onComplete(
        _ -> acknowledge(from, id),
        failure -> gate.refuse(from, id, failure instanceof NotRelayed refused ? refused.reason : SignalReason.UNAVAILABLE));
  }

  private void acknowledge(Connection from, String id) {
    post.send(from, "ack", new JsonObject().put("re", id));
  }

  /** One step of a negotiation: a description, or an address to be tried. */
  private static JsonObject signal(JsonObject message) {
    var content = ofConnection(message);
    var description = message.getJsonObject("description");
    var candidate = message.getJsonObject("candidate");
    if ((description == null) == (candidate == null)) throw new Refused(Reason.MALFORMED);
    return description == null ? content.put("candidate", candidate(candidate)) : content.put("description", new JsonObject()
        .put("type", choice(description, "type", "offer", "answer")).put("sdp", text(description, "sdp", LONGEST_SDP)).put("number", number(description, "number", MOST_TURNS)));
  }

  private static JsonObject candidate(JsonObject said) {
    var candidate = new JsonObject().put("candidate", text(said, "candidate", LONGEST_CANDIDATE));
    if (said.getValue("sdpMid") != null) candidate.put("sdpMid", text(said, "sdpMid", 64));
    if (said.getValue("sdpMLineIndex") != null) candidate.put("sdpMLineIndex", number(said, "sdpMLineIndex", 64));
    if (said.getValue("usernameFragment") != null) candidate.put("usernameFragment", text(said, "usernameFragment", 256));
    return candidate;
  }

  /** What one side wants of the other's tracks, the whole of it each time. */
  private static JsonObject want(JsonObject message) {
    var content = ofConnection(message);
    for (var picture : List.of("camera", "screen")) content.put(picture, choice(message, picture, "off", "thumbnail", "focus"));
    for (var flag : List.of("microphone", "talk", "over")) content.put(flag, Optional.ofNullable(message.getBoolean(flag)).orElseThrow(() -> new Refused(Reason.MALFORMED)));
    return content;
  }

  private static JsonObject ofConnection(JsonObject message) {
    var pc = text(message, "pc", 100);
    if (!pc.matches("[\\w.-]+")) throw new Refused(Reason.MALFORMED);
    return new JsonObject().put("pc", pc).put("gen", number(message, "gen", MOST_TURNS));
  }

  private static String text(JsonObject from, String field, int most) {
    var text = from.getString(field);
    if (text == null || text.length() > most) throw new Refused(Reason.MALFORMED);
    return text;
  }

  private static String choice(JsonObject from, String field, String... choices) {
    var text = from.getString(field);
    if (text == null || !List.of(choices).contains(text)) throw new Refused(Reason.MALFORMED);
    return text;
  }

  private static long number(JsonObject from, String field, long most) {
    if (!(from.getValue(field) instanceof Number number) || number.doubleValue() != Math.rint(number.doubleValue()) || number.longValue() < 0 || number.longValue() > most)
      throw new Refused(Reason.MALFORMED);
    return number.longValue();
  }
}
