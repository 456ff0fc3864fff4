package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Language;
import org.palier.engine.content.Interaction;
import org.palier.engine.refusal.Reason;

/** What bad input gets: a clear refusal with a stable code, in the reader's language; and nothing is lost by it. */
class BadInputTest extends Walk {
  private Candidate candidate;
  private Window window;

  @BeforeEach void somebodySits() {
    candidate = house.validated();
    window = candidate.windowAt(house.openSession(candidate)).opened();
    window.answerRightly(1).ok();
  }

  private void assertNothingIsLost() {
    assertEquals(window.right(1), window.saved(1));
    window.answerRightly(2).ok();
  }

  @Test void what_is_not_json_or_not_what_the_contract_says_is_malformed() {
    var save = "/api/sittings/" + window.sitting() + "/items/2/response";
    for (var body : List.of("{", "", "null", "[]", "\"x\"", "{\"kind\":\"single-choice\",", "{\"kind\":7}", "{}", "{\"kind\":\"essay\"}", "{\"kind\":\"single-choice\"}",
        "{\"kind\":\"single-choice\",\"option\":3}", "{\"kind\":\"single-choice\",\"option\":null}", "{\"kind\":\"single-choice\",\"option\":\"a\",\"more\":1}",
        "{\"kind\":\"single-choice\",\"option\":\"a\",\"text\":\"b\"}", "{\"kind\":\"single-choice\",\"option\":\"a\"} {}",
        "{\"kind\":\"multiple-choice\",\"options\":[\"a\",\"a\"]}", "{\"kind\":\"numeric\",\"text\":\"" + "1".repeat(41) + "\"}",
        "[".repeat(5_000) + "]".repeat(5_000)))
      candidate.visitor().send("PUT", save, body, "X-Connection", "window-12345", "If-Match", "0").refused(Reason.MALFORMED);
    candidate.visitor().send("PUT", save, "{\"kind\":\"blank\"}", "X-Connection", "short", "If-Match", "0").refused(Reason.MALFORMED);
    candidate.visitor().send("PUT", save, "{\"kind\":\"blank\"}", "If-Match", "0").refused(Reason.MALFORMED);
    candidate.visitor().send("PUT", save, null, "X-Connection", "window-12345", "If-Match", "0").refused(Reason.MALFORMED);
    assertNothingIsLost();
  }

  @Test void a_registration_that_lacks_something_names_the_field() {
    var whole = House.registration(House.newEmail("bad"), "Zoé");
    var visitor = house.visitor();
    for (var field : whole.fieldNames()) {
      var without = whole.copy();
      without.remove(field);
      assertTrue(visitor.post("/api/registrations", without).refused(Reason.MALFORMED).body().getJsonArray("fields").encode().contains(field), field);
    }
    for (var wrong : List.of(new JsonObject().put("email", "nobody"), new JsonObject().put("email", "a@b\u0000c.example"), new JsonObject().put("informed", false), new JsonObject().put("project", "   "),
        new JsonObject().put("language", "de"), new JsonObject().put("needs", "x".repeat(2_001)), new JsonObject().put("extra", 1),
        new JsonObject().put("civilStatus", whole.getJsonObject("civilStatus").copy().put("birthDate", "1988-02-31")),
        new JsonObject().put("civilStatus", whole.getJsonObject("civilStatus").copy().put("birthDate", "0001-01-01")),
        new JsonObject().put("civilStatus", whole.getJsonObject("civilStatus").copy().put("birthCountry", "France")),
        new JsonObject().put("civilStatus", whole.getJsonObject("civilStatus").copy().put("firstName", " "))))
      visitor.post("/api/registrations", whole.copy().mergeIn(wrong)).refused(Reason.MALFORMED);
    visitor.post("/api/registrations", whole.copy().put("certification", "nothing")).refused(Reason.NOT_FOUND);
  }

