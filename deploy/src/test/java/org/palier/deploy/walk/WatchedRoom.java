package org.palier.deploy.walk;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.palier.engine.account.Role;

/** An open session whose room one supervisor has taken and opened, with candidates at its door, and the sockets of all of them. */
record WatchedRoom(House house, String session, String room, Visitor supervisor, List<Candidate> candidates, List<Window> windows) {
  static WatchedRoom of(House house, int candidates) {
    var people = new Crowd(house).validated(candidates).toArray(Candidate[]::new);
    var session = house.plan(house.newSession().put("admission", true).put("capacity", Math.max(20, candidates)));
    house.invite(session, people).ok();
    for (var candidate : people) candidate.comeByInvitation();
    house.openDoor(session);
    var supervisor = house.staff(Role.SUPERVISOR);
    var room = house.manager().post("/api/exam-sessions/" + session + "/rooms", new JsonObject()).ok().list("rooms").getFirst().getJsonObject("room").getString("id");
    var watched = new WatchedRoom(house, session, room, supervisor, List.of(people), List.of(people).stream().map(candidate -> candidate.windowAt(session)).toList());
    watched.post(new JsonObject().put("action", "take")).ok();
    watched.post(new JsonObject().put("action", "open")).ok();
    return watched;
  }

  String sitting(int candidate) {
    return windows.get(candidate).sitting();
  }

  Answer post(JsonObject act) {
    return supervisor.post("/api/rooms/" + room + "/acts", act.copy().put("key", key()));
  }

  Answer act(String action, int candidate, JsonObject more) {
    return post(new JsonObject().put("action", action).put("sittings", new JsonArray().add(sitting(candidate))).mergeIn(more));
  }

  Answer say(String text) {
    return post(new JsonObject().put("action", "say").put("text", text));
  }

  void admit(int candidate) {
    candidates.get(candidate).visitor().post("/api/sittings/" + sitting(candidate) + "/supervision/acts", new JsonObject().put("key", key()).put("action", "arrive")).ok();
    act("identity", candidate, new JsonObject().put("document", "passport").put("verdict", "accepted")).ok();
    act("admit", candidate, new JsonObject()).ok();
  }

  /** Numbers of the room so far. */
  int number() {
    return house.manager().get("/api/rooms/" + room).ok().number("number");
  }

  /** Types of the facts about one candidate, in order. */
  List<String> facts(int candidate) {
    return house.manager().get("/api/rooms/" + room + "/events").ok().list("events").stream().map(one -> one.getJsonObject("fact").getJsonObject("event"))
        .filter(event -> sitting(candidate).equals(event.getString("sitting"))).map(event -> event.getString("type")).toList();
  }

  JsonObject asCandidate(int candidate) {
    return asCandidate(candidate, 0);
  }

  JsonObject asCandidate(int candidate, int lastSeq) {
    return new JsonObject().put("tab", Wire.tab()).put("lastSeq", lastSeq).put("sitting", sitting(candidate));
  }

  JsonObject asSupervisor(int lastSeq) {
    return new JsonObject().put("tab", Wire.tab()).put("lastSeq", lastSeq).put("room", room);
  }

  /** A candidate's socket, welcome. */
  Wire candidate(int candidate) {
    var wire = Wire.of(house, candidates.get(candidate).visitor(), asCandidate(candidate));
    wire.next("welcome");
    return wire;
  }

  /** A supervisor's socket, welcome. */
  Wire watching() {
    var wire = Wire.of(house, supervisor, asSupervisor(number()));
    wire.next("welcome");
    return wire;
  }

  static String key() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
