package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.palier.engine.account.Language;
import org.palier.engine.refusal.Reason;
import org.palier.engine.web.ProblemHandler;

/** What the server said. @param language that was asked for */
record Answer(HttpResponse<String> response, Language language) {
  int status() {
    return response.statusCode();
  }

  JsonObject body() {
    return new JsonObject(response.body());
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  Answer ok() {
    assertTrue(status() / 100 == 2, this::toString);
    return this;
  }

  /** A problem as RFC 9457 wants it, with the reason's status and stable code, in the reader's language. */
  Answer refused(Reason reason) {
    assertEquals(reason.code(), problem().getString("code"), this::toString);
    assertEquals(reason.status(), status(), this::toString);
    assertEquals(reason.status(), body().getInteger("status"), this::toString);
    assertEquals("/problems#" + reason.code(), body().getString("type"), this::toString);
    assertEquals(ProblemHandler.title(reason, language), body().getString("title"), this::toString);
    return this;
  }

  private JsonObject problem() {
    assertEquals("application/problem+json", header("Content-Type"), this::toString);
    return body();
  }

  String text(String field) {
    return body().getString(field);
  }

  int number(String field) {
    return body().getInteger(field);
  }

  Instant instant(String field) {
    return Instant.parse(text(field));
  }

  List<JsonObject> list(String field) {
    return objects(body().getJsonArray(field)).toList();
  }

  static Stream<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast);
  }

  @Override public String toString() {
    return response.request().method() + " " + response.request().uri().getPath() + " -> " + status() + " " + response.headers().map() + " " + response.body();
  }
}
