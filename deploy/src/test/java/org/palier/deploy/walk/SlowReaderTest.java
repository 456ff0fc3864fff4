package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A browser that does not read what it is sent: it loses what may be lost, then its socket; the server's memory does not grow. */
class SlowReaderTest extends Walk {
  private static final int SDP = 40_000;
  private static final long MEBIBYTE = 1 << 20;

  @Test void a_reader_that_is_paused_is_cut_off_and_memory_stays_flat() {
    var room = WatchedRoom.of(house, 2);
    try (var paused = paused(room); var other = room.candidate(1); var supervisor = room.watching()) {
      long before = used();
      long highest = before;
      int sent = 0;
      // Some 35 MiB; what the two ends of a connection hold in between is no memory of the server's.
      for (; sent < 900 && supervisor.sees("gone", room.sitting(0)).isEmpty(); sent++) {
        supervisor.say("signal", step(room, sent));
        if (sent % 100 == 99) highest = Math.max(highest, used());
      }
      supervisor.next(message -> message.getString("type").equals("gone") && message.getString("from").equals(room.sitting(0)), "gone");
      highest = Math.max(highest, used());
      assertTrue(highest - before < 8 * MEBIBYTE, "grew by " + (highest - before) / MEBIBYTE + " MiB over " + sent + " messages");
      supervisor.refused(supervisor.say("signal", step(room, 0)), "peer-away");
      supervisor.acknowledged(supervisor.say("signal", new JsonObject().put("to", room.sitting(1)).mergeIn(Wire.step(0))));
      other.next("signal");
      assertTrue(used() - before < 8 * MEBIBYTE, "what waited for it is let go of");
    }
  }

  @Test void a_reader_that_stays_slow_is_cut_off_even_when_nothing_more_is_said_to_it() throws Exception {
    var room = WatchedRoom.of(house, 2);
    try (var paused = paused(room); var supervisor = room.watching()) {
      // Until the queue is full, and not so far that the backlog alone closes it.
      int sent = 0;
      while (house.application().supervision().signalling().waiting() == 0 && sent++ < 900) {
        supervisor.acknowledged(supervisor.say("signal", step(room, sent)));
        Thread.sleep(10);
      }
      assertTrue(sent < 900 && supervisor.sees("gone", room.sitting(0)).isEmpty(), "after " + sent);
      Thread.sleep(1_100);
      house.time.pass(Duration.ofSeconds(10));
      supervisor.heard();
      supervisor.next(message -> message.getString("type").equals("gone") && message.getString("from").equals(room.sitting(0)), "gone");
      paused.read(Long.MAX_VALUE);
      assertEquals(1006, paused.end().code(), "cut, since a close frame does not get through");
    }
  }

  private static JsonObject step(WatchedRoom room, int gen) {
    return new JsonObject().put("to", room.sitting(0)).put("pc", "pc-1").put("gen", gen)
        .put("description", new JsonObject().put("type", "offer").put("number", 1).put("sdp", "v=0\r\n" + "a".repeat(SDP)));
  }

  private static Wire paused(WatchedRoom room) {
    var wire = Wire.of(room.house(), room.candidates().getFirst().visitor(), room.asCandidate(0), false);
    wire.read(1);
    wire.next("welcome");
    return wire;
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
