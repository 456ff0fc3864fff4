package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Role;
import org.palier.engine.refusal.Reason;

/** What supervision asks of one candidate, what it makes of hints about him, and where he stands among those who wait. */
class FairConditionsTest extends Walk {
  @Test void an_accommodation_says_what_is_not_asked_and_which_hints_say_nothing() {
    var zoe = house.validated();
    var sitting = atTheDoor(zoe);
    var before = supervision(zoe, sitting);
    assertEquals(new JsonObject().put("camera", true).put("screen", true).put("microphone", true), before.getJsonObject("asked"));
    assertEquals(new JsonArray(), before.getJsonArray("muted"));

    accommodate(zoe, new JsonObject().put("without", new JsonArray().add("camera")).put("mutedSignals", new JsonArray().add("focus-lost"))).ok();
    var after = supervision(zoe, sitting);
    assertEquals(new JsonObject().put("camera", false).put("screen", true).put("microphone", true), after.getJsonObject("asked"));
    assertEquals(new JsonArray().add("focus-lost"), after.getJsonArray("muted"));
    var seat = house.manager().get("/api/rooms/" + after.getString("room")).ok().list("seats").getFirst();
    assertEquals(after.getJsonObject("asked"), seat.getJsonObject("asked"), "who watches looks for no picture that is not asked for, and is not told why");

    act(zoe, sitting, new JsonObject().put("action", "signal").put("signal", "focus-lost").put("count", 4)).ok();
    act(zoe, sitting, new JsonObject().put("action", "signal").put("signal", "page-hidden").put("detail", "12 s")).ok();
    var hints = house.manager().get("/api/rooms/" + after.getString("room") + "/events").ok().list("events").stream().map(one -> one.getJsonObject("fact").getJsonObject("event"))
        .filter(event -> event.getString("type").equals("signal-seen") && event.getString("sitting").equals(sitting)).toList();
    assertEquals(List.of("focus-lost true", "page-hidden false"), hints.stream().map(event -> event.getString("kind") + " " + event.getBoolean("muted")).toList());
    assertFalse(supervision(zoe, sitting).encode().contains("signal-seen"), "the page told him when it happened");
    var noticed = house.manager().get("/api/rooms/" + after.getString("room")).ok().list("seats").getFirst().getJsonObject("seat").getJsonArray("hints");
    assertEquals(List.of("page-hidden"), noticed.stream().map(hint -> ((JsonObject) hint).getString("kind")).toList());
  }

  @Test void what_was_decided_before_there_was_supervision_still_holds() {
    var zoe = house.validated();
    var sitting = atTheDoor(zoe);
    accommodate(zoe, new JsonObject()).ok();
    assertTrue(supervision(zoe, sitting).getJsonObject("asked").getBoolean("camera"));
    accommodate(zoe, new JsonObject().put("without", new JsonArray().add("chair"))).refused(Reason.MALFORMED);
    accommodate(zoe, new JsonObject().put("mutedSignals", new JsonArray().add("everything"))).refused(Reason.MALFORMED);
  }

  @Test void whoever_waits_is_told_his_place_until_he_is_let_in() {
    var first = house.validated();
    var second = house.validated();
    var session = session(first, second);
    var one = first.windowAt(session).sitting();
    var two = second.windowAt(session).sitting();
    assertFalse(supervision(first, one).containsKey("waiting"), "nobody waits who has not come");
    act(first, one, new JsonObject().put("action", "arrive")).ok();
    house.time.pass(java.time.Duration.ofSeconds(20));
    act(second, two, new JsonObject().put("action", "arrive")).ok();
    assertEquals(List.of(1, 2), List.of(supervision(first, one).getInteger("waiting"), supervision(second, two).getInteger("waiting")));
    var room = "/api/rooms/" + supervision(first, one).getString("room") + "/acts";
    var supervisor = house.manager();
    for (var act : List.of(new JsonObject().put("action", "open"), row("identity", one).put("document", "passport").put("verdict", "accepted"), row("admit", one)
        .put("waived", new JsonArray().add("screen")))) supervisor.post(room, act.put("key", key())).ok();
    assertEquals(1, supervision(second, two).getInteger("waiting"));
    var admitted = supervision(first, one);
    assertFalse(admitted.containsKey("waiting"));
    assertEquals(new JsonArray().add("screen"), admitted.getJsonObject("seat").getJsonArray("waived"));
  }

  private Answer accommodate(Candidate candidate, JsonObject more) {
    var officer = house.staff(Role.ACCOMMODATION_OFFICER);
    var id = officer.get("/api/candidates?text=" + candidate.email()).ok().list("candidates").getFirst().getString("id");
    return officer.put("/api/candidates/" + id + "/accommodation", new JsonObject().put("extraTimePercent", 0).put("breakMinutes", 0).put("assistant", "")
        .put("decidedBy", "Camille Régnier").put("decidedOn", "2026-09-01").mergeIn(more));
  }

  private String atTheDoor(Candidate candidate) {
    return candidate.windowAt(session(candidate)).sitting();
  }

  private String session(Candidate... candidates) {
    var session = house.plan(house.newSession().put("admission", true));
    house.invite(session, candidates).ok();
    for (var candidate : candidates) candidate.comeByInvitation();
    house.openDoor(session);
    return session;
  }

  private static JsonObject supervision(Candidate candidate, String sitting) {
    return candidate.visitor().get("/api/sittings/" + sitting + "/supervision").ok().body();
  }

  private static Answer act(Candidate candidate, String sitting, JsonObject act) {
    return candidate.visitor().post("/api/sittings/" + sitting + "/supervision/acts", act.put("key", key()));
  }

  private static JsonObject row(String action, String sitting) {
    return new JsonObject().put("action", action).put("sittings", new JsonArray().add(sitting));
  }

  private static String key() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
