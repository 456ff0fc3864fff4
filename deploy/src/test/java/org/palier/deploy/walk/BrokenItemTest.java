package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.palier.deploy.Command;
import org.palier.engine.account.Language;
import org.palier.engine.account.Role;
import org.palier.engine.refusal.Reason;

/** "This question is broken": said by a candidate, judged by a supervisor. */
class BrokenItemTest extends Walk {
  @Test void a_reported_item_that_a_supervisor_neutralises_counts_neither_for_nor_against() {
    var window = sitting().opened();
    for (int item = 1; item <= 35; item++) window.answerRightly(item).ok();
    var supervisor = house.staff(Role.SUPERVISOR);
    var session = window.look().ok().text("examSession");
    long number = supervisor.get("/api/exam-sessions/" + session + "/sittings").ok().body().getLong("number");
    house.time.pass(Duration.ofMinutes(5));
    var reportedAt = house.time.instant();
    var clock = window.report(71, "wrong", " Deux réponses sont justes. ").ok();
    assertEquals(List.of("running", Duration.ofMinutes(70).toMillis()), List.of(clock.text("state"), clock.body().getLong("remainingMillis")));
    window.report(72, "unreadable", "").ok();

    // The desk hears of it.
    var news = supervisor.get("/api/exam-sessions/" + session + "/sittings?since=" + number + "&wait=20").ok().list("sittings").getFirst();
    var reports = Answer.objects(news.getJsonArray("reports")).toList();
    assertEquals(new JsonObject().put("item", 71).put("category", "wrong").put("text", "Deux réponses sont justes.").put("at", reportedAt.toString()), reports.getFirst());
    assertEquals(List.of(71, 72), reports.stream().map(report -> report.getInteger("item")).toList());
    assertEquals(reports, window.look().ok().list("reports"), "the candidate reads what was noted");

    house.time.pass(Duration.ofMinutes(1));
    var judged = judge(supervisor, window, 71, true, "Deux réponses sont exactes.").ok();
    assertEquals(true, Answer.objects(judged.body().getJsonArray("reports")).findFirst().orElseThrow().getJsonObject("judgement").getBoolean("neutralised"));
    judge(supervisor, window, 72, true, "Texte coupé.").ok();
    var told = window.look().ok().list("reports").getFirst().getJsonObject("judgement");
    assertEquals(new JsonObject().put("neutralised", true).put("reason", "Deux réponses sont exactes.").put("at", house.time.instant().toString()), told);
    assertFalse(window.look().response().body().contains("\"by\""), "who judged is for the log");

    window.submit().ok();
    var result = window.result().ok();
    assertEquals(List.of("met", 72, 0), List.of(result.text("status"), result.number("items"), result.number("openReports")), "35 of 70 is half");
    assertEquals(List.of(71, 72), result.body().getJsonArray("neutralised").getList());
    var score = result.body().getJsonObject("score");
    assertEquals(List.of(35, 70, 35), List.of(score.getInteger("right"), score.getInteger("items"), score.getInteger("answered")));
    assertEquals(70, Answer.objects(score.getJsonArray("themes")).mapToInt(theme -> theme.getInteger("items")).sum());

    // And the proofs follow.
    var record = house.staff(Role.AUDITOR).get("/api/audit/sittings/" + window.sitting()).ok();
    assertEquals(List.of("equal", "equal"), List.of(record.text("formEqual"), record.text("scoreEqual")));
    assertEquals(List.of("item-reported", "item-reported", "item-report-judged", "item-report-judged", "ended"), record.list("events").stream()
        .map(entry -> entry.getJsonObject("event").getString("type")).filter(type -> type.startsWith("item-") || type.equals("ended")).toList());
    assertEquals(List.of(71, 72), Answer.objects(record.body().getJsonObject("form").getJsonArray("items")).filter(item -> item.getBoolean("neutralised"))
        .map(item -> item.getInteger("number")).toList());
    var computed = Command.run("result", "recompute", "--data", house.settings().data().toString(), window.sitting());
    assertEquals(0, computed.exit(), computed.output());
    assertTrue(computed.output().contains("35 of 70 right (2 neutralised)"), computed.output());
  }

