package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Email;
import org.palier.engine.account.Role;
import org.palier.engine.refusal.Reason;

/** Before the day of an exam at home: booking, trying, asking for a centre; and what staff see of it. */
class RehearsalTest extends Walk {
  @Test void a_moment_is_booked_moved_and_cancelled_and_a_letter_says_so_each_time() {
    var zoe = house.validated();
    var mine = invited(zoe, Duration.ofDays(6));
    var offered = mine.look().ok();
    assertTrue(offered.body().getJsonArray("slots").size() > 100, offered::toString);
    assertFalse(offered.body().containsKey("slot"));

    var first = offered.body().getJsonArray("slots").getString(3);
    assertEquals(first, mine.book(first).ok().text("slot"));
    assertEquals(1, letters(zoe, "Votre répétition du").size());
    mine.book(first).ok();
    assertEquals(1, letters(zoe, "Votre répétition du").size(), "the same moment again is nothing new");
    var second = offered.body().getJsonArray("slots").getString(30);
    var moved = mine.book(second).ok();
    assertEquals(second, moved.text("slot"));
    assertTrue(moved.text("calendar").contains("SEQUENCE:2") && moved.text("calendar").contains("UID:rehearsal-" + mine.sitting()), moved::toString);
    var letter = letters(zoe, "Votre répétition du");
    assertEquals(2, letter.size());
    assertTrue(letter.getFirst().contains(house.address() + "/#/rehearsal/" + mine.sitting()) && letter.getFirst().contains("Personne ne vous regarde"), letter::toString);

    assertFalse(mine.cancel().ok().body().containsKey("slot"));
    mine.cancel().ok();
    assertEquals(1, letters(zoe, "Répétition annulée").size());
  }

  @Test void only_what_is_offered_can_be_booked() {
    var zoe = house.validated();
    var mine = invited(zoe, Duration.ofDays(2));
    var slot = Instant.parse(mine.look().ok().body().getJsonArray("slots").getString(0));
    mine.book(slot.plusSeconds(60).toString()).refused(Reason.SLOT_NOT_OFFERED);
    mine.book(slot.minus(Duration.ofDays(2)).toString()).refused(Reason.SLOT_NOT_OFFERED);
    mine.book(slot.plus(Duration.ofDays(7)).toString()).refused(Reason.SLOT_NOT_OFFERED);
    mine.book("tomorrow").refused(Reason.MALFORMED);
    mine.book(slot.toString()).ok();
    house.time.pass(Duration.ofDays(2));
    zoe.signInAgain();
    mine.book(slot.toString()).refused(Reason.SLOT_NOT_OFFERED);
    assertEquals(0, mine.look().ok().body().getJsonArray("slots").size());
  }

  @Test void what_came_of_a_try_is_kept_as_long_as_the_policy_says_and_the_latest_counts() {
    var zoe = house.validated();
    var mine = invited(zoe, Duration.ofDays(6));
    assertFalse(mine.look().ok().body().containsKey("trial"));
    var failed = mine.trial("failed").ok().body().getJsonObject("trial");
    assertEquals(List.of(false, false), List.of(failed.getBoolean("passed"), failed.getBoolean("valid")));
    var passed = mine.trial("warning").ok().body().getJsonObject("trial");
    assertEquals(List.of(true, true), List.of(passed.getBoolean("passed"), passed.getBoolean("valid")));
    assertEquals(Instant.parse(passed.getString("at")).plus(Duration.ofDays(180)), Instant.parse(passed.getString("validUntil")));
    assertEquals(900, passed.getJsonObject("preflight").getInteger("uploadKbits"));

    house.time.pass(Duration.ofDays(181));
    zoe.signInAgain();
    assertFalse(mine.look().ok().body().getJsonObject("trial").getBoolean("valid"), "too old");
    var later = invited(zoe, Duration.ofDays(6));
    assertTrue(later.trial("passed").ok().body().getJsonObject("trial").getBoolean("valid"));
    assertTrue(mine.look().ok().body().getJsonObject("trial").getBoolean("valid"), "a try is the person's, not the session's");
  }

  @Test void staff_see_who_booked_tried_and_asked_for_a_centre_and_may_offer_help() {
    var zoe = house.validated();
    var mine = invited(zoe, Duration.ofDays(6));
    mine.book(mine.look().ok().body().getJsonArray("slots").getString(5)).ok();
    mine.trial("failed").ok();
    mine.send("PUT", "/in-person", new JsonObject().put("text", "Je n'ai pas de caméra.")).ok();
    var staff = house.staff(Role.SUPERVISOR);
    var list = "/api/exam-sessions/" + mine.session() + "/rehearsals";
    var row = staff.get(list).ok().list("rehearsals").getFirst();
    assertEquals(zoe.email(), row.getString("email"));
    assertEquals("Je n'ai pas de caméra.", row.getJsonObject("inPerson").getString("text"));
    assertEquals(false, row.getJsonObject("trial").getBoolean("passed"));

    var help = new JsonObject().put("note", "Je vous appelle dix minutes avant.");
    staff.put(list + "/" + mine.sitting() + "/help", help).ok();
    assertEquals("Camille Régnier", mine.look().ok().body().getJsonObject("help").getString("name"));
    assertTrue(letters(zoe, "Une aide pour votre répétition").getFirst().contains("Je vous appelle dix minutes avant."));
    mine.book(mine.look().ok().body().getJsonArray("slots").getString(9)).ok();
    assertFalse(mine.look().ok().body().containsKey("help"), "help was offered for another moment");

    staff.put(list + "/" + mine.sitting() + "/help", new JsonObject().put("note", " ")).refused(Reason.OUT_OF_RANGE);
    staff.put("/api/exam-sessions/x-other/rehearsals/" + mine.sitting() + "/help", help).refused(Reason.NOT_FOUND);
    house.staff(Role.AUDITOR).get(list).ok();
    house.staff(Role.ACCOMMODATION_OFFICER).get(list).refused(Reason.NOT_ALLOWED);
  }

