package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Language;
import org.palier.engine.refusal.Reason;

/** The nine-theme test at home, from the invitation to the result; on whichever store a subclass names. */
abstract class ExamDayWalk extends Walk {
  private static final int ITEMS = 72;

  @Test void from_the_invitation_to_the_result() {
    var ana = house.validatedCandidate("Ana");
    assertEquals("waiting", ana.step("E8").getString("state"));
    var session = house.plan(house.newSession());
    assertEquals("invited", house.invite(session, ana).ok().list("outcomes").getFirst().getString("outcome"));
    assertEquals("already-invited", house.invite(session, ana).ok().list("outcomes").getFirst().getString("outcome"));
    assertEquals(1, house.manager().get("/api/exam-sessions/" + session).ok().number("invited"));

    ana.signInAgain();
    var step = ana.step("E8");
    assertEquals(List.of("next", session, "ready"), List.of(step.getString("state"), step.getString("examSession"), step.getString("sittingState")));
    assertEquals(session, ana.comeByInvitation());
    var door = ana.door(session).ok();
    assertEquals(List.of("planned", "ready", "Ana Durand"), List.of(door.text("state"), door.text("sittingState"), door.text("candidate")));
    var window = ana.windowAt(session);
    assertEquals(ITEMS, window.look().ok().number("items"), "the form is prepared before the door opens");
    window.start().refused(Reason.SESSION_NOT_OPEN);
    window.paper().refused(Reason.SITTING_NOT_STARTED);

    house.openDoor(session);
    assertEquals("open", ana.door(session).ok().text("state"));
    window.opened();
    assertEquals(Duration.ofMinutes(75).toMillis(), window.remainingMillis());
    house.time.pass(Duration.ofMinutes(20));
    assertEquals(Duration.ofMinutes(55).toMillis(), window.remainingMillis());
    assertEquals(Duration.ofMinutes(55).toMillis(), window.start().ok().body().getLong("remainingMillis"), "starting again does no harm");
    window.flag(3).ok();
    ana.sits(window, 50);
    assertEquals("over", window.look().ok().text("state"));

    var result = window.result().ok();
    assertEquals(List.of("met", "Cr8", "submitted", "right-answers"), List.of(result.text("status"), result.text("criterion"), result.text("ending"), result.text("measure")));
    var score = result.body().getJsonObject("score");
    assertEquals(List.of(50, ITEMS, 50), List.of(score.getInteger("right"), score.getInteger("items"), score.getInteger("answered")));
    var themes = Answer.objects(score.getJsonArray("themes")).toList();
    assertEquals(9, themes.size());
    assertEquals(List.of(8), themes.stream().map(theme -> theme.getInteger("items")).distinct().toList());
    assertEquals(50, themes.stream().mapToInt(theme -> theme.getInteger("right")).sum());
    for (var theme : themes) assertFalse(result.body().getJsonObject("themes").getJsonObject(theme.getString("theme")).getString("en").isBlank());
    assertEquals("done", ana.step("E8").getString("state"));
  }

  @Test void nothing_that_a_candidate_is_sent_gives_a_key_away() {
    var window = opened();
    var paper = window.paper().ok().response().body();
    for (var word : List.of("\"key\"", "rationale", "\"fact\"", "facility", "tolerance", "enemies", "seed", "@1")) assertFalse(paper.contains(word), word);
    var shown = window.look().ok().response().body() + window.answerRightly(1).response().body() + window.answerWrongly(window.singleChoice(2)).response().body();
    for (var word : List.of("seed", "right", "score", "points")) assertFalse(shown.contains("\"" + word), word);
    assertFalse(window.result().refused(Reason.SITTING_STATE).response().body().contains("score"));
  }

  @Test void half_of_the_answers_right_meets_the_criterion() {
    var window = opened();
    for (int item = 1; item <= ITEMS / 2; item++) window.answerRightly(item).ok();
    window.answerWrongly(window.singleChoice(ITEMS / 2 + 1)).ok();
    window.submit().ok();
    assertEquals(36, right(window));
    assertEquals("met", window.result().ok().text("status"));
  }

