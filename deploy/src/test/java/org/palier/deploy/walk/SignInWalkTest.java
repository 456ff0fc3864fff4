package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.deploy.Settings;
import org.palier.engine.account.Role;
import org.palier.engine.account.SecondFactor;
import org.palier.engine.account.SignInConfig;
import org.palier.engine.refusal.Reason;

/** Signing in and out as a server for real exams has it: {@code --empty}, reached over https, every limit as shipped. */
class SignInWalkTest extends Walk {
  @Override Settings settings(Path folder) {
    return new Settings("localhost", 0, Optional.of(URI.create("https://exam.example.org")), folder.resolve("data"), Optional.empty(), Optional.empty(), false,
        SignInConfig.DEFAULT, Optional.empty());
  }

  @Test void staff_without_a_second_factor_may_only_enrol_one() {
    var visitor = house.visitor();
    var me = House.signIn(visitor, house.newStaff(Role.ADMINISTRATOR)).ok();
    assertEquals("required", me.text("secondFactor"));
    assertTrue(me.body().getJsonArray("roles").isEmpty());
    visitor.get("/api/exam-sessions").refused(Reason.SECOND_FACTOR_NOT_ENROLLED);
    visitor.get("/api/outbox").refused(Reason.SECOND_FACTOR_NOT_ENROLLED);
    visitor.get("/api/my/path").refused(Reason.SECOND_FACTOR_NOT_ENROLLED);
    visitor.post("/api/me/second-factor/confirm", code("123456")).refused(Reason.SECOND_FACTOR_NOT_ENROLLED);
    var offer = visitor.post("/api/me/second-factor").ok();
    assertTrue(offer.text("uri").startsWith("otpauth://totp/Palier"), offer::toString);
    visitor.post("/api/me/second-factor/confirm", code("12345 ")).refused(Reason.WRONG_CODE);
    var before = visitor.copy();
    visitor.post("/api/me/second-factor/confirm", code(shown(offer.text("secret")))).ok();
    assertEquals("enrolled", visitor.get("/api/me").ok().text("secondFactor"));
    visitor.get("/api/exam-sessions").ok();
    before.get("/api/me").refused(Reason.NOT_SIGNED_IN);
  }

  @Test void afterwards_the_authenticator_is_asked_for_and_each_code_is_good_once() {
    var email = house.newStaff(Role.AUDITOR);
    var visitor = house.visitor();
    House.signIn(visitor, email).ok();
    var secret = visitor.post("/api/me/second-factor").ok().text("secret");
    visitor.post("/api/me/second-factor/confirm", code(shown(secret))).ok();
    var again = house.visitor();
    House.signIn(again, email).refused(Reason.SECOND_FACTOR_NEEDED);
    assertTrue(again.get("/api/me").status() == 401);
    withFactor(again, email, shown(secret)).refused(Reason.SECOND_FACTOR_NEEDED);
    house.time.pass(Duration.ofSeconds(60));
    var six = shown(secret);
    withFactor(again, email, six.substring(0, 3) + " " + six.substring(3)).ok();
    withFactor(house.visitor(), email, six).refused(Reason.SECOND_FACTOR_NEEDED);
    again.get("/api/audit/sittings").ok();
  }

  @Test void the_cookie_is_for_this_site_over_https_and_out_of_reach_of_scripts() {
    var in = House.signIn(house.visitor(), house.newStaff(Role.AUDITOR)).ok();
    var parts = List.of(in.header("Set-Cookie").toLowerCase(Locale.ROOT).split(";\\s*"));
    assertTrue(parts.containsAll(List.of("httponly", "secure", "samesite=strict", "path=/", "max-age=43200")), parts::toString);
    assertFalse(parts.stream().anyMatch(part -> part.startsWith("domain")), parts::toString);
    assertEquals("no-store", in.header("Cache-Control"));
  }

  @Test void signing_out_kills_the_cookie_on_the_server_too() {
    var visitor = house.visitor();
    House.signIn(visitor, house.newStaff(Role.AUDITOR)).ok();
    var stolen = visitor.copy();
    stolen.get("/api/me").ok();
    var out = visitor.post("/api/sign-out").ok();
    assertTrue(out.header("Set-Cookie").contains("Max-Age=0"), out::toString);
    stolen.get("/api/me").refused(Reason.NOT_SIGNED_IN);
    visitor.get("/api/me").refused(Reason.NOT_SIGNED_IN);
    visitor.post("/api/sign-out").refused(Reason.NOT_SIGNED_IN);
  }

