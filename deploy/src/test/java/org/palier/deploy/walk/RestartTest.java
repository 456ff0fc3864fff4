package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Role;
import org.palier.engine.refusal.Reason;

/** The server goes down and comes back while somebody sits. */
class RestartTest extends Walk {
  @Test void everything_acknowledged_is_there_and_the_deadline_is_the_same() {
    var window = sitting().opened();
    for (int item = 1; item <= 10; item++) window.answerRightly(item).ok();
    window.flag(4).ok();
    house.time.pass(Duration.ofMinutes(20));
    house.stop();
    house.time.pass(Duration.ofMinutes(2));
    house.start();
    assertEquals(Duration.ofMinutes(53).toMillis(), window.remainingMillis());
    for (int item = 1; item <= 10; item++) assertEquals(window.right(item), window.saved(item));
    window.answerRightly(11).ok();
    window.connect(false).ok();
    window.submit().ok();
    assertEquals(11, window.result().ok().body().getJsonObject("score").getInteger("right"));
  }

  @Test void a_pause_outlives_a_restart() {
    var window = sitting().opened();
    var supervisor = house.staff(Role.SUPERVISOR);
    supervisor.post("/api/sittings/" + window.sitting() + "/pause", new io.vertx.core.json.JsonObject().put("reason", "Mise à jour du serveur")).ok();
    house.stop();
    house.time.pass(Duration.ofMinutes(30));
    house.start();
    assertEquals("paused", window.look().ok().text("state"));
    supervisor.post("/api/sittings/" + window.sitting() + "/resume").ok();
    assertEquals(Duration.ofMinutes(75).toMillis(), window.remainingMillis());
  }

  @Test void a_deadline_that_passes_while_the_server_is_down_closes_for_every_reader_at_its_own_time() {
    var candidates = new Crowd(house).validated(3);
    var session = house.openSession(candidates.toArray(Candidate[]::new));
    var walked = house.newCandidate("Zoé");
    var alone = walked.beginEntryTest();
    var all = candidates.stream().map(one -> one.windowAt(session).opened()).toList();
    for (var window : all) window.answerRightly(1).ok();
    var looked = all.get(0);
    var watched = all.get(1);
    var audited = all.get(2);
    var deadline = house.time.instant().plus(Duration.ofMinutes(75));
    house.stop();
    house.time.pass(Duration.ofMinutes(80));
    house.start();

    assertEquals(List.of("failed", "over"), List.of(walked.step("P1").getString("state"), walked.step("P1").getString("sittingState")));
    assertEquals(deadline.minus(Duration.ofMinutes(30)), alone.result().ok().instant("endedAt"));
    assertEquals(List.of("over", "expired"), List.of(looked.look().ok().text("state"), looked.look().ok().text("ending")));
    looked.answerRightly(2).refused(Reason.LATE_RESPONSE);
    var row = house.manager().get("/api/exam-sessions/" + session + "/sittings").ok().list("sittings").stream()
        .filter(one -> one.getString("id").equals(watched.sitting())).findFirst().orElseThrow();
    assertEquals(List.of("over", "expired", "not-met"), List.of(row.getString("state"), row.getString("ending"), row.getString("result")));
    assertEquals(deadline, Instant.parse(row.getString("endedAt")));
    var record = house.staff(Role.AUDITOR).get("/api/audit/sittings/" + audited.sitting()).ok();
    assertEquals(List.of("equal", "equal"), List.of(record.text("formEqual"), record.text("scoreEqual")));
    assertEquals(deadline, Instant.parse(record.body().getJsonObject("sitting").getString("endedAt")));
    for (var window : all) assertEquals(deadline, window.result().ok().instant("endedAt"));
  }

  @Test void a_deadline_that_nobody_looks_at_is_swept() throws Exception {
    var window = sitting().opened();
    var deadline = house.time.instant().plus(Duration.ofMinutes(75));
    house.time.pass(Duration.ofMinutes(90));
    var summaries = house.application().summaries();
    var patience = Instant.now().plusSeconds(20);
    while (summaries.get(window.sitting()).await().endedAt().isEmpty() && Instant.now().isBefore(patience)) Thread.sleep(100);
    assertEquals(deadline, summaries.get(window.sitting()).await().endedAt().orElseThrow());
  }

  private Window sitting() {
    var candidate = house.validated();
    return candidate.windowAt(house.openSession(candidate));
  }
}
