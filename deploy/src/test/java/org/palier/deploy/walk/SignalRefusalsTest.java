package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Role;
import org.palier.engine.refusal.Reason;

/** What a socket may not do, and that others are not disturbed: after each story a supervisor and a candidate still hear each other. */
class SignalRefusalsTest extends Walk {
  private WatchedRoom room;
  private Wire candidate, supervisor;

  @BeforeEach void others() {
    room = WatchedRoom.of(house, 2);
    candidate = room.candidate(0);
    supervisor = room.watching();
  }

  @AfterEach void others_are_not_disturbed() {
    try (var one = candidate; var other = supervisor) {
      if (one.open() && other.open()) {
        var id = supervisor.say("signal", new JsonObject().put("to", room.sitting(0)).mergeIn(Wire.step(0)));
        supervisor.acknowledged(id);
        assertEquals(supervisor.peer(), candidate.next(message -> id.equals(message.getString("id")), id).getString("from"));
      }
    }
  }

  @Test void a_socket_is_only_for_who_is_signed_in_and_comes_from_this_site() {
    var cookie = room.supervisor().cookie();
    assertEquals(401, Wire.handshake(house, "/eventbus/websocket", "Origin", house.address()));
    assertEquals(401, Wire.handshake(house, "/eventbus/websocket", "Origin", house.address(), "Cookie", "palier=" + "A".repeat(43)));
    assertEquals(403, Wire.handshake(house, "/eventbus/websocket", "Cookie", cookie));
    for (var origin : List.of("https://evil.example", "null", house.address() + ".evil.example", "http://localhost:1"))
      assertEquals(403, Wire.handshake(house, "/eventbus/websocket", "Cookie", cookie, "Origin", origin), origin);
    assertEquals(101, Wire.handshake(house, "/eventbus/websocket", "Cookie", cookie, "Origin", house.address()));
  }

  @Test void nothing_but_the_raw_websocket_is_served() {
    var visitor = room.supervisor();
    for (var path : List.of("/eventbus/", "/eventbus/info", "/eventbus/iframe.html", "/eventbus/000/x/websocket", "/eventbus/000/x/xhr", "/eventbus/000/x/eventsource"))
      assertEquals(404, visitor.get(path).status(), path);
    assertEquals(400, visitor.send("GET", "/eventbus/websocket", null, "Origin", house.address()).status(), "no page, and no upgrade");
    assertEquals(405, visitor.post("/eventbus/websocket").status());
    assertEquals(404, visitor.post("/eventbus/000/x/xhr_send", new JsonObject()).status());
  }

  @Test void a_ticket_is_for_ones_own_sitting_or_a_room_one_watches() {
    var other = room.candidates().get(1).visitor();
    other.post("/api/signal/tickets", room.asCandidate(0)).refused(Reason.NOT_FOUND);
    other.post("/api/signal/tickets", room.asSupervisor(0)).refused(Reason.NOT_ASSIGNED);
    house.staff(Role.SUPERVISOR).post("/api/signal/tickets", room.asSupervisor(0)).refused(Reason.NOT_ASSIGNED);
    house.staff(Role.AUDITOR).post("/api/signal/tickets", room.asSupervisor(0)).refused(Reason.NOT_ALLOWED);
    house.visitor().post("/api/signal/tickets", room.asSupervisor(0)).refused(Reason.NOT_SIGNED_IN);
    room.supervisor().post("/api/signal/tickets", room.asSupervisor(0).put("sitting", room.sitting(0))).refused(Reason.MALFORMED);
    room.supervisor().post("/api/signal/tickets", new JsonObject().put("tab", Wire.tab()).put("lastSeq", 0)).refused(Reason.MALFORMED);
    house.manager().post("/api/signal/tickets", room.asSupervisor(0)).ok();
  }

  @Test void tickets_that_wait_are_bounded_for_each_account() {
    var other = room.candidates().get(1).visitor();
    for (int i = 0; i < 12; i++) other.post("/api/signal/tickets", room.asCandidate(1)).ok();
    other.post("/api/signal/tickets", room.asCandidate(1)).refused(Reason.TOO_MANY_TRIES);
    house.time.pass(Duration.ofSeconds(30));
    candidate.heard();
    supervisor.heard();
    other.post("/api/signal/tickets", room.asCandidate(1)).ok();
  }

