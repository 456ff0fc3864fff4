package org.palier.proctoring.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Caller;
import org.palier.engine.account.Role;
import org.palier.engine.web.Complaints;

/** What the gate does about a reader that is slow; everything else of it is walked over real sockets. */
class SignalGateTest {
  private static final JsonObject ROSTER = new JsonObject().put("type", "rec").put("address", "px.room.r-1.roster").put("body", new JsonObject());
  private static final JsonObject EVENTS = new JsonObject().put("type", "rec").put("address", "px.in.c").put("body", new JsonObject());

  private Instant now = Instant.parse("2026-11-02T08:00:00Z");
  private final List<String> logged = new ArrayList<>();
  private final FakeSocket socket = new FakeSocket();
  private final Connections connections = new Connections();
  private final Post post = new Post(null, () -> now, "n");
  private final Rights rights = new Rights(_ -> Future.succeededFuture(Optional.empty()), null);
  private final SignalGate gate = new SignalGate(SignalConfig.DEFAULT, () -> now, rights, connections, post, (_, _) -> Future.succeededFuture(Optional.empty()), _ -> {}, _ -> {}, _ -> {},
      new Complaints("signalling", () -> now.toEpochMilli() * 1_000_000, (_, line) -> logged.add(line)));
  private final Connection connection = new Connection(socket, socket::close, "token", "session", new Caller("a", "A", Set.of(Role.SUPERVISOR), Optional.empty(), false), 10, now);
  private final GuardedSocket guarded = new GuardedSocket(null, new SockJSHandlerOptions(), socket, connection, gate);

  @Test void a_roster_is_not_written_while_the_reader_is_behind_and_what_must_arrive_is() {
    assertTrue(passes(ROSTER));
    socket.full = true;
    assertFalse(passes(ROSTER));
    assertTrue(passes(EVENTS));
    socket.full = false;
    assertTrue(passes(ROSTER));
  }

  @Test void a_reader_that_stays_behind_loses_the_socket_and_one_that_caught_up_in_between_does_not() {
    socket.full = true;
    passes(ROSTER);
    now = now.plusSeconds(9);
    socket.full = false;
    passes(EVENTS);
    socket.full = true;
    passes(ROSTER);
    now = now.plusSeconds(9);
    assertTrue(passes(EVENTS));
    assertEquals(0, socket.closedWith);
  }

  @Test void so_many_bytes_may_wait_and_no_more() {
    guarded.write(Buffer.buffer("{}"));
    assertEquals(1, socket.written.size());
    socket.full = true;
    var large = Buffer.buffer(new JsonObject().put("x", "x".repeat(100_000)).encode());
    for (int i = 0; i < 5; i++) guarded.write(large);
    assertEquals(6, socket.written.size());
    assertFalse(connection.closed());
    assertFalse(gate.mayWait(connection, SignalConfig.MOST_BYTES) && gate.mayWait(connection, SignalConfig.MOST_BYTES));
    assertTrue(connection.closed());
    assertEquals(1000, socket.closedWith, "a close frame would not get through: the wire is cut");
    guarded.write(large);
    assertEquals(6, socket.written.size(), "nothing is written to what is closed");
  }

  @Test void a_closed_socket_is_told_why_if_it_reads() {
    gate.close(connection, SignalReason.REVOKED);
    assertEquals("revoked", socket.written.getLast().getJsonObject("body").getString("reason"));
    assertEquals(4403, socket.closedWith);
    gate.close(connection, SignalReason.FLOOD);
    assertEquals(4403, socket.closedWith);
  }

  @Test void every_frame_of_a_flood_is_counted_in_the_log_which_has_two_lines() {
    for (int i = 0; i < 100; i++) assertTrue(gate.lets(connection, Buffer.buffer("{\"type\":\"ping\"}")));
    for (int i = 0; i < 7; i++) assertFalse(gate.lets(connection, Buffer.buffer("{\"type\":\"ping\"}")));
    now = now.plusSeconds(60);
    gate.tell();
    assertEquals(List.of("signalling: flood", "signalling: flood, 6 times more"), logged);
    assertEquals(1, socket.written.size(), "its sender is told once");
  }

  @Test void a_page_that_cannot_be_welcomed_is_closed_with_a_code_that_a_browser_takes() {
    gate.close(connection, SignalReason.UNAVAILABLE);
    assertEquals(4503, socket.closedWith);
    for (var reason : SignalReason.values()) {
      int code = reason.closeCode();
      assertTrue(code == 0 || code == 1012 || code >= 4000 && code <= 4999, reason.code());
    }
  }

  private boolean passes(JsonObject frame) {
    return gate.mayWrite(connection, frame);
  }
}
