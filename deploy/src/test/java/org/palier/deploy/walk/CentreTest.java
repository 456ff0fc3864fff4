package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Role;
import org.palier.engine.certification.Supervision;
import org.palier.engine.examsession.Centre;
import org.palier.engine.examsession.ExamSession;
import org.palier.engine.examsession.ExamSessions;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.store.Collection;
import org.palier.proctoring.room.Place;
import org.palier.proctoring.room.RoomEvent;
import org.palier.proctoring.room.RoomFact;
import org.palier.proctoring.room.RoomSummary;

/** The nine-theme test at a partner's centre. */
class CentreTest extends Walk {
  @BeforeAll void aCentre() {
    house.application().examSessions().keep(new Centre("lyon", "Centre Part-Dieu", "Lyon", "69003")).await();
    house.application().examSessions().keep(new Centre("nantes", "Centre Beaulieu", "Nantes", "44200")).await();
  }

  @Test void a_centre_manager_has_his_own_centre_and_no_other() {
    var candidate = house.validated();
    var session = house.plan(house.newSession().put("remote", false).put("centre", "lyon").put("admission", true));
    var atHome = house.plan(house.newSession());
    house.invite(session, candidate).ok();
    house.time.pass(Duration.ofMinutes(45));
    desk(candidate, code(session)).ok();
    house.openDoor(session);
    var lyon = house.staffAt("lyon", Role.CENTRE_MANAGER);
    var nantes = house.staffAt("nantes", Role.CENTRE_MANAGER);
    var nowhere = house.visitor();
    House.signIn(nowhere, house.newStaffAt(Set.of(), Role.CENTRE_MANAGER)).ok();
    var room = lyon.post("/api/exam-sessions/" + session + "/rooms", new JsonObject()).ok().list("rooms").getFirst().getJsonObject("room").getString("id");
    var sitting = candidate.windowAt(session).sitting();
    lyon.post("/api/rooms/" + room + "/acts", act("take")).ok();
    lyon.post("/api/rooms/" + room + "/acts", act("open")).ok();

    for (var other : List.of(nantes, nowhere)) {
      var sessions = other.get("/api/exam-sessions").ok();
      assertTrue(sessions.list("examSessions").stream().noneMatch(one -> List.of(session, atHome).contains(one.getString("id"))), "nor its start code");
      other.get("/api/exam-sessions/" + session).refused(Reason.NOT_FOUND);
      other.get("/api/exam-sessions/" + atHome).refused(Reason.NOT_FOUND);
      for (var act : List.of("open", "close")) other.post("/api/exam-sessions/" + session + "/" + act).refused(Reason.NOT_FOUND);
      other.post("/api/exam-sessions/" + session + "/invitations", new JsonObject().put("emails", new JsonArray().add(candidate.email()))).refused(Reason.NOT_FOUND);
      other.post("/api/sittings/" + sitting + "/invitation").refused(Reason.NOT_FOUND);
      other.post("/api/exam-sessions", house.newSession().put("remote", false).put("centre", "lyon")).refused(Reason.NOT_ALLOWED);
      other.post("/api/exam-sessions", house.newSession()).refused(Reason.NOT_ALLOWED);
      other.get("/api/exam-sessions/" + session + "/sittings").refused(Reason.NOT_FOUND);
      other.get("/api/exam-sessions/" + session + "/rooms").refused(Reason.NOT_FOUND);
      other.post("/api/exam-sessions/" + session + "/rooms", new JsonObject()).refused(Reason.NOT_FOUND);
      other.get("/api/exam-sessions/" + session + "/rehearsals").refused(Reason.NOT_FOUND);
      for (var path : List.of("", "/events", "/convocation", "/convocation.pdf", "/attendance.pdf", "/minutes.pdf", "/sittings/" + sitting + "/timeline"))
        other.get("/api/rooms/" + room + path).refused(Reason.NOT_ASSIGNED);
      for (var action : List.of("take", "check-in", "absent", "close", "seal-minutes"))
        other.post("/api/rooms/" + room + "/acts", act(action).put("sittings", new JsonArray().add(sitting)).put("document", "passport")).refused(Reason.NOT_ASSIGNED);
      other.post("/api/sittings/" + sitting + "/pause", new JsonObject().put("reason", "x")).refused(Reason.NOT_ASSIGNED);
      other.post("/api/sittings/" + sitting + "/late-responses/1/admit", new JsonObject().put("reason", "x")).refused(Reason.NOT_ASSIGNED);
      other.post("/api/signal/tickets", new JsonObject().put("room", room).put("tab", "0123456789abcdef").put("lastSeq", 0)).refused(Reason.NOT_ASSIGNED);
      lyon.post("/api/rooms/" + room + "/acts", act("assign").put("supervisor", other.get("/api/me").ok().text("account"))).refused(Reason.OUT_OF_RANGE);
    }
    assertEquals(List.of("nantes"), nantes.get("/api/centres").ok().list("centres").stream().map(one -> one.getString("id")).toList());
    assertEquals(0, nowhere.get("/api/exam-sessions").ok().list("examSessions").size());
    nantes.post("/api/exam-sessions", house.newSession().put("remote", false).put("centre", "nantes")).ok();
    assertTrue(lyon.get("/api/exam-sessions").ok().list("examSessions").stream().anyMatch(one -> one.getString("id").equals(session)));
    assertEquals(List.of(sitting), lyon.get("/api/exam-sessions/" + session + "/sittings").ok().list("sittings").stream().map(one -> one.getString("id")).toList());
    assertEquals(200, lyon.file("/api/rooms/" + room + "/attendance.pdf").statusCode());

    var both = house.staffAt("nantes", Role.CENTRE_MANAGER, Role.SUPERVISOR);
    both.get("/api/rooms/" + room).refused(Reason.NOT_ASSIGNED);
    both.post("/api/exam-sessions/" + session + "/invitations", new JsonObject().put("emails", new JsonArray().add(candidate.email()))).refused(Reason.NOT_ALLOWED);
  }

