package org.palier.proctoring.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

class TicketsTest {
  private Instant now = Instant.parse("2026-11-02T08:00:00Z");
  private final Tickets tickets = new Tickets(SignalConfig.DEFAULT, () -> now);

  @Test void a_ticket_is_good_once_for_its_session_and_for_half_a_minute() {
    var first = make("a", "session");
    assertEquals(Optional.empty(), tickets.take(first.connection(), "another"));
    assertEquals(Optional.of(first), tickets.take(first.connection(), "session"));
    assertEquals(Optional.empty(), tickets.take(first.connection(), "session"));
    var second = make("a", "session");
    now = now.plusSeconds(30);
    assertEquals(Optional.empty(), tickets.take(second.connection(), "session"));
  }

  @Test void names_are_never_the_same_and_say_where_they_were_made() {
    var names = new HashSet<String>();
    for (int i = 0; i < 1_000; i++) names.add(make("a" + i, "s").connection());
    assertEquals(1_000, names.size());
    assertTrue(names.stream().allMatch(name -> name.length() == 30 && Tickets.nodeOf(name).equals(tickets.node())));
  }

  @Test void those_that_wait_are_bounded_and_room_comes_back_with_time_or_use() {
    var last = make("a", "s");
    for (int i = 1; i < 12; i++) last = make("a", "s");
    assertEquals(Reason.TOO_MANY_TRIES, assertThrows(Refused.class, () -> make("a", "s")).reason());
    make("b", "s");
    tickets.take(last.connection(), "s");
    make("a", "s");
    now = now.plusSeconds(30);
    for (int i = 0; i < 12; i++) make("a", "s");
  }

  @Test void whoever_asks_all_the_time_waits() {
    assertEquals(Reason.TOO_MANY_TRIES, assertThrows(Refused.class, () -> {
      for (int i = 0; i < 100; i++) tickets.take(make("a", "s").connection(), "s");
    }).reason());
  }

  @Test void a_supervisor_s_tab_keeps_its_name_over_reconnections_and_nobody_can_take_it() {
    var one = ticket("account", "tab", Optional.empty());
    assertEquals(one.peer(), ticket("account", "tab", Optional.empty()).peer());
    assertNotEquals(one.peer(), ticket("other", "tab", Optional.empty()).peer());
    assertNotEquals(one.peer(), ticket("account", "other", Optional.empty()).peer());
    assertEquals("s-1", ticket("account", "tab", Optional.of("s-1")).peer());
    assertEquals(one, Ticket.of(one.json()));
  }

  private Ticket make(String account, String session) {
    return tickets.make(account, session, "tab", "room", Optional.empty(), 0);
  }

  private Ticket ticket(String account, String tab, Optional<String> sitting) {
    return new Ticket("c", account, "session", tab, "room", sitting, 3, now.plus(Duration.ofSeconds(30)));
  }
}
