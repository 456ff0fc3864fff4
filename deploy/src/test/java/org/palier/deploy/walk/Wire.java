package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A socket as a page, or somebody who means ill, opens it: frames are sent as they are, what comes is kept until it is asked for. */
final class Wire implements WebSocket.Listener, AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final long PATIENCE_SECONDS = 10;

  /** What the socket was closed with. */
  record Closed(int code, String reason) {}

  private final LinkedBlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private final List<JsonObject> passed = new ArrayList<>();
  private final CompletableFuture<Closed> closed = new CompletableFuture<>();
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
  private final boolean reading;
  private WebSocket socket;
  private JsonObject ticket = new JsonObject();

  private Wire(boolean reading) {
    this.reading = reading;
  }

  /** The status with which the server refuses to make a socket; 101 when it makes one. */
  static int handshake(House house, String path, String... headers) {
    try {
      open(house, path, true, headers).close();
      return 101;
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof WebSocketHandshakeException refused) return refused.getResponse().statusCode();
      throw failure;
    }
  }

  /** Only the socket: nothing is registered. */
  static Wire bare(House house, Visitor visitor) {
    return open(house, "/eventbus/websocket", true, "Origin", house.address(), "Cookie", visitor.cookie());
  }

  private static Wire open(House house, String path, boolean reading, String... headers) {
    var wire = new Wire(reading);
    var builder = CLIENT.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(5));
    for (int i = 0; i < headers.length; i += 2) builder.header(headers[i], headers[i + 1]);
    wire.socket = builder.buildAsync(URI.create(house.address().replace("http:", "ws:") + path), wire).join();
    return wire;
  }

  /** As the page does it: a ticket, the socket, the address, and welcome. */
  static Wire of(House house, Visitor visitor, JsonObject asked) {
    return of(house, visitor, asked, true);
  }

  /** @param reading false for one that does not read what it is sent once it is welcome */
  static Wire of(House house, Visitor visitor, JsonObject asked, boolean reading, String... headers) {
    var ticket = visitor.post("/api/signal/tickets", asked).ok().body();
    var wire = open(house, ticket.getString("socket"), reading, Stream.concat(Stream.of("Origin", house.address(), "Cookie", visitor.cookie()), Stream.of(headers)).toArray(String[]::new));
    wire.ticket = ticket;
    wire.register(ticket.getString("address"));
    return wire;
  }

  /** The smallest step of a negotiation. */
  static JsonObject step(int gen) {
    return new JsonObject().put("pc", "pc-1").put("gen", gen).put("candidate", new JsonObject().put("candidate", "candidate:1 1 udp 1 192.0.2.1 9 typ host").put("sdpMid", "0"));
  }

  /** Small pictures. */
  static JsonObject wish() {
    return new JsonObject().put("pc", "pc-1").put("gen", 0).put("camera", "thumbnail").put("screen", "off").put("microphone", false).put("talk", false).put("over", false);
  }

  static String tab() {
    return UUID.randomUUID().toString();
  }

  JsonObject ticket() {
    return ticket;
  }

  String peer() {
    return ticket.getString("peer");
  }

  Wire raw(String frame) {
    socket.sendText(frame, true).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    return this;
  }

  /** One message in several frames. */
  void parts(String first, String rest) {
    socket.sendText(first, false).join();
    socket.sendText(rest, true).join();
  }

  Wire register(String address) {
    return raw(new JsonObject().put("type", "register").put("address", address).encode());
  }

  /** A command; what it lacks of an envelope is added. @return its name */
  String say(String type, JsonObject content) {
    var message = new JsonObject().put("v", 1).put("id", tab()).put("type", type).put("ts", 1).mergeIn(content);
    raw(new JsonObject().put("type", "send").put("address", "px.cmd").put("body", message).encode());
    return message.getString("id");
  }

  void ping() {
    raw("{\"type\":\"ping\"}");
  }

  /** Says something, and waits until the server has heard it. */
  void heard() {
    var id = say("presence", new JsonObject().put("battery", 1));
    next(message -> id.equals(message.getString("re")), "answer");
  }

  /** Reads so many frames more. */
  void read(long count) {
    socket.request(count);
  }

  /** The next message of this type; what came before it is passed over, and kept to be looked at. */
  JsonObject next(String type) {
    return next(message -> message.getString("type").equals(type), type);
  }

  /** The bodies of the bridge's frames; its own errors as {@code {type: err}}. */
  JsonObject next(Predicate<JsonObject> wanted, String what) {
    try {
      while (true) {
        var frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (frame == null) throw new AssertionError("no " + what + "; there came " + passed + (closed.isDone() ? ", then it was closed: " + closed.get() : ""));
        passed.add(frame);
        if (wanted.test(frame)) return frame;
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** Whether such a message has come already; it may be asked for again. */
  Optional<JsonObject> sees(String type, String from) {
    return frames.stream().filter(message -> type.equals(message.getString("type")) && from.equals(message.getString("from"))).findFirst();
  }

  /** Nothing of the kind came, and comes within a moment. */
  void nothing(String type) {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    if (frames.stream().anyMatch(frame -> type.equals(frame.getString("type")))) throw new AssertionError("there is " + frames);
  }

  /** The refusal of one message. */
  void refused(String id, String reason) {
    assertEquals(reason, next(message -> message.getString("type").equals("refused") && id.equals(message.getString("re")), "refusal of " + id).getString("reason"));
  }

  void acknowledged(String id) {
    var answer = next(message -> id.equals(message.getString("re")), "answer to " + id);
    assertEquals("ack", answer.getString("type"), answer::encode);
  }

  /** How it ends; waits for it. */
  Closed end() {
    try {
      return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("it was not closed; there came " + passed + " and " + frames, e);
    }
  }

  boolean open() {
    return !closed.isDone();
  }

  @Override public void onOpen(WebSocket opened) {
    if (reading) opened.request(Long.MAX_VALUE);
  }

  @Override public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    var bytes = new byte[data.remaining()];
    data.get(bytes);
    partial.writeBytes(bytes);
    if (!last) return null;
    var frame = new JsonObject(partial.toString(StandardCharsets.UTF_8));
    partial.reset();
    frames.add(frame.getValue("body") instanceof JsonObject body ? body : frame);
    return null;
  }

  @Override public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(new Closed(code, reason));
    return null;
  }

  @Override public void onError(WebSocket from, Throwable failure) {
    closed.complete(new Closed(1006, failure.toString()));
  }

  @Override public void close() {
    socket.abort();
  }
}
