package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.palier.deploy.Settings;
import org.palier.engine.account.Role;
import org.palier.engine.refusal.Reason;
import org.palier.proctoring.media.MediaConfig;
import org.palier.proctoring.media.Secret;

/** Names for relays: whose they are, how long they are good, and who gets none. */
class MediaAccessTest extends Walk {
  private static final String SECRET = "palier-test-secret", RELAY = "turn:turn.example.org:3478?transport=udp";

  @Override Settings settings(Path folder) {
    var turn = new MediaConfig.Turn(List.of(RELAY), new Secret(SECRET));
    return super.settings(folder).with(new MediaConfig(Optional.of(turn), true, Optional.empty(), MediaConfig.Thresholds.DEFAULT), Optional.empty());
  }

  @Test void a_candidate_and_who_watches_him_get_names_that_the_relay_takes_and_that_say_nobody_s_name() throws Exception {
    var room = WatchedRoom.of(house, 1);
    var candidate = room.candidates().getFirst().visitor();
    var his = relay(candidate.post("/api/media/access", new JsonObject().put("sitting", room.sitting(0))));
    var watching = relay(room.supervisor().post("/api/media/access", new JsonObject().put("room", room.room()).put("page", "p-1")));
    assertNotEquals(his.getString("username"), watching.getString("username"));
    for (var one : List.of(his, watching)) {
      assertEquals(List.of(RELAY), one.getJsonArray("urls").getList());
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      assertEquals(Base64.getEncoder().encodeToString(mac.doFinal(one.getString("username").getBytes(StandardCharsets.UTF_8))), one.getString("credential"));
      var parts = one.getString("username").split(":");
      assertFalse(Instant.ofEpochSecond(Long.parseLong(parts[0])).isBefore(Instant.now()));
      assertEquals(32, parts[1].length());
    }
    assertEquals(his.getString("username").split(":")[1], relay(candidate.post("/api/media/access", new JsonObject().put("sitting", room.sitting(0)))).getString("username").split(":")[1], "the same member");
    relay(house.manager().post("/api/media/access", new JsonObject().put("room", room.room()).put("page", "p-2")));
  }

  @Test void strangers_get_none() {
    var room = WatchedRoom.of(house, 2);
    var ofRoom = new JsonObject().put("room", room.room()).put("page", "p-1");
    var ofSitting = new JsonObject().put("sitting", room.sitting(0));
    house.visitor().post("/api/media/access", ofRoom).refused(Reason.NOT_SIGNED_IN);
    house.staff(Role.SUPERVISOR).post("/api/media/access", ofRoom).refused(Reason.NOT_ASSIGNED);
    house.staff(Role.CENTRE_MANAGER).post("/api/media/access", ofRoom).refused(Reason.NOT_ASSIGNED);
    house.staff(Role.AUDITOR).post("/api/media/access", ofRoom).refused(Reason.NOT_ALLOWED);
    room.candidates().get(1).visitor().post("/api/media/access", ofSitting).refused(Reason.NOT_FOUND);
    room.candidates().get(1).visitor().post("/api/media/access", ofRoom).refused(Reason.NOT_ASSIGNED);
    room.supervisor().post("/api/media/access", ofSitting).refused(Reason.NOT_FOUND);
    room.supervisor().post("/api/media/access", ofSitting.copy().mergeIn(ofRoom)).refused(Reason.MALFORMED);
    house.manager().post("/api/rooms/" + room.room() + "/acts", new JsonObject().put("key", WatchedRoom.key()).put("action", "release")
        .put("supervisor", room.supervisor().get("/api/me").ok().text("account"))).ok();
    room.supervisor().post("/api/media/access", ofRoom).refused(Reason.NOT_ASSIGNED);
  }

  @Test void what_live_pictures_of_a_room_would_want_and_do_not_have_is_told_where_rooms_are_arranged_and_watched() {
    var room = WatchedRoom.of(house, 1);
    assertEquals(List.of(), room.supervisor().get("/api/rooms/" + room.room()).ok().body().getJsonArray("shortfalls").getList());
    house.manager().post("/api/rooms/" + room.room() + "/acts", new JsonObject().put("key", WatchedRoom.key()).put("action", "assign").put("supervisor", house.newStaff(Role.SUPERVISOR))).ok();
    assertEquals(List.of("costly-watchers"), room.supervisor().get("/api/rooms/" + room.room()).ok().body().getJsonArray("shortfalls").getList());
    assertEquals(List.of("costly-watchers"), house.manager().get("/api/exam-sessions/" + room.session() + "/rooms").ok().list("rooms").getFirst().getJsonArray("shortfalls").getList());
  }

  private static JsonObject relay(Answer answer) {
    assertEquals("peer-to-peer", answer.ok().text("plane"));
    assertEquals(true, answer.body().getBoolean("relayOnly"));
    return answer.list("iceServers").getFirst();
  }
}