  @Test void an_address_that_is_another_s_or_guessed_or_used_or_expired_is_refused() {
    var visitor = room.candidates().get(1).visitor();
    try (var thief = Wire.bare(house, visitor)) {
      var waiting = room.candidates().getFirst().visitor().post("/api/signal/tickets", room.asCandidate(0)).ok().text("address");
      for (var address : List.of(waiting, candidate.ticket().getString("address"), supervisor.ticket().getString("address"), supervisor.ticket().getString("roster"))) {
        thief.register(address);
        assertEquals("not-yours", thief.next("refused").getString("reason"), address);
      }
      thief.register("px.in." + "0".repeat(30));
      assertEquals(new Wire.Closed(4403, "not-yours"), thief.end(), "whoever guesses does not guess for long");
      // Whoever tried it took nothing away.
      try (var own = Wire.bare(house, room.candidates().getFirst().visitor()).register(waiting)) {
        own.next("welcome");
        try (var again = Wire.bare(house, room.candidates().getFirst().visitor()).register(waiting)) {
          assertEquals("not-yours", again.next("refused").getString("reason"), "used");
        }
      }
    }
    candidate = room.candidate(0);
    var old = visitor.post("/api/signal/tickets", room.asCandidate(1)).ok().text("address");
    house.time.pass(Duration.ofSeconds(30));
    candidate.heard();
    supervisor.heard();
    try (var late = Wire.bare(house, visitor).register(old)) {
      assertEquals("not-yours", late.next("refused").getString("reason"), "expired");
    }
  }

  @Test void a_candidate_does_not_get_the_roster_nor_a_supervisor_that_of_another_room() {
    var elsewhere = WatchedRoom.of(house, 1);
    for (var address : List.of("px.room." + elsewhere.room() + ".roster", "px.room." + room.room() + ".rosters", "palier.room.changed", "px.cmd", "palier.signal.whereabouts")) {
      supervisor.register(address);
      assertEquals("not-yours", supervisor.next("refused").getString("reason"), address);
      if (address.contains("whereabouts")) break;
      supervisor.ping();
    }
    assertEquals("not-yours", supervisor.end().reason());
    candidate.register("px.room." + room.room() + ".roster");
    assertEquals("not-yours", candidate.next("refused").getString("reason"));
  }

  @Test void what_a_browser_says_of_itself_is_dropped() {
    var raw = new JsonObject().put("type", "send").put("address", "px.cmd").put("replyAddress", "reply-to-me").put("headers", new JsonObject().put("action", "terminate"));
    raw.put("body", new JsonObject().put("v", 1).put("id", "forged-message").put("type", "signal").put("to", supervisor.peer()).mergeIn(Wire.step(0)).put("from", "p-somebody-else")
        .put("seq", 999).put("sid", "another-room").put("ts", 1).put("account", "a-admin").put("connection", supervisor.ticket().getString("connection")));
    candidate.raw(raw.encode());
    var heard = supervisor.next("signal");
    assertEquals(room.sitting(0), heard.getString("from"));
    assertEquals(room.room(), heard.getString("sid"));
    assertNull(heard.getValue("seq"));
    assertFalse(heard.containsKey("account") || heard.containsKey("connection") || heard.containsKey("headers"));
    assertTrue(heard.getLong("ts") > 1);
    candidate.acknowledged("forged-message");
    candidate.nothing("err");
  }

  @Test void a_browser_sends_to_the_server_only() {
    for (var address : List.of(supervisor.ticket().getString("address"), supervisor.ticket().getString("roster"), "palier.room.changed", "__vertx.reply.1")) {
      candidate.raw(new JsonObject().put("type", "send").put("address", address).put("body", new JsonObject().put("type", "closing").put("id", "message-1")).encode());
      assertEquals("not-yours", candidate.next("refused").getString("reason"), address);
    }
    candidate.raw(new JsonObject().put("type", "publish").put("address", "px.cmd").put("body", new JsonObject().put("type", "hello")).encode());
    assertEquals("malformed", candidate.next("refused").getString("reason"));
    supervisor.nothing("closing");
  }

  @Test void a_candidate_never_reaches_a_candidate_nor_a_supervisor_a_supervisor() {
    try (var other = room.candidate(1); var second = room.watching()) {
      candidate.refused(candidate.say("signal", new JsonObject().put("to", room.sitting(1)).mergeIn(Wire.step(0))), "wrong-recipient");
      candidate.refused(candidate.say("want", new JsonObject().put("to", supervisor.peer()).mergeIn(Wire.wish())), "wrong-recipient");
      candidate.refused(candidate.say("signal", new JsonObject().put("to", "media").mergeIn(Wire.step(0))), "peer-away");
      supervisor.refused(supervisor.say("signal", new JsonObject().put("to", second.peer()).mergeIn(Wire.step(0))), "wrong-recipient");
      candidate.refused(candidate.say("signal", new JsonObject().put("to", "p-nobody").mergeIn(Wire.step(0))), "peer-away");
      candidate.refused(candidate.say("signal", new JsonObject().put("to", supervisor.ticket().getString("connection")).mergeIn(Wire.step(0))), "peer-away");
      other.nothing("signal");
      second.nothing("signal");
    }
  }

