package org.palier.deploy.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palier.deploy.StoreFixture;
import org.palier.deploy.store.Outcome;
import org.palier.engine.account.Account;
import org.palier.engine.account.Accounts;
import org.palier.engine.account.Caller;
import org.palier.engine.account.Email;
import org.palier.engine.account.Erasure;
import org.palier.engine.account.ExamDoor;
import org.palier.engine.account.Language;
import org.palier.engine.account.Newcomers;
import org.palier.engine.account.Passwords;
import org.palier.engine.account.Role;
import org.palier.engine.account.SecondFactor;
import org.palier.engine.account.SecondFactorEnrolment;
import org.palier.engine.account.SignIn;
import org.palier.engine.account.SignInCodes;
import org.palier.engine.account.SignInConfig;
import org.palier.engine.account.SignInLimits;
import org.palier.engine.account.SignedIn;
import org.palier.engine.account.StaffAccounts;
import org.palier.engine.account.WebSessions;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

class SignInTest extends StoreFixture {
  private static final String CLIENT = "192.0.2.1";
  private static final Email ZOE = new Email("zoe@example.org");
  private static final Email ADA = new Email("ada@example.org");
  private static final Email EVE = new Email("eve@example.org");
  private static final String PASSWORD = "le vent se lève";

  private final List<String> mailed = new CopyOnWriteArrayList<>();
  private Accounts accounts;
  private SignInCodes codes;
  private WebSessions sessions;
  private StaffAccounts staff;
  private SecondFactorEnrolment enrolment;
  private SignIn door;

  @BeforeEach void wire() {
    accounts = new Accounts(store);
    codes = new SignInCodes(store, clock);
    sessions = new WebSessions(store, clock);
    Outcome.of(Future.all(accounts.declare(), codes.declare(), sessions.declare()));
    staff = new StaffAccounts(accounts, new Passwords(vertx), sessions, clock);
    door = door(SignInConfig.DEFAULT);
  }

  @Test void a_candidate_signs_in_with_the_code_and_the_e_mail_is_confirmed() {
    var zoe = candidate();
    Outcome.of(door.sendCode(ZOE, CLIENT));
    var in = Outcome.of(door.withCode(ZOE, mailed.getFirst(), CLIENT));
    assertEquals(Set.of(Role.CANDIDATE), in.caller().roles());
    assertEquals(Optional.of(in.caller()), Outcome.of(sessions.find(in.token())));
    assertTrue(Outcome.of(accounts.find(zoe.id())).orElseThrow().confirmed());
    Outcome.of(door.signOut(in.token()));
    assertEquals(Optional.empty(), Outcome.of(sessions.find(in.token())));
  }

  @Test void an_unknown_address_gets_the_same_replies_and_no_letter() {
    Outcome.of(door.sendCode(ZOE, CLIENT));
    assertEquals(List.of(), mailed);
    for (int i = 0; i < 5; i++) assertEquals(Reason.WRONG_CODE, refusal(door.withCode(ZOE, "abc", CLIENT)));
    assertEquals(Reason.EXPIRED_CODE, refusal(door.withCode(ZOE, "abc", CLIENT)));
  }

  @Test void somebody_who_registered_gets_a_code_and_an_account_with_it() {
    Outcome.of(door.sendCode(ADA, CLIENT));
    assertEquals(Reason.WRONG_CODE, refusal(door.withCode(ADA, "abc", CLIENT)));
    assertEquals(Optional.empty(), Outcome.of(accounts.find(ADA)));
    var in = Outcome.of(door.withCode(ADA, mailed.getFirst(), CLIENT));
    assertEquals("Ada", in.caller().name());
    assertTrue(in.account().confirmed());
  }

  @Test void a_code_is_not_sent_to_a_closed_account_nor_to_staff_who_sit_no_exam() {
    Outcome.of(staff.close(candidate().id()));
    supervisor();
    Outcome.of(door.sendCode(ZOE, CLIENT));
    Outcome.of(door.sendCode(EVE, CLIENT));
    assertEquals(List.of(), mailed);
  }

  @Test void a_code_opens_no_staff_role() {
    var zoe = candidate();
    Outcome.of(staff.changeRoles(zoe.id(), Set.of(Role.CANDIDATE, Role.ADMINISTRATOR)));
    Outcome.of(door.sendCode(ZOE, CLIENT));
    assertEquals(Set.of(Role.CANDIDATE), Outcome.of(door.withCode(ZOE, mailed.getFirst(), CLIENT)).caller().roles());
  }

