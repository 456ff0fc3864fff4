package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Role;
import org.palier.engine.refusal.Reason;
import org.palier.proctoring.room.TerminationSweep;

/** A session in which candidates wait until a supervisor lets them in, over HTTP as the pages do it. */
class SupervisedAtHomeTest extends Walk {
  @Test void nobody_starts_before_a_supervisor_has_let_him_in() {
    var seen = Seen.by(house, house.validated());
    var window = seen.windows().getFirst();
    window.start().refused(Reason.NOT_ADMITTED);
    var mine = seen.candidates().getFirst().visitor();
    var supervision = mine.get("/api/sittings/" + window.sitting() + "/supervision").ok();
    assertEquals(List.of("expected", "remote"), List.of(supervision.body().getJsonObject("seat").getString("stage"), supervision.text("place")));
    window.start().refused(Reason.NOT_ADMITTED);

    seen.arrive(0);
    seen.act("admit", window).refused(Reason.IDENTITY_NOT_CHECKED);
    seen.act("identity", window, new JsonObject().put("document", "passport").put("verdict", "accepted")).ok();
    window.start().refused(Reason.NOT_ADMITTED);
    seen.act("admit", window).ok();
    window.opened();
    window.answerRightly(1).ok();
    assertEquals("admitted", mine.get("/api/sittings/" + window.sitting() + "/supervision").ok().body().getJsonObject("seat").getString("stage"));
  }

  @Test void a_room_belongs_to_who_watches_it_and_candidates_see_only_themselves() {
    var seen = Seen.by(house, house.validated(), house.validated());
    var stranger = house.staff(Role.SUPERVISOR);
    stranger.get("/api/rooms/" + seen.room()).refused(Reason.NOT_ASSIGNED);
    stranger.get("/api/rooms/" + seen.room() + "/events").refused(Reason.NOT_ASSIGNED);
    assertEquals(List.of(), sittings(stranger.get(seen.list())));
    stranger.get(seen.list() + "?room=" + seen.room()).refused(Reason.NOT_ASSIGNED);
    var first = seen.windows().getFirst();
    stranger.get("/api/rooms/" + seen.room() + "/sittings/" + first.sitting() + "/timeline").refused(Reason.NOT_ASSIGNED);
    for (var action : List.of("take", "open", "admit", "pause", "say"))
      stranger.post(seen.acts(), Seen.asked(action, first).put("reason", "x").put("text", "x")).refused(Reason.NOT_ASSIGNED);
    var centre = house.staff(Role.CENTRE_MANAGER);
    centre.get("/api/rooms/" + seen.room()).refused(Reason.NOT_ASSIGNED);
    centre.get(seen.list()).refused(Reason.NOT_FOUND);
    centre.get(seen.list() + "?room=" + seen.room()).refused(Reason.NOT_FOUND);
    for (var action : List.of("take", "admit", "listen")) centre.post(seen.acts(), Seen.asked(action, first)).refused(Reason.NOT_ASSIGNED);
    centre.post("/api/signal/tickets", new JsonObject().put("room", seen.room()).put("tab", "0123456789abcdef").put("lastSeq", 0)).refused(Reason.NOT_ASSIGNED);
    seen.supervisor().post(seen.acts(), new JsonObject().put("key", Seen.key()).put("action", "hand-over").put("supervisor", centre.get("/api/me").ok().text("account"))).refused(Reason.OUT_OF_RANGE);
    var second = seen.candidates().get(1).visitor();
    second.get("/api/sittings/" + first.sitting() + "/supervision").refused(Reason.NOT_FOUND);
    second.post("/api/sittings/" + first.sitting() + "/supervision/acts", new JsonObject().put("key", Seen.key()).put("action", "arrive")).refused(Reason.NOT_FOUND);
    second.get("/api/rooms/" + seen.room()).refused(Reason.NOT_ALLOWED);

    seen.admit(0);
    var pause = new JsonObject().put("reason", "x");
    first.opened();
    stranger.post("/api/sittings/" + first.sitting() + "/pause", pause).refused(Reason.NOT_ASSIGNED);
    stranger.post("/api/sittings/" + first.sitting() + "/late-responses/1/admit", pause).refused(Reason.NOT_ASSIGNED);
    first.report(1, "wrong", "").ok();
    var item = "/api/sittings/" + first.sitting() + "/items/1";
    var judgement = new JsonObject().put("neutralise", false).put("reason", "Elle est juste.");
    stranger.get(item).refused(Reason.NOT_ASSIGNED);
    stranger.post(item + "/judgement", judgement).refused(Reason.NOT_ASSIGNED);
    seen.supervisor().get(item).ok();
    seen.supervisor().post(item + "/judgement", judgement).ok();
    seen.supervisor().post("/api/sittings/" + first.sitting() + "/pause", pause).ok();
    seen.supervisor().post("/api/sittings/" + first.sitting() + "/resume").ok();
    house.manager().post("/api/sittings/" + first.sitting() + "/end", pause.copy().put("ending", "terminated")).refused(Reason.ENDS_IN_TWO_STEPS);
    seen.act("say", first, new JsonObject().put("text", "Bonjour Anne")).ok();
    seen.post(new JsonObject().put("action", "say").put("text", "Bonjour à tous")).ok();
    assertEquals(List.of("Bonjour à tous"), said(second, seen.windows().get(1)));
    assertEquals(List.of("Bonjour Anne", "Bonjour à tous"), said(seen.candidates().getFirst().visitor(), first));
    assertFalse(second.get("/api/sittings/" + seen.windows().get(1).sitting() + "/supervision").ok().response().body().contains(first.sitting()));
  }

