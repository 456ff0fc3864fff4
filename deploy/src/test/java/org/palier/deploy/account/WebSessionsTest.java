package org.palier.deploy.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palier.deploy.StoreFixture;
import org.palier.deploy.store.Outcome;
import org.palier.engine.account.Caller;
import org.palier.engine.account.Role;
import org.palier.engine.account.WebSessions;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Query;

class WebSessionsTest extends StoreFixture {
  private static final Collection COLLECTION = Collection.of("web_session").indexedBy("account").indexedBy("expiresAtMillis");
  private static final Caller ZOE = new Caller("a-zoe", "Zoé", Set.of(Role.CANDIDATE), Optional.of("s-1"), false);
  private static final Caller EVE = new Caller("a-eve", "Ève", Set.of(Role.SUPERVISOR, Role.CANDIDATE), Optional.empty(), false);
  private static final Caller NEW = new Caller("a-new", "New", Set.of(), Optional.empty(), true);
  private WebSessions here;
  private WebSessions there;

  @BeforeEach void declare() {
    here = new WebSessions(store, clock);
    there = new WebSessions(store, clock);
    Outcome.of(here.declare());
  }

  @Test void whoever_holds_the_token_is_known_on_every_node() {
    for (var caller : new Caller[] {ZOE, EVE, NEW}) {
      var token = begin(caller);
      assertEquals(Optional.of(caller), who(here, token));
      assertEquals(Optional.of(caller), who(there, token));
    }
  }

  @Test void a_token_nobody_was_given_is_nobody() {
    var token = begin(ZOE);
    assertEquals(43, token.length());
    assertNotEquals(token, begin(ZOE));
    for (var wrong : new String[] {"", "x", "A".repeat(43), token.substring(1), token + "A"}) assertEquals(Optional.empty(), who(here, wrong), wrong);
  }

  @Test void the_token_is_not_in_the_store() {
    var token = begin(ZOE);
    var stored = Outcome.of(store.find(COLLECTION, Query.all())).getFirst();
    assertFalse((stored.id() + stored.body().encode()).contains(token));
  }

  @Test void what_is_known_here_is_answered_without_the_store() {
    var token = begin(ZOE);
    var first = here.find(token);
    assertTrue(first.succeeded());
    assertSame(first, here.find(token));
  }

  @Test void a_session_that_was_ended_is_over_here_at_once_and_elsewhere_within_a_minute() {
    var token = begin(ZOE);
    assertEquals(Optional.of(ZOE), who(there, token));
    Outcome.of(here.end(token));
    Outcome.of(here.end(token));
    assertEquals(Optional.empty(), who(here, token));
    clock.pass(Duration.ofSeconds(60));
    assertEquals(Optional.empty(), who(there, token));
  }

  @Test void every_session_of_an_account_is_ended_and_no_other() {
    var tokens = Stream.generate(() -> begin(ZOE)).limit(3).toList();
    var other = begin(EVE);
    Outcome.of(here.endAll("a-zoe"));
    for (var token : tokens) assertEquals(Optional.empty(), who(here, token));
    assertEquals(Optional.of(EVE), who(here, other));
  }

  @Test void a_candidate_may_think_for_hours_but_not_longer_than_twelve() {
    var token = begin(ZOE);
    clock.pass(Duration.ofHours(12).minusMillis(1));
    assertEquals(Optional.of(ZOE), who(here, token));
    clock.pass(Duration.ofMillis(1));
    assertEquals(Optional.empty(), who(here, token));
    assertEquals(Optional.empty(), who(there, token));
  }

  @Test void staff_who_do_nothing_for_two_hours_are_signed_out() {
    var token = begin(EVE);
    clock.pass(Duration.ofHours(2).minusMillis(1));
    assertEquals(Optional.of(EVE), who(here, token));
    clock.pass(Duration.ofHours(2));
    assertEquals(Optional.empty(), who(here, token));
  }

  @Test void staff_at_work_stay_signed_in_on_every_node_until_twelve_hours_are_over() {
    var token = begin(EVE);
    for (int minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
      clock.pass(Duration.ofMinutes(10));
      assertEquals(Optional.of(EVE), who(here, token));
    }
    assertEquals(Optional.of(EVE), who(there, token));
    clock.pass(Duration.ofMinutes(10));
    assertEquals(Optional.empty(), who(here, token));
  }

  @Test void many_requests_of_one_browser_at_once_all_find_it() {
    var token = begin(EVE);
    clock.pass(Duration.ofMinutes(30));
    var found = Stream.generate(() -> here.find(token)).limit(20).toList();
    Outcome.of(Future.all(found));
    for (var one : found) assertEquals(Optional.of(EVE), one.result());
  }

  @Test void a_session_ended_while_it_is_read_stays_ended() {
    var token = begin(EVE);
    clock.pass(Duration.ofMinutes(30));
    var reads = Stream.generate(() -> here.find(token)).limit(20).toList();
    var end = here.end(token);
    Outcome.of(Future.join(Future.join(reads), end));
    assertEquals(Optional.empty(), who(here, token));
  }

  @Test void a_session_that_waits_for_the_second_factor_is_short() {
    var token = begin(NEW);
    clock.pass(Duration.ofMinutes(15));
    assertEquals(Optional.empty(), who(here, token));
  }

  @Test void sessions_that_are_over_are_purged() {
    for (int i = 0; i < 250; i++) begin(ZOE);
    clock.pass(Duration.ofHours(12));
    var token = begin(EVE);
    Outcome.of(here.purge());
    assertEquals(1, Outcome.of(store.count(COLLECTION, Query.all())));
    assertEquals(Optional.of(EVE), who(here, token));
  }

  private String begin(Caller caller) {
    return Outcome.of(here.create(caller));
  }

  private static Optional<Caller> who(WebSessions sessions, String token) {
    return Outcome.of(sessions.find(token));
  }
}
