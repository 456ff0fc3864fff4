package org.palier.deploy.command;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.palier.deploy.Server;
import org.palier.deploy.load.Choices;
import org.palier.deploy.load.Progress;
import org.palier.deploy.load.Seats;
import org.palier.deploy.load.Seats.Seat;
import org.palier.deploy.load.WatchedRoom;

/**
 * Asks a server what an exam asks, some thousand times, and has pages of a watched room come back again and again, so that the start-up cache holds the classes that requests need and what the compiler
 * learned about them: the first candidates of a morning then meet a server that is warm. With the JDK's own HTTP client, because what the
 * compiler learns about Netty here must be about serving.
 */
final class WarmUp {
  private static final int CANDIDATES = 32;
  private static final int AT_ONCE = 8;
  private static final int TIMES_THROUGH_THE_PAPER = 4;
  private static final int ROOM = 16, COMES_BACK = 20;

  private final Server server;
  private final String origin;

  WarmUp(Server server) {
    this.server = server;
    origin = "http://127.0.0.1:" + server.port();
  }

  int run() throws Exception {
    var seats = Seats.fill(server.application(), CANDIDATES, new Progress("warm-up"));
    try (var client = HttpClient.newHttpClient(); var sitting = Executors.newFixedThreadPool(AT_ONCE)) {
      for (var path : List.of("/health/ready", "/openapi.json", "/api/certifications", "/api/me", "/"))
        client.send(HttpRequest.newBuilder(URI.create(origin + path)).build(), BodyHandlers.discarding());
      var exams = new ArrayList<Callable<Void>>();
      for (var seat : seats) exams.add(() -> new Exam(client, seat).sit());
      for (var done : sitting.invokeAll(exams)) done.get();
      var pages = new ArrayList<Callable<Void>>();
      for (var room : WatchedRoom.fill(server.application(), CANDIDATES, ROOM, 1, new Progress("warm-up"))) {
        for (var seat : room.seats()) pages.add(() -> new WatchedPage(client, origin, seat.token(), new JsonObject().put("sitting", seat.sitting()), "/api/sittings/" + seat.sitting() + "/supervision").comeBack(COMES_BACK));
        for (var one : room.supervisors()) pages.add(() -> new WatchedPage(client, origin, one.token(), new JsonObject().put("room", room.id()), "/api/rooms/" + room.id()).comeBack(COMES_BACK));
      }
      for (var done : sitting.invokeAll(pages)) done.get();
    }
    server.close();
    return 0;
  }

  /** One candidate from start to submission. */
  private final class Exam {
    private final HttpClient client;
    private final Seat seat;
    private final String window = UUID.randomUUID().toString();

    private Exam(HttpClient client, Seat seat) {
      this.client = client;
      this.seat = seat;
    }

    private Void sit() throws IOException, InterruptedException {
      ask("POST", "/start", "", "0");
      ask("POST", "/connections", new JsonObject().put("connection", window).put("takeOver", false).encode(), "0");
      var items = new JsonObject(ask("GET", "/paper", "", "0")).getJsonArray("items");
      var known = new Choices();
      var choices = items.stream().map(item -> known.of(((JsonObject) item).getJsonObject("interaction"))).toList();
      for (int revision = 0; revision < TIMES_THROUGH_THE_PAPER; revision++) answer(choices, revision);
      ask("GET", "", "", "0");
      ask("POST", "/submit", "", "0");
      ask("GET", "/result", "", "0");
      return null;
    }

    private void answer(List<List<Buffer>> choices, int revision) throws IOException, InterruptedException {
      for (int item = 1; item <= choices.size(); item++) {
        var some = choices.get(item - 1);
        ask("PUT", "/items/" + item + "/response", some.get(revision % some.size()).toString(), Integer.toString(revision));
      }
    }

    private String ask(String method, String what, String body, String revision) throws IOException, InterruptedException {
      var request = HttpRequest.newBuilder(URI.create(origin + "/api/sittings/" + seat.sitting() + what))
          .header("Cookie", "palier=" + seat.token()).header("Origin", origin).header("X-Connection", window).header("If-Match", "\"" + revision + "\"")
          .header("Content-Type", "application/json").header("Accept-Encoding", "gzip").method(method, BodyPublishers.ofString(body)).build();
      var answer = client.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) throw new IllegalStateException(method + " " + what + ": " + answer.statusCode());
      return new String(whole(answer), StandardCharsets.UTF_8);
    }

    private static byte[] whole(HttpResponse<byte[]> answer) throws IOException {
      if (answer.headers().firstValue("Content-Encoding").isEmpty()) return answer.body();
      try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
        return unpacked.readAllBytes();
      }
    }
  }
}
