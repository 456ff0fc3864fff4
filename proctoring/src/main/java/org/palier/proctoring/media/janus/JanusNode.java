package org.palier.proctoring.media.janus;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.palier.proctoring.media.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One media server: a WebSocket, a session on it kept alive, requests and their answers. Lost, it is connected to again, for ever, ever more slowly; the
 * session and all its handles are then gone. Used on its context only.
 */
final class JanusNode {
  /** Hears of the session, not of each message. */
  interface Listener {
    void up();

    /** Every handle is gone. */
    void lost();
  }

  /** @param timeout of one request; @param keepAlive between two signs of life, well under Janus's {@code session_timeout} of 60 s; @param mostPause before connecting again */
  record Patience(long timeoutMillis, long keepAliveMillis, long mostPauseMillis) {
    static final Patience DEFAULT = new Patience(10_000, 20_000, 8_000);
  }

  private static final Logger LOG = LoggerFactory.getLogger(JanusNode.class);
  private static final int MOST_PENDING = 2_000;
  private static final int MOST_MESSAGE_BYTES = 512 * 1_024;
  private static final long FIRST_PAUSE_MILLIS = 500;

  private record Pending(Promise<JsonObject> answer, boolean event, long timer) {}

  private final Vertx vertx;
  private final Context context;
  private final URI address;
  private final Secret secret;
  private final Patience patience;
  private final Listener listener;
  private final WebSocketClient client;
  private final Map<String, Pending> pending = new HashMap<>();
  private final Map<Long, Handle> handles = new HashMap<>();
  private WebSocket socket;
  private long session;
  private long transactions;
  private int failures;
  private long keepAlive;
  private boolean closed;

  JanusNode(Vertx vertx, Context context, URI address, Secret secret, Patience patience, Listener listener) {
    this.vertx = vertx;
    this.context = context;
    this.address = address;
    this.secret = secret;
    this.patience = patience;
    this.listener = listener;
    client = vertx.createWebSocketClient(new WebSocketClientOptions().setConnectTimeout((int) patience.timeoutMillis())
        .setMaxFrameSize(MOST_MESSAGE_BYTES).setMaxMessageSize(MOST_MESSAGE_BYTES));
  }

  boolean up() {
    return session != 0;
  }

  void connect() {
    if (closed) return;
    var options = new WebSocketConnectOptions().setHost(address.getHost()).setPort(port()).setSsl(address.getScheme().equals("wss"))
        .setURI(address.getRawPath().isEmpty() ? "/" : address.getRawPath()).addSubProtocol("janus-protocol").setTimeout(patience.timeoutMillis());
    client.connect(options).onComplete(connected -> context.runOnContext(_ -> {
      if (connected.failed()) again(String.valueOf(connected.cause().getMessage()));
      else opened(connected.result());
    }));
  }

  private int port() {
    return address.getPort() > 0 ? address.getPort() : address.getScheme().equals("wss") ? 443 : 80;
  }

  private void opened(WebSocket opened) {
    if (closed) {
      opened.close();
      return;
    }
    socket = opened;
    opened.textMessageHandler(text -> context.runOnContext(_ -> heard(text)));
    opened.exceptionHandler(_ -> opened.close());
    opened.closeHandler(_ -> context.runOnContext(_ -> gone(opened)));
    request(new JsonObject().put("janus", "create"), false).onSuccess(created -> {
      session = created.getJsonObject("data").getLong("id");
      failures = 0;
      keepAlive = vertx.setPeriodic(patience.keepAliveMillis(), _ -> context.runOnContext(_ -> stayAlive()));
      LOG.info("media server {} is there", shown());
      listener.up();
    }).onFailure(refusal -> {
      LOG.warn("media server {} opens no session: {}", shown(), refusal.getMessage());
      opened.close();
    });
  }

  private void stayAlive() {
    if (up()) request(new JsonObject().put("janus", "keepalive"), false).onFailure(_ -> drop());
  }

  /** It answers no longer, whatever the network says. */
  private void drop() {
    if (socket != null) socket.close();
  }