  @Test void the_live_list_shows_a_supervisor_who_sits_in_his_rooms_and_no_longer_when_he_is_released() throws Exception {
    var seen = Seen.by(house, house.validated(), house.validated());
    var manager = house.manager();
    var other = house.validated();
    house.invite(seen.session(), other).ok();
    other.comeByInvitation();
    seen.post(new JsonObject().put("action", "close")).ok();
    var elsewhere = other.visitor().get("/api/sittings/" + other.windowAt(seen.session()).sitting() + "/supervision").ok().text("room");
    assertFalse(elsewhere.equals(seen.room()));
    var mine = seen.windows().stream().map(Window::sitting).sorted().toList();
    assertEquals(mine, sittings(seen.supervisor().get(seen.list())));
    assertEquals(mine, sittings(manager.get(seen.list() + "?room=" + seen.room())));
    assertEquals(3, sittings(manager.get(seen.list())).size());
    seen.supervisor().get(seen.list() + "?room=" + elsewhere).refused(Reason.NOT_ASSIGNED);
    manager.get("/api/exam-sessions/" + house.plan(house.newSession()) + "/sittings?room=" + seen.room()).refused(Reason.NOT_FOUND);

    var waiting = seen.supervisor().sendAside("GET", seen.list() + "?room=" + seen.room() + "&wait=20&since=" + quiet(seen), null);
    assertThrows(TimeoutException.class, () -> waiting.get(300, TimeUnit.MILLISECONDS));
    manager.post(seen.acts(), new JsonObject().put("key", Seen.key()).put("action", "release").put("supervisor", seen.supervisor().get("/api/me").ok().text("account"))).ok();
    manager.post("/api/exam-sessions/" + seen.session() + "/close").ok();
    waiting.get(10, TimeUnit.SECONDS).refused(Reason.NOT_ASSIGNED);
    assertEquals(List.of(), sittings(seen.supervisor().get(seen.list())));
  }

