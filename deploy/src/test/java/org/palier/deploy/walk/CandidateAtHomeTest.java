package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.palier.engine.refusal.Reason;

/** From the list of certifications to a validated candidacy, alone at home. */
class CandidateAtHomeTest extends Walk {
  @Test void the_certifications_are_shown_to_anybody_with_what_they_ask_for() {
    var anybody = house.visitor();
    var one = anybody.get("/api/certifications").ok().list("certifications").getFirst();
    assertEquals(House.CERTIFICATION, one.getString("id"));
    assertEquals(List.of("P1", "P2"), Answer.objects(one.getJsonArray("prerequisites")).map(each -> each.getString("code")).toList());
    var entry = Answer.objects(one.getJsonArray("tests")).filter(test -> test.getString("id").equals("entry-test")).findFirst().orElseThrow();
    assertEquals(List.of(45, 45, 500, 1000), List.of(entry.getInteger("items"), entry.getInteger("minutes"), entry.getInteger("threshold"), entry.getInteger("scale")));
    assertFalse(entry.getBoolean("supervised"));
    assertTrue(anybody.get("/api/certifications/" + House.CERTIFICATION).ok().response().body().contains("operator-choice"));
  }

  @Test void a_candidate_registers_confirms_passes_the_entry_test_and_may_be_invited() {
    var zoe = house.newCandidate("Zoé");
    assertEquals("Zoé Durand", zoe.visitor().get("/api/me").ok().text("name"));
    var before = zoe.step("P1");
    assertEquals("next", before.getString("state"));
    assertEquals("entry-test", before.getString("test"));
    assertTrue(before.getJsonObject("why").getString("fr").contains("45 questions, 45 minutes"), before::encode);
    assertEquals("done", zoe.step("P2").getString("state"), "the project was described when registering");
    assertEquals("later", zoe.step("E8").getString("state"));

    var test = zoe.beginEntryTest();
    assertEquals(45, test.paper().ok().list("items").size());
    assertEquals(Duration.ofMinutes(45).toMillis(), test.remainingMillis());
    assertEquals("next", zoe.step("P1").getString("state"));
    assertEquals("running", zoe.step("P1").getString("sittingState"));
    assertEquals(test.sitting(), zoe.begin("entry-test").ok().text("sitting"), "beginning again gives the test that runs");
    zoe.sits(test, 40);

    var result = test.result().ok();
    assertEquals("met", result.text("status"));
    assertTrue(result.body().getJsonObject("score").getInteger("points") >= 500, result::toString);
    var after = zoe.step("P1");
    assertEquals("done", after.getString("state"));
    assertEquals(result.body().getJsonObject("score").getInteger("points"), after.getInteger("points"));
    zoe.mayNotBegin("entry-test", Reason.SITTING_STATE);
    var found = house.manager().get("/api/candidates?text=zo").ok().list("candidates");
    assertTrue(found.stream().anyMatch(one -> one.getString("email").equals(zoe.email()) && one.getBoolean("validated")), found::toString);
  }

  @Test void whoever_fails_is_told_when_a_retake_is_possible_and_may_not_begin_before() {
    var luc = house.newCandidate("Luc");
    var test = luc.sits(luc.beginEntryTest(), 10);
    var ended = house.time.instant();
    var result = test.result().ok();
    assertEquals("not-met", result.text("status"));
    assertEquals(ended.plus(Duration.ofDays(7)), result.instant("retakeAt"));
    assertEquals("failed", luc.step("P1").getString("state"));
    assertEquals(ended.plus(Duration.ofDays(7)), Instant.parse(luc.step("P1").getString("retakeAt")));
    assertEquals(result.text("retakeAt"), luc.begin("entry-test").refused(Reason.RETAKE_NOT_YET).text("retakeAt"));
    assertEquals("later", luc.step("E8").getString("state"));

    house.time.pass(Duration.ofDays(7).minusMinutes(10));
    luc.signInAgain();
    luc.mayNotBegin("entry-test", Reason.RETAKE_NOT_YET);
    house.time.pass(Duration.ofMinutes(6));
    assertEquals("next", luc.step("P1").getString("state"));
    var again = luc.beginEntryTest();
    assertFalse(again.sitting().equals(test.sitting()));
    luc.sits(again, 40);
    assertEquals("met", again.result().ok().text("status"));
  }

