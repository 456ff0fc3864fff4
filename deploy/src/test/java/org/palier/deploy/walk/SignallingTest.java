package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two browsers find each other through the server, and nobody misses what happens in the room. */
class SignallingTest extends Walk {
  @Test void a_supervisor_and_a_candidate_hear_each_other() {
    var room = WatchedRoom.of(house, 1);
    try (var candidate = room.candidate(0); var supervisor = room.watching()) {
      assertEquals(supervisor.peer(), candidate.next("here").getString("from"));
      supervisor.acknowledged(supervisor.say("want", new JsonObject().put("to", room.sitting(0)).mergeIn(Wire.wish())));
      var asked = candidate.next("want");
      Wire.wish().forEach(field -> assertEquals(field.getValue(), asked.getValue(field.getKey())));
      assertEquals(List.of(supervisor.peer(), room.sitting(0)), List.of(asked.getString("from"), asked.getString("to")));

      var offer = new JsonObject().put("type", "offer").put("sdp", "v=0\r\n" + "a".repeat(20_000)).put("number", 1);
      candidate.acknowledged(candidate.say("signal", new JsonObject().put("to", asked.getString("from")).put("pc", "pc-1").put("gen", 0).put("description", offer)));
      var heard = supervisor.next("signal");
      assertEquals(offer, heard.getJsonObject("description"));
      assertEquals(List.of(room.sitting(0), "pc-1", 0, room.room()), List.of(heard.getString("from"), heard.getString("pc"), heard.getInteger("gen"), heard.getString("sid")));
      supervisor.acknowledged(supervisor.say("signal", new JsonObject().put("to", room.sitting(0)).mergeIn(Wire.step(0))));
      assertEquals(Wire.step(0).getJsonObject("candidate"), candidate.next("signal").getJsonObject("candidate"));
    }
  }

  @Test void nobody_hears_a_candidate_who_has_not_said_that_he_listens() {
    var room = WatchedRoom.of(house, 1);
    try (var candidate = room.candidate(0); var supervisor = room.watching()) {
      var ear = Wire.wish().put("microphone", true).put("to", room.sitting(0));
      supervisor.refused(supervisor.say("want", ear.copy()), "not-listening");
      room.act("listen", 0, new JsonObject()).ok();
      supervisor.acknowledged(supervisor.say("want", ear.copy()));
      assertEquals(true, candidate.next("want").getBoolean("microphone"));
      room.act("stop-listening", 0, new JsonObject()).ok();
      var silenced = candidate.next("revoked");
      assertEquals(List.of(supervisor.peer(), true), List.of(silenced.getString("from"), silenced.getBoolean("sound")));
      supervisor.refused(supervisor.say("want", ear.copy()), "not-listening");
    }
  }

  @Test void a_message_sent_again_because_the_answer_was_lost_arrives_once() {
    var room = WatchedRoom.of(house, 1);
    try (var candidate = room.candidate(0); var supervisor = room.watching()) {
      var ask = new JsonObject().put("id", "the-same-name").put("to", room.sitting(0)).mergeIn(Wire.step(0));
      supervisor.acknowledged(supervisor.say("signal", ask));
      supervisor.acknowledged(supervisor.say("signal", ask));
      supervisor.acknowledged(supervisor.say("signal", ask.copy().put("id", "another-name")));
      assertEquals("the-same-name", candidate.next("signal").getString("id"));
      assertEquals("another-name", candidate.next("signal").getString("id"));
    }
  }

  @Test void what_an_older_connection_said_is_relayed_with_its_generation_for_the_other_to_judge() {
    var room = WatchedRoom.of(house, 1);
    try (var candidate = room.candidate(0); var supervisor = room.watching()) {
      for (int gen : new int[] {2, 1}) supervisor.say("signal", new JsonObject().put("to", room.sitting(0)).mergeIn(Wire.step(gen)));
      assertEquals(2, candidate.next("signal").getInteger("gen"));
      assertEquals(1, candidate.next("signal").getInteger("gen"));
    }
  }

  @Test void who_leads_and_is_released_from_a_room_he_took_keeps_his_socket_and_sees_and_hears_nobody_more() {
    var room = WatchedRoom.of(house, 1);
    room.post(new JsonObject().put("action", "release").put("supervisor", room.supervisor().get("/api/me").ok().text("account"))).ok();
    var led = new WatchedRoom(house, room.session(), room.room(), house.manager(), room.candidates(), room.windows());
    led.post(new JsonObject().put("action", "take")).ok();
    try (var candidate = led.candidate(0); var manager = led.watching()) {
      led.act("listen", 0, new JsonObject()).ok();
      manager.acknowledged(manager.say("want", Wire.wish().put("microphone", true).put("to", led.sitting(0))));
      candidate.next("want");
      led.post(new JsonObject().put("action", "release").put("supervisor", led.supervisor().get("/api/me").ok().text("account"))).ok();
      var blinded = candidate.next("revoked");
      assertEquals(List.of(manager.peer(), false), List.of(blinded.getString("from"), blinded.getBoolean("sound")));
      manager.refused(manager.say("want", Wire.wish().put("to", led.sitting(0))), "not-assigned");
    }
  }

