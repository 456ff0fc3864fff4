package org.palier.proctoring.media.janus;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A media server by hand, for what a real one does not do on demand: falls silent, talks nonsense, forgets. Speaks as Janus 1.1.2 was heard to speak. */
final class FakeJanus implements AutoCloseable {
  final List<JsonObject> asked = new CopyOnWriteArrayList<>();
  private final Map<Long, ServerWebSocket> handles = new ConcurrentHashMap<>();
  private final Map<Long, Long> publishing = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong(100);
  private final List<ServerWebSocket> sockets = new CopyOnWriteArrayList<>();
  private final Vertx vertx;
  private final String secret;
  private HttpServer server;
  private int port;
  volatile boolean silent;
  volatile long observer;

  FakeJanus(Vertx vertx, String secret) {
    this.vertx = vertx;
    this.secret = secret;
    start();
  }

  void start() {
    server = vertx.createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("janus-protocol")).webSocketHandler(this::opened).listen(port, "127.0.0.1").await();
    port = server.actualPort();
  }

  URI address() {
    return URI.create("ws://127.0.0.1:" + port);
  }

  void stop() {
    for (var socket : sockets) socket.close();
    sockets.clear();
    handles.clear();
    publishing.clear();
    server.close().await();
  }

  private void opened(ServerWebSocket socket) {
    sockets.add(socket);
    socket.textMessageHandler(text -> heard(socket, new JsonObject(text)));
  }

  private void heard(ServerWebSocket socket, JsonObject message) {
    asked.add(message);
    if (silent) return;
    if (!secret.equals(message.getString("apisecret"))) {
      reply(socket, message, "error", new JsonObject().put("error", new JsonObject().put("code", 403).put("reason", "Unauthorized request")));
      return;
    }
    switch (message.getString("janus")) {
      case "create" -> reply(socket, message, "success", new JsonObject().put("data", new JsonObject().put("id", ids.incrementAndGet())));
      case "attach" -> {
        long id = ids.incrementAndGet();
        handles.put(id, socket);
        reply(socket, message, "success", new JsonObject().put("data", new JsonObject().put("id", id)));
      }
      case "detach" -> {
        var feed = publishing.remove(message.getLong("handle_id"));
        if (feed != null) event(observer, new JsonObject().put("videoroom", "event").put("unpublished", feed));
        reply(socket, message, "success", new JsonObject());
      }
      case "message" -> room(socket, message);
      default -> reply(socket, message, "ack", new JsonObject());
    }
  }

  private void room(ServerWebSocket socket, JsonObject message) {
    long handle = message.getLong("handle_id");
    var body = message.getJsonObject("body");
    switch (body.getString("request")) {
      case "create", "allowed", "kick", "destroy", "listparticipants" -> reply(socket, message, "success", plugin(new JsonObject().put("videoroom", "success")));
      case "join" -> {
        if (body.getString("ptype").equals("subscriber")) later(socket, message, new JsonObject().put("videoroom", "attached"), "offer");
        else {
          if (observer == 0) observer = handle;
          later(socket, message, new JsonObject().put("videoroom", "joined").put("private_id", 7).put("publishers", new JsonArray()), "");
        }
      }
      case "publish" -> {
        long feed = feedOf(handle);
        publishing.put(handle, feed);
        later(socket, message, new JsonObject().put("videoroom", "event").put("configured", "ok"), "answer");
        event(observer, new JsonObject().put("videoroom", "event").put("publishers", new JsonArray().add(new JsonObject().put("id", feed))));
      }
      case "configure" -> later(socket, message, new JsonObject().put("videoroom", "event").put("configured", "ok"), body.containsKey("restart") ? "offer" : message.containsKey("jsep") ? "answer" : "");
      default -> later(socket, message, new JsonObject().put("videoroom", "event"), "");
    }
  }

  private long feedOf(long handle) {
    return asked.stream().filter(one -> Long.valueOf(handle).equals(one.getLong("handle_id")) && one.getJsonObject("body", new JsonObject()).containsKey("id"))
        .reduce((_, last) -> last).orElseThrow().getJsonObject("body").getLong("id");
  }

  /** An acknowledgement, then the answer. */
  private void later(ServerWebSocket socket, JsonObject message, JsonObject data, String type) {
    reply(socket, message, "ack", new JsonObject());
    var answer = plugin(data).put("sender", message.getLong("handle_id"));
    if (!type.isEmpty()) answer.put("jsep", new JsonObject().put("type", type).put("sdp", "v=0 " + type));
    reply(socket, message, "event", answer);
  }

  private static JsonObject plugin(JsonObject data) {
    return new JsonObject().put("plugindata", new JsonObject().put("plugin", "janus.plugin.videoroom").put("data", data));
  }

  private static void reply(ServerWebSocket socket, JsonObject message, String kind, JsonObject more) {
    socket.writeTextMessage(more.put("janus", kind).put("transaction", message.getString("transaction")).encode());
  }

  /** What Janus says unasked. */
  void event(long handle, JsonObject data) {
    say(plugin(data).put("janus", "event").put("sender", handle).encode());
  }

  /** To everybody who is connected. */
  void say(String text) {
    for (var socket : sockets) if (!socket.isClosed()) socket.writeTextMessage(text);
  }

  /** Of who asked for this last. */
  long handle(String request) {
    return asked.stream().filter(one -> request.equals(one.getJsonObject("body", new JsonObject()).getString("request"))).reduce((_, last) -> last).orElseThrow().getLong("handle_id");
  }

  int connections() {
    return (int) asked.stream().filter(one -> one.getString("janus").equals("create")).count();
  }

  long asked(String request) {
    return asked.stream().filter(one -> request.equals(one.getString("janus")) || request.equals(one.getJsonObject("body", new JsonObject()).getString("request"))).count();
  }

  @Override public void close() {
    server.close().await();
  }
}