  @Test void a_third_try_in_a_year_is_the_last_one() {
    var ines = house.newCandidate("Inès");
    var first = house.time.instant();
    for (int tried = 0; tried < 3; tried++) {
      ines.sits(ines.beginEntryTest(), 0);
      house.time.pass(Duration.ofDays(7));
      ines.signInAgain();
    }
    assertEquals(first.plus(Duration.ofDays(365)), ines.begin("entry-test").refused(Reason.RETAKE_NOT_YET).instant("retakeAt"));
  }

  @Test void registering_and_asking_for_a_code_say_the_same_of_a_known_and_an_unknown_address() {
    var known = house.newCandidate("Nadia").email();
    var unknown = House.newEmail("nobody");
    house.time.pass(Duration.ofMinutes(5));
    assertAlike("/api/sign-in/code", new JsonObject().put("email", known), new JsonObject().put("email", unknown));
    assertAlike("/api/registrations", House.registration(known, "Nadia"), House.registration(unknown, "Nadia"));
    assertAlike("/api/sign-in/code/confirm", new JsonObject().put("email", known).put("code", "000 00"), new JsonObject().put("email", unknown).put("code", "000 00"));
  }

  private void assertAlike(String path, JsonObject known, JsonObject unknown) {
    var one = house.visitor().post(path, known);
    var other = house.visitor().post(path, unknown);
    assertEquals(one.status(), other.status());
    assertEquals(one.response().body(), other.response().body());
    assertEquals(one.response().headers().map().keySet(), other.response().headers().map().keySet());
  }

  @Test void the_last_registration_counts_when_somebody_corrected_the_first() {
    var email = House.newEmail("ana");
    house.visitor().post("/api/registrations", House.registration(email, "Anna")).ok();
    house.time.pass(Duration.ofMinutes(1));
    house.visitor().post("/api/registrations", House.registration(email, "Ana")).ok();
    var ana = house.visitor();
    ana.post("/api/sign-in/code/confirm", new JsonObject().put("email", email).put("code", house.lastCode(email))).ok();
    assertEquals("Ana Durand", ana.get("/api/me").ok().text("name"));
    assertEquals("Ana", house.application().enrolments().of(ana.get("/api/me").text("account")).await().getFirst().civilStatus().firstName());
  }

  @Test void nobody_can_fill_the_places_of_an_address_and_keep_its_owner_out() {
    var email = House.newEmail("eva");
    for (int i = 0; i < 7; i++) {
      house.visitor().post("/api/registrations", House.registration(email, i < 6 ? "Mallory" : "Eva")).ok();
      house.time.pass(Duration.ofMinutes(4));
    }
    var eva = house.visitor();
    eva.post("/api/sign-in/code/confirm", new JsonObject().put("email", email).put("code", house.lastCode(email))).ok();
    assertEquals("Eva Durand", eva.get("/api/me").ok().text("name"));
  }

  @Test void a_code_works_once_and_ten_minutes() {
    var email = House.newEmail("paul");
    house.visitor().post("/api/registrations", House.registration(email, "Paul")).ok();
    var body = new JsonObject().put("email", email).put("code", house.lastCode(email));
    house.visitor().post("/api/sign-in/code/confirm", body).ok();
    house.visitor().post("/api/sign-in/code/confirm", body).refused(Reason.EXPIRED_CODE);
    house.time.pass(Duration.ofMinutes(4));
    house.visitor().post("/api/sign-in/code", new JsonObject().put("email", email)).ok();
    var late = new JsonObject().put("email", email).put("code", house.lastCode(email));
    house.time.pass(Duration.ofMinutes(10));
    house.visitor().post("/api/sign-in/code/confirm", late).refused(Reason.EXPIRED_CODE);
  }
}