  @Test void a_room_arranged_before_rooms_knew_their_centre_is_its_managers_once_he_asks_for_his_rooms_and_one_without_facts_hides_none() {
    var session = house.plan(house.newSession().put("remote", false).put("centre", "lyon").put("admission", true));
    var planned = house.application().examSessions().get(session).await();
    var store = house.application().store();
    var room = "r-" + session + "-1";
    store.append("room/" + room, 0, List.of(Json.buffer(new RoomFact(RoomFact.CLOCK, house.time.instant(), Optional.empty(),
        new RoomEvent.Arranged(session, Place.CENTRE, planned.certification(), planned.test(), 200, Supervision.DEFAULT, Optional.empty()))))).await();
    var supervisor = house.staff(Role.SUPERVISOR);
    var watching = List.of(supervisor.get("/api/me").ok().text("account"));
    for (var id : List.of(room, "r-" + session + "-gone"))
      store.insert(Collection.of("room"), id, Json.object(new RoomSummary(id, session, Place.CENTRE, RoomSummary.State.PLANNED, watching, 0, 200, false, 1, Optional.empty()))).await();
    var lyon = house.staffAt("lyon", Role.CENTRE_MANAGER);
    assertEquals(List.of(room), lyon.get("/api/exam-sessions/" + session + "/rooms").ok().list("rooms").stream().map(one -> one.getJsonObject("room").getString("id")).toList());
    lyon.get("/api/rooms/" + room).ok();
    assertEquals(200, lyon.file("/api/rooms/" + room + "/minutes.pdf").statusCode());
    house.staffAt("nantes", Role.CENTRE_MANAGER).get("/api/rooms/" + room).refused(Reason.NOT_ASSIGNED);
    assertEquals(List.of(), supervisor.get("/api/exam-sessions/" + session + "/sittings").ok().list("sittings"));
  }

  @Test void a_centre_manager_finds_who_was_invited_there_and_nobody_else() {
    var crowd = new Crowd(house).validated(3);
    var here = crowd.get(0);
    house.invite(atTheCentre(), here).ok();
    house.invite(house.plan(house.newSession()), crowd.get(1)).ok();
    accommodate(here, 33, 10);
    for (var role : List.of(Role.AUDITOR, Role.SUPERVISOR)) {
      var lyon = house.staffAt("lyon", Role.CENTRE_MANAGER, role);
      for (var text : List.of(here.email(), here.email().toUpperCase(java.util.Locale.ROOT).substring(0, here.email().indexOf('@')))) {
        var found = lyon.get("/api/candidates?text=" + text).ok().list("candidates");
        assertEquals(List.of(here.email()), found.stream().map(one -> one.getString("email")).toList());
        assertEquals(33, found.getFirst().getJsonObject("accommodation").getInteger("extraTimePercent"));
        assertFalse(found.getFirst().containsKey("needs"));
      }
      for (var elsewhere : crowd.subList(1, 3)) assertEquals(List.of(), lyon.get("/api/candidates?text=" + elsewhere.email()).ok().list("candidates"));
      assertTrue(lyon.get("/api/candidates").ok().list("candidates").stream().anyMatch(one -> one.getString("email").equals(here.email())));
    }
    assertEquals(List.of(), house.staffAt("nantes", Role.CENTRE_MANAGER).get("/api/candidates?text=" + here.email()).ok().list("candidates"));
    var nowhere = house.visitor();
    House.signIn(nowhere, house.newStaffAt(Set.of(), Role.CENTRE_MANAGER)).ok();
    assertEquals(List.of(), nowhere.get("/api/candidates").ok().list("candidates"));
    for (var all : List.of(Role.CERTIFICATION_MANAGER, Role.ACCOMMODATION_OFFICER))
      assertEquals(1, house.staff(all, Role.CENTRE_MANAGER).get("/api/candidates?text=" + crowd.get(2).email()).ok().list("candidates").size());
  }

