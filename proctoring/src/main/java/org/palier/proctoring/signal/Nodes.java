package org.palier.proctoring.signal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.palier.proctoring.signal.Relay.NotRelayed;

/** What one node asks of another: a ticket that was made there, or to hand a message to a socket that is there. */
final class Nodes {
  private static final DeliveryOptions SOON = new DeliveryOptions().setSendTimeout(1_500);

  private final Vertx vertx;
  private final Tickets tickets;
  private final Connections connections;
  private final Post post;

  Nodes(Vertx vertx, Tickets tickets, Connections connections, Post post) {
    this.vertx = vertx;
    this.tickets = tickets;
    this.connections = connections;
    this.post = post;
  }

  void listen() {
    vertx.eventBus().<JsonObject>consumer(Addresses.node(tickets.node()), this::asked);
  }

  private void asked(Message<JsonObject> question) {
    var body = question.body();
    if (body.containsKey("take")) {
      var ticket = tickets.take(body.getString("take"), body.getString("session"));
      question.reply(ticket.map(Ticket::json).orElse(new JsonObject()));
    } else question.reply(new JsonObject().put("delivered", handed(body.getString("deliver"), body.getJsonObject("message"))));
  }

  Future<Optional<Ticket>> take(String connection, String session) {
    var node = Tickets.nodeOf(connection);
    if (node.equals(tickets.node()) || !vertx.isClustered()) return Future.succeededFuture(tickets.take(connection, session));
    // A node that is gone has taken its tickets with it.
    return vertx.eventBus().<JsonObject>request(Addresses.node(node), new JsonObject().put("take", connection).put("session", session), SOON)
        .map(reply -> reply.body().isEmpty() ? Optional.<Ticket>empty() : Optional.of(Ticket.of(reply.body()))).otherwise(Optional.empty());
  }

  /** Fails with {@link NotRelayed} when the socket is gone. */
  Future<Void> deliver(String node, String connection, JsonObject message) {
    Future<Boolean> delivered = node.equals(tickets.node()) ? Future.succeededFuture(handed(connection, message))
        : vertx.eventBus().<JsonObject>request(Addresses.node(node), new JsonObject().put("deliver", connection).put("message", message), SOON)
            .map(reply -> reply.body().getBoolean("delivered", false)).otherwise(false);
    return delivered.compose(done -> done ? Future.succeededFuture() : Future.failedFuture(new NotRelayed(SignalReason.PEER_AWAY)));
  }

  private boolean handed(String connection, JsonObject message) {
    var to = connections.find(connection).filter(Connection::registered);
    to.ifPresent(one -> post.relay(one, message));
    return to.isPresent();
  }
}
