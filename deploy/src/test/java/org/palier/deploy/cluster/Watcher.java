package org.palier.deploy.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Line;
import org.palier.deploy.load.Line.Answer;

/** A supervisor at the live list of the one exam session there is, on one node. */
final class Watcher {
  private final Generator generator;
  private final String token;
  private final Line line;
  private final String examSession;
  private long number;

  Watcher(Generator generator, String token, int port) {
    this.generator = generator;
    this.token = token;
    line = generator.line(port);
    examSession = new JsonObject(asked("/api/exam-sessions").await().body()).getJsonArray("examSessions").getJsonObject(0).getString("id");
  }

  /** The list as it is now. */
  Stream<JsonObject> reads() {
    var answer = asked("/api/exam-sessions/" + examSession + "/sittings?since=0").await();
    assertTrue(answer.ok(), () -> answer.status() + " " + answer.body());
    number = new JsonObject(answer.body()).getLong("number");
    return rows(answer);
  }

  /** Asks for what is newer than what was read, and has patience. */
  Future<Answer> waits(int seconds) {
    return asked("/api/exam-sessions/" + examSession + "/sittings?since=" + number + "&wait=" + seconds);
  }

  static Set<String> sittings(Answer answer) {
    assertTrue(answer.ok(), () -> answer.status() + " " + answer.body());
    return rows(answer).map(row -> row.getString("id")).collect(Collectors.toSet());
  }

  private static Stream<JsonObject> rows(Answer answer) {
    return new JsonObject(answer.body()).getJsonArray("sittings").stream().map(JsonObject.class::cast);
  }

  private Future<Answer> asked(String path) {
    return generator.begin(() -> line.send(HttpMethod.GET, path, request -> request.putHeader("Cookie", "palier=" + token), Buffer.buffer()));
  }
}
