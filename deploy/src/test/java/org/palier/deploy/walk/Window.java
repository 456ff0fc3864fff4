package org.palier.deploy.walk;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.palier.engine.content.Interaction;
import org.palier.engine.content.Item;
import org.palier.engine.content.Response;
import org.palier.engine.json.Json;

/** One window in which a sitting is open; knows the revisions it saw, as the page does. */
final class Window {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final House house;
  private final Visitor visitor;
  private final String sitting;
  private final String connection = "window-" + NUMBER.incrementAndGet();
  private final Map<Integer, Integer> revisions = new HashMap<>();

  Window(House house, Visitor visitor, String sitting) {
    this.house = house;
    this.visitor = visitor;
    this.sitting = sitting;
  }

  String sitting() {
    return sitting;
  }

  String connection() {
    return connection;
  }

  /** Started, and this window answers. */
  Window opened() {
    start().ok();
    connect(false).ok();
    return this;
  }

  Answer start() {
    return visitor.post(path("/start"));
  }

  Answer connect(boolean takeOver) {
    return visitor.post(path("/connections"), new JsonObject().put("connection", connection).put("takeOver", takeOver));
  }

  Answer look() {
    return send("GET", "", null);
  }

  Answer paper() {
    return visitor.get(path("/paper"));
  }

  Answer answerRightly(int item) {
    return answer(item, Json.object(item(item).key()));
  }

  Answer answerWrongly(int item) {
    return answer(item, wrong(item(item)));
  }

  /** Saves from the revision this window saw last. */
  Answer answer(int item, JsonObject response) {
    var answer = answer(item, revisions.getOrDefault(item, 0), response);
    if (answer.status() == 200) revisions.put(item, answer.number("revision"));
    return answer;
  }

  Answer answer(int item, int seen, JsonObject response) {
    return visitor.put(path("/items/" + item + "/response"), response, "X-Connection", connection, "If-Match", "\"" + seen + "\"");
  }

  Answer flag(int item) {
    return send("PUT", "/items/" + item + "/flag", new JsonObject().put("flagged", true));
  }

  Answer report(int item, String category, String text) {
    return send("POST", "/items/" + item + "/report", new JsonObject().put("category", category).put("text", text));
  }

  Answer takeBreak() {
    return send("POST", "/break", null);
  }

  Answer endBreak() {
    return send("DELETE", "/break", null);
  }

  Answer submit() {
    return send("POST", "/submit", null);
  }

  Answer result() {
    return visitor.get(path("/result"));
  }

  long remainingMillis() {
    return look().ok().body().getLong("remainingMillis");
  }

  /** What the server has saved for an item. */
  JsonObject saved(int item) {
    return look().ok().list("answers").stream().filter(answer -> answer.getInteger("item") == item).findFirst().orElseThrow().getJsonObject("response");
  }

  JsonObject right(int item) {
    return Json.object(item(item).key());
  }

  /** The number of the first item from {@code from} on that offers a single choice. */
  int singleChoice(int from) {
    int item = from;
    while (!(item(item).interaction() instanceof Interaction.SingleChoice)) item++;
    return item;
  }

  /** The item behind a number, key included: what no candidate can ask the server for. */
  Item item(int number) {
    var form = house.application().sittings().current(sitting).await().sitting().preparation().orElseThrow().form();
    return house.application().catalog().item(form.origin().bankVersion(), form.item(number).item());
  }

  /** An answer to a single choice that is not the key. */
  static JsonObject wrong(Item item) {
    var right = ((Response.SingleChoice) item.key()).option();
    var other = ((Interaction.SingleChoice) item.interaction()).options().stream().filter(option -> !option.id().equals(right)).findFirst().orElseThrow();
    return new JsonObject().put("kind", "single-choice").put("option", other.id());
  }

  Answer send(String method, String rest, JsonObject body) {
    return visitor.send(method, path(rest), body == null ? null : body.encode(), "X-Connection", connection);
  }

  private String path(String rest) {
    return "/api/sittings/" + sitting + rest;
  }
}
