package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palier.deploy.AccessTable;
import org.palier.deploy.Command;
import org.palier.engine.account.Role;
import org.palier.engine.examsession.ExamSessions;
import org.palier.engine.refusal.Reason;

/** Who opens a finished sitting years later, and whoever tries to forge one. */
class AuditorTest extends Walk {
  private Visitor auditor;

  @BeforeAll void anAuditor() {
    auditor = house.staff(Role.AUDITOR);
  }

  @Test void a_finished_sitting_shows_every_event_the_form_the_seed_and_that_all_can_be_derived_again() {
    var window = sitting().opened();
    window.answerRightly(1).ok();
    house.time.pass(Duration.ofSeconds(90));
    window.answerWrongly(window.singleChoice(2)).ok();
    window.flag(3).ok();
    window.submit().ok();
    var record = record(window);
    assertEquals(List.of("prepared", "started", "connection-opened", "response-saved", "response-saved", "item-flagged", "ended"),
        record.list("events").stream().map(entry -> entry.getJsonObject("event").getString("type")).toList());
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7), record.list("events").stream().map(entry -> entry.getInteger("sequence")).toList());
    assertEquals(house.time.instant().minusSeconds(90), Instant.parse(record.list("events").get(3).getJsonObject("event").getString("at")));
    assertEquals(List.of("equal", "equal"), List.of(record.text("formEqual"), record.text("scoreEqual")));

    var items = Answer.objects(record.body().getJsonObject("form").getJsonArray("items")).toList();
    assertEquals(72, items.size());
    assertTrue(items.getFirst().getBoolean("right"));
    assertEquals(items.getFirst().getJsonObject("key"), items.getFirst().getJsonObject("response"));
    assertTrue(items.getFirst().getString("item").matches("[a-z0-9-]+@\\d+"), items.getFirst()::encode);
    assertEquals("nine-themes@1", record.body().getJsonObject("form").getJsonObject("origin").getString("blueprint"));
    var session = house.application().examSessions().get(window.look().ok().text("examSession")).await();
    assertEquals(record.text("seedHash"), ExamSessions.sha256(session.seed()));
    assertEquals(record.text("seed"), ExamSessions.seedOf(session, record.text("candidate")));
    assertEquals("palier-response@1 palier-score@2", record.text("rulesVersion"));
    assertEquals(1, record.body().getJsonObject("result").getJsonObject("score").getInteger("right"));
    assertTrue(auditor.get("/api/audit/sittings").ok().list("sittings").stream().anyMatch(row -> row.getString("id").equals(window.sitting())));
  }

  @Test void the_commands_say_equal_beside_the_running_server() {
    var window = finished();
    var form = Command.run("form", "verify", "--data", data(), window.sitting());
    assertEquals(0, form.exit(), form.output());
    assertTrue(form.output().startsWith(window.sitting() + ": form equal"), form.output());
    var score = Command.run("result", "recompute", "--data", data(), window.sitting());
    assertEquals(0, score.exit(), score.output());
    assertTrue(score.output().contains("score equal") && score.output().contains("40 of 72 right") && score.output().contains("threshold met"), score.output());
    window.look().ok();
    var unknown = Command.run("form", "verify", "--data", data(), "s-nobody");
    assertEquals(2, unknown.exit(), unknown.output());
    assertEquals(1, unknown.output().lines().count(), unknown.output());
  }

  @Test void a_forged_answer_makes_the_score_differ() throws Exception {
    var window = finished();
    var right = window.right(1);
    tamper(window, "response-saved", event -> event.getInteger("item") == 1 ? event.put("response", new JsonObject().put("kind", "blank")) : event);
    assertNotEquals(right, new JsonObject().put("kind", "blank"));
    assertEquals(List.of("equal", "different"), List.of(record(window).text("formEqual"), record(window).text("scoreEqual")));
    var score = Command.run("result", "recompute", "--data", data(), window.sitting());
    assertEquals(1, score.exit(), score.output());
    assertTrue(score.output().contains("NOT equal"), score.output());
  }

  @Test void a_forged_item_order_or_seed_makes_the_form_differ() throws Exception {
    var swapped = finished();
    tamper(swapped, "prepared", event -> {
      var items = event.getJsonObject("form").getJsonArray("items");
      var first = items.getValue(0);
      items.set(0, items.getValue(1)).set(1, first);
      return event;
    });
    assertEquals("different", record(swapped).text("formEqual"));
    var form = Command.run("form", "verify", "--data", data(), swapped.sitting());
    assertEquals(1, form.exit(), form.output());
    assertTrue(form.output().contains("form NOT equal"), form.output());

    var chosen = finished();
    var seed = "ab".repeat(32);
    tamper(chosen, "prepared", event -> event.put("seed", seed).put("form",
        org.palier.engine.json.Json.object(house.application().catalog().draw("nine-themes", seed))));
    assertEquals("different", record(chosen).text("formEqual"), "a form drawn from a seed that somebody chose");
  }

  @Test void an_event_that_was_taken_out_or_cannot_have_happened_is_noticed() throws Exception {
    var missing = finished();
    execute("DELETE FROM log_entry WHERE place = (SELECT place FROM log_reading WHERE log = ? AND sequence = 5)", "sitting/" + missing.sitting());
    assertEquals("different", record(missing).text("scoreEqual"));
    var impossible = finished();
    tamper(impossible, "started", event -> event.put("type", "submitted"));
    assertEquals("different", record(impossible).text("scoreEqual"));
    var score = Command.run("result", "recompute", "--data", data(), impossible.sitting());
    assertEquals(1, score.exit(), score.output());
    assertTrue(score.output().contains("NOT equal"), score.output());
  }

  @Test void a_damaged_sitting_does_not_hide_the_others() throws Exception {
    var damaged = finished();
    var whole = finished();
    tamper(damaged, "ended", event -> event.put("type", "prepared"));
    house.stop();
    house.start();
    var shown = auditor.get("/api/audit/sittings").ok().list("sittings").stream().map(row -> row.getString("id")).toList();
    assertTrue(shown.contains(whole.sitting()) && !shown.contains(damaged.sitting()), shown::toString);
  }

  @Test void a_sitting_that_runs_can_be_looked_at_and_is_not_over() {
    var window = sitting().opened();
    var record = record(window);
    assertEquals(List.of("equal", "not-over"), List.of(record.text("formEqual"), record.text("scoreEqual")));
    assertFalse(record.body().containsKey("result"));
    auditor.get("/api/audit/sittings/s-nobody").refused(Reason.NOT_FOUND);
  }

  /** Every write of the contract but those that anybody may make of himself. */
  @Test void an_auditor_changes_nothing() {
    var contract = house.visitor().get("/openapi.json").ok().body().getJsonObject("paths");
    int writes = 0;
    for (var path : contract.fieldNames())
      for (var method : contract.getJsonObject(path).fieldNames()) {
        var operation = contract.getJsonObject(path).getJsonObject(method).getString("operationId");
        if (method.equals("get") || AccessTable.table().get(operation).roles().isEmpty()) continue;
        auditor.send(method.toUpperCase(java.util.Locale.ROOT), path.replaceAll("\\{\\w+}", "1"), "{}").refused(Reason.NOT_ALLOWED);
        writes++;
      }
    assertTrue(writes >= 20, writes + " writes");
    house.staff(Role.SUPERVISOR).get("/api/audit/sittings").refused(Reason.NOT_ALLOWED);
    auditor.get("/api/outbox").refused(Reason.NOT_ALLOWED);
  }

  private Answer record(Window window) {
    return auditor.get("/api/audit/sittings/" + window.sitting()).ok();
  }

  private Window sitting() {
    var candidate = house.validated();
    return candidate.windowAt(house.openSession(candidate));
  }

  private Window finished() {
    var window = sitting().opened();
    for (int item = 1; item <= 40; item++) window.answerRightly(item).ok();
    window.submit().ok();
    return window;
  }

  private String data() {
    return house.settings().data().toString();
  }

  /** Changes every event of a type in the store's file, behind the server's back. */
  private void tamper(Window window, String type, UnaryOperator<JsonObject> forge) throws SQLException {
    var log = "sitting/" + window.sitting();
    var entries = house.application().store().read(log, 1).await();
    for (var entry : entries) {
      var event = entry.body().toJsonObject();
      if (event.getString("type").equals(type)) execute("UPDATE log_entry SET body = ? WHERE place = (SELECT place FROM log_reading WHERE log = ? AND sequence = " + entry.sequence() + ")",
          forge.apply(event).toBuffer().getBytes(), log);
    }
  }

  private void execute(String sql, Object... values) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + house.settings().data().resolve("palier.db"));
        var patience = connection.createStatement(); var statement = connection.prepareStatement(sql)) {
      patience.execute("PRAGMA busy_timeout = 5000");
      for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
      assertEquals(1, statement.executeUpdate());
    }
  }
}