  @Test void whoever_gets_or_loses_a_room_while_his_page_waits_is_made_to_ask_for_everything() throws Exception {
    var seen = Seen.by(house, house.validated());
    var manager = house.manager();
    var waiting = seen.supervisor().sendAside("GET", seen.list() + "?wait=20&since=" + quiet(seen), null);
    assertThrows(TimeoutException.class, () -> waiting.get(300, TimeUnit.MILLISECONDS));
    manager.post(seen.acts(), new JsonObject().put("key", Seen.key()).put("action", "release").put("supervisor", seen.supervisor().get("/api/me").ok().text("account"))).ok();
    manager.post("/api/exam-sessions/" + seen.session() + "/close").ok();
    var told = waiting.get(10, TimeUnit.SECONDS).ok();
    assertEquals(List.of(), told.list("sittings"));
    assertEquals(0, told.body().getLong("number"), "lower than any");
  }

  @Test void whoever_gets_or_loses_a_room_between_two_questions_is_made_to_ask_for_everything() {
    var seen = Seen.by(house, house.validated(), house.validated());
    var manager = house.manager();
    var other = house.validated();
    house.invite(seen.session(), other).ok();
    other.comeByInvitation();
    seen.post(new JsonObject().put("action", "close")).ok();
    var third = other.windowAt(seen.session()).sitting();
    var elsewhere = "/api/rooms/" + other.visitor().get("/api/sittings/" + third + "/supervision").ok().text("room") + "/acts";
    var mine = seen.windows().stream().map(Window::sitting).toList();
    var known = since(seen, quiet(seen));
    assertEquals(List.of(), sittings(seen.supervisor().get(seen.list() + known)));
    seen.supervisor().post(elsewhere, new JsonObject().put("key", Seen.key()).put("action", "take")).ok();
    for (var wait : List.of("", "&wait=20")) assertEquals(0, seen.supervisor().get(seen.list() + known + wait).ok().body().getLong("number"), "lower than any");
    assertEquals(java.util.stream.Stream.concat(mine.stream(), java.util.stream.Stream.of(third)).sorted().toList(), sittings(seen.supervisor().get(seen.list())));
    var both = since(seen, quiet(seen));
    assertTrue(seen.supervisor().get(seen.list() + both).ok().body().getLong("number") > 0);
    manager.post(elsewhere, new JsonObject().put("key", Seen.key()).put("action", "release").put("supervisor", seen.supervisor().get("/api/me").ok().text("account"))).ok();
    assertEquals(0, seen.supervisor().get(seen.list() + both + "&wait=20").ok().body().getLong("number"));
    assertEquals(mine.stream().sorted().toList(), sittings(seen.supervisor().get(seen.list())));
  }

  private static String since(Seen seen, long number) {
    return "?since=" + number + "&sight=" + seen.supervisor().get(seen.list()).ok().text("sight");
  }

  @Test void a_delta_of_the_live_list_is_of_ones_own_room_and_tells_no_result() {
    var seen = Seen.by(house, house.validated());
    seen.admit(0);
    var window = seen.windows().getFirst().opened();
    var ofRoom = seen.list() + "?room=" + seen.room();
    long number = quiet(seen);
    window.answerRightly(1).ok();
    window.submit().ok();
    var rows = seen.supervisor().get(ofRoom + "&wait=20&since=" + number).ok().list("sittings");
    assertEquals(List.of(window.sitting()), rows.stream().map(row -> row.getString("id")).toList());
    var row = seen.supervisor().get(ofRoom).ok().list("sittings").getFirst();
    assertEquals("over", row.getString("state"));
    for (var hidden : List.of("result", "points", "right")) assertFalse(row.containsKey(hidden), hidden);
    assertTrue(house.manager().get(ofRoom).ok().list("sittings").getFirst().containsKey("result"));
  }

  /** What was done just before is announced within a quarter of a second; then the number stands still. */
  private static long quiet(Seen seen) {
    var news = seen.supervisor().get(seen.list()).ok();
    do news = seen.supervisor().get(seen.list() + "?wait=1&since=" + news.body().getLong("number")).ok();
    while (!news.list("sittings").isEmpty());
    return news.body().getLong("number");
  }

  private static List<String> sittings(Answer answer) {
    return answer.ok().list("sittings").stream().map(row -> row.getString("id")).sorted().toList();
  }