  @Test void a_staff_session_ends_after_two_idle_hours_and_a_pending_one_after_a_quarter() {
    var pending = house.visitor();
    House.signIn(pending, house.newStaff(Role.AUDITOR)).ok();
    house.time.pass(Duration.ofMinutes(14));
    var secret = pending.post("/api/me/second-factor").ok().text("secret");
    house.time.pass(Duration.ofMinutes(1));
    pending.post("/api/me/second-factor/confirm", code(shown(secret))).refused(Reason.NOT_SIGNED_IN);
    var full = house.visitor();
    enrolled(full);
    for (int hour = 0; hour < 3; hour++) {
      house.time.pass(Duration.ofMinutes(119));
      full.get("/api/me").ok();
    }
    house.time.pass(Duration.ofMinutes(120));
    full.get("/api/me").refused(Reason.NOT_SIGNED_IN);
  }

  @Test void a_wrong_password_and_an_unknown_address_are_told_alike_and_guessing_is_slowed_down() {
    var email = house.newStaff(Role.AUDITOR);
    var wrong = new JsonObject().put("email", email).put("password", "mauvais mot de passe");
    var known = house.visitor().post("/api/sign-in/password", wrong).refused(Reason.WRONG_CREDENTIALS);
    var unknown = house.visitor().post("/api/sign-in/password", wrong.copy().put("email", "nobody@example.org")).refused(Reason.WRONG_CREDENTIALS);
    assertEquals(known.response().body(), unknown.response().body());
    for (int tried = 1; tried < 10; tried++) house.visitor().post("/api/sign-in/password", wrong).refused(Reason.WRONG_CREDENTIALS);
    var locked = House.signIn(house.visitor(), email).refused(Reason.TOO_MANY_TRIES);
    assertEquals("60", locked.header("Retry-After"));
    assertEquals(60, locked.number("retryAfterSeconds"));
    house.time.pass(Duration.ofSeconds(60));
    House.signIn(house.visitor(), email).ok();
  }

  @Test void codes_are_limited_by_address_and_by_client_and_nothing_is_kept_beyond() {
    house.time.pass(Duration.ofHours(1));
    var email = House.newEmail("often");
    for (int asked = 0; asked < 3; asked++) house.visitor().post("/api/registrations", House.registration(email, "Zoé")).ok();
    assertEquals("200", house.visitor().post("/api/registrations", House.registration(email, "Zoé")).refused(Reason.TOO_MANY_TRIES).header("Retry-After"));
    for (int asked = 0; asked < 26; asked++) house.visitor().post("/api/sign-in/code", new JsonObject().put("email", House.newEmail("some"))).ok();
    var beyond = House.newEmail("beyond");
    var refused = house.visitor().post("/api/registrations", House.registration(beyond, "Zoé")).refused(Reason.TOO_MANY_TRIES);
    assertFalse(refused.header("Retry-After").isEmpty());
    assertEquals(Optional.empty(), house.application().enrolments().waiting(new org.palier.engine.account.Email(beyond)).await());
  }

  @Test void a_code_sent_by_e_mail_dies_after_five_wrong_tries() {
    house.time.pass(Duration.ofHours(1));
    var email = House.newEmail("guess");
    house.visitor().post("/api/registrations", House.registration(email, "Zoé")).ok();
    for (int tried = 0; tried < 5; tried++) confirm(email, "00000 ").refused(Reason.WRONG_CODE);
    confirm(email, "00000 ").refused(Reason.EXPIRED_CODE);
  }

  @Test void a_write_from_another_site_or_from_none_is_refused() {
    var visitor = house.visitor();
    enrolled(visitor);
    for (var origin : List.of("https://evil.example", "null", "", house.address() + ".evil.example"))
      visitor.send("POST", "/api/sign-out", null, "Origin", origin).refused(Reason.FOREIGN_ORIGIN);
    visitor.get("/api/me").ok();
  }

  @Test void without_a_session_or_with_a_made_up_one_nothing_but_the_public_part_is_open() {
    for (var cookie : List.of("", "palier=" + "A".repeat(43), "palier=x", "palier=")) {
      house.visitor().send("GET", "/api/me", null, "Cookie", cookie).refused(Reason.NOT_SIGNED_IN);
      house.visitor().send("GET", "/api/outbox", null, "Cookie", cookie).refused(Reason.NOT_SIGNED_IN);
      house.visitor().send("GET", "/api/certifications", null, "Cookie", cookie).ok();
    }
  }

  private void enrolled(Visitor visitor) {
    House.signIn(visitor, house.newStaff(Role.AUDITOR)).ok();
    visitor.post("/api/me/second-factor/confirm", code(shown(visitor.post("/api/me/second-factor").ok().text("secret")))).ok();
  }

  private Answer confirm(String email, String code) {
    return house.visitor().post("/api/sign-in/code/confirm", code(code).put("email", email));
  }

  private static Answer withFactor(Visitor visitor, String email, String code) {
    return visitor.post("/api/sign-in/password", code(code).put("email", email).put("password", House.PASSWORD));
  }

  /** What the authenticator application shows now. */
  private String shown(String secret) {
    return SecondFactor.code(secret, house.time.instant());
  }

  private static JsonObject code(String code) {
    return new JsonObject().put("code", code);
  }
}
