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
  private static final int LONGEST_SDP = 56 * 1024, LONGEST_CANDIDATE = 2_048, LONGEST_TRACKS = 2_048;

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
  }

  private void relay(Connection from, JsonObject message, JsonObject content) {
    var id = message.getString("id");
    relay.relay(from, id, message.getString("type"), text(message, "to", 64), content).onComplete(
        _ -> post.send(from, "ack", new JsonObject().put("re", id)),
        failure -> gate.refuse(from, id, failure instanceof NotRelayed refused ? refused.reason : SignalReason.UNAVAILABLE));
  }

  /** A description, a candidate (null: there are no more), or what one side asks of the other: {@code restart}, {@code renew}, {@code end}. */
  private static JsonObject signal(JsonObject message) {
    var content = ofConnection(message);
    var description = message.getJsonObject("description");
    if (description != null) return content.put("description", new JsonObject().put("type", choice(description, "type", "offer", "answer", "pranswer", "rollback"))
        .put("sdp", Optional.ofNullable(description.getString("sdp")).filter(sdp -> sdp.length() <= LONGEST_SDP).orElse("")));
    if (message.containsKey("candidate")) return content.put("candidate", candidate(message.getJsonObject("candidate")));
    return content.put("ask", choice(message, "ask", "restart", "renew", "end"));
  }

  private static JsonObject candidate(JsonObject said) {
    if (said == null) return null;
    var candidate = new JsonObject().put("candidate", text(said, "candidate", LONGEST_CANDIDATE));
    if (said.getString("sdpMid") != null) candidate.put("sdpMid", text(said, "sdpMid", 64));
    if (said.getInteger("sdpMLineIndex") != null) candidate.put("sdpMLineIndex", number(said, "sdpMLineIndex", 64));
    if (said.getString("usernameFragment") != null) candidate.put("usernameFragment", text(said, "usernameFragment", 256));
    return candidate;
  }

  /** Which tracks, how large: for the other side to read. */
  private static JsonObject want(JsonObject message) {
    var tracks = message.getJsonObject("tracks");
    if (tracks == null || tracks.encode().length() > LONGEST_TRACKS) throw new Refused(Reason.MALFORMED);
    return ofConnection(message).put("tracks", tracks);
  }

  private static JsonObject ofConnection(JsonObject message) {
    var content = new JsonObject();
    if (message.containsKey("pc")) content.put("pc", text(message, "pc", 64));
    if (message.containsKey("gen")) content.put("gen", number(message, "gen", Integer.MAX_VALUE));
    return content;
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
