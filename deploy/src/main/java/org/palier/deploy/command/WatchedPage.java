package org.palier.deploy.command;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A page of a watched room whose line is lost and comes back, as all do when a server is restarted: asks how things stand, takes a ticket, opens a socket, says how it is. */
final class WatchedPage implements WebSocket.Listener {
  private static final int REPORTS = 4;
  private static final long PATIENCE_SECONDS = 20;

  private final HttpClient client;
  private final String origin;
  private final String token;
  private final JsonObject subject;
  private final String view;
  private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
  private final Semaphore heard = new Semaphore(0);

  /** @param subject whose ticket it asks for; @param view the path of what it shows */
  WatchedPage(HttpClient client, String origin, String token, JsonObject subject, String view) {
    this.client = client;
    this.origin = origin;
    this.token = token;
    this.subject = subject.put("tab", UUID.randomUUID().toString()).put("lastSeq", 0);
    this.view = view;
  }

  Void comeBack(int times) throws IOException, InterruptedException {
    for (int time = 0; time < times; time++) {
      ask("GET", view, "");
      var ticket = new JsonObject(ask("POST", "/api/signal/tickets", subject.encode()));
      var socket = client.newWebSocketBuilder().header("Cookie", "palier=" + token).header("Origin", origin)
          .buildAsync(URI.create(origin.replaceFirst("^http", "ws") + ticket.getString("socket")), this).join();
      socket.sendText(new JsonObject().put("type", "register").put("address", ticket.getString("address")).encode(), true).join();
      await();
      if (subject.containsKey("sitting")) for (int report = 0; report < REPORTS; report++) report(socket);
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
      heard.drainPermits();
    }
    return null;
  }

  private void report(WebSocket socket) throws InterruptedException {
    var presence = new JsonObject().put("v", 1).put("id", UUID.randomUUID().toString()).put("type", "presence").put("camera", "live").put("screen", "live").put("item", 1).put("answered", 1);
    socket.sendText(new JsonObject().put("type", "send").put("address", "px.cmd").put("body", presence).encode(), true).join();
    await();
  }

  private String ask(String method, String path, String body) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(origin + path)).header("Cookie", "palier=" + token).header("Origin", origin).header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(body)).build();
    var answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) throw new IllegalStateException(method + " " + path + ": " + answer.statusCode());
    return answer.body();
  }

  /** Until the server has said one thing more. */
  private void await() throws InterruptedException {
    if (!heard.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new IllegalStateException("nothing was heard over the socket");
  }

  @Override public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
    var bytes = new byte[data.remaining()];
    data.get(bytes);
    frame.writeBytes(bytes);
    if (last) {
      if (new JsonObject(Buffer.buffer(frame.toByteArray())).containsKey("body")) heard.release();
      frame.reset();
    }
    return WebSocket.Listener.super.onBinary(socket, data, last);
  }
}
