package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Role;
import org.palier.engine.refusal.Reason;

/** What was marked under supervision, reviewed by two people, with the candidate heard in between; over HTTP as the pages do it. */
class ReviewTest extends Walk {
  private static final String PHONE = "Un téléphone était posé à gauche du clavier";

  @Test void whatever_was_marked_is_in_the_queue_and_what_was_not_is_not() {
    var seen = sat(house.validated(), house.validated(), house.validated());
    seen.act("incident", seen.windows().get(1), new JsonObject().put("category", "technical-network").put("severity", 1).put("comment", "coupure")).ok();
    seen.act("flag", seen.windows().get(2), new JsonObject().put("reason", PHONE)).ok();
    seen.act("incident", seen.windows().get(2), new JsonObject().put("category", "suspected-fraud").put("severity", 0.75).put("item", 3).put("comment", PHONE)).ok();
    house.application().caseWatch().scan(seen.room()).await();
    var queue = house.staff(Role.CASE_REVIEWER).get("/api/cases").ok().list("open").stream().filter(one -> seen.windows().stream().anyMatch(window -> window.sitting().equals(one.getString("sitting")))).toList();
    assertEquals(List.of(seen.windows().get(2).sitting()), queue.stream().map(one -> one.getString("sitting")).toList(), "a lost line is no matter of conduct");
    assertEquals(new JsonArray().add("flagged").add("incident"), queue.getFirst().getJsonArray("grounds"));
    assertEquals("first-review", queue.getFirst().getString("stage"));
  }

  @Test void an_adverse_showngoes_its_whole_way_and_only_then_the_result_is_annulled() {
    var seen = marked();
    var sitting = seen.windows().getFirst().sitting();
    var anne = house.staff(Role.CASE_REVIEWER);
    var paul = house.staff(Role.CASE_REVIEWER);
    var mine = seen.candidates().getFirst();
    decide("annul", sitting).refused(Reason.CASE_OPEN);

    var found = anne.get("/api/cases/" + sitting).ok();
    assertFalse(found.body().getJsonObject("refused").containsKey("first-review"));
    var clock = anne.get("/api/cases/" + sitting + "/timeline").ok();
    var types = clock.list("entries").stream().map(entry -> entry.getJsonObject("event").getString("type")).toList();
    assertTrue(types.indexOf("started") < types.indexOf("response-saved") && types.indexOf("response-saved") < types.indexOf("incident-logged"), types::toString);
    var incident = clock.list("entries").stream().filter(entry -> entry.getJsonObject("event").getString("type").equals("incident-logged")).findFirst().orElseThrow();
    assertEquals(3, incident.getJsonObject("event").getInteger("item"));

    act(anne, sitting, new JsonObject().put("action", "first-review").put("finding", "adverse").put("text", "La caméra montre un téléphone")
        .put("held", new JsonArray().add(new JsonObject().put("fact", incident.getInteger("number")).put("text", PHONE)))).ok();
    var before = mine.visitor().get("/api/my/cases/" + sitting).ok();
    assertFalse(before.response().body().contains(PHONE) || before.body().containsKey("record"), "before he is informed the candidate sees that there is a case, and no half-finished finding");
    act(paul, sitting, new JsonObject().put("action", "second-review").put("finding", "adverse").put("text", "Oui")).refused(Reason.CANDIDATE_NOT_HEARD);
    act(anne, sitting, new JsonObject().put("action", "inform")).ok();
    house.time.pass(Duration.ofSeconds(1));

    var letter = lettersTo(mine).getFirst();
    assertTrue(letter.getString("text").contains("/#/case/" + sitting) && !letter.getString("text").contains(PHONE), letter::encode);
    var shown = mine.visitor().get("/api/my/cases/" + sitting).ok();
    assertEquals(PHONE, shown.list("held").getFirst().getString("text"));
    assertTrue(Answer.objects(shown.body().getJsonObject("record").getJsonArray("entries")).anyMatch(entry -> entry.getJsonObject("event").getString("type").equals("incident-logged")));
    assertTrue(shown.body().getBoolean("mayAnswer"));

    mine.visitor().post("/api/my/cases/" + sitting + "/acts", asks("ask-extension", "Je suis en déplacement")).ok();
    act(paul, sitting, new JsonObject().put("action", "extend").put("until", shown.instant("now").plus(Duration.ofDays(20)).toString()).put("text", "Accordé")).ok();
    assertEquals("Réponse à votre demande de délai", lettersTo(mine).getFirst().getString("subject"));
    mine.visitor().post("/api/my/cases/" + sitting + "/acts", asks("answer", "C'était ma calculatrice, posée à gauche")).ok();

    act(anne, sitting, new JsonObject().put("action", "second-review").put("finding", "adverse").put("text", "Je confirme")).refused(Reason.SAME_PERSON);
    act(anne, sitting, new JsonObject().put("action", "close")).refused(Reason.SECOND_REVIEW_MISSING);
    var second = act(paul, sitting, new JsonObject().put("action", "second-review").put("finding", "adverse").put("text", "L'écran est allumé")).ok();
    assertEquals("to-close", second.text("stage"));
    act(paul, sitting, new JsonObject().put("action", "confirm-closing")).refused(Reason.CASE_STATE);
    act(paul, sitting, new JsonObject().put("action", "close")).ok();
    decide("annul", sitting).refused(Reason.CASE_OPEN);
    house.time.pass(Duration.ofSeconds(1));
    var closed = act(paul, sitting, new JsonObject().put("action", "confirm-closing")).ok();
    assertEquals(List.of("closed", "adverse", "true"), List.of(closed.text("stage"), closed.text("outcome"), closed.body().getBoolean("adverse").toString()));
    assertEquals("Le dossier ouvert sur votre épreuve est clos", lettersTo(mine).getFirst().getString("subject"));

    decide("annul", sitting).ok();
    assertEquals("void", seen.windows().getFirst().result().ok().text("status"));
    var told = mine.visitor().get("/api/my/cases/" + sitting).ok();
    assertEquals(List.of("closed", "adverse", "L'écran est allumé"), List.of(told.text("stage"), told.text("outcome"), told.body().getJsonObject("second").getString("text")));
  }

