package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Email;
import org.palier.engine.account.Language;
import org.palier.engine.account.Role;
import org.palier.engine.account.StaffAccounts;
import org.palier.engine.enrolment.Accommodation;
import org.palier.engine.examsession.Centre;
import org.palier.engine.refusal.Reason;

/** The papers of a day at a centre, over HTTP: what happened stands in them, and only those who may see it get them. */
class PapersTest extends Walk {
  private static final JsonObject DRAWN = new JsonObject().put("means", "drawn")
      .put("strokes", new JsonArray().add(new JsonArray().add(0).add(500).add(300).add(100).add(600).add(900).add(1000).add(400)));

  @BeforeAll void aCentre() {
    house.application().examSessions().keep(new Centre("lyon", "Centre Part-Dieu", "Lyon", "69003")).await();
  }

  @Test void a_day_at_a_centre_stands_in_its_papers() {
    var day = day("Claire Fontaine");
    var here = day.candidates().getFirst();
    var name = name(here);
    house.application().enrolments().accommodate(account(here), new Accommodation(33, 0, "", "Dominique Faure", LocalDate.parse("2026-01-10"))).await();

    var list = text(day.manager(), day.paper("convocation") + "?language=fr");
    assertTrue(list.contains("Liste de convocation") && list.contains(name) && list.contains("Temps majoré de 33\u00a0%"), list);
    assertTrue(list.contains(day.accessCode()), "staff tell candidates the code");
    assertFalse(list.contains("@example.org"), "nobody's e-mail: " + list);
    var shown = day.manager().get("/api/rooms/" + day.room() + "/convocation").ok().list("invited");
    assertEquals(List.of(name, 33), List.of(shown.getFirst().getString("name"), shown.getFirst().getJsonObject("measure").getInteger("extraTimePercent")));
    assertFalse(shown.get(1).containsKey("measure"));

    var before = text(day.manager(), day.paper("attendance") + "?language=fr&blank=3");
    assertTrue(before.contains("Pas encore ouverte") && before.contains("\n5\n"), "two candidates and three lines to fill in: " + before);

    var arrived = house.time.instant();
    house.time.pass(Duration.ofMinutes(9));
    day.act("check-in", 0, new JsonObject().put("document", "passport").put("clientAt", arrived.toString())).ok();
    day.act("sign", 0, DRAWN.copy().put("clientAt", arrived.plusSeconds(60).toString())).ok();
    day.act("absent", 1, new JsonObject()).ok();
    house.time.pass(Duration.ofMinutes(20));
    house.openDoor(day.session());
    day.post(new JsonObject().put("action", "open")).ok();
    var window = here.windowAt(day.session()).opened();
    window.answerRightly(1).ok();
    day.act("pause", 0, new JsonObject().put("reason", "Alarme incendie")).ok();
    day.act("resume", 0, new JsonObject()).ok();
    day.act("update", 0, new JsonObject().put("minutes", 7).put("reason", "Alarme incendie")).ok();
    day.post(new JsonObject().put("action", "incident").put("category", "environment-noise").put("severity", 0.4).put("comment", "Alarme, fausse alerte").put("item", 1)
        .put("clientAt", house.time.instant().minus(Duration.ofMinutes(5)).toString())).ok();
    day.post(new JsonObject().put("action", "say").put("text", "Vous pouvez reprendre.")).ok();
    window.submit().ok();
    day.act("departed", 0, new JsonObject()).ok();
    assertTrue(text(day.manager(), day.paper("minutes")).contains("Projet"), "a draft until it is sealed");

    day.manager().post("/api/exam-sessions/" + day.session() + "/close").ok();
    day.post(new JsonObject().put("action", "close")).ok();
    day.post(new JsonObject().put("action", "seal-minutes").put("comment", "Session calme.")).ok();
    day.post(DRAWN.copy().put("action", "sign-minutes")).ok();
    var colleague = signedIn("Marc Olivier", Role.SUPERVISOR);
    colleague.post(day.acts(), new JsonObject().put("key", key()).put("action", "refuse-countersignature").put("reason", "Arrivé après l’alarme.")).ok();

    var sheet = text(day.manager(), day.paper("attendance") + "?language=fr");
    for (var said : List.of("Feuille d’émargement", "Centre Part-Dieu", name, "Passeport", "Temps majoré de 33", "ABSENT", "Claire Fontaine", time(arrived), "Signé à l’écran à " + time(arrived.plusSeconds(60))))
      assertTrue(sheet.contains(said), said + " in " + sheet);
    var minutes = text(colleague, day.paper("minutes") + "?language=fr");
    for (var said : List.of("Procès-verbal de session", "PV-" + day.room(), "nine-themes@", "En centre", "Convoqués", "Salle\u00a0: bruit", "Alarme, fausse alerte", "Question 1 à l’écran", "0,4",
        "Pause", "Reprise", "Temps ajouté\u00a0: 7\u00a0min", "Vous pouvez reprendre.", "Remise", "ABSENT", "Session calme.", "Signé le", "Contreseing refusé", "Arrivé après l’alarme.",
        day.manager().get("/api/rooms/" + day.room()).ok().body().getJsonObject("minutes").getString("fingerprint")))
      assertTrue(minutes.contains(said), said + " in " + minutes);
    assertFalse(minutes.contains("Projet"));
    assertTrue(text(colleague, day.paper("minutes") + "?language=en").contains("Minutes of the session"));
  }

