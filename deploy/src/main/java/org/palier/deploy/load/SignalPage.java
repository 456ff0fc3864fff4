package org.palier.deploy.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** A page's socket as the page's own client has it: a ticket, the socket, its address, welcome. Counts what its server forgot to tell, or told twice. For one event loop. */
public final class SignalPage {
  /** What browsers say of a socket that ended without a word (RFC 6455, 7.1.5). */
  private static final int BROKEN = 1006;

  /** Told of every message once the page is welcome, and of the socket's end. */
  public interface Hears {
    void message(SignalPage page, JsonObject message);

    void closed(SignalPage page, int code);
  }

  private final Generator generator;
  private final String cookie;
  private final JsonObject subject;
  private final Hears hears;
  private final String tab = Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
  private WebSocket socket;
  private boolean welcome;
  private String peer = "";
  private long number, missed, doubled;

  /** @param subject the sitting of a candidate, the room of a supervisor */
  public SignalPage(Generator generator, String token, JsonObject subject, Hears hears) {
    this.generator = generator;
    this.cookie = "palier=" + token;
    this.subject = subject;
    this.hears = hears;
  }

  /** Completes when the server has said welcome. @param line to ask for the ticket */
  public Future<Void> open(Line line, int port) {
    return open(line, port, port);
  }

  /** With the ticket of another node than that of the socket. */
  public Future<Void> open(Line tickets, int ticketPort, int port) {
    return tickets.send(HttpMethod.POST, "/api/signal/tickets",
            request -> request.putHeader("Cookie", cookie).putHeader("Origin", origin(ticketPort)).putHeader("Content-Type", "application/json"),
            subject.copy().put("tab", tab).put("lastSeq", number).toBuffer())
        .compose(answer -> {
          if (!answer.ok()) return Future.failedFuture("ticket: " + answer.status() + " " + answer.body());
          var ticket = new JsonObject(answer.body());
          return generator.socket(port, ticket.getString("socket"), "Cookie", cookie, "Origin", origin(port)).compose(opened -> registered(opened, ticket));
        });
  }

  private static String origin(int port) {
    return "http://127.0.0.1:" + port;
  }

  private Future<Void> registered(WebSocket opened, JsonObject ticket) {
    Promise<Void> done = Promise.promise();
    socket = opened;
    peer = ticket.getString("peer");
    opened.binaryMessageHandler(frame -> heard(new JsonObject(frame), done));
    opened.exceptionHandler(_ -> {});
    opened.closeHandler(_ -> {
      int code = Optional.ofNullable(opened.closeStatusCode()).map(Short::intValue).orElse(BROKEN);
      done.tryFail("closed with " + code);
      if (socket != opened) return;
      boolean was = welcome;
      socket = null;
      welcome = false;
      if (was) hears.closed(this, code);
    });
    register(ticket.getString("address"));
    return done.future().onSuccess(_ -> {
      if (ticket.containsKey("roster")) register(ticket.getString("roster"));
    });
  }

  private void heard(JsonObject frame, Promise<Void> done) {
    if (!(frame.getValue("body") instanceof JsonObject message)) return;
    switch (message.getString("type")) {
      case "welcome" -> {
        follow(message);
        welcome = true;
        done.tryComplete();
      }
      case "events" -> follow(message);
      default -> { }
    }
    if (welcome) hears.message(this, message);
  }

  private void follow(JsonObject message) {
    if (message.getLong("from") > number) missed++;
    for (var one : message.getJsonArray("events")) if (((JsonObject) one).getLong("number") <= number) doubled++;
    number = Math.max(number, message.getLong("seq"));
  }

  private void register(String address) {
    socket.writeTextMessage(new JsonObject().put("type", "register").put("address", address).encode());
  }

  /** @param id names the message, 8 to 64 characters; lost while there is no socket */
  public void say(String id, String type, JsonObject content) {
    if (socket == null) return;
    socket.writeTextMessage(new JsonObject().put("type", "send").put("address", "px.cmd").put("body", content.put("v", 1).put("id", id).put("type", type)).encode());
  }

  /** As somebody does who closes the page: nobody is told. */
  public Future<Void> leave() {
    var left = socket;
    socket = null;
    welcome = false;
    return left == null ? Future.succeededFuture() : left.close();
  }

  public void ping() {
    if (socket != null) socket.writeTextMessage("{\"type\":\"ping\"}");
  }

  public boolean open() {
    return welcome;
  }

  /** Of the last event it was told. */
  public long number() {
    return number;
  }

  /** How others name this page. */
  public String peer() {
    return peer;
  }

  /** Batches that began beyond what the page had seen. */
  public long missed() {
    return missed;
  }

  /** Events told twice. */
  public long doubled() {
    return doubled;
  }
}