  @Test void nobody_reaches_into_another_room() {
    var elsewhere = WatchedRoom.of(house, 1);
    try (var there = elsewhere.candidate(0); var watching = elsewhere.watching()) {
      supervisor.refused(supervisor.say("want", new JsonObject().put("to", elsewhere.sitting(0)).mergeIn(Wire.wish())), "not-assigned");
      there.refused(there.say("signal", new JsonObject().put("to", supervisor.peer()).mergeIn(Wire.step(0))), "peer-away");
      watching.refused(watching.say("signal", new JsonObject().put("to", room.sitting(0)).mergeIn(Wire.step(0))), "not-assigned");
      there.nothing("want");
    }
  }

  @Test void whoever_leads_sees_what_happens_and_no_pictures_until_assigned() {
    try (var lead = Wire.of(house, house.manager(), room.asSupervisor(0))) {
      lead.next("welcome");
      lead.refused(lead.say("want", new JsonObject().put("to", room.sitting(0)).mergeIn(Wire.wish())), "not-assigned");
    }
  }

  @Test void a_message_for_somebody_who_is_not_there_says_so() {
    supervisor.refused(supervisor.say("signal", new JsonObject().put("to", room.sitting(1)).mergeIn(Wire.step(0))), "peer-away");
    try (var other = room.candidate(1)) {
      other.ping();
    }
    supervisor.next(message -> message.getString("type").equals("gone") && message.getString("from").equals(room.sitting(1)), "gone");
    supervisor.refused(supervisor.say("signal", new JsonObject().put("to", room.sitting(1)).mergeIn(Wire.step(0))), "peer-away");
  }

  @Test void a_supervisor_who_no_longer_watches_is_cut_off_at_once() {
    var colleague = house.newStaff(Role.SUPERVISOR);
    room.post(new JsonObject().put("action", "hand-over").put("supervisor", colleague)).ok();
    assertEquals("revoked", supervisor.next("closing").getString("reason"));
    assertEquals(new Wire.Closed(4403, "revoked"), supervisor.end());
    var cut = candidate.next("revoked");
    assertEquals(List.of(supervisor.peer(), false), List.of(cut.getString("from"), cut.getBoolean("sound")));
    candidate.next("gone");
    candidate.refused(candidate.say("signal", new JsonObject().put("to", supervisor.peer()).mergeIn(Wire.step(0))), "peer-away");
    room.supervisor().post("/api/signal/tickets", room.asSupervisor(0)).refused(Reason.NOT_ASSIGNED);
  }

  @Test void signing_out_closes_the_sockets_of_that_browser_at_once() {
    room.supervisor().post("/api/sign-out").ok();
    assertEquals(new Wire.Closed(4401, "session-ended"), supervisor.end());
    assertEquals(supervisor.peer(), candidate.next("revoked").getString("from"));
  }

  @Test void an_account_that_is_closed_has_no_socket() {
    var account = room.supervisor().get("/api/me").ok().text("account");
    new org.palier.engine.account.StaffAccounts(house.application().accounts(), house.application().passwords(), house.application().webSessions(), house.time).close(account).await();
    assertEquals(new Wire.Closed(4401, "session-ended"), supervisor.end());
    assertEquals(supervisor.peer(), candidate.next("revoked").getString("from"));
  }

  @Test void a_line_that_is_merely_lost_revokes_nothing() {
    var other = room.watching();
    other.close();
    assertEquals("gone", candidate.next(message -> other.peer().equals(message.getString("from")) && !message.getString("type").equals("here"), "word of him").getString("type"));
  }

  @Test void a_session_that_expires_closes_its_socket() {
    house.time.pass(Duration.ofHours(12));
    assertEquals(new Wire.Closed(4401, "session-ended"), candidate.end());
    assertEquals(new Wire.Closed(4401, "session-ended"), supervisor.end());
  }

  @Test void a_socket_that_says_nothing_at_all_is_closed() {
    try (var other = room.candidate(1)) {
      house.time.pass(Duration.ofSeconds(40));
      for (var wire : List.of(candidate, supervisor)) wire.heard();
      house.time.pass(Duration.ofSeconds(20));
      assertEquals(new Wire.Closed(4410, "silent"), other.end());
    }
  }

  @Test void a_socket_without_a_ticket_is_closed_after_a_while() {
    try (var other = Wire.bare(house, room.candidates().get(1).visitor())) {
      var id = other.say("presence", new JsonObject().put("battery", 1));
      other.refused(id, "not-registered");
      house.time.pass(Duration.ofSeconds(30));
      assertEquals(new Wire.Closed(4404, "not-registered"), other.end());
    }
  }