  @Test void what_is_too_large_or_of_another_media_type_is_told_apart() {
    var path = "/api/sittings/" + window.sitting() + "/items/2/response";
    var large = "{\"kind\":\"numeric\",\"text\":\"" + "1".repeat(300_000) + "\"}";
    candidate.visitor().send("PUT", path, large, "X-Connection", "window-12345", "If-Match", "0").refused(Reason.TOO_LARGE);
    house.visitor().send("POST", "/api/registrations", large).refused(Reason.TOO_LARGE);
    for (var type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"))
      candidate.visitor().send("PUT", path, "{\"kind\":\"blank\"}", "X-Connection", "window-12345", "If-Match", "0", "Content-Type", type).refused(Reason.UNSUPPORTED_MEDIA_TYPE);
    candidate.visitor().send("PUT", path, "{\"kind\":\"blank\"}", "X-Connection", window.connection(), "If-Match", "0", "Content-Type", "application/json; charset=utf-8").ok();
    assertNothingIsLost();
  }

  @Test void an_unknown_item_and_an_answer_that_does_not_fit_are_refused() {
    window.answer(73, 0, new JsonObject().put("kind", "blank")).refused(Reason.UNKNOWN_ITEM);
    window.flag(73).refused(Reason.UNKNOWN_ITEM);
    window.answer(0, 0, new JsonObject().put("kind", "blank")).refused(Reason.MALFORMED);
    int item = window.singleChoice(2);
    window.answer(item, 0, new JsonObject().put("kind", "numeric").put("text", "3")).refused(Reason.WRONG_RESPONSE);
    window.answer(item, 0, new JsonObject().put("kind", "order").put("options", JsonArray.of("a", "b"))).refused(Reason.WRONG_RESPONSE);
    window.answer(item, 0, new JsonObject().put("kind", "single-choice").put("option", "zz")).refused(Reason.WRONG_RESPONSE);
    for (int other = 2; other <= 72; other++) if (window.item(other).interaction() instanceof Interaction.Match) {
      window.answer(other, 0, new JsonObject().put("kind", "match").put("pairs", new JsonObject().put("s1", "t99"))).refused(Reason.WRONG_RESPONSE);
      break;
    }
    assertNothingIsLost();
  }

  @Test void the_revision_must_be_named_and_must_be_the_one_that_stands() {
    var path = "/api/sittings/" + window.sitting() + "/items/1/response";
    for (var tag : List.of("", "x", "\"-1\"", "W/\"1\"", "1234567", "*"))
      candidate.visitor().put(path, new JsonObject().put("kind", "blank"), "X-Connection", window.connection(), "If-Match", tag).refused(Reason.REVISION_MISSING);
    var stale = window.answer(1, 0, new JsonObject().put("kind", "blank")).refused(Reason.STALE_REVISION);
    assertEquals(1, stale.number("revision"));
    assertEquals(window.right(1), stale.body().getJsonObject("response"));
    assertNothingIsLost();
  }

  @Test void somebody_elses_sitting_is_not_there_for_any_operation() {
    var stranger = house.validated();
    house.openSession(stranger);
    var theirs = stranger.window(window.sitting());
    var unknown = stranger.window("s-nothing");
    for (var other : List.of(theirs, unknown)) {
      for (var answer : List.of(other.look(), other.paper(), other.start(), other.connect(true), other.result(), other.submit(), other.flag(1), other.takeBreak(), other.endBreak(),
          other.send("POST", "/items/1/leave", null), other.answer(1, 1, new JsonObject().put("kind", "blank")), other.answer(99, 1, new JsonObject().put("kind", "blank"))))
        answer.refused(Reason.NOT_FOUND);
      for (var staffOnly : List.of("pause", "end", "time", "decision")) other.send("POST", "/" + staffOnly, new JsonObject()).refused(Reason.NOT_ALLOWED);
    }
    stranger.door(window.look().ok().text("examSession")).refused(Reason.NOT_FOUND);
    house.visitor().get("/api/sittings/" + window.sitting()).refused(Reason.NOT_SIGNED_IN);
    house.manager().get("/api/sittings/" + window.sitting()).refused(Reason.NOT_ALLOWED);
    assertNothingIsLost();
  }

  @Test void a_late_answer_is_told_so_and_what_was_saved_stays() {
    house.time.pass(Duration.ofMinutes(75));
    window.answerRightly(2).refused(Reason.LATE_RESPONSE);
    window.answer(73, 0, new JsonObject().put("kind", "blank")).refused(Reason.UNKNOWN_ITEM);
    window.flag(1).refused(Reason.SITTING_CLOSED);
    window.takeBreak().refused(Reason.SITTING_CLOSED);
    window.paper().refused(Reason.SITTING_CLOSED);
    assertEquals(window.right(1), window.saved(1));
    assertEquals(1, window.result().ok().body().getJsonObject("score").getInteger("right"));
  }

  @Test void handing_in_twice_does_no_harm() {
    window.submit().ok();
    var ended = window.result().ok().instant("endedAt");
    house.time.pass(Duration.ofSeconds(3));
    assertEquals("submitted", window.submit().ok().text("ending"));
    assertEquals("over", window.start().ok().text("state"));
    assertEquals(ended, window.result().ok().instant("endedAt"));
  }

  @Test void a_session_that_was_closed_lets_nobody_start_and_cannot_be_opened_again() {
    var late = house.validated();
    var session = house.plan(house.newSession());
    house.invite(session, late).ok();
    late.comeByInvitation();
    house.openDoor(session);
    house.manager().post("/api/exam-sessions/" + session + "/close").ok();
    house.manager().post("/api/exam-sessions/" + session + "/close").ok();
    late.windowAt(session).start().refused(Reason.SESSION_CLOSED);
    house.manager().post("/api/exam-sessions/" + session + "/open").refused(Reason.SESSION_CLOSED);
    house.manager().post("/api/exam-sessions/nothing/open").refused(Reason.NOT_FOUND);
    assertEquals("closed", late.door(session).ok().text("state"));
  }

  @Test void the_latest_start_closes_a_session_that_nobody_closed() {
    var late = house.validated();
    var session = house.openSession(late);
    var door = late.windowAt(session);
    house.time.pass(Duration.ofHours(3));
    door.start().refused(Reason.SESSION_CLOSED);
    assertEquals("closed", late.door(session).ok().text("state"));
  }

  @Test void an_unknown_path_and_a_wrong_method_are_problems_too() {
    house.visitor().get("/api/nothing").refused(Reason.NOT_FOUND);
    house.visitor().get("/nothing").refused(Reason.NOT_FOUND);
    house.visitor().get("/api/sittings/").refused(Reason.NOT_FOUND);
    house.visitor().get("/../../etc/passwd").refused(Reason.NOT_FOUND);
    assertEquals("POST", house.visitor().get("/api/sign-in/password").refused(Reason.METHOD_NOT_ALLOWED).header("Allow"));
    assertEquals("DELETE, POST", house.visitor().get("/api/sittings/s/break").refused(Reason.METHOD_NOT_ALLOWED).header("Allow"));
    house.visitor().get("/api/registrations").refused(Reason.METHOD_NOT_ALLOWED);
    house.visitor().post("/api/certifications", new JsonObject()).refused(Reason.METHOD_NOT_ALLOWED);
    house.visitor().send("DELETE", "/api/certifications", null).refused(Reason.METHOD_NOT_ALLOWED);
    house.visitor().send("PATCH", "/api/me", "{}").refused(Reason.METHOD_NOT_ALLOWED);
    house.visitor().post("/openapi.json", new JsonObject()).refused(Reason.METHOD_NOT_ALLOWED);
  }

  @Test void every_refusal_is_told_in_the_readers_language() {
    for (var language : Language.values()) {
      var visitor = house.visitor().reading(language);
      visitor.get("/api/me").refused(Reason.NOT_SIGNED_IN);
      visitor.get("/api/nothing").refused(Reason.NOT_FOUND);
      visitor.send("POST", "/api/registrations", "{").refused(Reason.MALFORMED);
      candidate.visitor().reading(language);
      window.answer(73, 0, new JsonObject().put("kind", "blank")).refused(Reason.UNKNOWN_ITEM);
    }
    var refused = house.visitor().send("GET", "/api/me", null, "Accept-Language", "de;q=0.9, en;q=0.8, fr;q=0.1");
    assertEquals("You are not signed in. Sign in to continue.", refused.text("title"));
    assertEquals("Vous n’êtes pas connecté. Connectez-vous pour continuer.", house.visitor().send("GET", "/api/me", null, "Accept-Language", "%%%").text("title"));
    assertFalse(refused.header("Content-Type").contains("charset"));
  }

  @Test void queries_out_of_range_are_malformed() {
    var session = window.look().ok().text("examSession");
    for (var query : List.of("since=-1", "since=x", "wait=26", "wait=-1", "since=1.5", "since=99999999999999999999"))
      house.manager().get("/api/exam-sessions/" + session + "/sittings?" + query).refused(Reason.MALFORMED);
    house.manager().get("/api/exam-sessions/nothing/sittings").refused(Reason.NOT_FOUND);
    house.manager().get("/api/candidates?text=" + "x".repeat(101)).refused(Reason.MALFORMED);
    house.manager().get("/api/candidates?text=%25%27%22%00").ok();
    house.visitor().get("/api/certifications/" + "x".repeat(81)).refused(Reason.MALFORMED);
  }
}
