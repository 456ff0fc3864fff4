package org.palier.proctoring.signal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.impl.VertxConnection;
import io.vertx.ext.bridge.PermittedOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.sockjs.SockJSBridgeOptions;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import io.vertx.ext.web.handler.sockjs.Transport;
import io.vertx.ext.web.handler.sockjs.impl.EventBusBridgeImpl;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.palier.engine.account.Caller;
import org.palier.engine.account.WebSessions;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.Sittings;
import org.palier.engine.web.Api;
import org.palier.engine.web.Complaints;
import org.palier.engine.web.ProblemHandler;
import org.palier.proctoring.room.CandidateRoomRoutes.Accommodations;
import org.palier.proctoring.room.Looks;
import org.palier.proctoring.room.RoomNews;
import org.palier.proctoring.room.Rooms;
import org.palier.proctoring.room.Seating;

/** Every part of signalling on this node, made once, in order; and the door to it. To be made, and used, on the event loop of the server. */
public final class Signalling {
  static final String SOCKET = "/eventbus/websocket";
  static final long TICKET_SECONDS = SignalConfig.DEFAULT.ticketLife().toSeconds();
  private static final long SWEEP_MILLIS = 1_000, READ_ON_MILLIS = 15_000;
  private static final int PING_MILLIS = 90_000, HANDLERS = 5, QUEUE_BYTES = 64 * 1024;

  private final Vertx vertx;
  private final SignalConfig config;
  private final InstantSource clock;
  private final Function<String, Future<Optional<Caller>>> sessions;
  private final SignalRoutes routes;
  private final Connections connections = new Connections();
  private final SignalGate gate;
  private final Rights rights;
  private final Feed feed;
  private final Relay relay;
  private final Nodes nodes;
  private final Presences presences;
  private final Whereabouts whereabouts = new Whereabouts();
  private final Gossip gossip;
  private final LostLines lostLines;
  private final Listeners listeners;
  private final Roster roster;
  private boolean stopped;

  /**
   * @param sessions     who has a web session's token now
   * @param heardByHttps when a sitting's window was last heard of, on whatever node
   */
  public Signalling(
      Vertx vertx, SignalConfig config, InstantSource clock, Function<String, Future<Optional<Caller>>> sessions, Rooms rooms, RoomNews news, Seating seating,
      Sittings sittings, Function<String, Optional<Instant>> heardByHttps, Looks looks, Accommodations accommodations) {
    this.vertx = vertx;
    this.config = config;
    this.clock = clock;
    this.sessions = sessions;
    var tickets = new Tickets(config, clock);
    var post = new Post(vertx, clock, tickets.node());
    nodes = new Nodes(vertx, tickets, connections, post);
    rights = new Rights(sessions, rooms);
    presences = new Presences(whereabouts, connections, post, tickets.node(), clock, this::close);
    gossip = new Gossip(vertx, tickets.node(), whereabouts, presences, clock);
    presences.onChange(gossip::now);
    relay = new Relay(rooms, whereabouts, nodes, looks);
    var revocation = new Revocation(rooms, connections, whereabouts, relay);
    feed = new Feed(rooms, connections, post, this::checkRoom, revocation::heard);
    roster = new Roster(rooms, connections, whereabouts, post, config, clock);
    lostLines = new LostLines(rooms, sittings, whereabouts, heardByHttps, gossip::ours, config, clock);
    listeners = new Listeners(rooms, whereabouts, gossip::ours, clock);
    var second = new SecondSessions(rooms, sittings, accommodations);
    gate = new SignalGate(config, clock, rights, connections, post, nodes::take, arrived -> {
      presences.arrived(arrived);
      second.arrived(arrived);
      rooms.remembered(arrived.room()).ifPresent(room -> presences.expect(arrived.room(), room));
      feed.catchUp(arrived, "welcome", new JsonObject().put("peer", arrived.peer()), arrived.bound().lastSeq()).onFailure(_ -> close(arrived, SignalReason.UNAVAILABLE));
    }, left -> {
      revocation.left(left);
      presences.left(left);
    }, watching -> roster.publish(watching.room()), new Complaints("signalling"));
    routes = new SignalRoutes(tickets, rooms, seating, looks);
    new Commands(connections, gate, post, feed, relay, presences).listen(vertx);
    news.onChange((room, _) -> feed.news(room));
  }

  public void mount(Api api) {
    routes.mount(api);
  }

  /** The raw WebSocket of the event-bus bridge, and nothing else of it: no fallbacks, no information, no page to frame. */
  public void mount(Router router) {
    var options = new SockJSHandlerOptions().addDisabledTransport(Transport.XHR.name()).addDisabledTransport(Transport.EVENT_SOURCE.name())
        .addDisabledTransport(Transport.HTML_FILE.name()).addDisabledTransport(Transport.JSON_P.name());
    var permitted = new SockJSBridgeOptions().addInboundPermitted(new PermittedOptions().setAddress(Addresses.COMMANDS))
        .addOutboundPermitted(new PermittedOptions().setAddressRegex(Addresses.IN)).addOutboundPermitted(new PermittedOptions().setAddressRegex(Addresses.ROSTER))
        .setMaxHandlersPerSocket(HANDLERS).setMaxAddressLength(Addresses.LONGEST).setPingTimeout(PING_MILLIS);
    var bridge = new EventBusBridgeImpl(vertx, null, permitted, gate::handle);
    router.route("/eventbus/*").handler(this::handshake);
    router.route("/eventbus/*").subRouter(SockJSHandler.create(vertx, options).socketHandler(socket -> {
      var connection = opened(socket);
      bridge.handle(new GuardedSocket(vertx, options, socket, connection, gate));
      if (stopped) close(connection, SignalReason.RESTART);
      else if (connections.size() > config.sockets() || connections.of(connection.caller.account()) > config.socketsEach()) close(connection, SignalReason.TOO_MANY_SOCKETS);
    }));
  }