  @Test void an_e_mail_gets_three_codes_in_ten_minutes_and_ten_a_day() {
    candidate();
    for (int i = 0; i < 3; i++) Outcome.of(door.sendCode(ZOE, CLIENT));
    var refused = Outcome.failure(Refused.class, door.sendCode(ZOE, CLIENT));
    assertEquals(Reason.TOO_MANY_TRIES, refused.reason());
    assertEquals(200L, refused.details().get("retryAfterSeconds"));
    clock.pass(Duration.ofSeconds(199));
    assertEquals(Reason.TOO_MANY_TRIES, refusal(door.sendCode(ZOE, CLIENT)));
    clock.pass(Duration.ofSeconds(1));
    Outcome.of(door.sendCode(ZOE, CLIENT));
    int sent = 4;
    for (int round = 0; round < 12; round++) {
      clock.pass(Duration.ofMinutes(10));
      if (succeeds(door.sendCode(ZOE, CLIENT))) sent++;
    }
    assertEquals(10, sent, "codes in two hours");
  }

  @Test void a_client_address_gets_as_many_codes_as_the_setting_says() {
    var few = door(new SignInConfig(true, 4, 300));
    for (int i = 0; i < 4; i++) Outcome.of(few.sendCode(new Email("p" + i + "@example.org"), CLIENT));
    assertEquals(Reason.TOO_MANY_TRIES, refusal(few.sendCode(new Email("p5@example.org"), CLIENT)));
    Outcome.of(few.sendCode(new Email("p6@example.org"), "192.0.2.2"));
  }

  @Test void staff_without_a_second_factor_may_only_enrol_one() {
    supervisor();
    var in = Outcome.of(door.withPassword(EVE, PASSWORD, Optional.empty(), CLIENT));
    assertTrue(in.caller().secondFactorPending());
    assertEquals(Set.of(), in.caller().roles());
    var offer = Outcome.of(enrolment.offer(in.caller()));
    assertTrue(offer.uri().contains(offer.secret()));
    assertEquals(Reason.WRONG_CODE, refusal(enrolment.confirm(in.caller(), "12345", CLIENT)));
    var full = Outcome.of(enrolment.confirm(in.caller(), SecondFactor.code(offer.secret(), clock.instant()), CLIENT));
    assertEquals(Set.of(Role.SUPERVISOR), full.caller().roles());
    assertEquals(Optional.of(full.caller()), Outcome.of(sessions.find(full.token())));
    assertEquals(Optional.empty(), Outcome.of(sessions.find(in.token())));
  }

  @Test void the_second_factor_is_asked_for_and_a_code_is_good_once() {
    var secret = enrolled();
    assertEquals(Reason.SECOND_FACTOR_NEEDED, refusal(door.withPassword(EVE, PASSWORD, Optional.empty(), CLIENT)));
    assertEquals(Reason.SECOND_FACTOR_NEEDED, refusal(door.withPassword(EVE, PASSWORD, Optional.of("12345"), CLIENT)));
    assertEquals(Reason.SECOND_FACTOR_NEEDED, refusal(password(secret)), "the code that confirmed it was seen already");
    clock.pass(Duration.ofSeconds(60));
    var both = Stream.generate(() -> password(secret)).limit(2).toList();
    Outcome.of(Future.join(both).otherwiseEmpty());
    assertEquals(1, both.stream().filter(Future::succeeded).count());
    assertEquals(Reason.SECOND_FACTOR_NEEDED, refusal(password(secret)));
  }

  @Test void a_new_second_factor_leaves_the_old_one_good_until_it_is_confirmed() {
    var old = enrolled();
    clock.pass(Duration.ofSeconds(60));
    var in = Outcome.of(password(old));
    var offer = Outcome.of(enrolment.offer(in.caller()));
    clock.pass(Duration.ofSeconds(60));
    Outcome.of(password(old));
    Outcome.of(enrolment.confirm(in.caller(), SecondFactor.code(offer.secret(), clock.instant()), CLIENT));
    clock.pass(Duration.ofSeconds(60));
    assertEquals(Reason.SECOND_FACTOR_NEEDED, refusal(password(old)));
    Outcome.of(password(offer.secret()));
  }

  @Test void where_no_second_factor_is_required_the_password_is_enough() {
    supervisor();
    var in = Outcome.of(door(new SignInConfig(false, 30, 300)).withPassword(EVE, PASSWORD, Optional.empty(), CLIENT));
    assertEquals(Set.of(Role.SUPERVISOR), in.caller().roles());
    assertFalse(in.caller().secondFactorPending());
  }

