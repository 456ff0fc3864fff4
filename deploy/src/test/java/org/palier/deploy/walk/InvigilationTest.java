package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Role;
import org.palier.engine.refusal.Reason;

/** What staff do while candidates sit, and afterwards. */
class InvigilationTest extends Walk {
  @Test void a_pause_stops_the_clock_and_time_may_be_given() {
    var window = sitting().opened();
    var supervisor = house.staff(Role.SUPERVISOR);
    house.time.pass(Duration.ofMinutes(10));
    var paused = act(supervisor, window, "pause", because("Alarme incendie")).ok();
    assertEquals(List.of("paused", "Alarme incendie"), List.of(paused.text("state"), paused.text("pauseReason")));
    house.time.pass(Duration.ofMinutes(30));
    assertEquals(Duration.ofMinutes(65).toMillis(), window.remainingMillis());
    assertEquals("Alarme incendie", window.look().ok().text("pauseReason"));
    window.answerRightly(1).refused(Reason.SITTING_PAUSED);
    window.takeBreak().refused(Reason.SITTING_PAUSED);
    window.endBreak().refused(Reason.SITTING_PAUSED);
    act(supervisor, window, "pause", because("encore")).refused(Reason.SITTING_STATE);
    assertEquals("running", supervisor.post("/api/sittings/" + window.sitting() + "/resume").ok().text("state"));
    supervisor.post("/api/sittings/" + window.sitting() + "/resume").ok();
    window.answerRightly(1).ok();
    assertEquals(Duration.ofMinutes(65).toMillis(), window.remainingMillis());
    act(supervisor, window, "time", minutes(7, "Bruit")).ok();
    assertEquals(Duration.ofMinutes(72).toMillis(), window.remainingMillis());
    act(supervisor, window, "time", minutes(481, "Trop")).refused(Reason.MALFORMED);
    act(supervisor, window, "pause", because("   ")).refused(Reason.OUT_OF_RANGE);
    act(house.staff(Role.ACCOMMODATION_OFFICER), window, "pause", because("non")).refused(Reason.NOT_ALLOWED);
    window.submit().ok();
    act(supervisor, window, "time", minutes(1, "Trop tard")).refused(Reason.SITTING_CLOSED);
    act(supervisor, window, "pause", because("Trop tard")).refused(Reason.SITTING_CLOSED);
  }

  @Test void time_asked_for_again_because_the_answer_was_lost_is_added_once() {
    var window = sitting().opened();
    var supervisor = house.staff(Role.SUPERVISOR);
    var asked = minutes(7, "Bruit");
    var first = act(supervisor, window, "time", asked).ok();
    assertEquals(Duration.ofMinutes(82).toMillis(), window.remainingMillis());
    assertEquals(first.body(), act(supervisor, window, "time", asked).ok().body(), "the same answer");
    assertEquals(Duration.ofMinutes(82).toMillis(), window.remainingMillis());
    act(supervisor, window, "time", minutes(7, "Bruit")).ok();
    assertEquals(Duration.ofMinutes(89).toMillis(), window.remainingMillis(), "another act adds again");
    window.submit().ok();
    assertEquals("over", act(supervisor, window, "time", asked).ok().text("state"), "it was done, whatever came after");
    for (var key : new String[] {"", "x".repeat(7), "x".repeat(65)}) act(supervisor, window, "time", minutes(7, "Bruit").put("key", key)).refused(Reason.MALFORMED);
    act(supervisor, window, "time", because("Bruit").put("minutes", 7)).refused(Reason.MALFORMED);
  }

  @Test void a_terminated_sitting_is_withheld_until_a_person_decides() {
    var candidate = house.validated();
    var window = candidate.windowAt(house.openSession(candidate)).opened();
    for (int item = 1; item <= 40; item++) window.answerRightly(item).ok();
    var ended = act(house.staff(Role.SUPERVISOR), window, "end", because("Téléphone").put("ending", "terminated")).ok();
    assertEquals(List.of("over", "terminated"), List.of(ended.text("state"), ended.text("ending")));
    assertFalse(ended.body().containsKey("result"), "what it is worth is for who decides it");
    assertEquals("withheld", row(house.manager(), window).getString("result"));
    window.submit().ok();
    assertTellsNoScore(candidate, window, "withheld");
    assertEquals("waiting", candidate.step("E8").getString("state"));
    decide(house.staff(Role.SUPERVISOR), window, "release").refused(Reason.NOT_ALLOWED);
    house.time.pass(Duration.ofDays(40));
    var again = house.invite(house.plan(house.newSession()), candidate).ok().list("outcomes").getFirst();
    assertEquals("sitting-state", again.getString("code"), "no retake while a person must decide");

    candidate.signInAgain();
    decide(house.manager(), window, "release").ok();
    var released = window.result().ok();
    assertEquals(List.of("met", "terminated"), List.of(released.text("status"), released.text("ending")));
    assertEquals(40, released.body().getJsonObject("score").getInteger("right"));
    assertEquals("done", candidate.step("E8").getString("state"));
  }

