package org.palier.deploy.load;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.palier.deploy.load.Line.Answer;
import org.palier.deploy.load.Seats.Seat;

/** A candidate's window on one sitting: asks what the page asks, with the headers a browser sends. For one event loop. */
public final class Candidate {
  private static final Buffer NOTHING = Buffer.buffer();

  /** One response on its way. @param seen the revision it was made from */
  public record Save(int item, int seen, Buffer response) {}

  private final String path;
  private final String cookie;
  private Line line;
  private String origin;
  private final String window = UUID.randomUUID().toString();
  private List<List<Buffer>> choices = List.of();
  private int[] revisions = {};
  private int next;

  public Candidate(Seat seat, Line line, int port) {
    path = "/api/sittings/" + seat.sitting();
    cookie = "palier=" + seat.token();
    move(line, port);
  }

  /** The same window, from now on with another node. */
  public void move(Line to, int port) {
    line = to;
    origin = "http://127.0.0.1:" + port;
  }

  public Line line() {
    return line;
  }

  public Future<Answer> start() {
    return ask(HttpMethod.POST, "/start", NOTHING);
  }

  /** Makes this window the one that answers. */
  public Future<Answer> connect() {
    return ask(HttpMethod.POST, "/connections", new JsonObject().put("connection", window).put("takeOver", false).toBuffer());
  }

  public Future<Answer> state() {
    return ask(HttpMethod.GET, "", NOTHING);
  }

  public Future<Answer> submit() {
    return ask(HttpMethod.POST, "/submit", NOTHING);
  }

  /** Reads the paper; from then on there is something to answer. */
  public Future<Answer> paper(Choices known) {
    return ask(HttpMethod.GET, "/paper", NOTHING).onSuccess(answer -> {
      if (!answer.ok()) return;
      choices = new JsonObject(answer.body()).getJsonArray("items").stream().map(item -> known.of(((JsonObject) item).getJsonObject("interaction"))).toList();
      revisions = new int[choices.size()];
    });
  }

  public int items() {
    return revisions.length;
  }

  /** Another response to the next item, made from the revision acknowledged last. */
  public Save next() {
    int item = next++ % items() + 1;
    int seen = revisions[item - 1];
    var some = choices.get(item - 1);
    return new Save(item, seen, some.get(seen % some.size()));
  }

  /** Sends it; an acknowledgement of another revision than the next one is a failure. */
  public Future<Answer> save(Save save) {
    return put(line, save).map(answer -> {
      if (!answer.ok()) return answer;
      int revision = new JsonObject(answer.body()).getInteger("revision");
      if (revision != save.seen() + 1) throw new IllegalStateException("revision " + revision + " acknowledged after " + save.seen());
      revisions[save.item() - 1] = revision;
      return answer;
    });
  }

  /** The same request to whoever is at the other end. */
  public Future<Answer> put(Line to, Save save) {
    Consumer<HttpClientRequest> headers = request -> {
      browser(request);
      request.putHeader("If-Match", "\"" + save.seen() + "\"");
    };
    return to.send(HttpMethod.PUT, path + "/items/" + save.item() + "/response", headers, save.response());
  }

  private Future<Answer> ask(HttpMethod method, String what, Buffer body) {
    return line.send(method, path + what, this::browser, body);
  }

  private void browser(HttpClientRequest request) {
    request.putHeader("Cookie", cookie).putHeader("Origin", origin).putHeader("X-Connection", window).putHeader("Content-Type", "application/json")
        .putHeader("Accept", "application/json").putHeader("Accept-Language", "fr-FR,fr;q=0.9")
        .putHeader("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
  }
}