  @Test void a_bulk_act_says_honestly_what_could_not_be_done() {
    var seen = Seen.by(house, house.validated(), house.validated(), house.validated());
    seen.admit(0);
    seen.admit(1);
    seen.windows().getFirst().opened();
    seen.windows().get(1).opened().submit().ok();
    var all = new JsonArray(seen.windows().stream().map(Window::sitting).toList());
    var paused = seen.post(new JsonObject().put("action", "pause").put("reason", "Alarme").put("sittings", all)).ok();
    assertEquals(new JsonArray().add(seen.windows().getFirst().sitting()), paused.body().getJsonArray("done"));
    assertEquals(List.of("sitting-closed", "sitting-not-started"), paused.list("notDone").stream().map(row -> row.getString("code")).toList());
    assertTrue(paused.list("notDone").stream().noneMatch(row -> row.getString("text").isBlank()));
    assertEquals("paused", seen.windows().getFirst().look().ok().text("state"));

    var bulk = new JsonObject().put("key", Seen.key()).put("action", "update").put("minutes", 5).put("reason", "Alarme").put("sittings", new JsonArray().add(seen.windows().getFirst().sitting()));
    long before = seen.windows().getFirst().remainingMillis();
    seen.supervisor().post(seen.acts(), bulk).ok();
    seen.supervisor().post(seen.acts(), bulk).ok();
    assertEquals(before + Duration.ofMinutes(5).toMillis(), seen.windows().getFirst().remainingMillis(), "the same act twice adds once");
  }

  @Test void a_pause_whose_answer_was_lost_stops_nobody_again_who_goes_on_meanwhile() {
    var seen = Seen.by(house, house.validated());
    seen.admit(0);
    var window = seen.windows().getFirst().opened();
    var pause = Seen.asked("pause", window).put("reason", "Alarme");
    seen.supervisor().post(seen.acts(), pause).ok();
    house.manager().post(seen.acts(), Seen.asked("resume", window)).ok();
    assertEquals(new JsonArray().add(window.sitting()), seen.supervisor().post(seen.acts(), pause).ok().body().getJsonArray("done"));
    assertEquals("running", window.look().ok().text("state"));
    seen.act("pause", window, new JsonObject().put("reason", "Alarme")).ok();
    assertEquals("paused", window.look().ok().text("state"), "another act is another pause");
  }

  @Test void suspected_fraud_continues_under_reserve_and_an_impostor_is_sent_away_in_two_steps() {
    var seen = Seen.by(house, house.validated());
    seen.admit(0);
    var window = seen.windows().getFirst().opened();
    window.answerRightly(1).ok();
    seen.act("terminate", window, new JsonObject().put("category", "suspected-fraud").put("reason", "Un téléphone")).refused(Reason.CONTINUES_UNDER_RESERVE);
    seen.act("flag", window, new JsonObject().put("reason", "Un téléphone")).ok();
    window.answerRightly(2).ok();

    seen.act("confirm-termination", window).refused(Reason.NO_TERMINATION_ASKED);
    seen.act("terminate", window, new JsonObject().put("category", "impersonation").put("reason", "Un autre visage")).ok();
    window.answerRightly(3).refused(Reason.SITTING_PAUSED);
    seen.act("withdraw-termination", window, new JsonObject().put("reason", "Mauvais éclairage")).ok();
    window.answerRightly(3).ok();

    seen.act("terminate", window, new JsonObject().put("category", "impersonation").put("reason", "Un autre visage")).ok();
    seen.act("confirm-termination", window).ok();
    sweep();
    assertEquals("paused", window.look().ok().text("state"), "it can still be taken back");
    house.time.pass(Duration.ofSeconds(61));
    sweep();
    assertEquals("over", window.look().ok().text("state"));
    assertEquals("terminated", window.result().ok().text("ending"));
    seen.act("withdraw-termination", window, new JsonObject().put("reason", "Trop tard")).refused(Reason.NO_TERMINATION_ASKED);
    assertEquals("over", window.look().ok().text("state"), "what took effect stays");
  }