  @Test void who_leads_a_centre_is_told_by_his_acts_what_a_sitting_is_worth_and_who_only_supervises_is_not() {
    for (var centre : List.of("lyon", "nantes", "")) {
      var window = atItsDesk();
      var who = centre.isEmpty() ? house.staff(Role.SUPERVISOR) : house.staffAt(centre, Role.CENTRE_MANAGER, Role.SUPERVISOR);
      window.report(1, "wrong", "").ok();
      var end = new JsonObject().put("ending", "terminated").put("reason", "Alerte incendie");
      var ended = who.post("/api/sittings/" + window.sitting() + "/end", end).ok();
      var judged = who.post("/api/sittings/" + window.sitting() + "/items/1/judgement", new JsonObject().put("neutralise", true).put("reason", "Deux réponses")).ok();
      for (var row : List.of(ended, judged)) assertEquals(centre.equals("lyon"), row.body().containsKey("points"), row.body()::encode);
    }
  }

  private Window atItsDesk() {
    var candidate = house.validated();
    var session = atTheCentre();
    house.invite(session, candidate).ok();
    house.time.pass(Duration.ofMinutes(45));
    desk(candidate, code(session)).ok();
    house.openDoor(session);
    return candidate.windowAt(session).opened();
  }

  @Test void however_many_sessions_others_hold_a_centres_stay_in_its_managers_list() {
    var mine = house.plan(house.newSession().put("remote", false).put("centre", "nantes"));
    var sessions = house.application().examSessions();
    var model = Json.object(sessions.get(atTheCentre()).await());
    var later = house.time.instant().plus(Duration.ofDays(1));
    var planned = new ArrayList<Future<?>>();
    for (int i = 0; i < 500; i++) planned.add(sessions.plan(Json.read(model.copy().put("id", "x-other-" + i).put("centre", "bordeaux").put("accessCode", ExamSessions.newAccessCode())
        .put("opensAt", later.toString()).put("closesAt", later.plusSeconds(60).toString()), ExamSession.class)));
    Future.all(planned).await();
    assertTrue(house.staffAt("nantes", Role.CENTRE_MANAGER).get("/api/exam-sessions").ok().list("examSessions").stream().anyMatch(one -> one.getString("id").equals(mine)));
    assertEquals(500, house.manager().get("/api/exam-sessions").ok().list("examSessions").size());
  }

  private static JsonObject act(String name) {
    return new JsonObject().put("action", name).put("key", Seen.key());
  }

  @Test void the_access_code_opens_the_door_to_who_is_invited_and_to_nobody_else() {
    var crowd = new Crowd(house).validated(2);
    var session = atTheCentre();
    house.invite(session, crowd.getFirst()).ok();
    house.time.pass(Duration.ofMinutes(45));
    desk(crowd.getLast(), code(session)).refused(Reason.WRONG_CREDENTIALS);
    desk(crowd.getFirst(), "AAAA2222").refused(Reason.WRONG_CREDENTIALS);
    var in = desk(crowd.getFirst(), code(session).toLowerCase(java.util.Locale.ROOT).replaceFirst("(....)", "$1 ")).ok();
    assertEquals(session, in.text("examSession"));
    assertEquals(List.of("candidate"), in.body().getJsonObject("me").getJsonArray("roles").getList());
    var door = crowd.getFirst().door(session).ok();
    assertEquals("Centre Part-Dieu, Lyon", door.text("centre"));
    assertFalse(door.body().getBoolean("remote"));
    assertFalse(door.body().containsKey("accessCode"));
  }

