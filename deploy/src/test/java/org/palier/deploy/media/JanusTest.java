package org.palier.deploy.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Playwright;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.Chromium;
import org.palier.proctoring.media.MediaConfig;
import org.palier.proctoring.media.MediaConfig.Thresholds;
import org.palier.proctoring.media.PlaneKind;
import org.palier.proctoring.media.janus.JanusPlane;

/** A candidate and two watchers around a real media server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class JanusTest {
  private Playwright playwright;
  private Janus janus;
  private MediaHouse house;
  private Seat candidate;
  private Seat proctor;

  @BeforeAll void open(@TempDir Path folder) {
    playwright = Chromium.driver();
    janus = new Janus(folder);
    var servers = new MediaConfig.Janus(List.of(janus.address()), Janus.SECRET);
    house = new MediaHouse(new MediaConfig(Optional.empty(), false, Optional.of(servers), Thresholds.DEFAULT), PlaneKind.JANUS,
        outbound -> vertx -> Optional.of(new JanusPlane(vertx, servers, outbound)));
    candidate = Seat.candidate(playwright, house, "s-1");
    proctor = Seat.staff(playwright, house, "staff-1", "");
  }

  @AfterAll void close() {
    candidate.close();
    proctor.close();
    house.close();
    janus.close();
    playwright.close();
  }

  /** Neither meets the other's page of the test before, which would go on wanting what it wanted there. */
  @BeforeEach void begin() {
    candidate.leave();
    proctor.leave();
    candidate.reload();
    proctor.reload();
  }

  private void watched() {
    candidate.run("test.camera()");
    assertEquals("monitor", candidate.shareScreen());
    proctor.run("test.tile('s-1')");
    Seat.until("camera and screen on the wall", () -> proctor.rate("s-1", "camera") > 3 && proctor.width("s-1", "screen") > 0,
        () -> List.of(proctor.tile("s-1"), proctor.run("test.states()"), candidate.run("test.states()")));
  }

  @Test void what_a_candidate_publishes_once_is_decoded_by_all_who_watch_each_as_large_as_he_wants() {
    watched();
    assertTrue(proctor.width("s-1", "camera") <= 320, () -> proctor.tile("s-1").toString());
    try (var colleague = Seat.staff(playwright, house, "staff-2", "")) {
      colleague.run("test.tile('s-1')");
      Seat.until("two see him", () -> colleague.rate("s-1", "camera") > 3 && colleague.width("s-1", "screen") > 0, () -> colleague.tile("s-1"));
      int offers = offers(colleague);
      colleague.run("test.wall.focus('s-1')");
      Seat.until("a large camera in the focus", () -> colleague.width("s-1", "camera") >= 600, () -> List.of(colleague.tile("s-1"), candidate.run("test.outbound()")));
      Seat.until("a faster screen", () -> colleague.rate("s-1", "screen") > 3, () -> colleague.tile("s-1"));
      assertTrue(proctor.width("s-1", "camera") <= 320, () -> "the other one keeps his thumbnail: " + proctor.tile("s-1"));
      assertEquals(offers, offers(colleague), "no negotiation");
      colleague.run("test.wall.focus()");
      Seat.until("small again", () -> colleague.width("s-1", "camera") <= 320, () -> colleague.tile("s-1"));
    }
    assertEquals(1, candidate.run("test.connections.length"));
  }

  @Test void nothing_is_sent_while_nobody_watches_and_sound_only_while_somebody_listens() {
    candidate.run("test.camera()");
    candidate.run("test.microphone()");
    for (int i = 0; i < 10; i++) Seat.pause();
    assertEquals(0, candidate.run("test.connections.length"), "not even a connection");
    proctor.run("test.tile('s-1')");
    Seat.until("pictures", () -> proctor.rate("s-1", "camera") > 3, () -> proctor.tile("s-1"));
    assertEquals(List.of(0, false), List.of(heard(proctor), candidate.run("test.publisher.listened")));
    proctor.run("test.wall.listen('s-1')");
    Seat.until("sound", () -> heard(proctor) > 0, () -> candidate.run("test.outbound()"));
    assertEquals(true, candidate.run("test.publisher.listened"));
    proctor.run("test.wall.remove('s-1')");
    Seat.until("told that nobody listens", () -> candidate.run("test.publisher.listened").equals(false), () -> "");
  }

  @Test void the_proctor_speaks_to_one_candidate_and_no_other_hears() {
    try (var other = Seat.candidate(playwright, house, "s-2")) {
      watched();
      other.run("test.camera()");
      proctor.run("test.tile('s-2')");
      Seat.until("both on the wall", () -> proctor.rate("s-2", "camera") > 3, () -> proctor.tile("s-2"));
      proctor.run("test.talk('s-1', true)");
      Seat.until("a voice", () -> candidate.run("test.publisher.voices.length").equals(1) && heard(candidate) > 0, () -> List.of(candidate.run("test.states()"), proctor.run("test.states()")));
      // Who listens on his own account, as a page that was tampered with might, finds no such voice.
      other.run("test.wire.send({type: 'want', to: 'staff-1', pc: 'mine', gen: 0, camera: 'off', screen: 'off', microphone: true, talk: false, over: false})");
      for (int i = 0; i < 15; i++) Seat.pause();
      assertEquals(0, other.run("test.wire.seen.filter(one => one.pc === 'mine').length"));
      proctor.run("test.talk('s-1', false)");
      Seat.until("no voice", () -> candidate.run("test.publisher.voices.length").equals(0), () -> "");
      int before = heard(candidate);
      Seat.pause();
      assertEquals(before, heard(candidate));
    }
  }

  @Test void both_ask_for_new_transport_again_and_again_and_get_it() {
    watched();
    for (int i = 0; i < 5; i++) {
      candidate.run("test.restart()");
      proctor.run("test.restart()");
      Seat.pause();
    }
    Seat.until("agreed", () -> candidate.run("test.settled()").equals(true) && proctor.run("test.settled()").equals(true), () -> List.of(candidate.run("test.states()"), proctor.run("test.states()")));
    Seat.until("pictures", () -> proctor.rate("s-1", "camera") > 3, () -> proctor.tile("s-1"));
    assertEquals(List.of(1, 1), List.of(candidate.run("test.connections.length"), proctor.run("test.connections.length")), "the first connections live");
    assertTrue(offers(proctor) > 1, "the server offered new transport");
  }

  @Test void media_goes_on_while_the_sockets_are_away() {
    watched();
    candidate.run("test.wire.down()");
    proctor.run("test.wire.down()");
    for (int i = 0; i < 20; i++) Seat.pause();
    assertTrue(proctor.rate("s-1", "camera") > 3, () -> proctor.tile("s-1").toString());
    candidate.run("test.wire.up()");
    proctor.run("test.wire.up()");
    proctor.run("test.wall.focus('s-1')");
    Seat.until("a large camera", () -> proctor.width("s-1", "camera") >= 600, () -> proctor.tile("s-1"));
    assertEquals(List.of(1, 1), List.of(candidate.run("test.connections.length"), proctor.run("test.connections.length")));
  }

  @Test void a_candidate_who_loads_the_page_anew_is_seen_again() {
    watched();
    candidate.reload();
    candidate.run("test.camera()");
    Seat.until("pictures of the new page", () -> (int) proctor.run("test.connections.length") > 1 && proctor.rate("s-1", "camera") > 3, () -> proctor.tile("s-1"));
  }

  @Test void a_media_server_that_dies_is_told_of_and_taken_up_again_when_it_is_back() {
    watched();
    assertTrue(house.plane().available("room-1"));
    janus.close();
    Seat.until("told", () -> states(candidate).equals("false") && states(proctor).equals("false"), () -> states(proctor));
    assertEquals(false, house.plane().available("room-1"));
    Seat.until("a frozen tile", () -> proctor.tile("s-1").get("frozen").equals(true), () -> proctor.tile("s-1"));
    janus.start();
    Seat.until("told that it is back", () -> states(candidate).equals("false,true") && states(proctor).equals("false,true"), () -> states(proctor));
    Seat.until("pictures", () -> proctor.rate("s-1", "camera") > 3 && proctor.rate("s-1", "screen") > 0, () -> List.of(proctor.tile("s-1"), candidate.run("test.states()"), proctor.run("test.states()")));
  }

  @Test void strangers_are_refused() {
    watched();
    var vertx = Vertx.vertx();
    try {
      assertEquals(403, new Stranger(vertx, janus.address(), "guessed").say(new JsonObject().put("janus", "create")).getJsonObject("error").getInteger("code"));
      // Even who found out the secret that opens the door is in no room, and sees none.
      var stranger = new Stranger(vertx, janus.address(), Janus.SECRET.reveal());
      long handle = stranger.attach();
      assertEquals(0, stranger.rooms(handle, "guessed").size());
      long room = stranger.rooms(handle, Janus.SECRET.reveal()).getJsonObject(0).getLong("room");
      var join = new JsonObject().put("request", "join").put("ptype", "publisher").put("room", room);
      assertEquals(433, stranger.ask(handle, join.copy()).getInteger("error_code"), "without a token");
      assertEquals(433, stranger.ask(handle, join.copy().put("token", "0123456789abcdef0123456789abcdef")).getInteger("error_code"), "with a wrong token");
      assertEquals(433, stranger.ask(handle, new JsonObject().put("request", "allowed").put("action", "disable").put("room", room).put("secret", "guessed")).getInteger("error_code"));
      // Who is there can be asked, what they send cannot be had.
      var feed = stranger.ask(handle, new JsonObject().put("request", "listparticipants").put("room", room)).getJsonArray("participants").stream()
          .map(JsonObject.class::cast).filter(one -> one.getBoolean("publisher")).findFirst().orElseThrow().getLong("id");
      var watch = new JsonObject().put("request", "join").put("ptype", "subscriber").put("room", room).put("streams", new JsonArray().add(new JsonObject().put("feed", feed)));
      assertEquals(433, stranger.ask(stranger.attach(), watch.copy()).getInteger("error_code"));
      assertEquals(433, stranger.ask(stranger.attach(), watch.copy().put("private_id", 1)).getInteger("error_code"));
      assertTrue(proctor.rate("s-1", "camera") > 3, "and nobody noticed");
    } finally {
      vertx.close().await();
    }
  }

  private static int offers(Seat seat) {
    return (int) seat.run("test.wire.seen.filter(one => one.description?.type === 'offer').length");
  }

  private static int heard(Seat seat) {
    return (int) seat.run("test.heard()");
  }

  private static Object states(Seat seat) {
    return seat.run("test.wire.seen.filter(one => one.type === 'media-state').map(one => one.available).join()");
  }
}