  @Test void what_is_no_message_is_refused_and_soon_closes_the_socket() {
    var bad = List.of("", "x", "[]", "{}", "null", "{\"type\":5}", "{\"type\":\"destroy\",\"address\":\"px.cmd\"}", "{\"type\":\"send\"}", "{\"type\":\"send\",\"address\":5}",
        "{\"type\":\"send\",\"address\":\"px.cmd\",\"body\":\"x\"}", "{\"type\":\"send\",\"address\":\"px.cmd\",\"body\":{}}",
        "{\"type\":\"send\",\"address\":\"px.cmd\",\"body\":{\"type\":\"presence\",\"id\":\"x\"}}", "{\"type\":\"register\",\"address\":\"" + "a".repeat(200) + "\"}",
        "[".repeat(5_000));
    for (var frame : bad) {
      try (var other = room.candidate(1)) {
        other.raw(frame);
        assertEquals("malformed", other.next("refused").getString("reason"), frame);
        for (int i = 0; i < 4; i++) other.raw(frame);
        assertEquals(new Wire.Closed(4400, "malformed"), other.end(), frame);
      }
    }
  }

  @Test void a_command_that_does_not_fit_is_refused_by_its_name() {
    var to = new JsonObject().put("to", supervisor.peer());
    var bad = List.of(
        List.of("terminate", new JsonObject()), List.of("presence", new JsonObject().put("battery", 2)), List.of("presence", new JsonObject().put("battery", "full")),
        List.of("presence", new JsonObject().put("name", "Jean")), List.of("presence", new JsonObject().put("camera", "perhaps")), List.of("hello", new JsonObject()),
        List.of("hello", new JsonObject().put("lastSeq", -1)), List.of("hello", new JsonObject().put("lastSeq", 1.5)), List.of("signal", new JsonObject()), List.of("signal", to),
        List.of("signal", to.copy().mergeIn(Wire.step(0)).put("description", "x")), List.of("signal", to.copy().mergeIn(Wire.step(0)).put("description", new JsonObject().put("type", "surprise"))),
        List.of("signal", to.copy().mergeIn(Wire.step(0)).put("candidate", new JsonObject().put("candidate", "x".repeat(3_000)))), List.of("signal", to.copy().mergeIn(Wire.step(-1))),
        List.of("signal", to.copy().mergeIn(Wire.step(0)).put("candidate", new JsonObject())));
    for (var one : bad) {
      try (var other = room.candidate(1)) {
        other.refused(other.say((String) one.get(0), (JsonObject) one.get(1)), "malformed");
      }
    }
    supervisor.refused(supervisor.say("presence", new JsonObject().put("battery", 1)), "wrong-recipient");
    for (var field : Wire.wish().fieldNames()) {
      var wish = Wire.wish().put("to", room.sitting(0));
      wish.remove(field);
      try (var watching = room.watching()) {
        watching.refused(watching.say("want", wish), "malformed");
        watching.refused(watching.say("want", wish.put(field, "perhaps").put("pc", "a b")), "malformed");
      }
    }
    supervisor.nothing("signal");
  }

  @Test void a_frame_or_a_message_that_is_too_large_closes_the_socket() {
    try (var other = room.candidate(1)) {
      other.raw("x".repeat(70_000));
      assertTrue(List.of("too-large", "").contains(other.end().reason()), other.end().toString());
    }
    try (var other = room.candidate(1)) {
      other.parts("x".repeat(40_000), "x".repeat(40_000));
      assertEquals(new Wire.Closed(4413, "too-large"), other.end());
    }
  }

  @Test void a_flood_is_dropped_then_closed() {
    try (var other = room.candidate(1)) {
      var frame = "{\"type\":\"ping\"}";
      try {
        for (int i = 0; i < 2_000; i++) other.raw(frame);
      } catch (RuntimeException closedMeanwhile) {
        // As it should be.
      }
      assertEquals("flood", other.next("refused").getString("reason"));
      assertEquals(new Wire.Closed(4429, "flood"), other.end());
    }
  }

  @Test void sockets_of_one_account_are_bounded() {
    var all = new ArrayList<Wire>();
    try {
      for (int i = 0; i < 20; i++) all.add(Wire.bare(house, room.candidates().get(1).visitor()));
      var oneMore = Wire.bare(house, room.candidates().get(1).visitor());
      assertEquals(new Wire.Closed(4430, "too-many-sockets"), oneMore.end());
      assertTrue(all.getFirst().open());
    } finally {
      all.forEach(Wire::close);
    }
  }

  @Test void a_server_that_stops_tells_everybody_to_come_back_later() {
    house.stop();
    try {
      assertEquals("restart", candidate.next("closing").getString("reason"));
      assertEquals(new Wire.Closed(1012, "restart"), candidate.end());
      assertEquals(new Wire.Closed(1012, "restart"), supervisor.end());
    } finally {
      house.start();
    }
  }
}
