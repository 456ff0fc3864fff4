package org.palier.engine.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.palier.engine.json.Json;

class AccountTest {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final Account ZOE = new Account("a-1", new Email("Zoe@Example.org "), "Zoé Dupré", Set.of(Role.CENTRE_MANAGER, Role.CANDIDATE),
      Language.FR, true, new Credentials(Optional.of("hash"), Optional.of("SECRET"), Optional.of("PENDING"), 7), false, NOW, Set.of("lyon"));

  @Test void who_was_stored_before_managers_had_centres_manages_none() {
    var account = Json.object(ZOE);
    account.remove("centres");
    assertEquals(Set.of(), Json.read(account, Account.class).centres());
    var caller = Json.object(Caller.full(ZOE));
    assertEquals(Caller.full(ZOE), Json.read(caller, Caller.class));
    caller.remove("centres");
    var old = Json.read(caller, Caller.class);
    assertFalse(old.leadsAt(Optional.of("lyon")) || old.reaches(Optional.of("lyon")) || old.reaches(Optional.empty()));
  }

  @Test void a_centre_manager_leads_at_his_own_centres_and_reaches_nothing_else() {
    var zoe = Caller.full(ZOE);
    assertTrue(zoe.leadsAt(Optional.of("lyon")) && zoe.reaches(Optional.of("lyon")));
    for (var elsewhere : java.util.List.of(Optional.of("nantes"), Optional.<String>empty())) assertFalse(zoe.leadsAt(elsewhere) || zoe.reaches(elsewhere));
    var both = Caller.full(ZOE.withRoles(Set.of(Role.CENTRE_MANAGER, Role.SUPERVISOR)));
    assertTrue(both.reaches(Optional.of("nantes")) && !both.leadsAt(Optional.of("nantes")));
    var stripped = Caller.full(ZOE.withRoles(Set.of(Role.ASSESSOR)));
    assertFalse(stripped.leadsAt(Optional.of("lyon")), "a centre makes nobody its manager");
    assertTrue(Caller.full(ZOE.withRoles(Set.of(Role.CERTIFICATION_MANAGER))).leadsAt(Optional.empty()));
  }

  @Test void an_account_survives_json_and_back() {
    var json = Json.object(ZOE);
    assertEquals(ZOE, Json.read(json, Account.class));
    assertEquals("zoe@example.org", json.getString("email"));
    assertEquals("zoe dupre", json.getString("nameKey"));
    assertEquals("[\"candidate\",\"centre-manager\"]", json.getJsonArray("roles").encode());
    assertEquals("fr", json.getString("language"));
  }

  @Test void an_id_is_a_and_26_random_letters_and_digits() {
    assertTrue(Account.newId().matches("a-[a-z2-7]{26}"), Account.newId());
    assertNotEquals(Account.newId(), Account.newId());
  }

  @Test void everything_personal_is_gone_from_an_erased_account() throws Exception {
    var erased = ZOE.erased();
    var personal = Arrays.stream(Account.class.getRecordComponents()).filter(part -> part.isAnnotationPresent(PersonalData.class)).toList();
    assertEquals(4, personal.size());
    for (var part : personal) assertNotEquals(part.getAccessor().invoke(ZOE), part.getAccessor().invoke(erased), part.getName());
    assertEquals(ZOE.id(), erased.id());
    assertTrue(erased.closed());
    var json = Json.object(erased).encode();
    for (var trace : new String[] {"Zo", "zo", "Dup", "dup", "hash", "SECRET", "PENDING"}) assertFalse(json.contains(trace), json);
  }

  @Test void secrets_and_names_are_not_printed() {
    assertEquals("Account[a-1]", ZOE.toString());
    assertEquals("Credentials[...]", ZOE.credentials().toString());
  }

  @Test void what_is_not_an_address_is_refused() {
    for (var wrong : new String[] {"", "zoe", "@b", "a@", "a b@c", "a@b@c", "a@b\r\nBcc: c@d", "<a@b>", "a".repeat(250) + "@b.fr"})
      assertThrows(IllegalArgumentException.class, () -> new Email(wrong), wrong);
  }

  @Test void neighbours_in_one_ipv6_network_are_one_client() {
    assertEquals(SignInLimits.network("2001:db8:1:2::1"), SignInLimits.network("2001:db8:1:2:ffff::9"));
    assertNotEquals(SignInLimits.network("2001:db8:1:2::1"), SignInLimits.network("2001:db8:1:3::1"));
    assertEquals("192.0.2.7", SignInLimits.network("192.0.2.7"));
    assertEquals("somebody", SignInLimits.network("somebody"));
  }

  @Test void limits_out_of_range_are_refused() {
    assertThrows(IllegalArgumentException.class, () -> new SignInConfig(true, 0, 300));
    assertThrows(IllegalArgumentException.class, () -> new SignInConfig(true, 30, 100_001));
    assertTrue(SignInConfig.DEFAULT.secondFactorRequired());
    assertEquals(30, SignInConfig.DEFAULT.codesPerClientPerHour());
    assertEquals(300, SignInConfig.DEFAULT.triesPerClientPerHour());
  }

  @Test void a_session_that_waits_for_the_second_factor_has_no_role() {
    assertThrows(IllegalArgumentException.class, () -> new Caller("a-1", "Zoé", Set.of(Role.ADMINISTRATOR), Optional.empty(), true));
    assertTrue(Caller.pending(ZOE).roles().isEmpty());
    assertEquals(Set.of(Role.CANDIDATE), Caller.candidate(ZOE, Optional.of("s-1")).roles());
  }
}