  @Test void sealed_minutes_are_printed_alike_whatever_happens_later() {
    var day = day("Claire Fontaine");
    accommodate(day, 0, 33, "");
    accommodate(day, 1, 0, "Lectrice");
    day.act("check-in", 0, new JsonObject().put("document", "identity-card")).ok();
    day.act("absent", 1, new JsonObject()).ok();
    house.openDoor(day.session());
    var window = day.candidates().getFirst().windowAt(day.session()).opened();
    // Decided when he had begun: it counts for the next time.
    accommodate(day, 0, 66, "");
    // He leaves without handing in: his time goes on.
    day.act("departed", 0, new JsonObject()).ok();
    day.post(new JsonObject().put("action", "close")).ok();
    assertEquals(List.of(true, false), List.of(minutes(day, "").contains("33\u00a0%"), minutes(day, "").contains("66\u00a0%")));
    day.post(new JsonObject().put("action", "seal-minutes")).ok();
    var sealed = day.manager().file(day.paper("minutes") + "?language=fr").body();
    assertTrue(minutes(day, "").contains("Lectrice"), minutes(day, ""));
    house.time.pass(Duration.ofMinutes(10));
    day.act("update", 0, new JsonObject().put("minutes", 5).put("reason", "Après coup")).ok();
    window.answerRightly(1).ok();
    accommodate(day, 0, 50, "Secrétaire");
    accommodate(day, 1, 20, "");
    assertArrayEquals(sealed, day.manager().file(day.paper("minutes") + "?language=fr").body(), "whatever was decided since");
    house.manager().post("/api/exam-sessions/" + day.session() + "/close").ok();
    house.time.pass(Duration.ofMinutes(110));
    assertEquals("expired", window.look().ok().text("ending"));
    assertArrayEquals(sealed, day.manager().file(day.paper("minutes") + "?language=fr").body(), "he ran out of time afterwards");

    day.post(DRAWN.copy().put("action", "sign-minutes")).ok();
    signedIn("Marc Olivier", Role.SUPERVISOR).post(day.acts(), DRAWN.copy().put("key", key()).put("action", "countersign")).ok();
    var first = day.manager().file(day.paper("minutes") + "?language=fr").body();
    day.post(new JsonObject().put("action", "correct-minutes").put("reason", "Fin de l’épreuve")).ok();
    assertArrayEquals(first, day.manager().file(day.paper("minutes") + "?language=fr&edition=1").body());
    assertTrue(minutes(day, "").contains("Secrétaire") && !minutes(day, "&edition=1").contains("Secrétaire"), "each edition says what was so then");
    assertTrue(minutes(day, "").contains("Temps écoulé") && !minutes(day, "&edition=1").contains("Temps écoulé"), minutes(day, ""));
  }