  private void gone(WebSocket lost) {
    if (socket != lost) return;
    boolean wasUp = up();
    socket = null;
    session = 0;
    vertx.cancelTimer(keepAlive);
    for (var transaction : List.copyOf(pending.keySet())) fail(transaction, new JanusRefused(JanusRefused.NOT_CONNECTED, "the media server is gone"));
    handles.clear();
    if (wasUp) {
      LOG.warn("media server {} is gone", shown());
      listener.lost();
    }
    again("closed");
  }

  private void again(String why) {
    if (closed) return;
    long most = Math.min(patience.mostPauseMillis(), FIRST_PAUSE_MILLIS << Math.min(failures, 10));
    if (failures++ == 1) LOG.warn("media server {} cannot be reached: {}", shown(), why);
    vertx.setTimer(1 + ThreadLocalRandom.current().nextLong(most), _ -> context.runOnContext(_ -> connect()));
  }

  /**
   * Attaches a handle of the videoroom.
   *
   * @param events whatever Janus says of it unasked
   */
  Future<Handle> attach(Consumer<JsonObject> events) {
    return request(new JsonObject().put("janus", "attach").put("plugin", "janus.plugin.videoroom"), false).map(attached -> {
      var handle = new Handle(this, attached.getJsonObject("data").getLong("id"), events);
      handles.put(handle.id(), handle);
      return handle;
    });
  }

  void forget(Handle handle) {
    handles.remove(handle.id(), handle);
  }

  /**
   * @param event whether the answer proper comes as an event, after an acknowledgement
   * @return fails with {@link JanusRefused}
   */
  Future<JsonObject> request(JsonObject message, boolean event) {
    if (socket == null) return Future.failedFuture(new JanusRefused(JanusRefused.NOT_CONNECTED, "the media server is not there"));
    if (pending.size() >= MOST_PENDING || socket.writeQueueFull()) return Future.failedFuture(new JanusRefused(JanusRefused.NO_ANSWER, "the media server is behind"));
    var transaction = Long.toString(++transactions);
    if (session != 0) message.put("session_id", session);
    Promise<JsonObject> answer = Promise.promise();
    long timer = vertx.setTimer(patience.timeoutMillis(), _ -> context.runOnContext(_ -> fail(transaction, new JanusRefused(JanusRefused.NO_ANSWER, "no answer in time"))));
    pending.put(transaction, new Pending(answer, event, timer));
    socket.writeTextMessage(message.put("transaction", transaction).put("apisecret", secret.reveal()).encode());
    return answer.future();
  }

  private void fail(String transaction, JanusRefused refusal) {
    var waiting = pending.remove(transaction);
    if (waiting == null) return;
    vertx.cancelTimer(waiting.timer());
    waiting.answer().fail(refusal);
  }

  private void heard(String text) {
    try {
      heard(new JsonObject(text));
    } catch (DecodeException | ClassCastException garbage) {
      LOG.warn("media server {} does not speak as Janus does: {}", shown(), garbage.getMessage());
      drop();
    }
  }

  private void heard(JsonObject message) {
    var kind = message.getString("janus", "");
    var waiting = pending.get(message.getString("transaction", ""));
    if (waiting != null && !(kind.equals("ack") && waiting.event())) answered(message, kind, waiting);
    else if (kind.equals("timeout")) drop();
    else if (message.getLong("sender") instanceof Long sender && handles.get(sender) instanceof Handle handle) handle.heard(message);
  }

  private void answered(JsonObject message, String kind, Pending waiting) {
    pending.remove(message.getString("transaction"));
    vertx.cancelTimer(waiting.timer());
    if (kind.equals("error")) {
      var error = message.getJsonObject("error", new JsonObject());
      waiting.answer().fail(new JanusRefused(error.getInteger("code", JanusRefused.NO_ANSWER), error.getString("reason", "refused")));
    } else waiting.answer().complete(message);
  }

  private String shown() {
    return address.getScheme() + "://" + address.getHost() + ":" + port();
  }

  Future<Void> close() {
    closed = true;
    if (up()) request(new JsonObject().put("janus", "destroy"), false);
    return (socket == null ? Future.<Void>succeededFuture() : socket.close()).otherwiseEmpty().eventually(client::close);
  }
}