  @Test void a_supervisor_sees_the_reported_item_as_the_candidate_does_without_its_key_and_no_other_item() {
    var window = sitting().opened();
    var supervisor = house.staff(Role.SUPERVISOR);
    window.answerRightly(7).ok();
    look(supervisor, window, 7).refused(Reason.NOT_FOUND);
    window.report(7, "technical", "").ok();
    var shown = look(supervisor, window, 7).ok();
    assertEquals(window.paper().ok().list("items").get(6), shown.body().getJsonObject("item"));
    assertEquals(List.of("language", "item"), List.copyOf(shown.body().fieldNames()));
    for (var word : List.of("\"key\"", "rationale", "\"fact\"", "facility", "tolerance", "response", "@1")) assertFalse(shown.response().body().contains(word), word);
    look(supervisor, window, 8).refused(Reason.NOT_FOUND);
    look(supervisor, window, 1_000).refused(Reason.NOT_FOUND);
    supervisor.get("/api/sittings/s-nobody/items/7").refused(Reason.NOT_FOUND);
    look(house.staff(Role.AUTHOR), window, 7).refused(Reason.NOT_ALLOWED);
  }

  @Test void a_report_is_bounded_repeatable_and_the_candidates_own() {
    var candidate = house.validated();
    var window = candidate.windowAt(house.openSession(candidate));
    window.report(1, "wrong", "trop tôt").refused(Reason.SITTING_NOT_STARTED);
    window.opened();
    window.report(1, "wrong", "Faux.").ok();
    window.report(1, "wrong", "Faux.").ok();
    window.report(1, "wrong", "Autre chose.").refused(Reason.ITEM_REPORTED);
    candidate.visitor().reading(Language.EN);
    window.report(1, "technical", "Faux.").refused(Reason.ITEM_REPORTED);
    candidate.visitor().reading(Language.FR);
    assertEquals(1, window.look().ok().list("reports").size());
    window.report(2, "other", " ").refused(Reason.OUT_OF_RANGE);
    window.report(2, "boring", "").refused(Reason.MALFORMED);
    window.report(2, "wrong", "x".repeat(501)).refused(Reason.MALFORMED);
    window.report(2, "wrong", "x".repeat(500)).ok();
    window.report(73, "wrong", "").refused(Reason.UNKNOWN_ITEM);
    window.send("POST", "/items/3/report", new JsonObject().put("category", "wrong")).refused(Reason.MALFORMED);

    var stranger = house.newCandidate("Inconnue");
    stranger.window(window.sitting()).report(3, "wrong", "").refused(Reason.NOT_FOUND);
    var second = candidate.window(window.sitting());
    second.connect(true).ok();
    window.report(3, "wrong", "").refused(Reason.CONNECTION_TAKEN_OVER);
    window.report(1, "wrong", "Faux.").ok();
    second.report(3, "wrong", "").ok();
    second.submit().ok();
    second.report(4, "wrong", "").refused(Reason.SITTING_CLOSED);
    assertEquals(3, second.result().ok().number("openReports"));
  }

  @Test void nobody_reports_in_a_test_that_nobody_supervises() {
    var window = house.newCandidate("Nora").beginEntryTest();
    window.report(1, "wrong", "").refused(Reason.SITTING_STATE);
  }