  @Test void one_less_than_half_does_not_and_the_retake_rule_holds() {
    var tom = house.validated();
    var session = house.openSession(tom);
    var window = tom.windowAt(session).opened();
    for (int item = 1; item < ITEMS / 2; item++) window.answerRightly(item).ok();
    for (int item = window.singleChoice(ITEMS / 2); item < ITEMS; item = window.singleChoice(item + 1)) {
      window.answerWrongly(item).ok();
      if (item > ITEMS - 12) break;
    }
    window.submit().ok();
    assertEquals(35, right(window));
    var ended = house.time.instant();
    assertEquals("not-met", window.result().ok().text("status"));
    assertEquals(ended.plus(Duration.ofDays(30)), window.result().ok().instant("retakeAt"));
    assertEquals("failed", tom.step("E8").getString("state"));
    assertEquals(ended.plus(Duration.ofDays(30)), Instant.parse(tom.step("E8").getString("retakeAt")));

    house.time.pass(Duration.ofDays(29));
    var soon = house.plan(house.newSession());
    var refused = house.invite(soon, tom).ok().list("outcomes").getFirst();
    assertEquals(List.of("refused", "retake-not-yet"), List.of(refused.getString("outcome"), refused.getString("code")));
    house.time.pass(Duration.ofDays(1));
    var later = house.openSession(tom);
    assertEquals("ready", tom.windowAt(later).look().ok().text("state"));
  }

  @Test void a_second_invitation_does_not_get_round_the_retake_rule() {
    var max = house.validated();
    var first = house.plan(house.newSession());
    var second = house.plan(house.newSession());
    house.invite(first, max).ok();
    max.comeByInvitation();
    var one = max.windowAt(first);
    house.invite(second, max).ok();
    max.comeByInvitation();
    var other = max.windowAt(second);
    house.openDoor(first);
    house.openDoor(second);
    max.signInAgain();
    one.opened();
    other.start().refused(Reason.SITTING_STATE);
    assertEquals(List.of("running", one.sitting()), List.of(max.step("E8").getString("sittingState"), max.step("E8").getString("sitting")));
    one.submit().ok();
    other.start().refused(Reason.RETAKE_NOT_YET);
    assertEquals("failed", max.step("E8").getString("state"));
  }

  @Test void somebody_who_did_not_come_may_be_invited_again_and_sees_the_new_session_alone() {
    var lea = house.validated();
    house.invite(house.plan(house.newSession()), lea).ok();
    lea.signInAgain();
    assertEquals("next", lea.step("E8").getString("state"));
    house.time.pass(Duration.ofHours(4));
    assertEquals("waiting", lea.step("E8").getString("state"), "the session is over");
    var again = house.plan(house.newSession());
    assertEquals("invited", house.invite(again, lea).ok().list("outcomes").getFirst().getString("outcome"));
    assertEquals(again, lea.step("E8").getString("examSession"));
  }

  @Test void a_candidate_who_is_not_validated_or_not_known_is_not_invited() {
    var session = house.plan(house.newSession());
    var max = house.newCandidate("Maxime");
    assertEquals("prerequisite-missing", house.invite(session, max).ok().list("outcomes").getFirst().getString("code"));
    var outcomes = house.manager().copy().reading(Language.EN).post("/api/exam-sessions/" + session + "/invitations",
        new JsonObject().put("emails", JsonArray.of("nobody@example.org", "a;b@example.org"))).ok().list("outcomes");
    assertEquals(List.of("not-found", "malformed"), outcomes.stream().map(outcome -> outcome.getString("code")).toList());
    assertTrue(outcomes.getFirst().getString("text").startsWith("There is no"), outcomes::toString);
    assertEquals(0, house.manager().get("/api/exam-sessions/" + session).ok().number("invited"), "a refused invitation takes no place");
  }

  @Test void nobody_is_invited_to_a_session_that_is_over() {
    var candidate = house.validated();
    var session = house.plan(house.newSession());
    house.time.pass(Duration.ofHours(3));
    assertEquals("session-closed", house.invite(session, candidate).ok().list("outcomes").getFirst().getString("code"));
    house.manager().post("/api/exam-sessions/" + session + "/open").refused(Reason.SESSION_CLOSED);
  }

  @Test void a_sign_in_for_one_session_opens_no_other_sitting() {
    var eva = house.validated();
    eva.signInAgain();
    var entry = eva.step("P1").getString("sitting");
    eva.window(entry).result().ok();
    var session = house.openSession(eva);
    eva.windowAt(session).look().ok();
    eva.window(entry).look().refused(Reason.NOT_FOUND);
    eva.window(entry).result().refused(Reason.NOT_FOUND);
    var other = house.plan(house.newSession());
    house.invite(other, eva).ok();
    eva.door(other).refused(Reason.NOT_FOUND);
    eva.begin("entry-test").refused(Reason.NOT_ALLOWED);
    assertEquals("done", eva.step("P1").getString("state"), "the path itself is readable");
    assertFalse(eva.step("P1").containsKey("sitting"), "but leads nowhere that this sign-in does not open");
  }

  private Window opened() {
    var candidate = house.validated();
    return candidate.windowAt(house.openSession(candidate)).opened();
  }

  private static int right(Window window) {
    return window.result().ok().body().getJsonObject("score").getInteger("right");
  }
}