  @Test void the_timeline_tells_that_something_was_answered_and_never_what() {
    var seen = Seen.by(house, house.validated());
    seen.admit(0);
    var window = seen.windows().getFirst().opened();
    window.answerRightly(1).ok();
    house.time.pass(Duration.ofSeconds(5));
    seen.act("incident", window, new JsonObject().put("category", "environment-noise").put("severity", 0.2).put("item", 1).put("comment", "Un chien aboie")).ok();
    var timeline = seen.supervisor().get("/api/rooms/" + seen.room() + "/sittings/" + window.sitting() + "/timeline").ok();
    var types = timeline.list("entries").stream().map(entry -> entry.getJsonObject("event").getString("type")).toList();
    assertTrue(types.indexOf("admitted") < types.indexOf("started") && types.indexOf("started") < types.indexOf("response-saved")
        && types.indexOf("response-saved") < types.indexOf("incident-logged"), types::toString);
    assertFalse(timeline.response().body().contains("option") || timeline.response().body().contains("seed"), timeline::toString);
  }

  @Test void whoever_waits_for_news_gets_them_by_number_without_gap() throws Exception {
    var seen = Seen.by(house, house.validated());
    var before = seen.supervisor().get("/api/rooms/" + seen.room() + "/events").ok();
    var waiting = seen.supervisor().sendAside("GET", "/api/rooms/" + seen.room() + "/events?since=" + before.number("number") + "&wait=20", null);
    try {
      waiting.get(300, TimeUnit.MILLISECONDS);
      throw new AssertionError("nothing had happened yet");
    } catch (TimeoutException _) {
      // As it should be.
    }
    seen.arrive(0);
    var news = waiting.get(10, TimeUnit.SECONDS).ok();
    assertEquals(List.of("arrived"), news.list("events").stream().map(one -> one.getJsonObject("fact").getJsonObject("event").getString("type")).toList());
    var all = seen.supervisor().get("/api/rooms/" + seen.room() + "/events").ok().list("events").stream().map(one -> one.getInteger("number")).toList();
    for (int i = 0; i < all.size(); i++) assertEquals(i + 1, all.get(i));
  }

  @Test void closing_sealing_signing_and_countersigning_take_two_people() {
    var seen = Seen.by(house, house.validated());
    seen.act("absent", seen.windows().getFirst()).ok();
    seen.post(new JsonObject().put("action", "seal-minutes")).refused(Reason.ROOM_NOT_CLOSED);
    seen.post(new JsonObject().put("action", "close")).ok();
    seen.post(new JsonObject().put("action", "seal-minutes").put("comment", "Rien à signaler")).ok();
    var drawn = new JsonObject().put("means", "drawn").put("strokes", new JsonArray().add(new JsonArray().add(0).add(0).add(100).add(100).add(200).add(0).add(300).add(100)));
    seen.post(drawn.copy().put("action", "sign-minutes")).ok();
    seen.post(drawn.copy().put("action", "countersign")).refused(Reason.SAME_PERSON);
    seen.post(new JsonObject().put("action", "incident").put("category", "other").put("severity", 0).put("comment", "oublié")).refused(Reason.MINUTES_SEALED);
    var colleague = house.staff(Role.SUPERVISOR);
    colleague.post(seen.acts(), drawn.copy().put("action", "countersign").put("key", Seen.key())).ok();
    colleague.post(seen.acts(), new JsonObject().put("action", "refuse-countersignature").put("reason", "non").put("key", Seen.key())).refused(Reason.MINUTES_SEALED);
    var minutes = colleague.get("/api/rooms/" + seen.room()).ok().body().getJsonObject("minutes");
    assertEquals(64, minutes.getString("fingerprint").length());
    assertEquals("drawn", minutes.getJsonObject("countersignature").getString("means"));
  }