  /** Of this site, and signed in: anything else never becomes a socket. */
  private void handshake(RoutingContext context) {
    context.put(ProblemHandler.WHAT, ProblemHandler.SOCKET);
    if (!context.normalizedPath().equals(SOCKET)) throw new Refused(Reason.NOT_FOUND);
    if (context.request().method() != HttpMethod.GET) throw new Refused(Reason.METHOD_NOT_ALLOWED);
    Api.checkOrigin(context);
    var cookie = Optional.ofNullable(context.request().getCookie(Api.COOKIE)).orElseThrow(() -> new Refused(Reason.NOT_SIGNED_IN));
    // The request waits while the store is asked who this is.
    context.request().pause();
    sessions.apply(cookie.getValue()).onComplete(caller -> {
      var known = caller;
      if (known.isEmpty()) context.fail(new Refused(Reason.NOT_SIGNED_IN));
      else if (known.get().secondFactorPending()) context.fail(new Refused(Reason.SECOND_FACTOR_NOT_ENROLLED));
      else {
        context.put("caller", known.get());
        context.request().resume();
        context.next();
      }
    }, context::fail);
  }

  private Connection opened(SockJSSocket socket) {
    Caller caller = socket.routingContext().get("caller");
    var token = socket.routingContext().request().getCookie(Api.COOKIE).getValue();
    socket.setWriteQueueMaxSize(QUEUE_BYTES);
    var connection = new Connection(socket, () -> cut(socket), token, WebSessions.nameOf(token), caller, caller.staff() ? config.supervisorFrames() : config.candidateFrames(), clock.instant());
    connections.opened(connection);
    return connection;
  }

  /** Vert.x has no word for letting go of a WebSocket at once. */
  private static void cut(SockJSSocket socket) {
    var wire = ((VertxConnection) socket.routingContext().request().connection()).channel().unsafe();
    wire.close(wire.voidPromise());
  }

  /** A web session was ended, here or on another node. */
  public void sessionEnded(String session) {
    connections.where(one -> one.session.equals(session)).forEach(one -> close(one, SignalReason.SESSION_ENDED));
  }

  /** Heard of over HTTPS: a candidate whose socket does not come through is not lost. */
  public void heard(String room, String sitting) {
    presences.heard(room, sitting).ifPresent(gossip::sign);
  }

  /** Where there is a media server: what is said to it goes there. */
  public void mediaServer(MediaServer server) {
    relay.media(server);
  }

  /**
   * Says something to one page, on whatever node it is.
   *
   * @param to      a sitting, or a supervisor's tab as messages name it
   * @param message with its {@code type}
   * @return fails when the page has no socket
   */
  public Future<Void> send(String room, String to, String from, JsonObject message) {
    return relay.send(room, to, from, message);
  }

  /** Looks after sockets and lines while the server runs. */
  public void start() {
    nodes.listen();
    gossip.start();
    roster.start(vertx);
    vertx.setPeriodic(SWEEP_MILLIS, _ -> {
      connections.all().forEach(this::look);
      gate.tell();
      lostLines.sweep();
      listeners.sweep();
    });
    // A hint may be lost; what it said stands in the log.
    vertx.setPeriodic(READ_ON_MILLIS, _ -> connections.rooms().forEach(feed::news));
  }

  private void look(Connection connection) {
    if (connection.registered() && connection.ofCandidate()) presences.heard(connection);
    check(connection).onComplete(_ -> {
      var now = clock.instant();
      if (connection.closed()) return;
      if (connection.queueFull()) connection.full(now);
      else connection.drained();
      if (connection.fullFor(config.slow(), now)) close(connection, SignalReason.SLOW_READER);
      else if (!now.isBefore(connection.lastFrameAt().plus(config.silent()))) close(connection, SignalReason.SILENT);
      else if (connection.ticket().isEmpty() && !now.isBefore(connection.openedAt.plus(config.ticketLife()))) close(connection, SignalReason.NOT_REGISTERED);
    });
  }

  private void checkRoom(String room) {
    connections.inRoom(room).forEach(this::check);
  }

  private Future<?> check(Connection connection) {
    return rights.lost(connection).onSuccess(lost -> lost.ifPresent(reason -> close(connection, reason)));
  }

  private void close(Connection connection, SignalReason reason) {
    gate.close(connection, reason);
  }

  /** How many sockets of this node do not read what they are sent. */
  public long waiting() {
    return connections.all().stream().filter(Connection::queueFull).count();
  }

  /** Tells everybody to come back a little later, each at another moment. */
  public void stop() {
    stopped = true;
    connections.all().forEach(one -> close(one, SignalReason.RESTART));
  }
}
