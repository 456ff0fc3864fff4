package org.palier.proctoring.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.codec.CorruptedFrameException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.bridge.PermittedOptions;
import io.vertx.ext.web.handler.sockjs.SockJSBridgeOptions;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.impl.EventBusBridgeImpl;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Caller;
import org.palier.engine.account.Role;
import org.palier.engine.web.Complaints;

/** What the guard relies on in Vert.x's own bridge: red when another version of it does otherwise. */
class GuardedSocketTest {
  private static final int IDLE_MILLIS = 100;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final Vertx vertx = Vertx.vertx();
  private final FakeSocket socket = new FakeSocket();
  private final Instant now = Instant.parse("2026-11-02T08:00:00Z");
  private final SignalGate gate = new SignalGate(SignalConfig.DEFAULT, () -> now, new Rights(_ -> Future.succeededFuture(Optional.empty()), null), new Connections(), new Post(vertx, () -> now, "n"),
      (_, _) -> Future.succeededFuture(Optional.empty()), _ -> {}, _ -> {}, _ -> {}, new Complaints("signalling"));
  private final Connection connection = new Connection(socket, socket::close, "token", "session", new Caller("a", "A", Set.of(Role.SUPERVISOR), Optional.empty(), false), 10, now);

  @AfterEach void end() {
    vertx.close().await();
  }

  private void bridge(boolean guarded, int idleMillis) {
    var options = new SockJSBridgeOptions().addInboundPermitted(new PermittedOptions().setAddress(Addresses.COMMANDS)).setPingTimeout(idleMillis);
    var bridge = new EventBusBridgeImpl(vertx, null, options, event -> {
      if (guarded) gate.handle(event);
      else event.complete(true);
    });
    bridge.handle(guarded ? new GuardedSocket(vertx, new SockJSHandlerOptions(), socket, connection, gate) : socket);
  }

  @Test void a_socket_that_says_nothing_is_closed_by_the_bridge_through_the_guard() throws InterruptedException {
    bridge(true, IDLE_MILLIS);
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (!connection.closed()) {
      assertTrue(System.nanoTime() < until, "the bridge did not close it");
      Thread.sleep(10);
    }
    assertEquals(SignalReason.SILENT.closeCode(), socket.closedWith);
  }

  @Test void what_is_no_message_is_answered_by_the_gate_and_not_by_the_bridge() {
    bridge(true, 60_000);
    for (var frame : List.of("x", "[]", "{\"type\":\"destroy\"}", "{\"type\":\"send\"}")) socket.hears.handle(Buffer.buffer(frame));
    assertEquals(4, socket.written.size());
    for (var answer : socket.written) assertEquals("malformed", answer.getJsonObject("body").getString("reason"));
  }

  /** Else the guard would not be needed, and could go. */
  @Test void the_bridge_alone_answers_what_is_not_json_and_tells_its_hooks_nothing() {
    bridge(false, 60_000);
    for (int i = 0; i < 50; i++) socket.hears.handle(Buffer.buffer("x"));
    assertEquals(50, socket.written.size());
    assertEquals("invalid_json", socket.written.getFirst().getString("body"));
  }

  @Test void a_broken_wire_is_closed_by_the_gate_and_the_bridge_says_nothing_of_it() {
    bridge(true, 60_000);
    socket.breaks.handle(new IllegalStateException("connection reset by peer"));
    assertFalse(connection.closed(), "the close handler tells the end");
    socket.breaks.handle(new CorruptedFrameException("Max frame length of 65536 has been exceeded."));
    assertEquals(SignalReason.TOO_LARGE.closeCode(), socket.closedWith);
    assertEquals(List.of("closing"), socket.written.stream().map(one -> one.getJsonObject("body").getString("type")).toList());
  }
}