  @Test void taking_an_ending_back_lets_nobody_go_on_who_was_paused_before() {
    var seen = Seen.by(house, house.validated());
    seen.admit(0);
    var window = seen.windows().getFirst().opened();
    seen.act("pause", window, new JsonObject().put("reason", "Malaise")).ok();
    seen.act("terminate", window, new JsonObject().put("category", "candidate-illness").put("reason", "Malaise")).ok();
    seen.act("resume", window).refused(Reason.TERMINATION_UNDER_WAY);
    house.manager().post("/api/sittings/" + window.sitting() + "/resume").refused(Reason.TERMINATION_UNDER_WAY);
    seen.act("withdraw-termination", window, new JsonObject().put("reason", "Il revient")).ok();
    assertEquals("paused", window.look().ok().text("state"), "he is not back yet");
    seen.act("resume", window).ok();
    assertEquals("running", window.look().ok().text("state"));

    var again = Seen.asked("terminate", window).put("category", "impersonation").put("reason", "Un autre visage");
    seen.supervisor().post(seen.acts(), again).ok();
    seen.act("withdraw-termination", window, new JsonObject().put("reason", "Mauvais éclairage")).ok();
    seen.supervisor().post(seen.acts(), again).ok();
    assertEquals("running", window.look().ok().text("state"), "an act whose answer was lost, asked again after it was taken back");
  }

  @Test void who_hands_in_while_his_ending_is_decided_was_not_ended_for_conduct() {
    var seen = Seen.by(house, house.validated());
    seen.admit(0);
    var window = seen.windows().getFirst().opened();
    window.submit().ok();
    seen.act("terminate", window, new JsonObject().put("category", "impersonation").put("reason", "Un autre visage")).ok();
    seen.act("confirm-termination", window).ok();
    house.time.pass(Duration.ofSeconds(61));
    sweep();
    assertEquals("submitted", window.result().ok().text("ending"));
    var done = seen.supervisor().get("/api/rooms/" + seen.room() + "/events").ok().list("events").getLast().getJsonObject("fact").getJsonObject("event");
    assertEquals(new JsonObject().put("type", "termination-done").put("sitting", window.sitting()).put("ended", false), done);
  }

  @Test void minutes_wait_for_who_still_answers_and_a_late_candidate_finds_another_room() {
    var seen = Seen.by(house, house.validated(), house.validated());
    seen.admit(0);
    var window = seen.windows().getFirst().opened();
    seen.post(new JsonObject().put("action", "close")).ok();
    seen.post(new JsonObject().put("action", "seal-minutes")).refused(Reason.STILL_SITTING);
    seen.act("say", window, new JsonObject().put("text", "Il reste cinq minutes.")).ok();
    seen.arrive(1);
    var late = supervision(seen, 1);
    assertFalse(late.text("room").equals(seen.room()), "not the room that is closed");
    assertEquals("waiting", late.body().getJsonObject("seat").getString("stage"));
    var there = new Seen(seen.session(), late.text("room"), house.staff(Role.SUPERVISOR), seen.candidates(), seen.windows());
    there.post(new JsonObject().put("action", "take")).ok();
    there.post(new JsonObject().put("action", "open")).ok();
    there.admit(1);
    seen.windows().get(1).opened();

    window.submit().ok();
    seen.post(new JsonObject().put("action", "seal-minutes")).ok();
    seen.act("say", window, new JsonObject().put("text", "Après coup.")).refused(Reason.MINUTES_SEALED);
  }

  @Test void nobody_starts_in_a_closed_room_and_an_opened_one_lets_him() {
    var seen = Seen.by(house, house.validated());
    seen.admit(0);
    var window = seen.windows().getFirst();
    seen.post(new JsonObject().put("action", "close")).ok();
    window.start().refused(Reason.ROOM_NOT_OPEN);
    assertEquals("closed", supervision(seen, 0).text("state"), "he is told, in the room he was let into");
    assertEquals(seen.room(), supervision(seen, 0).text("room"));
    seen.post(new JsonObject().put("action", "open")).ok();
    window.opened();
    seen.post(new JsonObject().put("action", "close")).ok();
    window.start().ok();
    window.answerRightly(1).ok();
  }