  @Test void the_access_code_of_a_remote_session_opens_nothing() {
    var candidate = house.validated();
    var session = house.plan(house.newSession());
    house.invite(session, candidate).ok();
    house.time.pass(Duration.ofMinutes(45));
    desk(candidate, code(session)).refused(Reason.WRONG_CREDENTIALS);
    assertEquals(session, candidate.comeByInvitation());
  }

  @Test void the_desk_signs_in_from_two_hours_before_until_half_a_day_after() {
    var candidate = house.validated();
    var session = house.plan(house.newSession().put("remote", false).put("centre", "lyon")
        .put("opensAt", house.time.instant().plus(Duration.ofHours(5)).toString()).put("closesAt", house.time.instant().plus(Duration.ofHours(6)).toString()));
    house.invite(session, candidate).ok();
    desk(candidate, code(session)).refused(Reason.WRONG_CREDENTIALS);
    house.time.pass(Duration.ofHours(3));
    desk(candidate, code(session)).ok();
    var link = new JsonObject().put("token", house.lastInvitation(candidate.email()));
    house.time.pass(Duration.ofHours(15).minusMinutes(1));
    desk(candidate, code(session)).ok();
    house.visitor().post("/api/sign-in/invitation", link).ok();
    house.time.pass(Duration.ofHours(1));
    desk(candidate, code(session)).refused(Reason.WRONG_CREDENTIALS);
    house.visitor().post("/api/sign-in/invitation", link).refused(Reason.EXPIRED_CODE);
  }

  @Test void the_twenty_first_of_twenty_places_is_refused_and_can_come_elsewhere() {
    var crowd = new Crowd(house).validated(21);
    var session = atTheCentre();
    var outcomes = house.invite(session, crowd.toArray(Candidate[]::new)).ok().list("outcomes");
    assertEquals(20, outcomes.stream().filter(outcome -> outcome.getString("outcome").equals("invited")).count());
    assertEquals("session-full", outcomes.getLast().getString("code"));
    assertEquals(20, house.manager().get("/api/exam-sessions/" + session).ok().number("invited"));
    assertEquals("already-invited", house.invite(session, crowd.getFirst()).ok().list("outcomes").getFirst().getString("outcome"));
    assertEquals("invited", house.invite(atTheCentre(), crowd.getLast()).ok().list("outcomes").getFirst().getString("outcome"));
  }

  @Test void a_third_more_time_and_a_break_that_stops_the_clock() {
    var luc = house.validated();
    accommodate(luc, 33, 10);
    var session = atTheCentre();
    house.invite(session, luc).ok();
    desk(luc, code(session)).ok();
    var whole = Duration.ofMinutes(75).multipliedBy(133).dividedBy(100);
    var door = luc.door(session).ok();
    assertEquals(whole.toMillis(), door.body().getLong("limitMillis"));
    assertEquals(List.of(33, 600_000), List.of(door.number("extraTimePercent"), door.number("breakMillis")));
    assertEquals("Lecteur", door.text("assistant"));
    house.openDoor(session);
    var window = luc.windowAt(session).opened();
    assertEquals(whole.toMillis(), window.remainingMillis());

    house.time.pass(Duration.ofMinutes(30));
    window.answerRightly(1).ok();
    assertEquals("break", window.takeBreak().ok().text("state"));
    house.time.pass(Duration.ofMinutes(4));
    assertEquals(whole.minusMinutes(30).toMillis(), window.remainingMillis(), "the clock stands still");
    window.answerRightly(2).refused(Reason.SITTING_PAUSED);
    window.submit().refused(Reason.SITTING_PAUSED);
    var back = window.endBreak().ok();
    assertEquals(whole.minusMinutes(30).toMillis(), back.body().getLong("remainingMillis"));
    assertEquals(Duration.ofMinutes(6).toMillis(), back.body().getLong("breakMillis"));
    window.answerRightly(2).ok();

    window.takeBreak().ok();
    house.time.pass(Duration.ofMinutes(8));
    assertEquals(whole.minusMinutes(32).toMillis(), window.remainingMillis(), "past the allowance the clock runs again");
    assertEquals(0, window.endBreak().ok().body().getLong("breakMillis"));
    window.takeBreak().refused(Reason.NO_BREAK_LEFT);
    house.time.pass(whole.minusMinutes(32).minusMillis(1));
    assertEquals("running", window.look().ok().text("state"));
    house.time.pass(Duration.ofMillis(1));
    assertEquals("expired", window.look().ok().text("ending"));
  }

