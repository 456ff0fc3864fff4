package org.palier.proctoring.signal;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;

/** What servers send to browsers, in the envelope of the protocol. */
final class Post {
  private static final DeliveryOptions HERE = new DeliveryOptions().setLocalOnly(true);
  private static final int VERSION = 1;

  private final Vertx vertx;
  private final InstantSource clock;
  private final String node;
  private long number;

  Post(Vertx vertx, InstantSource clock, String node) {
    this.vertx = vertx;
    this.clock = clock;
    this.node = node;
  }

  /** To one socket of this node; lost when it is gone. */
  void send(Connection to, String type, JsonObject content) {
    if (to.registered()) vertx.eventBus().send(Addresses.in(to.id()), stamped(to, type, content), HERE);
  }

  /** What another browser said; it keeps the name its sender gave it. */
  void relay(Connection to, JsonObject message) {
    if (to.registered()) vertx.eventBus().send(Addresses.in(to.id()), message.put("v", VERSION).put("sid", to.room()).put("ts", clock.millis()), HERE);
  }

  void roster(String room, JsonObject content) {
    vertx.eventBus().publish(Addresses.roster(room), content.put("v", VERSION).put("type", "roster").put("sid", room).put("ts", clock.millis()), HERE);
  }

  /** Before a socket has an address too. @param id null when the message had none */
  void refuse(Connection to, String id, SignalReason reason) {
    var content = new JsonObject().put("reason", reason.code());
    if (id != null) content.put("re", id);
    direct(to, "refused", content);
  }

  /** Past the bridge, since the socket ends now. */
  void closing(Connection to, SignalReason reason) {
    direct(to, "closing", new JsonObject().put("reason", reason.code()));
  }

  private void direct(Connection to, String type, JsonObject content) {
    // Whoever does not read what he is sent need not be told why he is refused.
    if (to.queueFull()) return;
    var address = to.ticket().map(ticket -> Addresses.in(ticket.connection())).orElse(Addresses.in(""));
    to.socket.write(new JsonObject().put("type", "rec").put("address", address).put("body", stamped(to, type, content)).toBuffer());
  }

  private JsonObject stamped(Connection to, String type, JsonObject content) {
    to.ticket().ifPresent(ticket -> content.put("sid", ticket.room()));
    return content.put("v", VERSION).put("id", node + "-" + ++number).put("type", type).put("ts", clock.millis());
  }
}