  @Test void a_rehearsal_is_the_candidates_own_and_only_where_somebody_watches_at_home() {
    var zoe = house.validated();
    var mine = invited(zoe, Duration.ofDays(6));
    var other = house.validated();
    other.signInAgain();
    for (var rest : List.of("", "/booking", "/trials"))
      other.visitor().send(rest.isEmpty() ? "GET" : rest.equals("/booking") ? "PUT" : "POST", "/api/sittings/" + mine.sitting() + "/rehearsal" + rest,
          rest.isEmpty() ? null : rest.equals("/booking") ? new JsonObject().put("at", "2030-01-01T10:00:00Z").encode() : tried("passed").encode()).refused(Reason.NOT_FOUND);
    var unwatched = house.plan(house.newSession());
    house.invite(unwatched, other).ok();
    other.comeByInvitation();
    var sitting = other.windowAt(unwatched).sitting();
    other.visitor().get("/api/sittings/" + sitting + "/rehearsal").refused(Reason.SESSION_STATE);
    house.manager().get("/api/exam-sessions/" + unwatched + "/rehearsals").refused(Reason.SESSION_STATE);
  }

  @Test void the_path_and_the_invitation_lead_to_the_rehearsal() {
    var zoe = house.validated();
    var mine = invited(zoe, Duration.ofDays(6));
    assertTrue(letters(zoe, "Invitation à votre épreuve").getFirst().contains("/#/rehearsal/" + mine.sitting()));
    zoe.signInAgain();
    assertTrue(zoe.step("E8").getBoolean("rehearsal"));
  }

  @Test void a_page_measures_its_line_so_often_and_no_more() {
    var zoe = signedIn();
    var body = new JsonObject().put("padding", "x".repeat(131_072));
    var probed = zoe.post("/api/my/upload-probe", body).ok();
    assertEquals(131_072, probed.number("bytes"));
    assertEquals(house.time.instant().toString(), probed.text("now"));
    zoe.post("/api/my/upload-probe", new JsonObject().put("padding", "x".repeat(131_073))).refused(Reason.MALFORMED);
    for (int more = 2; more <= 60; more++) zoe.post("/api/my/upload-probe", new JsonObject().put("padding", "")).ok();
    zoe.post("/api/my/upload-probe", new JsonObject().put("padding", "")).refused(Reason.TOO_MANY_TRIES);
    signedIn().post("/api/my/upload-probe", body).ok();
  }

  @Test void erasing_a_person_forgets_the_rehearsal() {
    var zoe = house.validated();
    var mine = invited(zoe, Duration.ofDays(6));
    mine.trial("failed").ok();
    mine.send("PUT", "/in-person", new JsonObject().put("text", "Je suis malvoyante.")).ok();
    house.application().personErasure().erase(new Email(zoe.email()), "command").await();
    var row = house.manager().get("/api/exam-sessions/" + mine.session() + "/rehearsals").ok();
    assertFalse(row.response().body().contains("malvoyante") || row.response().body().contains("preflight"), row::toString);
  }

  private record Mine(Candidate candidate, String session, String sitting) {
    Answer look() {
      return candidate.visitor().get("/api/sittings/" + sitting + "/rehearsal");
    }

    Answer book(String at) {
      return send("PUT", "/booking", new JsonObject().put("at", at));
    }

    Answer cancel() {
      return send("DELETE", "/booking", null);
    }

    Answer trial(String camera) {
      return send("POST", "/trials", tried(camera));
    }

    Answer send(String method, String rest, JsonObject body) {
      return candidate.visitor().send(method, "/api/sittings/" + sitting + "/rehearsal" + rest, Optional.ofNullable(body).map(JsonObject::encode).orElse(null));
    }
  }

  private static JsonObject tried(String camera) {
    return new JsonObject().put("preflight", new JsonObject().put("uploadKbits", 900).put("clockSkewMillis", -40)
        .put("checks", new JsonArray().add(new JsonObject().put("name", "camera").put("outcome", camera))));
  }

  /** Invited to a session at home that is watched. */
  private Mine invited(Candidate candidate, Duration ahead) {
    var opens = house.time.instant().plus(ahead);
    var session = house.plan(house.newSession().put("admission", true).put("opensAt", opens.toString()).put("closesAt", opens.plus(Duration.ofHours(3)).toString()));
    house.invite(session, candidate).ok();
    candidate.signInAgain();
    return new Mine(candidate, session, candidate.windowAt(session).sitting());
  }

  private Visitor signedIn() {
    var candidate = house.validated();
    candidate.signInAgain();
    return candidate.visitor();
  }

  /** The latest first. */
  private List<String> letters(Candidate to, String subject) {
    return house.manager().get("/api/outbox").ok().list("mails").stream().filter(mail -> mail.getString("to").equals(to.email()) && mail.getString("subject").startsWith(subject))
        .map(mail -> mail.getString("text")).toList();
  }
}