  @Test void who_leaves_the_room_and_comes_back_stands_in_the_minutes_with_both_hours() {
    var day = day("Claire Fontaine");
    day.act("check-in", 0, new JsonObject().put("document", "identity-card")).ok();
    house.time.pass(Duration.ofMinutes(3));
    var left = house.time.instant();
    day.act("departed", 0, new JsonObject()).ok();
    house.time.pass(Duration.ofMinutes(6));
    var back = house.time.instant();
    day.act("check-in", 0, new JsonObject().put("document", "identity-card")).ok();
    var minutes = minutes(day, "");
    assertTrue(minutes.contains("Sortie") && minutes.contains("Retour") && minutes.contains(time(left)) && minutes.contains(time(back)), minutes);
    assertTrue(text(day.manager(), day.paper("minutes") + "?language=en").contains("Came back"));
  }

  @Test void corrective_minutes_refer_to_the_former_ones_which_stay_as_they_were() {
    var day = day("Claire Fontaine");
    day.act("absent", 0, new JsonObject()).ok();
    day.act("absent", 1, new JsonObject()).ok();
    day.post(new JsonObject().put("action", "close")).ok();
    day.post(new JsonObject().put("action", "seal-minutes").put("comment", "Fin à dix heures.")).ok();
    day.post(DRAWN.copy().put("action", "sign-minutes")).ok();
    var correct = new JsonObject().put("action", "correct-minutes").put("reason", "Heure de fin erronée").put("comment", "Fin à onze heures.");
    day.post(correct).refused(Reason.MINUTES_NOT_SEALED);
    signedIn("Marc Olivier", Role.SUPERVISOR).post(day.acts(), DRAWN.copy().put("key", key()).put("action", "countersign")).ok();
    var first = day.manager().file(day.paper("minutes") + "?language=fr").body();
    house.time.pass(Duration.ofMinutes(30));
    day.post(correct).ok();
    assertArrayEquals(first, day.manager().file(day.paper("minutes") + "?language=fr&edition=1").body());
    var second = text(day.manager(), day.paper("minutes") + "?language=fr").replace('\u00a0', ' ');
    for (var said : List.of("Procès-verbal de session rectificatif", "PV-" + day.room() + "-2", "Rectifie le procès-verbal n° PV-" + day.room() + ", qui reste conservé. Motif : Heure de fin erronée",
        "Fin à onze heures.", "Pas encore signé.")) assertTrue(second.replaceAll("\\s+", " ").contains(said), said + " in " + second);
    assertFalse(second.contains("Fin à dix heures."));
    assertTrue(text(day.manager(), day.paper("attendance") + "?language=fr").contains("Marc Olivier"), "whoever countersigned the former ones was there all the same");
    day.manager().get(day.paper("minutes") + "?edition=3").refused(Reason.NOT_FOUND);
    day.manager().get(day.paper("minutes") + "?edition=0").refused(Reason.MALFORMED);
  }

  @Test void the_other_manager_of_a_centre_countersigns_and_who_signed_does_not() {
    var day = day("Claire Fontaine");
    day.act("absent", 0, new JsonObject()).ok();
    day.act("absent", 1, new JsonObject()).ok();
    day.post(new JsonObject().put("action", "close")).ok();
    day.post(new JsonObject().put("action", "seal-minutes")).ok();
    day.post(DRAWN.copy().put("action", "sign-minutes")).ok();
    day.post(DRAWN.copy().put("action", "countersign")).refused(Reason.SAME_PERSON);
    signedIn("Nora Kaci", Role.CENTRE_MANAGER).post(day.acts(), DRAWN.copy().put("key", key()).put("action", "countersign")).ok();
    assertTrue(text(day.manager(), day.paper("minutes")).contains("Nora Kaci"));
  }

