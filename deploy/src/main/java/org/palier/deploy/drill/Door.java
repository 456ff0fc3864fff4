package org.palier.deploy.drill;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Line;
import org.palier.deploy.load.Line.Answer;

/** How a page reaches the servers: through its own node, through the next one when that does not answer. For one event loop. */
final class Door {
  private static final Buffer NOTHING = Buffer.buffer();

  private final List<Line> lines;
  private final List<Integer> ports;
  private final String cookie;
  private final int home;
  private int at;

  /** @param home which of the ports is this page's own */
  Door(Generator generator, List<Integer> ports, String token, int home) {
    this.ports = ports;
    this.home = home;
    lines = ports.stream().map(generator::line).toList();
    cookie = "palier=" + token;
    at = home;
  }

  /** Fails when nobody answers; the next question goes to the next node. */
  Future<Answer> get(String path) {
    return ask(HttpMethod.GET, path, NOTHING);
  }

  Future<Answer> post(String path, JsonObject body) {
    return ask(HttpMethod.POST, path, body.toBuffer());
  }

  private Future<Answer> ask(HttpMethod method, String path, Buffer body) {
    int asked = at;
    return lines.get(asked).send(method, path, this::browser, body).onFailure(_ -> {
      if (at == asked) at = (asked + 1) % lines.size();
    });
  }

  /** Back to its own node, as whoever spreads the load sends it. */
  void home() {
    at = home;
  }

  private void browser(HttpClientRequest request) {
    request.putHeader("Cookie", cookie).putHeader("Origin", "http://127.0.0.1:" + ports.get(at)).putHeader("Content-Type", "application/json").putHeader("Accept", "application/json");
  }
}
