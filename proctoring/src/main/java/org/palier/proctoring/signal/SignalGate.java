package org.palier.proctoring.signal;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.handler.sockjs.BridgeEvent;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.palier.engine.web.Complaints;
import org.slf4j.event.Level;

/**
 * What passes between a socket and the bridge. Of a browser's frame only the type, the address and the body go on, the body under the name of
 * the socket that sent it: headers, reply addresses and what the browser says of itself do not. The one place that refuses and closes.
 */
final class SignalGate {
  private static final Set<String> TYPES = Set.of("ping", "register", "unregister", "send");

  private final SignalConfig config;
  private final InstantSource clock;
  private final Rights rights;
  private final Connections connections;
  private final Post post;
  private final Complaints complaints;
  private final BiFunction<String, String, Future<Optional<Ticket>>> tickets;
  private final Consumer<Connection> arrived, left, watching;

  /**
   * @param tickets takes a ticket by its connection and web session, wherever it was made
   * @param arrived told when a socket's own address is registered everywhere
   * @param left    told when a socket that had a ticket is gone
   * @param watching told when a socket gets the roster of its room
   * @param complaints told of whatever is refused or closed
   */
  SignalGate(
      SignalConfig config, InstantSource clock, Rights rights, Connections connections, Post post, BiFunction<String, String, Future<Optional<Ticket>>> tickets,
      Consumer<Connection> arrived, Consumer<Connection> left, Consumer<Connection> watching, Complaints complaints) {
    this.config = config;
    this.clock = clock;
    this.rights = rights;
    this.connections = connections;
    this.post = post;
    this.tickets = tickets;
    this.arrived = arrived;
    this.left = left;
    this.watching = watching;
    this.complaints = complaints;
  }

  /** Whether the bridge shall see this frame. */
  boolean lets(Connection connection, Buffer frame) {
    if (connection.closed()) return false;
    if (!connection.spendFrame(clock.instant())) {
      int dropped = connection.dropped();
      if (dropped == 1) refuse(connection, null, SignalReason.FLOOD);
      else complaints.note(SignalReason.FLOOD.code(), Level.WARN);
      if (dropped > config.dropped()) close(connection, SignalReason.FLOOD);
      return false;
    }
    if (wellFormed(frame)) return true;
    malformed(connection, null);
    return false;
  }

  private static boolean wellFormed(Buffer frame) {
    try {
      var json = new JsonObject(frame);
      if (!(json.getValue("type") instanceof String type) || !TYPES.contains(type)) return false;
      if (type.equals("ping")) return true;
      return json.getValue("address") instanceof String address && address.length() <= Addresses.LONGEST && (!type.equals("send") || json.getValue("body") instanceof JsonObject);
    } catch (DecodeException | ClassCastException notJson) {
      return false;
    }
  }

  /** @param id of the message, null when it had none */
  void malformed(Connection connection, String id) {
    refuse(connection, id, SignalReason.MALFORMED);
    if (connection.malformed() >= config.malformed()) close(connection, SignalReason.MALFORMED);
  }

  /** The wire broke, or what came over it is none. */
  void broken(Connection connection, Throwable failure) {
    var said = String.valueOf(failure.getMessage());
    if (said.contains("frame length") || said.contains("max message size")) close(connection, SignalReason.TOO_LARGE);
    else if (failure instanceof io.netty.handler.codec.CorruptedFrameException) close(connection, SignalReason.MALFORMED);
  }

  void handle(BridgeEvent event) {
    var connection = ((GuardedSocket) event.socket()).connection();
    switch (event.type()) {
      case SOCKET_CREATED, SOCKET_PING, SOCKET_IDLE, SOCKET_ERROR -> event.complete(true);
      case SEND -> send(event, connection);
      case PUBLISH -> {
        refuse(connection, null, SignalReason.NOT_YOURS);
        event.complete(false);
      }
      case REGISTER -> register(event, connection);
      case REGISTERED -> {
        registered(connection, event.getRawMessage().getString("address"));
        event.complete(true);
      }
      case UNREGISTER -> {
        unregistered(connection, event.getRawMessage().getString("address"));
        event.complete(true);
      }
      case RECEIVE -> event.complete(mayWrite(connection, event.getRawMessage()));
      case SOCKET_CLOSED -> {
        gone(connection);
        event.complete(true);
      }
    }
  }

  private void send(BridgeEvent event, Connection connection) {
    var raw = event.getRawMessage();
    var body = raw.getJsonObject("body");
    var id = body.getValue("id") instanceof String name && name.matches("[\\w-]{8,64}") ? name : null;
    if (!Addresses.COMMANDS.equals(raw.getString("address"))) reject(event, connection, id, SignalReason.NOT_YOURS);
    else if (!connection.registered()) reject(event, connection, id, SignalReason.NOT_REGISTERED);
    else if (id == null || !(body.getValue("type") instanceof String)) {
      malformed(connection, null);
      event.complete(false);
    } else checked(connection, event, id, () -> {
      event.setRawMessage(new JsonObject().put("type", "send").put("address", Addresses.COMMANDS)
          .put("body", new JsonObject().put("connection", connection.id()).put("message", body)));
      event.complete(true);
    });
  }