  @Test void a_rejected_result_counts_as_failed_whatever_the_score() {
    var candidate = house.validated();
    var window = candidate.windowAt(house.openSession(candidate)).opened();
    for (int item = 1; item <= 40; item++) window.answerRightly(item).ok();
    act(house.manager(), window, "end", because("Aide extérieure").put("ending", "terminated")).ok();
    var ended = house.time.instant();
    decide(house.manager(), window, "reject").ok();
    assertEquals("not-met", window.result().ok().text("status"));
    var step = candidate.step("E8");
    assertEquals("failed", step.getString("state"));
    assertTrue(step.getJsonObject("why").getString("fr").contains("interrompue par le surveillant"), step::encode);
    assertEquals(ended.plus(Duration.ofDays(30)), Instant.parse(step.getString("retakeAt")));
  }

  @Test void an_annulled_result_counts_for_nothing_and_the_test_may_be_taken_again() {
    var candidate = house.validated();
    var window = candidate.windowAt(house.openSession(candidate)).opened();
    candidate.sits(window, 2);
    assertEquals("not-met", window.result().ok().text("status"));
    decide(house.manager(), window, "release").refused(Reason.SITTING_STATE);
    decide(house.manager(), window, "annul").ok();
    assertTellsNoScore(candidate, window, "void");
    assertTrue(window.result().ok().body().getBoolean("mayRetake"));
    assertEquals("invited", house.invite(house.plan(house.newSession()), candidate).ok().list("outcomes").getFirst().getString("outcome"));
  }

  @Test void a_technical_fault_with_few_answers_is_void_and_may_be_retaken_at_once() {
    var candidate = house.validated();
    var window = candidate.windowAt(house.openSession(candidate)).opened();
    for (int item = 1; item <= 35; item++) window.answerRightly(item).ok();
    act(house.manager(), window, "end", because("Panne de courant").put("ending", "technical-fault")).ok();
    assertTellsNoScore(candidate, window, "void");
    assertEquals(house.time.instant(), window.result().ok().instant("retakeAt"));
    var again = house.openSession(candidate);
    assertEquals("running", candidate.windowAt(again).opened().look().ok().text("state"));
  }

  @Test void a_technical_fault_with_half_of_the_answers_counts() {
    var candidate = house.validated();
    var window = candidate.windowAt(house.openSession(candidate)).opened();
    for (int item = 1; item <= 36; item++) window.answerRightly(item).ok();
    act(house.manager(), window, "end", because("Panne de courant").put("ending", "technical-fault")).ok();
    assertEquals("met", window.result().ok().text("status"));
  }

  @Test void a_late_response_is_kept_aside_and_counts_once_admitted_with_a_reason() {
    var window = sitting().opened();
    for (int item = 1; item <= 35; item++) window.answerRightly(item).ok();
    house.time.pass(Duration.ofMinutes(75));
    window.answerRightly(36).refused(Reason.LATE_RESPONSE);
    window.answerRightly(36).refused(Reason.LATE_RESPONSE);
    window.answerRightly(1).ok();
    assertEquals(List.of("not-met", 35), List.of(window.result().ok().text("status"), right(window)));

    var supervisor = house.staff(Role.SUPERVISOR);
    var late = row(supervisor, window).getJsonArray("late");
    assertEquals(1, late.size(), "sent twice, kept once");
    assertEquals(List.of(1, 36), List.of(late.getJsonObject(0).getInteger("late"), late.getJsonObject(0).getInteger("item")));
    assertFalse(late.getJsonObject(0).containsKey("response"), "whether it came too late must not depend on it");
    assertEquals(window.right(36), row(house.manager(), window).getJsonArray("late").getJsonObject(0).getJsonObject("response"));
    act(supervisor, window, "late-responses/1/admit", new JsonObject()).refused(Reason.MALFORMED);
    act(supervisor, window, "late-responses/2/admit", because("Coupure")).refused(Reason.NOT_FOUND);
    act(supervisor, window, "late-responses/1/admit", because("Coupure du réseau constatée")).ok();
    assertEquals(List.of("met", 36), List.of(window.result().ok().text("status"), right(window)));
    assertEquals("met", row(house.manager(), window).getString("result"));
    for (var hidden : List.of("result", "points", "right")) assertFalse(row(supervisor, window).containsKey(hidden), hidden);
    assertTrue(row(supervisor, window).getJsonArray("late").isEmpty());
    act(supervisor, window, "late-responses/1/admit", because("encore")).ok();
    assertEquals(36, right(window), "admitted twice, counted once");
  }

