package org.palier.deploy.walk;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.palier.engine.account.Role;

/** An open session whose room one supervisor has taken and opened. */
record Seen(String session, String room, Visitor supervisor, List<Candidate> candidates, List<Window> windows) {
  static Seen by(House house, Candidate... candidates) {
    var session = house.plan(house.newSession().put("admission", true));
    house.invite(session, candidates).ok();
    for (var candidate : candidates) candidate.comeByInvitation();
    house.openDoor(session);
    var supervisor = house.staff(Role.SUPERVISOR);
    var room = house.manager().post("/api/exam-sessions/" + session + "/rooms", new JsonObject()).ok().list("rooms").getFirst().getJsonObject("room").getString("id");
    var seen = new Seen(session, room, supervisor, List.of(candidates), List.of(candidates).stream().map(candidate -> candidate.windowAt(session)).toList());
    seen.post(new JsonObject().put("action", "take")).ok();
    seen.post(new JsonObject().put("action", "open")).ok();
    return seen;
  }

  static String key() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  static JsonObject asked(String action, Window window) {
    return new JsonObject().put("key", key()).put("action", action).put("sittings", new JsonArray().add(window.sitting()));
  }

  /** Its live list. */
  String list() {
    return "/api/exam-sessions/" + session + "/sittings";
  }

  String acts() {
    return "/api/rooms/" + room + "/acts";
  }

  Answer post(JsonObject act) {
    return supervisor.post(acts(), act.copy().put("key", key()));
  }

  Answer act(String action, Window window, JsonObject more) {
    return supervisor.post(acts(), asked(action, window).mergeIn(more));
  }

  Answer act(String action, Window window) {
    return act(action, window, new JsonObject());
  }

  void arrive(int candidate) {
    candidates.get(candidate).visitor().post("/api/sittings/" + windows.get(candidate).sitting() + "/supervision/acts",
        new JsonObject().put("key", key()).put("action", "arrive").put("preflight", new JsonObject().put("checks",
            new JsonArray().add(new JsonObject().put("name", "camera").put("outcome", "passed"))))).ok();
  }

  void admit(int candidate) {
    arrive(candidate);
    act("identity", windows.get(candidate), new JsonObject().put("document", "passport").put("verdict", "accepted")).ok();
    act("admit", windows.get(candidate)).ok();
  }
}
