package org.palier.deploy.media;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.palier.engine.json.Json;
import org.palier.proctoring.media.IceServer;
import org.palier.proctoring.media.Media;
import org.palier.proctoring.media.MediaAccess;
import org.palier.proctoring.media.MediaConfig;
import org.palier.proctoring.media.MediaMessage;
import org.palier.proctoring.media.MediaPlane;
import org.palier.proctoring.media.Member;
import org.palier.proctoring.media.Member.Side;
import org.palier.proctoring.media.Outbound;
import org.palier.proctoring.media.PlaneKind;
import org.palier.proctoring.media.TurnCredentials;

/** One room around the real media parts: the test page, a socket for each browser, names for relays. Trusts who a page says it is. */
final class MediaHouse implements AutoCloseable {
  private static final String ROOM = "room-1";
  private static final Path PAGES = Path.of(System.getProperty("basedir", "."), "target", "test-pages");

  private final Vertx vertx = Vertx.vertx();
  private final Map<String, ServerWebSocket> sockets = new ConcurrentHashMap<>();
  private final MediaConfig config;
  private final Media media;
  private final PlaneKind kind;
  private final HttpServer server;

  /** @param janus given the way to the browsers, makes the adapter, if media servers are configured */
  MediaHouse(MediaConfig config, PlaneKind kind, Function<Outbound, Function<Vertx, Optional<MediaPlane>>> janus) {
    this.config = config;
    this.kind = kind;
    Outbound outbound = this::send;
    media = new Media(config, Clock.systemUTC(), outbound, janus.apply(outbound).apply(vertx));
    server = vertx.createHttpServer().requestHandler(this::request).webSocketHandler(this::socket).listen(0, "127.0.0.1").await();
  }

  static MediaHouse peers(MediaConfig config) {
    return new MediaHouse(config, PlaneKind.PEER_TO_PEER, _ -> _ -> Optional.empty());
  }

  /** @param more of the query: {@code relay=expired}, {@code relay=forged} */
  String page(String name, Side side, String more) {
    return "http://127.0.0.1:" + server.actualPort() + "/media/index.html?name=" + name + "&side=" + side.name().toLowerCase(java.util.Locale.ROOT) + "&relay=" + more;
  }

  private void request(HttpServerRequest request) {
    if (!request.path().equals("/access")) {
      request.response().sendFile(PAGES.resolve(request.path().substring(1)).toString()).onFailure(_ -> request.response().setStatusCode(404).end());
      return;
    }
    request.response().putHeader("Content-Type", "application/json").end(Json.buffer(access(member(request.getParam("name"), request.getParam("side")), request.query())));
  }

  private MediaAccess access(Member member, String query) {
    var now = Clock.systemUTC().instant();
    var access = media.access(member, kind, now.plus(Duration.ofHours(1)));
    if (query.contains("expired")) {
      var past = new TurnCredentials(config.turn().orElseThrow(), Clock.fixed(now.minus(Duration.ofHours(2)), java.time.ZoneOffset.UTC));
      return new MediaAccess(access.plane(), List.of(past.issue(member, now.minus(Duration.ofHours(3)))), access.relayOnly());
    }
    if (query.contains("forged")) {
      var name = access.iceServers().getFirst();
      return new MediaAccess(access.plane(), List.of(new IceServer(name.urls(), name.username().map(one -> "9" + one), name.credential())), access.relayOnly());
    }
    return access;
  }

  private void socket(ServerWebSocket socket) {
    var query = Map.of("name", parameter(socket.query(), "name"), "side", parameter(socket.query(), "side"));
    var member = member(query.get("name"), query.get("side"));
    sockets.put(member.name(), socket);
    socket.textMessageHandler(text -> {
      var json = new JsonObject(text);
      var to = json.remove("to").toString();
      plane().accept(member, to.equals("media") ? Member.media(ROOM) : member(to, to.startsWith("staff") ? "staff" : "candidate"), Json.read(json, MediaMessage.class));
    });
    socket.closeHandler(_ -> sockets.remove(member.name(), socket));
  }

  private Future<Void> send(Member to, Member from, MediaMessage message) {
    var socket = sockets.get(to.name());
    if (socket == null || socket.isClosed()) return Future.failedFuture("away");
    return socket.writeTextMessage(Json.object(message).put("from", from.name()).encode());
  }

  MediaPlane plane() {
    return media.plane(kind);
  }

  private static Member member(String name, String side) {
    return new Member(ROOM, name, Side.valueOf(side.toUpperCase(java.util.Locale.ROOT)));
  }

  private static String parameter(String query, String name) {
    return query.replaceFirst(".*(^|&)" + name + "=([^&]*).*", "$2");
  }

  @Override public void close() {
    media.close().await();
    vertx.close().await();
  }
}
