package org.palier.deploy.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Playwright;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.palier.deploy.Chromium;
import org.palier.proctoring.media.MediaConfig;

/** A candidate and a proctor in browsers of their own, media straight from one to the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class TwoBrowsersTest {
  private Playwright playwright;
  private MediaHouse house;
  private Seat candidate;
  private Seat proctor;

  @BeforeAll void open() {
    playwright = Chromium.driver();
    house = MediaHouse.peers(MediaConfig.DEFAULT);
    candidate = Seat.candidate(playwright, house, "s-1");
    proctor = Seat.staff(playwright, house, "staff-1", "");
  }

  @AfterAll void close() {
    candidate.close();
    proctor.close();
    house.close();
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
    Seat.until("camera and screen on the wall", () -> proctor.rate("s-1", "camera") > 3 && proctor.width("s-1", "screen") > 0, () -> proctor.tile("s-1"));
  }

  @Test void camera_and_screen_come_as_thumbnails_and_the_focus_makes_them_large_without_a_new_offer() {
    watched();
    Seat.until("a small camera", () -> proctor.width("s-1", "camera") <= 320, () -> proctor.tile("s-1"));
    assertTrue(proctor.rate("s-1", "camera") < 10, () -> "thumbnails come slowly: " + proctor.tile("s-1"));
    int offers = offers();
    proctor.run("test.wall.focus('s-1')");
    Seat.until("a large camera, faster", () -> proctor.width("s-1", "camera") >= 600 && proctor.rate("s-1", "camera") > 10, () -> proctor.tile("s-1"));
    Seat.until("a faster screen", () -> proctor.rate("s-1", "screen") > 3, () -> proctor.tile("s-1"));
    proctor.run("test.wall.focus()");
    Seat.until("small again", () -> proctor.width("s-1", "camera") <= 320 && proctor.rate("s-1", "camera") < 10, () -> proctor.tile("s-1"));
    assertEquals(offers, offers(), "no negotiation");
  }

  @Test void a_hidden_tile_costs_nothing_and_comes_back() {
    watched();
    proctor.run("test.wall.hide('s-1', true)");
    Seat.until("no frames", () -> proctor.rate("s-1", "camera") == 0, () -> proctor.tile("s-1"));
    proctor.run("test.wall.hide('s-1', false)");
    Seat.until("frames again", () -> proctor.rate("s-1", "camera") > 3, () -> proctor.tile("s-1"));
  }

  @Test void the_microphone_is_heard_only_by_who_listens_and_the_candidate_is_told() {
    watched();
    candidate.run("test.microphone()");
    assertEquals(false, candidate.run("test.publisher.listened"));
    assertEquals(0, heard(proctor));
    proctor.run("test.wall.focus('s-1')");
    for (int i = 0; i < 5; i++) Seat.pause();
    assertEquals(List.of(0, false), List.of(heard(proctor), candidate.run("test.publisher.listened")), "who looks closely does not listen yet");
    proctor.run("test.wall.listen('s-1')");
    Seat.until("sound", () -> heard(proctor) > 0, () -> heard(proctor));
    assertEquals(true, candidate.run("test.publisher.listened"));
    proctor.run("test.wall.listen()");
    Seat.until("told that nobody listens", () -> candidate.run("test.publisher.listened").equals(false), () -> "");
    Seat.until("silence", () -> {
      int before = heard(proctor);
      Seat.pause();
      return heard(proctor) == before;
    }, () -> heard(proctor));
  }

  @Test void the_proctor_speaks_to_the_candidate() {
    watched();
    assertEquals(0, candidate.run("test.publisher.voices.length"));
    proctor.run("test.talk('s-1', true)");
    Seat.until("a voice", () -> candidate.run("test.publisher.voices.length").equals(1) && heard(candidate) > 0, () -> heard(candidate));
    proctor.run("test.talk('s-1', false)");
    Seat.until("no voice", () -> candidate.run("test.publisher.voices.length").equals(0), () -> "");
  }

  @Test void both_restart_at_once_again_and_again_and_agree() {
    watched();
    for (int i = 0; i < 12; i++) {
      candidate.run("test.restart()");
      proctor.run("test.restart()");
    }
    Seat.until("agreed", () -> candidate.run("test.settled()").equals(true) && proctor.run("test.settled()").equals(true), () -> candidate.run("test.states()"));
    Seat.until("pictures", () -> proctor.rate("s-1", "camera") > 3, () -> proctor.tile("s-1"));
    assertEquals(List.of(1, 1), List.of(candidate.run("test.connections.length"), proctor.run("test.connections.length")), "the first connection lives");
    assertTrue((int) proctor.run("test.wire.seen.filter(one => one.description?.type === 'offer').length") > 3);
  }

  @Test void media_goes_on_while_the_sockets_are_away() {
    watched();
    candidate.run("test.wire.down()");
    proctor.run("test.wire.down()");
    for (int i = 0; i < 15; i++) Seat.pause();
    assertTrue(proctor.rate("s-1", "camera") > 3, () -> proctor.tile("s-1").toString());
    candidate.run("test.wire.up()");
    proctor.run("test.wire.up()");
    proctor.run("test.wall.focus('s-1')");
    Seat.until("a large camera", () -> proctor.width("s-1", "camera") >= 600, () -> proctor.tile("s-1"));
  }

  @Test void a_candidate_who_loads_the_page_anew_is_seen_again_and_so_is_what_a_proctor_loads_anew() {
    watched();
    candidate.reload();
    candidate.run("test.camera()");
    Seat.until("pictures of the new page", Duration.ofSeconds(60), () -> (int) proctor.run("test.connections.length") > 1 && proctor.rate("s-1", "camera") > 3, () -> proctor.tile("s-1"));
    proctor.reload();
    proctor.run("test.tile('s-1')");
    Seat.until("pictures on the new wall", () -> proctor.rate("s-1", "camera") > 3, () -> proctor.tile("s-1"));
  }

  @Test void a_dead_connection_is_replaced_and_the_frozen_tile_looks_frozen_meanwhile() {
    watched();
    candidate.run("test.connections[0].close()");
    Seat.until("a frozen tile", () -> proctor.tile("s-1").get("frozen").equals(true), () -> proctor.tile("s-1"));
    Seat.until("pictures again, on another connection", Duration.ofSeconds(90), () -> (int) proctor.run("test.connections.length") > 1 && proctor.rate("s-1", "camera") > 3,
        () -> List.of(proctor.tile("s-1"), proctor.run("test.facts"), proctor.run("test.states()")));
    var told = (List<?>) proctor.run("test.facts");
    assertEquals(List.of("s-1 connecting", "s-1 flowing", "s-1 interrupted"), told.subList(0, 3));
    assertEquals("s-1 flowing", told.getLast());
  }

  @Test void a_tab_or_a_window_instead_of_the_screen_is_not_taken() {
    for (var surface : List.of("browser", "window"))
      try (var other = Seat.candidate(playwright, house, "s-2", "", surface)) {
        assertEquals("wrong-surface", other.shareScreen());
      }
  }

  private int offers() {
    return (int) proctor.run("test.wire.seen.filter(one => one.description?.type === 'offer').length");
  }

  private static int heard(Seat seat) {
    return (int) seat.run("test.heard()");
  }
}