  @Test void whoever_watched_or_acted_there_reviews_nothing_of_it() {
    var seen = marked();
    var sitting = seen.windows().getFirst().sitting();
    var both = house.visitor();
    House.signIn(both, house.newStaff(Role.SUPERVISOR, Role.CASE_REVIEWER)).ok();
    seen.post(new JsonObject().put("action", "hand-over").put("supervisor", both.get("/api/me").ok().text("account"))).ok();
    both.post(seen.acts(), new JsonObject().put("action", "say").put("text", "Bonjour").put("key", Seen.key())).ok();
    act(both, sitting, new JsonObject().put("action", "first-review").put("finding", "nothing").put("text", "Rien")).refused(Reason.SAME_PERSON);
    assertEquals("same-person", both.get("/api/cases/" + sitting).ok().body().getJsonObject("refused").getString("first-review"));

    var lead = house.visitor();
    House.signIn(lead, house.newStaff(Role.CERTIFICATION_MANAGER, Role.CASE_REVIEWER)).ok();
    lead.post(seen.acts(), Seen.asked("incident", seen.windows().getFirst()).put("category", "other").put("severity", 0).put("comment", "vu")).ok();
    act(lead, sitting, new JsonObject().put("action", "first-review").put("finding", "nothing").put("text", "Rien")).refused(Reason.SAME_PERSON);
  }

  @Test void a_shownis_nobodys_business_but_reviewers_managers_auditors_and_the_candidate() {
    var seen = marked();
    var sitting = seen.windows().getFirst().sitting();
    for (var role : List.of(Role.SUPERVISOR, Role.ADMINISTRATOR, Role.CENTRE_MANAGER)) house.staff(role).get("/api/cases/" + sitting).refused(Reason.NOT_ALLOWED);
    house.staff(Role.AUDITOR).get("/api/cases/" + sitting).ok();
    house.staff(Role.CERTIFICATION_MANAGER).get("/api/cases/" + sitting).ok();
    act(house.staff(Role.CERTIFICATION_MANAGER), sitting, new JsonObject().put("action", "inform")).refused(Reason.NOT_ALLOWED);
    var stranger = house.validatedCandidate("Zoé").visitor();
    stranger.get("/api/my/cases/" + sitting).refused(Reason.NOT_FOUND);
    stranger.post("/api/my/cases/" + sitting + "/acts", asks("answer", "moi")).refused(Reason.NOT_FOUND);
    stranger.get("/api/cases/" + sitting).refused(Reason.NOT_ALLOWED);
    seen.candidates().getFirst().visitor().get("/api/my/cases/" + sitting + "/evidence/camera/1").refused(Reason.NOT_FOUND);
    house.staff(Role.CASE_REVIEWER).get("/api/cases/s-nothing").refused(Reason.NOT_FOUND);
  }