  @Test void the_live_list_answers_when_something_changes_and_says_only_what_changed() {
    var crowd = new Crowd(house).validated(3);
    var session = house.openSession(crowd.toArray(Candidate[]::new));
    var windows = crowd.stream().map(one -> one.windowAt(session).opened()).toList();
    var supervisor = house.staff(Role.SUPERVISOR);
    var all = supervisor.get("/api/exam-sessions/" + session + "/sittings").ok();
    assertEquals(3, all.list("sittings").size());
    // What was done just before is announced within a quarter of a second; then nothing is new, and the number stands still.
    var quiet = supervisor.get(since(session, all.body().getLong("number"), 1)).ok();
    while (!quiet.list("sittings").isEmpty()) quiet = supervisor.get(since(session, quiet.body().getLong("number"), 1)).ok();
    long number = quiet.body().getLong("number");
    assertEquals(number, supervisor.get(since(session, number, 0)).ok().body().getLong("number"));

    long begun = System.nanoTime();
    var waiting = supervisor.sendAside("GET", since(session, number, 20), null);
    windows.get(1).answerRightly(1).ok();
    var news = waiting.join().ok();
    assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 15, "answered by the change, not by the clock");
    assertEquals(List.of(windows.get(1).sitting()), news.list("sittings").stream().map(row -> row.getString("id")).toList());
    var row = news.list("sittings").getFirst();
    assertEquals(List.of("running", 1, 72), List.of(row.getString("state"), row.getInteger("answered"), row.getInteger("items")));
    assertEquals(house.time.instant(), Instant.parse(row.getString("lastSeenAt")));

    var next = supervisor.sendAside("GET", since(session, news.body().getLong("number"), 20), null);
    house.manager().post("/api/exam-sessions/" + session + "/close").ok();
    var closed = next.join().ok();
    assertEquals("closed", closed.body().getJsonObject("examSession").getString("state"));
    assertEquals(0, closed.list("sittings").size());
    windows.get(0).answerRightly(1).ok();
    assertEquals(1, supervisor.get(since(session, closed.body().getLong("number"), 20)).ok().list("sittings").size(), "sittings that run keep their time");
    assertEquals(3, supervisor.get(since(session, 12, 0)).ok().list("sittings").size(), "a number from before a restart gets everything");
  }

  @Test void the_live_list_closes_what_is_overdue_and_says_what_became_of_it() {
    var crowd = new Crowd(house).validated(8);
    var session = house.openSession(crowd.toArray(Candidate[]::new));
    crowd.forEach(one -> one.windowAt(session).opened());
    var supervisor = house.manager();
    var deadline = house.time.instant().plus(Duration.ofMinutes(75));
    house.time.pass(Duration.ofMinutes(76));
    var rows = supervisor.get("/api/exam-sessions/" + session + "/sittings").ok().list("sittings");
    for (var row : rows) assertEquals(List.of("over", "expired", "not-met", deadline.toString()), List.of(row.getString("state"), row.getString("ending"), row.getString("result"), row.getString("endedAt")));
  }

  @Test void a_sitting_can_be_ended_before_it_started_and_then_does_not_start() {
    var window = sitting();
    act(house.manager(), window, "pause", because("trop tôt")).refused(Reason.SITTING_NOT_STARTED);
    decide(house.manager(), window, "annul").refused(Reason.SITTING_STATE);
    act(house.manager(), window, "end", because("Absent").put("ending", "submitted")).refused(Reason.MALFORMED);
    act(house.manager(), window, "end", because("Identité refusée").put("ending", "terminated")).ok();
    assertEquals("over", window.start().ok().text("state"));
    window.connect(false).refused(Reason.SITTING_CLOSED);
    assertEquals("withheld", window.result().ok().text("status"));
  }

  private static void assertTellsNoScore(Candidate candidate, Window window, String status) {
    var result = window.result().ok();
    assertEquals(status, result.text("status"));
    assertFalse(result.body().containsKey("score"), result::toString);
    assertFalse(candidate.step("E8").containsKey("points"), "the path tells no score either");
    assertFalse(window.look().ok().response().body().contains("\"right\""));
  }

  /** At the open door, not started. */
  private Window sitting() {
    var candidate = house.validated();
    return candidate.windowAt(house.openSession(candidate));
  }

  private static JsonObject because(String reason) {
    return new JsonObject().put("reason", reason);
  }

  /** A new act of adding time. */
  private static JsonObject minutes(int minutes, String reason) {
    return because(reason).put("minutes", minutes).put("key", UUID.randomUUID().toString());
  }

  private static Answer act(Visitor staff, Window window, String what, JsonObject body) {
    return staff.post("/api/sittings/" + window.sitting() + "/" + what, body);
  }

  private static Answer decide(Visitor staff, Window window, String verdict) {
    return act(staff, window, "decision", because("Décision motivée").put("verdict", verdict));
  }

  private static JsonObject row(Visitor staff, Window window) {
    var session = window.look().ok().text("examSession");
    return staff.get("/api/exam-sessions/" + session + "/sittings").ok().list("sittings").stream()
        .filter(row -> row.getString("id").equals(window.sitting())).findFirst().orElseThrow();
  }

  private static String since(String session, long number, int seconds) {
    return "/api/exam-sessions/" + session + "/sittings?since=" + number + "&wait=" + seconds;
  }

  private static int right(Window window) {
    return window.result().ok().body().getJsonObject("score").getInteger("right");
  }
}