  private void register(BridgeEvent event, Connection connection) {
    var address = event.getRawMessage().getString("address");
    if (address.startsWith(Addresses.in(""))) registerOwn(event, connection, address.substring(Addresses.in("").length()));
    else if (connection.registered() && !connection.ofCandidate() && address.equals(Addresses.roster(connection.room()))) checked(connection, event, null, () -> event.complete(true));
    else foreign(event, connection);
  }

  private void registerOwn(BridgeEvent event, Connection connection, String id) {
    if (connection.ticket().isPresent() || connection.binding()) {
      foreign(event, connection);
      return;
    }
    connection.binding(true);
    tickets.apply(id, connection.session).onComplete(done -> {
      connection.binding(false);
      if (connection.closed()) event.complete(false);
      else if (done.failed()) reject(event, connection, null, SignalReason.UNAVAILABLE);
      else if (done.result().filter(ticket -> ticket.account().equals(connection.caller.account())).isEmpty()) foreign(event, connection);
      else {
        connection.bind(done.result().get());
        connections.bound(connection);
        checked(connection, event, null, () -> event.complete(true));
      }
    });
  }

  /** Whoever guesses does not guess for long. */
  private void foreign(BridgeEvent event, Connection connection) {
    reject(event, connection, null, SignalReason.NOT_YOURS);
    if (connection.malformed() >= config.malformed()) close(connection, SignalReason.NOT_YOURS);
  }

  /** Asks again whether the socket may do anything at all, and then does it; in the order of the frames. */
  private void checked(Connection connection, BridgeEvent event, String id, Runnable then) {
    Supplier<Future<Optional<SignalReason>>> check = () -> rights.lost(connection).onComplete(done -> {
      if (connection.closed()) event.complete(false);
      else if (done.failed()) reject(event, connection, id, SignalReason.UNAVAILABLE);
      else if (done.result().isPresent()) {
        event.complete(false);
        close(connection, done.result().get());
      } else then.run();
    });
    connection.checked(connection.checked().isComplete() ? check.get() : connection.checked().transform(_ -> check.get()));
  }

  private void registered(Connection connection, String address) {
    if (Addresses.isRoster(address)) {
      connection.watchesRoster(true);
      watching.accept(connection);
    } else {
      connection.registered(true);
      arrived.accept(connection);
    }
  }

  private static void unregistered(Connection connection, String address) {
    if (address != null && Addresses.isRoster(address)) connection.watchesRoster(false);
    else connection.registered(false);
  }

  /** A reader that is slow gets no roster for a while, then no socket: what waits for it takes memory. */
  boolean mayWrite(Connection connection, JsonObject frame) {
    if (connection.closed()) return false;
    if (!connection.queueFull()) {
      connection.drained();
      return true;
    }
    var now = clock.instant();
    connection.full(now);
    if (Addresses.isRoster(frame.getString("address"))) return false;
    if (!connection.fullFor(config.slow(), now)) return true;
    close(connection, SignalReason.SLOW_READER);
    return false;
  }

  /** @return whether so many bytes more may wait for a reader whose queue is full */
  boolean mayWait(Connection connection, int bytes) {
    if (connection.closed()) return false;
    if (!connection.queueFull() || connection.waits(bytes) <= config.backlogBytes()) return true;
    close(connection, SignalReason.SLOW_READER);
    return false;
  }

  private void reject(BridgeEvent event, Connection connection, String id, SignalReason reason) {
    refuse(connection, id, reason);
    event.complete(false);
  }

  /** @param id of the message, null when it had none */
  void refuse(Connection connection, String id, SignalReason reason) {
    complaints.note(reason.code(), Level.WARN);
    if (!connection.closed()) post.refuse(connection, id, reason);
  }

  void close(Connection connection, SignalReason reason) {
    if (connection.closed()) return;
    complaints.note(reason.code(), Level.WARN);
    post.closing(connection, reason);
    connection.ended(reason);
    boolean stuck = connection.queueFull();
    gone(connection);
    // A close frame would wait for ever behind everything that was not read.
    if (stuck) connection.cut();
    else connection.socket.close(reason.closeCode(), reason.code());
  }

  /** What was refused, and how often. */
  void tell() {
    complaints.tell();
  }

  private void gone(Connection connection) {
    boolean was = !connection.closed();
    connection.closed(true);
    connections.closed(connection);
    if (was && connection.ticket().isPresent()) left.accept(connection);
  }
}
