package org.palier.deploy.media;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Somebody who speaks to a media server without being one of ours. */
final class Stranger {
  private final Map<String, Promise<JsonObject>> asked = new ConcurrentHashMap<>();
  private final WebSocket socket;
  private final String secret;
  private long session;
  private int number;

  /** @param secret the api secret he believes in */
  Stranger(Vertx vertx, URI server, String secret) {
    this.secret = secret;
    socket = vertx.createWebSocketClient().connect(new WebSocketConnectOptions().setHost(server.getHost()).setPort(server.getPort()).setURI("/").addSubProtocol("janus-protocol")).await();
    socket.textMessageHandler(text -> {
      var message = new JsonObject(text);
      // An acknowledgement is followed by the answer.
      if (!message.getString("janus").equals("ack") && asked.remove(message.getString("transaction", "")) instanceof Promise<JsonObject> promise) promise.complete(message);
    });
  }

  JsonObject say(JsonObject message) {
    var transaction = "t" + ++number;
    Promise<JsonObject> promise = Promise.promise();
    asked.put(transaction, promise);
    if (session != 0) message.put("session_id", session);
    socket.writeTextMessage(message.put("transaction", transaction).put("apisecret", secret).encode());
    return promise.future().timeout(10, java.util.concurrent.TimeUnit.SECONDS).await();
  }

  /** A handle of the videoroom. */
  long attach() {
    if (session == 0) session = say(new JsonObject().put("janus", "create")).getJsonObject("data").getLong("id");
    return say(new JsonObject().put("janus", "attach").put("plugin", "janus.plugin.videoroom")).getJsonObject("data").getLong("id");
  }

  /** What the videoroom answers. */
  JsonObject ask(long handle, JsonObject body) {
    return say(new JsonObject().put("janus", "message").put("handle_id", handle).put("body", body)).getJsonObject("plugindata").getJsonObject("data");
  }

  /** Every room, private ones too, for who has the key of the media server. */
  JsonArray rooms(long handle, String key) {
    return ask(handle, new JsonObject().put("request", "list").put("admin_key", key)).getJsonArray("list", new JsonArray());
  }

  Future<Void> close() {
    return socket.close();
  }
}