  @Test void an_accommodation_counts_for_what_starts_afterwards_and_who_decided_is_kept() {
    var crowd = new Crowd(house).validated(2);
    var session = atTheCentre();
    house.invite(session, crowd.toArray(Candidate[]::new)).ok();
    for (var one : crowd) desk(one, code(session)).ok();
    house.openDoor(session);
    var started = crowd.getFirst().windowAt(session).opened();
    for (var one : crowd) accommodate(one, 50, 0);
    assertEquals(Duration.ofMinutes(75).toMillis(), started.remainingMillis());
    assertEquals(Duration.ofMinutes(75).multipliedBy(3).dividedBy(2).toMillis(), crowd.getLast().windowAt(session).opened().remainingMillis());
    var found = house.manager().get("/api/candidates?text=" + crowd.getFirst().email()).ok().list("candidates").getFirst();
    assertEquals("M. Petit, référent handicap", found.getJsonObject("accommodation").getString("decidedBy"));
  }

  @Test void needs_are_shown_to_who_decides_and_to_nobody_else() {
    var email = House.newEmail("maud");
    house.visitor().post("/api/registrations", House.registration(email, "Maud").put("needs", "Malvoyante : agrandissement.")).ok();
    house.visitor().post("/api/sign-in/code/confirm", new JsonObject().put("email", email).put("code", house.lastCode(email))).ok();
    var officer = house.staff(Role.ACCOMMODATION_OFFICER).get("/api/candidates?text=" + email).ok().list("candidates").getFirst();
    assertEquals("Malvoyante : agrandissement.", officer.getString("needs"));
    assertFalse(house.staff(Role.CERTIFICATION_MANAGER).get("/api/candidates?text=" + email).ok().list("candidates").getFirst().containsKey("needs"));
    house.staff(Role.SUPERVISOR).get("/api/candidates").refused(Reason.NOT_ALLOWED);
  }

  @Test void a_session_names_a_centre_or_is_remote_and_times_are_in_order() {
    assertTrue(house.manager().get("/api/centres").ok().list("centres").stream().anyMatch(centre -> centre.getString("id").equals("lyon")));
    var manager = house.manager();
    manager.post("/api/exam-sessions", house.newSession().put("remote", false)).refused(Reason.OUT_OF_RANGE);
    manager.post("/api/exam-sessions", house.newSession().put("centre", "lyon")).refused(Reason.OUT_OF_RANGE);
    manager.post("/api/exam-sessions", house.newSession().put("remote", false).put("centre", "mars")).refused(Reason.OUT_OF_RANGE);
    manager.post("/api/exam-sessions", house.newSession().put("closesAt", house.newSession().getString("opensAt"))).refused(Reason.OUT_OF_RANGE);
    manager.post("/api/exam-sessions", house.newSession().put("test", "entry-test")).refused(Reason.OUT_OF_RANGE);
    manager.post("/api/exam-sessions", house.newSession().put("test", "nothing")).refused(Reason.NOT_FOUND);
    manager.post("/api/exam-sessions", house.newSession().put("certification", "nothing")).refused(Reason.NOT_FOUND);
    manager.post("/api/exam-sessions", house.newSession().put("capacity", 0)).refused(Reason.MALFORMED);
    manager.post("/api/exam-sessions", house.newSession().put("opensAt", "tomorrow")).refused(Reason.MALFORMED);
    manager.post("/api/exam-sessions", house.newSession().put("closesAt", "+12026-01-01T00:00:00Z")).refused(Reason.MALFORMED);
    manager.post("/api/exam-sessions", house.newSession().put("opensAt", "2020-01-01T00:00:00Z").put("closesAt", "2020-01-01T04:00:00Z")).refused(Reason.OUT_OF_RANGE);
  }

  private String atTheCentre() {
    return house.plan(house.newSession().put("remote", false).put("centre", "lyon"));
  }

  private String code(String session) {
    return house.manager().get("/api/exam-sessions/" + session).ok().text("accessCode");
  }

  private static Answer desk(Candidate candidate, String accessCode) {
    return candidate.visitor().post("/api/sign-in/access-code", new JsonObject().put("email", candidate.email()).put("accessCode", accessCode));
  }

  private void accommodate(Candidate candidate, int extraTimePercent, int breakMinutes) {
    var officer = house.staff(Role.ACCOMMODATION_OFFICER);
    var id = officer.get("/api/candidates?text=" + candidate.email()).ok().list("candidates").getFirst().getString("id");
    officer.put("/api/candidates/" + id + "/accommodation", new JsonObject().put("extraTimePercent", extraTimePercent).put("breakMinutes", breakMinutes)
        .put("assistant", "Lecteur").put("decidedBy", "M. Petit, référent handicap").put("decidedOn", "2026-09-01")).ok();
  }
}