  @Test void a_reviewer_opens_a_shownabout_a_sitting_that_nobody_marked() {
    var candidate = house.validatedCandidate("Ismène");
    var seen = sat(candidate);
    var sitting = seen.windows().getFirst().sitting();
    var anne = house.staff(Role.CASE_REVIEWER);
    var found = anne.get("/api/reviewable-sittings?text=ism").ok().list("sittings").stream().filter(one -> one.getString("sitting").equals(sitting)).findFirst();
    assertEquals(Optional.of(false), found.map(one -> one.getBoolean("hasCase")));
    var asked = new JsonObject().put("key", Seen.key()).put("sitting", sitting).put("reason", "Une plainte reçue par courrier");
    assertEquals("first-review", anne.post("/api/cases", asked).ok().text("stage"));
    anne.post("/api/cases", asked).ok();
    anne.post("/api/cases", asked.copy().put("key", Seen.key())).refused(Reason.CASE_OPEN);
    anne.post("/api/cases", asked.copy().put("key", Seen.key()).put("sitting", "s-nothing")).refused(Reason.NOT_FOUND);
    decide("annul", sitting).refused(Reason.CASE_OPEN);
    act(anne, sitting, new JsonObject().put("action", "first-review").put("finding", "nothing").put("text", "La plainte ne dit rien de précis")).ok();
    act(anne, sitting, new JsonObject().put("action", "close")).ok();
    decide("annul", sitting).refused(Reason.CASE_NOT_ADVERSE);
  }

  @Test void accommodations_are_shown_as_measures_and_never_as_a_diagnosis() {
    var candidate = house.newCandidate("Lise");
    var account = candidate.visitor().get("/api/me").ok().text("account");
    var officer = house.staff(Role.ACCOMMODATION_OFFICER);
    officer.put("/api/candidates/" + account + "/accommodation", new JsonObject().put("extraTimePercent", 33).put("breakMinutes", 10)
        .put("assistant", "lit à voix haute").put("decidedBy", "Référent").put("decidedOn", "2026-09-01")).ok();
    var test = candidate.beginEntryTest();
    for (int item = 1; item <= 40; item++) test.answerRightly(item).ok();
    test.submit().ok();
    var seen = sat(candidate);
    seen.act("flag", seen.windows().getFirst(), new JsonObject().put("reason", "parle à voix haute")).ok();
    house.application().caseWatch().scan(seen.room()).await();
    var shown = house.staff(Role.CASE_REVIEWER).get("/api/cases/" + seen.windows().getFirst().sitting()).ok();
    assertEquals(new JsonObject().put("extraTimePercent", 33).put("breakMinutes", 10).put("assistant", "lit à voix haute"), shown.body().getJsonObject("measures"));
    assertFalse(shown.body().containsKey("needs"));
  }

  /** A sitting that was sat, submitted and marked; nobody has reviewed it. */
  private Seen marked() {
    var seen = sat(house.validated());
    seen.act("flag", seen.windows().getFirst(), new JsonObject().put("reason", PHONE)).ok();
    seen.act("incident", seen.windows().getFirst(), new JsonObject().put("category", "suspected-fraud").put("severity", 0.75).put("item", 3).put("comment", PHONE)).ok();
    house.application().caseWatch().scan(seen.room()).await();
    return seen;
  }

  private Seen sat(Candidate... candidates) {
    var seen = Seen.by(house, candidates);
    for (int i = 0; i < candidates.length; i++) {
      seen.admit(i);
      seen.windows().get(i).opened().answerRightly(1).ok();
      house.time.pass(Duration.ofSeconds(5));
    }
    for (var window : seen.windows()) window.submit().ok();
    return seen;
  }

  private static Answer act(Visitor reviewer, String sitting, JsonObject act) {
    return reviewer.post("/api/cases/" + sitting + "/acts", act.copy().put("key", Seen.key()));
  }

  private static JsonObject asks(String action, String text) {
    return new JsonObject().put("key", Seen.key()).put("action", action).put("text", text);
  }

  private Answer decide(String verdict, String sitting) {
    return house.manager().post("/api/sittings/" + sitting + "/decision", new JsonObject().put("verdict", verdict).put("reason", "Après examen"));
  }

  private List<JsonObject> lettersTo(Candidate candidate) {
    return house.manager().get("/api/outbox").ok().list("mails").stream().filter(mail -> mail.getString("to").equals(candidate.email())).toList();
  }
}
