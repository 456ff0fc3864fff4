package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Who is there, who is silent, whose line is lost and what follows for his time. */
class SignalPresenceTest extends Walk {
  @Test void the_roster_tells_how_each_line_is() {
    var room = WatchedRoom.of(house, 2);
    try (var candidate = room.candidate(0); var supervisor = room.watching()) {
      supervisor.register(supervisor.ticket().getString("roster"));
      var report = new JsonObject().put("battery", 0.4).put("charging", false).put("network", "4g").put("camera", "live").put("screen", "ended").put("item", 7).put("visible", true);
      var id = candidate.say("presence", report);
      candidate.acknowledged(id);
      var row = row(supervisor, room.sitting(0), one -> one.containsKey("battery"));
      report.forEach(field -> assertEquals(field.getValue(), row.getValue(field.getKey()), field.getKey()));
      assertEquals(List.of("green", true), List.of(row.getString("line"), row.getBoolean("online")));
      assertFalse(row.containsKey("id") || row.containsKey("type"), row::encode);
      assertEquals(new JsonObject().put("sitting", room.sitting(1)), row(supervisor, room.sitting(1), _ -> true), "nobody has heard of the other one");

      house.time.pass(Duration.ofSeconds(16));
      supervisor.heard();
      assertEquals("amber", row(supervisor, room.sitting(0), one -> one.getInteger("age") >= 16_000).getString("line"));
      candidate.heard();
      assertEquals("green", row(supervisor, room.sitting(0), one -> one.getInteger("age") < 16_000).getString("line"));
    }
  }

  @Test void a_new_page_of_a_candidate_is_seen_as_one() {
    var room = WatchedRoom.of(house, 1);
    try (var supervisor = room.watching()) {
      supervisor.register(supervisor.ticket().getString("roster"));
      try (var _ = room.candidate(0)) {
        assertEquals(1, row(supervisor, room.sitting(0), one -> one.getBoolean("online", false)).getInteger("turn"));
      }
      row(supervisor, room.sitting(0), one -> !one.getBoolean("online", true));
      try (var _ = room.candidate(0)) {
        assertEquals(2, row(supervisor, room.sitting(0), one -> one.getBoolean("online", false)).getInteger("turn"));
      }
    }
  }

  @Test void another_browser_while_the_test_runs_is_a_hint_noted_once_and_says_no_address() {
    var room = WatchedRoom.of(house, 1);
    var visitor = room.candidates().getFirst().visitor();
    try (var waiting = Wire.of(house, visitor, room.asCandidate(0), true, "User-Agent", "at the door")) {
      waiting.next("welcome");
    }
    room.admit(0);
    try (var before = Wire.of(house, visitor, room.asCandidate(0), true, "User-Agent", "one")) {
      before.next("welcome");
    }
    pause();
    assertFalse(room.facts(0).contains("signal-seen"), "the test does not run yet");
    room.windows().getFirst().opened();
    for (var browser : List.of("one", "another", "one", "a third")) try (var wire = Wire.of(house, visitor, room.asCandidate(0), true, "User-Agent", browser)) {
      wire.next("welcome");
      pause();
    }
    var seen = house.manager().get("/api/rooms/" + room.room() + "/events").ok().list("events").stream().map(one -> one.getJsonObject("fact"))
        .filter(fact -> fact.getJsonObject("event").getString("type").equals("signal-seen")).toList();
    assertEquals(1, seen.size(), seen::toString);
    assertEquals(new JsonObject().put("type", "signal-seen").put("sitting", room.sitting(0)).put("kind", "second-session").put("count", 1).put("detail", "").put("muted", false), seen.getFirst().getJsonObject("event"));
    assertFalse(seen.getFirst().encode().contains("127.0.0.1"));
  }

  @Test void who_listened_and_is_gone_listens_no_more() {
    var room = WatchedRoom.of(house, 1);
    try (var candidate = room.candidate(0)) {
      try (var _ = room.watching()) {
        room.act("listen", 0, new JsonObject()).ok();
        house.time.pass(Duration.ofSeconds(30));
        candidate.heard();
        pause();
        assertEquals(List.of("seated", "listening-started"), room.facts(0), "he is there");
      }
      until(() -> {
        house.time.pass(Duration.ofSeconds(5));
        candidate.heard();
        pause();
        return room.facts(0).contains("listening-stopped");
      });
      assertEquals(1, room.facts(0).stream().filter("listening-stopped"::equals).count());
    }
  }