  @Test void judging_needs_a_reason_a_role_and_a_report() {
    var window = sitting().opened();
    var supervisor = house.staff(Role.SUPERVISOR);
    window.report(1, "wrong", "").ok();
    judge(supervisor, window, 2, true, "Non signalée").refused(Reason.NOT_FOUND);
    judge(supervisor, window, 1, true, "  ").refused(Reason.OUT_OF_RANGE);
    judge(supervisor, window, 1, true, "").refused(Reason.MALFORMED);
    supervisor.post(path(window, 1) + "/judgement", new JsonObject().put("reason", "Sans verdict")).refused(Reason.MALFORMED);
    judge(house.staff(Role.AUDITOR), window, 1, true, "Non").refused(Reason.NOT_ALLOWED);
    judge(house.staff(Role.ACCOMMODATION_OFFICER), window, 1, true, "Non").refused(Reason.NOT_ALLOWED);
    supervisor.post("/api/sittings/s-nobody/items/1/judgement", new JsonObject().put("neutralise", true).put("reason", "Non")).refused(Reason.NOT_FOUND);
    judge(house.staff(Role.CENTRE_MANAGER), window, 1, false, "Elle est à la maison").refused(Reason.NOT_FOUND);
    judge(house.staff(Role.CERTIFICATION_MANAGER), window, 1, false, "La question est juste.").ok();
  }

  @Test void a_verdict_given_after_the_end_changes_the_result_tells_the_candidate_and_stays_in_the_history() {
    var candidate = house.validated();
    var window = candidate.windowAt(house.openSession(candidate)).opened();
    for (int item = 1; item <= 35; item++) window.answerRightly(item).ok();
    for (int item : new int[] {71, 72}) window.report(item, "wrong", "").ok();
    window.submit().ok();
    assertEquals(List.of("not-met", 2), List.of(window.result().ok().text("status"), window.result().ok().number("openReports")));
    int letters = letters(candidate);

    var supervisor = house.staff(Role.SUPERVISOR);
    judge(supervisor, window, 71, true, "Deux réponses justes").ok();
    assertEquals("not-met", window.result().ok().text("status"), "35 of 71");
    assertEquals(letters + 1, letters(candidate), "48 points are 49 now");
    var row = judge(supervisor, window, 72, true, "Texte coupé").ok();
    for (var hidden : List.of("result", "points", "right")) assertFalse(row.body().containsKey(hidden), hidden);
    var told = house.manager().get("/api/exam-sessions/" + row.text("examSession") + "/sittings").ok().list("sittings").getFirst();
    assertEquals(List.of("met", 50, 35), List.of(told.getString("result"), told.getInteger("points"), told.getInteger("right")));
    assertEquals("met", window.result().ok().text("status"));
    assertEquals("done", candidate.step("E8").getString("state"));
    assertEquals(letters + 2, letters(candidate));
    judge(supervisor, window, 72, true, "encore").ok();
    assertEquals(letters + 2, letters(candidate), "nothing changed, nobody is told");

    judge(supervisor, window, 72, false, "Le texte était entier").ok();
    assertEquals("not-met", window.result().ok().text("status"));
    assertEquals("Le texte était entier", window.look().ok().list("reports").get(1).getJsonObject("judgement").getString("reason"));
    var events = house.staff(Role.AUDITOR).get("/api/audit/sittings/" + window.sitting()).ok().list("events");
    assertEquals(List.of(true, true, false), events.stream().map(entry -> entry.getJsonObject("event"))
        .filter(event -> event.getString("type").equals("item-report-judged")).map(event -> event.getBoolean("neutralised")).toList());

    decide(window, "annul");
    judge(supervisor, window, 71, false, "Trop tard").refused(Reason.SITTING_STATE);
    judge(supervisor, window, 71, true, "Comme avant").ok();
    assertEquals("void", window.result().ok().text("status"));
    assertEquals(0, window.result().ok().number("openReports"));
  }