  @Test void a_wrong_password_an_unknown_address_and_a_closed_account_get_one_reply() {
    supervisor();
    candidate();
    assertEquals(Reason.WRONG_CREDENTIALS, refusal(door.withPassword(EVE, "wrong", Optional.empty(), CLIENT)));
    assertEquals(Reason.WRONG_CREDENTIALS, refusal(door.withPassword(new Email("x@example.org"), PASSWORD, Optional.empty(), CLIENT)));
    assertEquals(Reason.WRONG_CREDENTIALS, refusal(door.withPassword(ZOE, "", Optional.empty(), CLIENT)), "who has no password");
    Outcome.of(staff.close(Outcome.of(accounts.find(EVE)).orElseThrow().id()));
    assertEquals(Reason.WRONG_CREDENTIALS, refusal(door.withPassword(EVE, PASSWORD, Optional.empty(), CLIENT)));
  }

  @Test void ten_wrong_passwords_lock_the_address_out_for_a_while_even_for_the_right_one() {
    supervisor();
    for (int i = 0; i < 10; i++) assertEquals(Reason.WRONG_CREDENTIALS, refusal(door.withPassword(EVE, "wrong", Optional.empty(), "192.0.2." + i)));
    assertEquals(Reason.TOO_MANY_TRIES, refusal(door.withPassword(EVE, PASSWORD, Optional.empty(), CLIENT)));
    clock.pass(Duration.ofMinutes(1));
    Outcome.of(door.withPassword(EVE, PASSWORD, Optional.empty(), CLIENT));
  }

  @Test void a_centre_where_everybody_is_right_is_never_locked_out_and_one_that_guesses_is() {
    candidate();
    var few = door(new SignInConfig(true, 30, 3));
    for (int i = 0; i < 20; i++) Outcome.of(few.withAccessCode(ZOE, "PLATANE", CLIENT));
    for (int i = 0; i < 20; i++) assertEquals(Reason.SESSION_NOT_OPEN, refusal(few.withAccessCode(ZOE, "EARLY", CLIENT)));
    for (int i = 0; i < 3; i++) assertEquals(Reason.WRONG_CREDENTIALS, refusal(few.withAccessCode(ZOE, "ERABLE", CLIENT)));
    assertEquals(Reason.TOO_MANY_TRIES, refusal(few.withAccessCode(ZOE, "PLATANE", CLIENT)));
  }

  @Test void an_access_code_opens_its_exam_session_alone() {
    candidate();
    var in = Outcome.of(door.withAccessCode(ZOE, "PLATANE", CLIENT));
    assertEquals(Optional.of("s-1"), in.caller().examSession());
    assertEquals(Reason.WRONG_CREDENTIALS, refusal(door.withAccessCode(new Email("x@example.org"), "PLATANE", CLIENT)));
  }

  @Test void an_invitation_opens_its_exam_session_alone_and_confirms_the_e_mail() {
    var zoe = candidate();
    var in = Outcome.of(door.withInvitation("invitation of " + zoe.id(), CLIENT));
    assertEquals(new Caller(zoe.id(), "Zoé Dupré", Set.of(Role.CANDIDATE), Optional.of("s-2"), false), in.caller());
    assertTrue(Outcome.of(accounts.find(ZOE)).orElseThrow().confirmed());
    assertEquals(Reason.EXPIRED_CODE, refusal(door.withInvitation("unknown", CLIENT)));
    assertEquals(Reason.EXPIRED_CODE, refusal(door.withInvitation("invitation of a-nobody", CLIENT)));
  }

  @Test void losing_a_role_changing_the_password_and_closing_all_sign_out() {
    var free = door(new SignInConfig(false, 30, 300));
    var id = supervisor().id();
    var first = Outcome.of(free.withPassword(EVE, PASSWORD, Optional.empty(), CLIENT));
    Outcome.of(staff.changeRoles(id, Set.of(Role.AUDITOR)));
    assertEquals(Optional.empty(), Outcome.of(sessions.find(first.token())));
    var second = Outcome.of(free.withPassword(EVE, PASSWORD, Optional.empty(), CLIENT));
    assertEquals(Set.of(Role.AUDITOR), second.caller().roles());
    Outcome.of(staff.changePassword(id, "another password"));
    assertEquals(Optional.empty(), Outcome.of(sessions.find(second.token())));
    var third = Outcome.of(free.withPassword(EVE, "another password", Optional.empty(), CLIENT));
    Outcome.of(staff.close(id));
    assertEquals(Optional.empty(), Outcome.of(sessions.find(third.token())));
  }