  @Test void a_check_in_of_the_wrong_line_leaves_neither_an_identity_nor_an_hour_on_the_papers() {
    var day = day("Claire Fontaine");
    var early = house.time.instant();
    for (int candidate = 0; candidate < 2; candidate++) {
      day.act("check-in", candidate, new JsonObject().put("document", "passport")).ok();
      day.act("sign", candidate, DRAWN.copy()).ok();
      day.act("withdraw-admission", candidate, new JsonObject().put("reason", "Mauvaise ligne")).ok();
    }
    house.time.pass(Duration.ofMinutes(25));
    var late = house.time.instant();
    day.act("absent", 0, new JsonObject()).ok();
    day.act("check-in", 1, new JsonObject().put("document", "driving-licence")).ok();
    var sheet = text(day.manager(), day.paper("attendance") + "?language=fr");
    assertFalse(sheet.contains("Passeport") || sheet.contains(time(early)) || sheet.contains("Signé"), sheet);
    assertTrue(sheet.contains("ABSENT") && sheet.contains("Permis de") && sheet.contains(time(late)), sheet);
    var minutes = text(day.manager(), day.paper("minutes") + "?language=fr");
    assertFalse(minutes.contains("Passeport"), minutes);
    assertTrue(minutes.contains("Mauvaise ligne"), "that it was taken back is told: " + minutes);
  }

  @Test void a_check_in_is_not_taken_back_once_the_test_has_begun() {
    var day = day("Claire Fontaine");
    day.act("check-in", 0, new JsonObject().put("document", "passport")).ok();
    day.act("sign", 0, DRAWN.copy()).ok();
    house.openDoor(day.session());
    day.post(new JsonObject().put("action", "open")).ok();
    day.candidates().getFirst().windowAt(day.session()).opened();
    day.act("withdraw-admission", 0, new JsonObject().put("reason", "Mauvaise ligne")).refused(Reason.SITTING_STATE);
    assertTrue(text(day.manager(), day.paper("attendance") + "?language=fr").contains("Passeport"));
  }

  @Test void a_paper_is_a_file_to_open_in_the_readers_language() {
    var day = day("Claire Fontaine");
    var file = day.manager().file(day.paper("attendance"));
    assertEquals(200, file.statusCode());
    assertEquals("application/pdf", file.headers().firstValue("Content-Type").orElseThrow());
    assertEquals("inline; filename=\"attendance-" + day.room() + ".pdf\"", file.headers().firstValue("Content-Disposition").orElseThrow());
    assertEquals("no-store", file.headers().firstValue("Cache-Control").orElseThrow());
    assertTrue(text(day.manager().copy().reading(Language.EN), day.paper("attendance")).contains("Attendance sheet"));
    day.manager().get(day.paper("attendance") + "?blank=41").refused(Reason.MALFORMED);
    day.manager().get(day.paper("attendance") + "?language=de").refused(Reason.MALFORMED);
    day.manager().get("/api/rooms/r-unknown/minutes.pdf").refused(Reason.NOT_FOUND);
  }

  @Test void only_who_may_see_into_the_room_gets_its_papers() {
    var day = day("Claire Fontaine");
    var assessor = house.staff(Role.ASSESSOR);
    var stranger = house.staff(Role.SUPERVISOR);
    var others = List.of(house.staff(Role.AUDITOR), house.staff(Role.CENTRE_MANAGER), house.staff(Role.CERTIFICATION_MANAGER), house.staff(Role.ADMINISTRATOR));
    for (var paper : List.of("convocation.pdf", "attendance.pdf", "minutes.pdf", "convocation")) {
      var path = "/api/rooms/" + day.room() + "/" + paper;
      house.visitor().get(path).refused(Reason.NOT_SIGNED_IN);
      day.candidates().getFirst().visitor().get(path).refused(Reason.NOT_ALLOWED);
      assessor.get(path).refused(Reason.NOT_ALLOWED);
      stranger.get(path).refused(Reason.NOT_ASSIGNED);
      for (var other : others) assertEquals(200, other.file(path).statusCode(), path);
    }
    var watching = house.staff(Role.SUPERVISOR);
    day.post(new JsonObject().put("action", "assign").put("supervisor", watching.get("/api/me").ok().text("account"))).ok();
    assertEquals(200, watching.file(day.paper("attendance")).statusCode());
  }

