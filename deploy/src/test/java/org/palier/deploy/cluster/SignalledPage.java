package org.palier.deploy.cluster;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Line;
import org.palier.deploy.load.Line.Answer;
import org.palier.deploy.load.SignalPage;

/** A page with a socket, as a test holds it: says things, and waits for what it hears. The end of a socket is heard as {@code closed}. */
final class SignalledPage implements SignalPage.Hears {
  private static final long PATIENCE_SECONDS = 30;

  private final Generator generator;
  private final String token;
  private final SignalPage page;
  private final Map<Integer, Line> lines = new HashMap<>();
  private final BlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();

  SignalledPage(Generator generator, String token, JsonObject subject) {
    this.generator = generator;
    this.token = token;
    page = new SignalPage(generator, token, subject, this);
  }

  /** Waits for the welcome. */
  SignalledPage opens(int port) {
    return opens(port, port);
  }

  SignalledPage opens(int ticketPort, int socketPort) {
    var line = line(ticketPort);
    generator.run(() -> page.open(line, ticketPort, socketPort));
    return this;
  }

  private Line line(int port) {
    return lines.computeIfAbsent(port, generator::line);
  }

  String peer() {
    return generator.run(() -> Future.succeededFuture(page.peer()));
  }

  JsonObject hears(String type) throws InterruptedException {
    return hears(message -> message.getString("type").equals(type), type);
  }

  /** The next one of this kind; what came before it is forgotten. */
  JsonObject hears(Predicate<JsonObject> kind, String what) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      var message = heard.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (message == null) throw new AssertionError("not heard within " + PATIENCE_SECONDS + " s: " + what);
      if (kind.test(message)) return message;
    }
  }

  /** @return the name of what was said */
  String says(String type, JsonObject content) {
    var id = UUID.randomUUID().toString();
    generator.run(() -> {
      page.say(id, type, content);
      return Future.succeededFuture();
    });
    return id;
  }

  void leaves() {
    generator.run(page::leave);
  }

  /** @param body null for none */
  Answer posts(int port, String path, JsonObject body) {
    var line = line(port);
    return generator.run(() -> line.send(HttpMethod.POST, path,
        request -> request.putHeader("Cookie", "palier=" + token).putHeader("Origin", "http://127.0.0.1:" + port).putHeader("Content-Type", "application/json"),
        body == null ? Buffer.buffer() : body.toBuffer()));
  }

  long missed() {
    return page.missed();
  }

  long doubled() {
    return page.doubled();
  }

  @Override public void message(SignalPage from, JsonObject message) {
    heard.add(message);
  }

  @Override public void closed(SignalPage from, int code) {
    heard.add(new JsonObject().put("type", "closed").put("code", code));
  }
}