  @Test void who_lost_the_device_enrols_again_at_the_next_sign_in() {
    enrolled();
    Outcome.of(staff.forgetSecondFactor(Outcome.of(accounts.find(EVE)).orElseThrow().id()));
    assertTrue(Outcome.of(door.withPassword(EVE, PASSWORD, Optional.empty(), CLIENT)).caller().secondFactorPending());
  }

  @Test void a_candidate_is_offered_no_second_factor() {
    candidate();
    var in = Outcome.of(door.withAccessCode(ZOE, "PLATANE", CLIENT));
    assertEquals(Reason.NOT_ALLOWED, refusal(enrolment.offer(in.caller())));
  }

  @Test void erasing_a_person_ends_sessions_and_codes_and_may_be_repeated() {
    var zoe = candidate();
    var in = Outcome.of(door.withAccessCode(ZOE, "PLATANE", CLIENT));
    Outcome.of(door.sendCode(ZOE, CLIENT));
    var erasure = new Erasure(accounts, sessions, codes);
    Outcome.of(erasure.erase(zoe.id()));
    Outcome.of(erasure.erase(zoe.id()));
    assertEquals(Optional.empty(), Outcome.of(sessions.find(in.token())));
    assertEquals(Reason.EXPIRED_CODE, refusal(door.withCode(ZOE, mailed.getFirst(), CLIENT)));
    assertEquals(Reason.NOT_FOUND, refusal(erasure.erase("a-nobody")));
  }

  @Test void staff_with_a_short_password_or_a_taken_address_are_not_created() {
    supervisor();
    assertEquals(Reason.OUT_OF_RANGE, refusal(staff.create(ZOE, "Zoé", Set.of(Role.AUTHOR), Language.FR, "short")));
    assertEquals(Reason.ALREADY_REGISTERED, refusal(staff.create(EVE, "Ève", Set.of(Role.AUTHOR), Language.FR, PASSWORD)));
  }

  private SignIn door(SignInConfig config) {
    var limits = new SignInLimits(config, clock);
    enrolment = new SecondFactorEnrolment(accounts, sessions, limits, clock);
    return new SignIn(config, accounts, new Passwords(vertx), codes, sessions, limits, new TwoExamSessions(), new OneRegistration(), (_, _, issued) -> {
      mailed.add(issued.code());
      return Future.succeededFuture();
    }, clock);
  }

  private Account candidate() {
    return Outcome.of(accounts.create(Account.candidate(ZOE, "Zoé Dupré", Language.FR, clock.instant())));
  }

  private Account supervisor() {
    return Outcome.of(staff.create(EVE, "Ève", Set.of(Role.SUPERVISOR), Language.FR, PASSWORD));
  }

  private String enrolled() {
    supervisor();
    var pending = Outcome.of(door.withPassword(EVE, PASSWORD, Optional.empty(), CLIENT));
    var secret = Outcome.of(enrolment.offer(pending.caller())).secret();
    Outcome.of(enrolment.confirm(pending.caller(), SecondFactor.code(secret, clock.instant()), CLIENT));
    return secret;
  }

  private Future<SignedIn> password(String secret) {
    return door.withPassword(EVE, PASSWORD, Optional.of(SecondFactor.code(secret, clock.instant())), CLIENT);
  }

  private static Reason refusal(Future<?> future) {
    return Outcome.failure(Refused.class, future).reason();
  }

  private static boolean succeeds(Future<?> future) {
    return Outcome.of(future.map(true).otherwise(false));
  }

  /** Stands for the registrations, which another package keeps: Ada's waits, and becomes an account once. */
  private final class OneRegistration implements Newcomers {
    @Override public Future<Optional<Language>> waiting(Email email) {
      return Future.succeededFuture(email.equals(ADA) ? Optional.of(Language.EN) : Optional.empty());
    }

    @Override public Future<Void> confirm(Email email) {
      return email.equals(ADA) ? accounts.create(Account.candidate(ADA, "Ada", Language.EN, clock.instant())).mapEmpty() : Future.succeededFuture();
    }
  }

  /** Stands for the exam sessions, which another package keeps. */
  private static final class TwoExamSessions implements ExamDoor {
    @Override public Future<Optional<String>> admit(Account account, String accessCode) {
      if (accessCode.equals("EARLY")) return Future.failedFuture(new Refused(Reason.SESSION_NOT_OPEN));
      return Future.succeededFuture(accessCode.equals("PLATANE") ? Optional.of("s-1") : Optional.empty());
    }

    @Override public Future<Optional<Admission>> admit(String token) {
      return Future.succeededFuture(token.startsWith("invitation of ")
          ? Optional.of(new Admission(token.substring("invitation of ".length()), "s-2")) : Optional.empty());
    }
  }
}