  private record Day(String session, String accessCode, String room, Visitor manager, List<Candidate> candidates, List<String> sittings) {
    String paper(String name) {
      return "/api/rooms/" + room + "/" + name + ".pdf";
    }

    String acts() {
      return "/api/rooms/" + room + "/acts";
    }

    Answer act(String action, int candidate, JsonObject more) {
      return post(more.copy().put("action", action).put("sittings", new JsonArray().add(sittings.get(candidate))));
    }

    Answer post(JsonObject act) {
      return manager.post(acts(), act.copy().put("key", key()));
    }
  }

  /** Two candidates expected at the centre within the hour, in a room that a manager of this name has taken. */
  private Day day(String managerName) {
    var candidates = new Crowd(house).validated(2);
    var session = house.plan(house.newSession().put("remote", false).put("centre", "lyon").put("admission", true));
    house.invite(session, candidates.toArray(Candidate[]::new)).ok();
    house.time.pass(Duration.ofMinutes(20));
    var code = house.manager().get("/api/exam-sessions/" + session).ok().text("accessCode");
    for (var one : candidates) one.visitor().post("/api/sign-in/access-code", new JsonObject().put("accessCode", code).put("email", one.email())).ok();
    var manager = signedIn(managerName, Role.CENTRE_MANAGER);
    var room = manager.post("/api/exam-sessions/" + session + "/rooms", new JsonObject()).ok().list("rooms").getFirst().getJsonObject("room").getString("id");
    // In the order of the list, whatever the order of seats.
    var seats = manager.get("/api/rooms/" + room + "/convocation").ok().list("invited").stream().map(one -> one.getString("sitting")).toList();
    var inOrder = candidates.stream().sorted(java.util.Comparator.comparing(one -> seats.indexOf(one.windowAt(session).sitting()))).toList();
    var day = new Day(session, code, room, manager, inOrder, seats);
    day.post(new JsonObject().put("action", "take")).ok();
    return day;
  }

  private Visitor signedIn(String name, Role role) {
    var email = House.newEmail("staff");
    new StaffAccounts(house.application().accounts(), house.application().passwords(), house.application().webSessions(), house.time)
        .create(new Email(email), name, EnumSet.of(role), Set.of(House.CENTRE), Language.FR, House.PASSWORD).await();
    var visitor = house.visitor();
    House.signIn(visitor, email).ok();
    return visitor;
  }

  private static String minutes(Day day, String more) {
    return text(day.manager(), day.paper("minutes") + "?language=fr" + more);
  }

  private void accommodate(Day day, int candidate, int percent, String assistant) {
    house.application().enrolments().accommodate(account(day.candidates().get(candidate)), new Accommodation(percent, 0, assistant, "Dominique Faure", LocalDate.parse("2026-01-10"))).await();
  }

  private String account(Candidate candidate) {
    return candidate.visitor().get("/api/me").ok().text("account");
  }

  private String name(Candidate candidate) {
    return candidate.visitor().get("/api/me").ok().text("name");
  }

  private static String text(Visitor visitor, String path) {
    var file = visitor.file(path);
    assertEquals(200, file.statusCode(), () -> path + " " + new String(file.body(), java.nio.charset.StandardCharsets.UTF_8));
    try (var pdf = Loader.loadPDF(file.body())) {
      return new PDFTextStripper().getText(pdf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String time(java.time.Instant at) {
    return java.time.format.DateTimeFormatter.ofPattern("HH'\u00a0h\u00a0'mm").format(at.atZone(java.time.ZoneId.of("Europe/Paris")));
  }

  private static String key() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