  @Test void whoever_watches_hears_everything_of_the_room_and_a_candidate_only_what_is_for_him() {
    var room = WatchedRoom.of(house, 2);
    room.admit(0);
    room.admit(1);
    try (var first = room.candidate(0); var second = room.candidate(1); var supervisor = room.watching()) {
      int before = room.number();
      room.act("say", 0, new JsonObject().put("text", "Bonjour")).ok();
      room.act("incident", 0, new JsonObject().put("category", "environment-noise").put("severity", 0.1).put("comment", "Un chien")).ok();
      room.say("À tous").ok();
      var all = new Followed(before);
      while (all.number < before + 3) all.take(supervisor.next("events"));
      assertEquals(List.of("said", "incident-logged", "said"), all.types);
      var mine = new Followed(-1);
      while (mine.number < before + 3) mine.take(first.next("events"));
      assertEquals(List.of("said", "said"), mine.types, "an incident is read afterwards");
      var others = new Followed(-1);
      others.take(second.next("events"));
      assertEquals(List.of("said"), others.types);
      assertEquals(before + 3, others.number);
    }
  }

  @Test void what_happened_while_the_line_was_away_is_told_on_return_without_gap_or_double_and_the_same_over_https() {
    var room = WatchedRoom.of(house, 1);
    room.admit(0);
    var followed = new Followed(room.number());
    var supervisor = Wire.of(house, room.supervisor(), room.asSupervisor((int) followed.number));
    followed.take(supervisor.next("welcome"));
    for (int i = 0; i < 40; i++) {
      room.say("numéro " + i).ok();
      if (i % 10 == 4) {
        supervisor.close();
        room.say("pendant l’absence " + i).ok();
        supervisor = Wire.of(house, room.supervisor(), room.asSupervisor((int) followed.number));
        followed.take(supervisor.next("welcome"));
      }
    }
    int last = room.number();
    while (followed.number < last) followed.take(supervisor.next("events"));
    supervisor.close();
    var https = room.supervisor().get("/api/rooms/" + room.room() + "/events").ok().list("events");
    assertEquals(https.subList(https.size() - followed.events.size(), https.size()), followed.events);
    assertEquals(44, followed.events.size());
  }

  @Test void a_candidate_catches_up_over_both_ways_with_the_same_events() {
    var room = WatchedRoom.of(house, 2);
    room.admit(0);
    room.admit(1);
    room.act("say", 0, new JsonObject().put("text", "Bonjour")).ok();
    room.act("say", 1, new JsonObject().put("text", "pas pour lui")).ok();
    try (var candidate = Wire.of(house, room.candidates().getFirst().visitor(), room.asCandidate(0))) {
      var welcome = candidate.next("welcome");
      var https = room.candidates().getFirst().visitor().get("/api/sittings/" + room.sitting(0) + "/supervision").ok();
      assertEquals(https.body().getJsonArray("events"), welcome.getJsonArray("events"));
      assertEquals(https.number("number"), welcome.getInteger("seq"));
      assertFalse(welcome.encode().contains("pas pour lui"));
    }
  }

  @Test void a_page_too_far_behind_is_told_so_and_reads_on_over_https() {
    var room = WatchedRoom.of(house, 1);
    IntStream.range(0, 510).forEach(i -> room.say("numéro " + i).ok());
    try (var supervisor = Wire.of(house, room.supervisor(), room.asSupervisor(0))) {
      var welcome = supervisor.next("welcome");
      assertTrue(welcome.getBoolean("behind"));
      assertEquals(new JsonArray(), welcome.getJsonArray("events"));
      room.say("rien ne vient avant que la page ne soit à jour").ok();
      supervisor.nothing("events");
      supervisor.say("hello", new JsonObject().put("lastSeq", room.number()));
      assertFalse(supervisor.next("welcome").getBoolean("behind"));
      room.say("et maintenant").ok();
      assertEquals(1, supervisor.next("events").getJsonArray("events").size());
    }
  }

  @Test void a_listener_is_announced_by_an_act_that_is_stored() {
    var room = WatchedRoom.of(house, 1);
    room.admit(0);
    try (var candidate = room.candidate(0)) {
      room.act("listen", 0, new JsonObject()).ok();
      assertEquals(List.of("listening-started"), types(candidate.next("events")));
      room.act("stop-listening", 0, new JsonObject()).ok();
      assertEquals(List.of("listening-stopped"), types(candidate.next("events")));
    }
  }

  @Test void the_newest_socket_of_a_sitting_counts_and_the_older_one_is_closed() {
    var room = WatchedRoom.of(house, 1);
    try (var older = room.candidate(0); var supervisor = room.watching(); var newer = room.candidate(0)) {
      assertEquals(new Wire.Closed(4409, "replaced"), older.end());
      supervisor.acknowledged(supervisor.say("signal", new JsonObject().put("to", room.sitting(0)).mergeIn(Wire.step(0))));
      assertEquals(supervisor.peer(), newer.next("signal").getString("from"));
    }
  }

  private static List<String> types(JsonObject message) {
    var followed = new Followed(-1);
    followed.take(message);
    return followed.types;
  }

  /** As a page follows a room: each message must begin where the last ended. */
  private static final class Followed {
    private final List<JsonObject> events = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private long number;

    /** @param number the last one seen; -1 to take the first message as it comes */
    private Followed(long number) {
      this.number = number;
    }

    private void take(JsonObject message) {
      if (number >= 0) assertEquals(number, message.getLong("from"), message::encode);
      Answer.objects(message.getJsonArray("events")).forEach(one -> {
        assertTrue(one.getLong("number") > number && one.getLong("number") > message.getLong("from") && one.getLong("number") <= message.getLong("seq"), message::encode);
        number = one.getLong("number");
        events.add(one);
        types.add(one.getJsonObject("fact").getJsonObject("event").getString("type"));
      });
      number = message.getLong("seq");
    }
  }
}