  @Test void who_was_let_in_or_waited_when_the_minutes_were_sealed_finds_another_room_within_the_session() {
    var seen = Seen.by(house, house.validated(), house.validated(), house.validated());
    seen.admit(0);
    seen.arrive(1);
    seen.arrive(2);
    seen.act("identity", seen.windows().get(2), new JsonObject().put("document", "passport").put("verdict", "refused").put("comment", "Un autre visage")).ok();
    seen.post(new JsonObject().put("action", "close")).ok();
    seen.post(new JsonObject().put("action", "seal-minutes")).ok();
    seen.windows().getFirst().start().refused(Reason.ROOM_NOT_OPEN);
    var elsewhere = supervision(seen, 0).text("room");
    assertFalse(elsewhere.equals(seen.room()));
    assertEquals(elsewhere, supervision(seen, 1).text("room"));
    assertEquals(seen.room(), supervision(seen, 2).text("room"), "whom nobody recognised is asked again by nobody");
    assertEquals("expected", supervision(seen, 0).body().getJsonObject("seat").getString("stage"));
    seen.windows().getFirst().start().refused(Reason.NOT_ADMITTED);

    var left = List.of(seen.windows().get(2).sitting());
    assertEquals(left, seen.supervisor().get("/api/rooms/" + seen.room()).ok().list("seats").stream().map(one -> one.getJsonObject("seat").getString("sitting")).toList());
    assertEquals(left, seen.supervisor().get(seen.list() + "?room=" + seen.room()).ok().list("sittings").stream().map(one -> one.getString("id")).toList());
    for (var action : List.of("pause", "update"))
      seen.act(action, seen.windows().getFirst(), new JsonObject().put("reason", "Trop tard").put("minutes", 5)).refused(Reason.NOT_FOUND);
    seen.supervisor().get("/api/rooms/" + seen.room() + "/sittings/" + seen.windows().getFirst().sitting() + "/timeline").refused(Reason.NOT_FOUND);

    var there = new Seen(seen.session(), elsewhere, house.staff(Role.SUPERVISOR), seen.candidates(), seen.windows());
    there.post(new JsonObject().put("action", "take")).ok();
    there.post(new JsonObject().put("action", "open")).ok();
    there.admit(0);
    seen.windows().getFirst().opened().answerRightly(1).ok();
    there.post(new JsonObject().put("action", "close")).ok();
    there.post(new JsonObject().put("action", "seal-minutes")).refused(Reason.STILL_SITTING);
  }

  @Test void nobody_is_seated_elsewhere_once_the_session_is_closed() {
    var seen = Seen.by(house, house.validated(), house.validated());
    seen.admit(0);
    seen.post(new JsonObject().put("action", "close")).ok();
    seen.post(new JsonObject().put("action", "seal-minutes")).ok();
    house.time.pass(Duration.ofHours(12));
    for (var candidate : seen.candidates()) candidate.signInAgain();
    for (int one = 0; one < 2; one++) assertEquals(seen.room(), supervision(seen, one).text("room"));
  }