  @Test void a_lost_line_is_a_fact_and_on_return_its_time_is_given_back_once() {
    var room = WatchedRoom.of(house, 1);
    room.admit(0);
    var window = room.windows().getFirst().opened();
    long before = window.remainingMillis();
    var candidate = room.candidate(0);
    candidate.close();
    house.time.pass(Duration.ofSeconds(59));
    pause();
    assertFalse(room.facts(0).contains("connection-lost"), "not yet");
    house.time.pass(Duration.ofSeconds(61));
    until(() -> room.facts(0).contains("connection-lost"));
    house.time.pass(Duration.ofMinutes(3));
    try (var back = room.candidate(0)) {
      until(() -> room.facts(0).contains("connection-back"));
      var fact = fact(room, "connection-back");
      assertEquals(Duration.ofMinutes(5).toMillis(), fact.getLong("creditedMillis"));
      assertEquals(Duration.ofMinutes(5).toMillis(), fact.getLong("awayMillis"));
      assertEquals(before, window.remainingMillis(), "as if the clock had stood");
      back.heard();
      pause();
      assertEquals(1, room.facts(0).stream().filter("connection-back"::equals).count());
    }
  }

  @Test void a_closed_door_takes_nothing_from_who_still_answers_until_the_minutes_are_sealed() {
    var room = WatchedRoom.of(house, 2);
    room.admit(0);
    room.admit(1);
    var window = room.windows().getFirst().opened();
    room.windows().get(1).opened();
    long before = window.remainingMillis();
    room.candidate(0).close();
    room.candidate(1).close();
    room.post(new JsonObject().put("action", "close")).ok();
    house.time.pass(Duration.ofSeconds(61));
    until(() -> room.facts(0).contains("connection-lost"));
    house.time.pass(Duration.ofMinutes(2).minusSeconds(61));
    try (var _ = room.candidate(0)) {
      until(() -> room.facts(0).contains("connection-back"));
      assertEquals(Duration.ofMinutes(2).toMillis(), fact(room, "connection-back").getLong("creditedMillis"));
      assertEquals(before, window.remainingMillis());
      window.submit().ok();
    }
    var other = room.candidate(1);
    // Gone, as far as the room knows: his time goes on, and nothing holds the minutes up.
    room.act("departed", 1, new JsonObject()).ok();
    room.post(new JsonObject().put("action", "seal-minutes")).ok();
    int losses = (int) room.facts(1).stream().filter("connection-lost"::equals).count();
    other.close();
    house.time.pass(Duration.ofSeconds(70));
    pause();
    assertEquals(losses, (int) room.facts(1).stream().filter("connection-lost"::equals).count(), "sealed minutes are not added to");
  }

  @Test void a_supervisor_who_loses_the_line_changes_nothing_for_the_candidate() {
    var room = WatchedRoom.of(house, 1);
    room.admit(0);
    var window = room.windows().getFirst().opened();
    try (var candidate = room.candidate(0)) {
      long before = window.remainingMillis();
      var supervisor = room.watching();
      var facts = room.facts(0);
      // Without a word: the socket is cut.
      supervisor.close();
      for (int minute = 1; minute <= 3; minute++) {
        house.time.pass(Duration.ofMinutes(1));
        candidate.heard();
        window.answerRightly(minute).ok();
        pause();
      }
      assertEquals(before - Duration.ofMinutes(3).toMillis(), window.remainingMillis(), "the clock runs as it would");
      assertEquals("running", window.look().ok().text("state"));
      assertEquals(facts, room.facts(0), "nothing is noted about him");
      try (var back = room.watching()) {
        back.heard();
        assertEquals(facts, room.facts(0));
      }
    }
  }

  @Test void no_more_is_given_back_than_the_certification_gives_one_candidate() {
    var room = WatchedRoom.of(house, 1);
    room.admit(0);
    var window = room.windows().getFirst().opened();
    long before = window.remainingMillis();
    for (int minutes : new int[] {10, 10, 5}) {
      room.candidate(0).close();
      house.time.pass(Duration.ofSeconds(61));
      int losses = count(room, "connection-lost");
      until(() -> count(room, "connection-lost") > losses);
      house.time.pass(Duration.ofMinutes(minutes).minusSeconds(61));
      try (var _ = room.candidate(0)) {
        until(() -> count(room, "connection-back") > losses);
      }
    }
    assertEquals(List.of(10L, 5L, 0L), room.house().manager().get("/api/rooms/" + room.room() + "/events").ok().list("events").stream()
        .map(one -> one.getJsonObject("fact").getJsonObject("event")).filter(event -> event.getString("type").equals("connection-back"))
        .map(event -> event.getLong("creditedMillis") / 60_000).toList());
    assertEquals(before - Duration.ofMinutes(10).toMillis(), window.remainingMillis());
  }

