package org.palier.deploy.story;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** A supervisor who watches a room, over HTTP. */
record SupervisorHand(String address, String cookie, String room) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** @return has taken the session's room and opened it */
  static SupervisorHand of(Stage stage, String cookie, String room) {
    var hand = new SupervisorHand(stage.address(), cookie, room);
    hand.post(new JsonObject().put("action", "take"));
    hand.post(new JsonObject().put("action", "open"));
    return hand;
  }

  void act(String action, String sitting) {
    act(action, sitting, new JsonObject());
  }

  void act(String action, String sitting, JsonObject more) {
    post(new JsonObject().put("action", action).put("sittings", new JsonArray().add(sitting)).mergeIn(more));
  }

  /** Something done to the room. */
  void act(JsonObject act) {
    post(act);
  }

  void say(String sitting, String text) {
    act("say", sitting, new JsonObject().put("text", text));
  }

  void checksIdentity(String sitting, String verdict, String comment) {
    act("identity", sitting, new JsonObject().put("document", "passport").put("verdict", verdict).put("comment", comment));
  }

  void letsIn(String sitting) {
    checksIdentity(sitting, "accepted", "");
    act("admit", sitting);
  }

  JsonObject seat(String sitting) {
    return send("GET", "", null).getJsonArray("seats").stream().map(one -> ((JsonObject) one).getJsonObject("seat"))
        .filter(seat -> seat.getString("sitting").equals(sitting)).findFirst().orElseThrow();
  }

  /** What happened about a candidate, of one type. */
  List<JsonObject> events(String sitting, String type) {
    return send("GET", "/events", null).getJsonArray("events").stream().map(one -> ((JsonObject) one).getJsonObject("fact").getJsonObject("event"))
        .filter(event -> event.getString("type").equals(type) && sitting.equals(event.getString("sitting"))).toList();
  }

  /** Waits until the candidate's page has told. */
  void waitFor(String what, Predicate<SupervisorHand> there) {
    var until = Instant.now().plus(PATIENCE);
    while (!there.test(this)) {
      if (Instant.now().isAfter(until)) throw new AssertionError("the supervisor never saw: " + what);
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private void post(JsonObject act) {
    send("POST", "/acts", act.put("key", UUID.randomUUID().toString().replace("-", "")));
  }

  private JsonObject send(String method, String rest, JsonObject body) {
    var request = HttpRequest.newBuilder(URI.create(address + "/api/rooms/" + room + rest)).timeout(PATIENCE).header("Cookie", "palier=" + cookie).header("Origin", address)
        .header("Content-Type", "application/json").method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body.encode())).build();
    try {
      var response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) throw new AssertionError(method + " " + rest + " -> " + response.statusCode() + " " + response.body());
      return new JsonObject(response.body());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