  @Test void a_supervisor_from_elsewhere_sees_signed_minutes_only_while_they_wait_for_an_answer_and_nothing_else_of_the_room() {
    var seen = Seen.by(house, house.validated());
    seen.admit(0);
    var window = seen.windows().getFirst().opened();
    seen.act("say", window, new JsonObject().put("text", "Bonjour Anne")).ok();
    window.answerRightly(1).ok();
    window.submit().ok();
    seen.post(new JsonObject().put("action", "close")).ok();
    seen.post(new JsonObject().put("action", "seal-minutes").put("comment", "Rien à signaler")).ok();
    var stranger = house.staff(Role.SUPERVISOR);
    var room = "/api/rooms/" + seen.room();
    stranger.get(room).refused(Reason.NOT_ASSIGNED);
    stranger.get(room + "/minutes.pdf").refused(Reason.NOT_ASSIGNED);
    seen.post(new JsonObject().put("action", "sign-minutes").put("means", "act")).ok();
    var shown = stranger.get(room).ok();
    assertEquals(List.of("Rien à signaler", List.of()), List.of(shown.body().getJsonObject("minutes").getString("remarks"), shown.list("seats")));
    assertEquals(List.of("minutes-sealed", "minutes-signed"), stranger.get(room + "/events").ok().list("events").stream()
        .map(one -> one.getJsonObject("fact").getJsonObject("event").getString("type")).toList(), "neither chat nor anybody's day");
    assertEquals(200, stranger.file(room + "/minutes.pdf").statusCode());
    for (var hidden : List.of("/sittings/" + window.sitting() + "/timeline", "/attendance.pdf", "/convocation.pdf", "/convocation")) stranger.get(room + hidden).refused(Reason.NOT_ASSIGNED);
    var seat = house.staff(Role.AUDITOR).get(room).ok().list("seats").getFirst().getJsonObject("sitting");
    for (var hidden : List.of("result", "points", "right")) assertFalse(seat.containsKey(hidden), hidden);
    var colleague = house.staff(Role.SUPERVISOR);
    house.staff(Role.CENTRE_MANAGER).post(seen.acts(), new JsonObject().put("action", "countersign").put("means", "act").put("key", Seen.key())).refused(Reason.NOT_ASSIGNED);
    colleague.post(seen.acts(), new JsonObject().put("action", "countersign").put("means", "act").put("key", Seen.key())).ok();
    colleague.get(room).ok();
    assertEquals(200, colleague.file(room + "/minutes.pdf").statusCode());
    stranger.get(room).refused(Reason.NOT_ASSIGNED);
    stranger.get(room + "/events").refused(Reason.NOT_ASSIGNED);
    stranger.get(room + "/minutes.pdf").refused(Reason.NOT_ASSIGNED);
  }

  @Test void what_is_malformed_is_refused_and_changes_nothing() {
    var seen = Seen.by(house, house.validated());
    var window = seen.windows().getFirst();
    int number = seen.supervisor().get("/api/rooms/" + seen.room()).ok().number("number");
    seen.act("identity", window).refused(Reason.MALFORMED);
    seen.act("identity", window, new JsonObject().put("document", "passport").put("verdict", "doubt")).refused(Reason.OUT_OF_RANGE);
    seen.act("incident", window, new JsonObject().put("category", "other").put("severity", 2)).refused(Reason.MALFORMED);
    seen.post(new JsonObject().put("action", "pause").put("reason", "x")).refused(Reason.MALFORMED);
    seen.post(new JsonObject().put("action", "destroy")).refused(Reason.MALFORMED);
    seen.post(new JsonObject().put("action", "hand-over").put("supervisor", "nobody@example.org")).refused(Reason.OUT_OF_RANGE);
    seen.post(new JsonObject().put("action", "hand-over").put("supervisor", seen.candidates().getFirst().email())).refused(Reason.OUT_OF_RANGE);
    seen.act("admit", new Window(house, seen.supervisor(), "s-unknown")).refused(Reason.NOT_FOUND);
    assertEquals(number, seen.supervisor().get("/api/rooms/" + seen.room()).ok().number("number"));
  }

  private static Answer supervision(Seen seen, int candidate) {
    return seen.candidates().get(candidate).visitor().get("/api/sittings/" + seen.windows().get(candidate).sitting() + "/supervision").ok();
  }

  private List<String> said(Visitor candidate, Window window) {
    return candidate.get("/api/sittings/" + window.sitting() + "/supervision").ok().list("events").stream().map(one -> one.getJsonObject("fact").getJsonObject("event"))
        .filter(event -> event.getString("type").equals("said")).map(event -> event.getString("text")).toList();
  }

  private void sweep() {
    new TerminationSweep(house.application().supervision().rooms(), house.application().sittings()).sweep().await();
  }
}
