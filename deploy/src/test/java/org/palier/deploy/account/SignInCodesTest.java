package org.palier.deploy.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.palier.deploy.StoreFixture;
import org.palier.deploy.store.Outcome;
import org.palier.engine.account.Email;
import org.palier.engine.account.SignInCodes;
import org.palier.engine.account.SignInCodes.Issued;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Query;

class SignInCodesTest extends StoreFixture {
  private static final Email ZOE = new Email("zoe@example.org");
  private SignInCodes codes;

  @BeforeEach void declare() {
    codes = new SignInCodes(store, clock);
    Outcome.of(codes.declare());
  }

  @Test void a_code_works_once_with_or_without_spaces() {
    var code = issued().code();
    Outcome.of(codes.redeem(ZOE, code.substring(0, 3) + " " + code.substring(3)));
    assertEquals(Reason.EXPIRED_CODE, refusal(codes.redeem(ZOE, code)));
  }

  @RepeatedTest(5) void of_many_that_bring_the_right_code_at_once_one_gets_in() {
    var code = issued().code();
    var tries = Stream.generate(() -> codes.redeem(ZOE, code)).limit(20).toList();
    Outcome.of(Future.join(tries).otherwiseEmpty());
    assertEquals(1, tries.stream().filter(Future::succeeded).count());
    for (var lost : tries.stream().filter(Future::failed).toList()) assertEquals(Reason.EXPIRED_CODE, refusal(lost));
  }

  @Test void a_code_works_until_its_ten_minutes_are_over_and_not_after() {
    var first = issued();
    clock.pass(Duration.ofMinutes(10).minusMillis(1));
    Outcome.of(codes.redeem(ZOE, first.code()));
    var second = issued();
    clock.pass(Duration.ofMinutes(10));
    assertEquals(clock.instant(), second.expiresAt());
    assertEquals(Reason.EXPIRED_CODE, refusal(codes.redeem(ZOE, second.code())));
  }

  @Test void five_wrong_tries_end_a_code_and_four_do_not() {
    var code = issued().code();
    for (int i = 0; i < 4; i++) assertEquals(Reason.WRONG_CODE, refusal(codes.redeem(ZOE, other(code))));
    Outcome.of(codes.redeem(ZOE, code));
    var next = issued().code();
    for (int i = 0; i < 5; i++) assertEquals(Reason.WRONG_CODE, refusal(codes.redeem(ZOE, other(next))));
    assertEquals(Reason.EXPIRED_CODE, refusal(codes.redeem(ZOE, next)));
  }

  @Test void guessing_many_at_once_gets_no_more_than_five_guesses() {
    var code = issued().code();
    var guesses = IntStream.range(0, 40).mapToObj(_ -> codes.redeem(ZOE, other(code))).toList();
    Outcome.of(Future.join(guesses).otherwiseEmpty());
    assertEquals(5, guesses.stream().filter(guess -> refusal(guess) == Reason.WRONG_CODE).count());
    assertEquals(Reason.EXPIRED_CODE, refusal(codes.redeem(ZOE, code)));
  }

  @Test void a_new_code_replaces_the_old_one_and_a_code_belongs_to_one_address() {
    var first = issued().code();
    var second = issued().code();
    if (!first.equals(second)) assertEquals(Reason.WRONG_CODE, refusal(codes.redeem(ZOE, first)));
    assertEquals(Reason.EXPIRED_CODE, refusal(codes.redeem(new Email("other@example.org"), second)));
    Outcome.of(codes.redeem(ZOE, second));
  }

  @Test void neither_code_nor_address_can_be_read_in_the_store() {
    var code = issued().code();
    var stored = kept().getFirst();
    assertFalse(stored.contains("zoe") || stored.contains("example") || stored.contains('"' + code + '"'), stored);
  }

  @Test void codes_are_six_digits_and_differ() {
    var drawn = new ArrayList<String>();
    for (int i = 0; i < 200; i++) drawn.add(codes.draw().code());
    for (var code : drawn) assertEquals(true, code.matches("[0-9]{6}"), code);
    assertFalse(Collections.frequency(drawn, drawn.getFirst()) > 5, "one code again and again");
  }

  @Test void old_codes_are_purged_and_living_ones_stay() {
    for (int i = 0; i < 250; i++) Outcome.of(codes.keep(new Email("old" + i + "@example.org"), codes.draw()));
    clock.pass(Duration.ofMinutes(10));
    var living = issued();
    Outcome.of(codes.purge());
    assertEquals(1, kept().size());
    Outcome.of(codes.redeem(ZOE, living.code()));
  }

  private Issued issued() {
    var issued = codes.draw();
    Outcome.of(codes.keep(ZOE, issued));
    return issued;
  }

  private List<String> kept() {
    return Outcome.of(store.find(Collection.of("sign_in_code"), Query.all())).stream().map(document -> document.id() + document.body().encode()).toList();
  }

  private static String other(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }

  private static Reason refusal(Future<?> future) {
    return Outcome.failure(Refused.class, future).reason();
  }
}