  @Test void a_pause_during_the_loss_is_not_given_twice() {
    var room = WatchedRoom.of(house, 1);
    room.admit(0);
    var window = room.windows().getFirst().opened();
    long before = window.remainingMillis();
    room.candidate(0).close();
    house.time.pass(Duration.ofSeconds(61));
    until(() -> room.facts(0).contains("connection-lost"));
    room.act("pause", 0, new JsonObject().put("reason", "Ligne perdue")).ok();
    house.time.pass(Duration.ofMinutes(20));
    room.act("resume", 0, new JsonObject()).ok();
    house.time.pass(Duration.ofSeconds(59));
    try (var _ = room.candidate(0)) {
      until(() -> room.facts(0).contains("connection-back"));
      assertEquals(Duration.ofMinutes(2).toMillis(), fact(room, "connection-back").getLong("creditedMillis"));
      assertEquals(before, window.remainingMillis());
    }
  }

  @Test void whoever_goes_on_answering_without_a_socket_is_not_lost() {
    var room = WatchedRoom.of(house, 1);
    room.admit(0);
    var window = room.windows().getFirst().opened();
    room.candidate(0).close();
    for (int item = 1; item <= 4; item++) {
      house.time.pass(Duration.ofSeconds(40));
      window.answerRightly(item).ok();
      pause();
    }
    assertFalse(room.facts(0).contains("connection-lost"));
  }

  @Test void whoever_follows_over_https_without_a_socket_is_not_lost_and_is_seen() {
    var room = WatchedRoom.of(house, 1);
    room.admit(0);
    room.windows().getFirst().opened();
    try (var supervisor = room.watching()) {
      supervisor.register(supervisor.ticket().getString("roster"));
      for (int i = 0; i < 4; i++) {
        house.time.pass(Duration.ofSeconds(40));
        supervisor.heard();
        room.candidates().getFirst().visitor().get("/api/sittings/" + room.sitting(0) + "/supervision?since=0").ok();
        pause();
      }
      assertFalse(room.facts(0).contains("connection-lost"));
      var row = row(supervisor, room.sitting(0), one -> one.containsKey("line"));
      assertEquals(List.of("green", false), List.of(row.getString("line"), row.getBoolean("online")));
    }
  }

  @Test void whoever_has_finished_or_never_came_is_not_lost() {
    var room = WatchedRoom.of(house, 2);
    room.admit(0);
    var window = room.windows().getFirst().opened();
    room.candidate(0).close();
    room.candidate(1).close();
    window.submit().ok();
    house.time.pass(Duration.ofSeconds(70));
    pause();
    assertFalse(room.facts(0).contains("connection-lost"));
    assertFalse(room.facts(1).contains("connection-lost"), "had not arrived");
  }

  @Test void whoever_does_not_come_back_after_a_restart_of_the_server_is_missed() {
    var room = WatchedRoom.of(house, 2);
    room.admit(0);
    room.admit(1);
    room.windows().getFirst().opened();
    room.windows().get(1).opened();
    room.candidate(0).close();
    room.candidate(1).close();
    house.stop();
    house.start();
    try (var back = room.candidate(1)) {
      for (int i = 0; i < 2; i++) {
        house.time.pass(Duration.ofSeconds(31));
        back.heard();
      }
      until(() -> room.facts(0).contains("connection-lost"));
      assertFalse(room.facts(1).contains("connection-lost"));
    }
  }

  private static JsonObject row(Wire supervisor, String sitting, Predicate<JsonObject> wanted) {
    var found = new JsonObject[1];
    supervisor.next(message -> {
      if (!message.getString("type").equals("roster")) return false;
      found[0] = Answer.objects(message.getJsonArray("rows", new JsonArray())).filter(row -> row.getString("sitting").equals(sitting)).findFirst().orElseThrow();
      return wanted.test(found[0]);
    }, "row of " + sitting);
    return found[0];
  }

  private static JsonObject fact(WatchedRoom room, String type) {
    return room.house().manager().get("/api/rooms/" + room.room() + "/events").ok().list("events").stream().map(one -> one.getJsonObject("fact").getJsonObject("event"))
        .filter(event -> event.getString("type").equals(type)).findFirst().orElseThrow();
  }

  private static int count(WatchedRoom room, String type) {
    return (int) room.facts(0).stream().filter(type::equals).count();
  }

  private static void until(BooleanSupplier condition) {
    for (int tries = 0; tries < 100; tries++) {
      if (condition.getAsBoolean()) return;
      sleep(100);
    }
    assertTrue(condition.getAsBoolean(), "it did not happen");
  }

  /** Longer than a round of the server. */
  private static void pause() {
    sleep(1_300);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