  @Test void a_judgement_while_the_test_runs_or_of_a_withheld_result_sends_no_letter() {
    var candidate = house.validated();
    var window = candidate.windowAt(house.openSession(candidate)).opened();
    int letters = letters(candidate);
    window.report(1, "wrong", "").ok();
    window.report(2, "wrong", "").ok();
    judge(house.manager(), window, 1, true, "Oui").ok();
    end(window, "terminated");
    judge(house.manager(), window, 2, true, "Oui").ok();
    assertEquals(letters, letters(candidate));
    assertFalse(window.result().ok().body().containsKey("score"));
  }

  @Test void what_is_answered_enough_after_a_technical_fault_is_measured_without_neutralised_items() {
    var candidate = house.validated();
    var window = candidate.windowAt(house.openSession(candidate)).opened();
    for (int item = 1; item <= 35; item++) window.answerRightly(item).ok();
    for (int item : new int[] {71, 72}) window.report(item, "technical", "").ok();
    end(window, "technical-fault");
    assertEquals("void", window.result().ok().text("status"), "35 of 72 is too little");
    judge(house.manager(), window, 71, true, "Panne").ok();
    assertEquals("void", window.result().ok().text("status"), "35 of 71 as well");
    judge(house.manager(), window, 72, true, "Panne").ok();
    assertEquals("met", window.result().ok().text("status"), "35 of 70 is half, and all of them right");
  }

  @Test void a_paper_of_which_nothing_counts_is_void_and_the_test_may_be_taken_again() {
    var candidate = house.validated();
    var window = candidate.windowAt(house.openSession(candidate)).opened();
    for (int item = 1; item <= 72; item++) window.report(item, "technical", "").ok();
    for (int item = 1; item <= 71; item++) judge(house.manager(), window, item, true, "Serveur d’images en panne").ok();
    window.answerRightly(72).ok();
    window.submit().ok();
    assertEquals("met", window.result().ok().text("status"), "1 of 1");
    judge(house.manager(), window, 72, true, "Serveur d’images en panne").ok();
    var result = window.result().ok();
    assertEquals(List.of("void", 72), List.of(result.text("status"), result.body().getJsonArray("neutralised").size()));
    assertFalse(result.body().containsKey("score"));
    assertTrue(result.body().getBoolean("mayRetake"));
    assertEquals(house.time.instant(), result.instant("retakeAt"));
    assertEquals("invited", house.invite(house.plan(house.newSession()), candidate).ok().list("outcomes").getFirst().getString("outcome"));
  }

  @Test void reports_survive_a_restart() {
    var window = sitting().opened();
    window.report(3, "wrong", "Deux réponses").ok();
    judge(house.manager(), window, 3, true, "Oui").ok();
    var before = window.look().ok().list("reports");
    house.stop();
    house.start();
    assertEquals(before, window.look().ok().list("reports"));
    assertEquals(Instant.parse(before.getFirst().getString("at")), house.time.instant());
  }

  /** At the open door, not started. */
  private Window sitting() {
    var candidate = house.validated();
    return candidate.windowAt(house.openSession(candidate));
  }

  private static String path(Window window, int item) {
    return "/api/sittings/" + window.sitting() + "/items/" + item;
  }

  private static Answer look(Visitor staff, Window window, int item) {
    return staff.get(path(window, item));
  }

  private static Answer judge(Visitor staff, Window window, int item, boolean neutralise, String reason) {
    return staff.post(path(window, item) + "/judgement", new JsonObject().put("neutralise", neutralise).put("reason", reason));
  }

  private void decide(Window window, String verdict) {
    house.manager().post("/api/sittings/" + window.sitting() + "/decision", new JsonObject().put("verdict", verdict).put("reason", "Décision motivée")).ok();
  }

  private void end(Window window, String ending) {
    house.staff(Role.SUPERVISOR).post("/api/sittings/" + window.sitting() + "/end", new JsonObject().put("ending", ending).put("reason", "Fin")).ok();
  }

  private int letters(Candidate candidate) {
    return (int) house.manager().get("/api/outbox").ok().list("mails").stream().filter(mail -> mail.getString("to").equals(candidate.email())).count();
  }
}
