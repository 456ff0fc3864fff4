package org.palier.deploy.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.Chromium;
import org.palier.proctoring.media.MediaConfig;
import org.palier.proctoring.media.MediaConfig.Thresholds;
import org.palier.proctoring.media.Member.Side;

/** Two browsers that meet by a real relay only, under names that the server makes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class RelayTest {
  private Playwright playwright;
  private Coturn relay;
  private MediaHouse house;
  private Seat candidate;
  private Seat proctor;

  @BeforeAll void open(@TempDir Path folder) {
    playwright = Chromium.driver();
    relay = new Coturn(folder);
    house = MediaHouse.peers(new MediaConfig(Optional.of(relay.config()), true, Optional.empty(), Thresholds.DEFAULT));
    candidate = Seat.candidate(playwright, house, "s-1");
    proctor = Seat.staff(playwright, house, "staff-1", "");
  }

  @AfterAll void close() {
    candidate.close();
    proctor.close();
    house.close();
    relay.close();
    playwright.close();
  }

  @Test void camera_and_screen_travel_by_the_relay_and_nobody_learns_an_address() {
    watch("", "");
    Seat.until("pictures", () -> proctor.rate("s-1", "camera") > 3 && proctor.width("s-1", "screen") > 0, () -> List.of(proctor.tile("s-1"), proctor.run("test.states()")));
    assertEquals(List.of("relay-relay"), candidate.pairs());
    assertEquals(List.of("relay-relay"), proctor.pairs());
    for (var seat : List.of(candidate, proctor)) {
      var candidates = (String) seat.run("test.wire.seen.filter(one => one.candidate).map(one => one.candidate.candidate).join('\\n')");
      assertFalse(candidates.isEmpty());
      assertTrue(candidates.lines().allMatch(line -> line.contains(" typ relay ")), candidates);
    }
  }

  @Test void an_ice_restart_asks_for_a_new_name_and_stays_on_the_relay() {
    watch("", "");
    Seat.until("pictures", () -> proctor.rate("s-1", "camera") > 3, () -> proctor.tile("s-1"));
    int before = names();
    candidate.run("test.publisher.opened.values().next().value.link.restart()");
    Seat.until("another name", () -> names() > before, () -> names());
    Seat.until("pictures", () -> candidate.run("test.settled()").equals(true) && proctor.rate("s-1", "camera") > 3, () -> proctor.tile("s-1"));
    assertEquals(List.of("relay-relay"), proctor.pairs());
  }

  @Test void a_name_past_its_time_opens_nothing() {
    refused("expired");
  }

  @Test void a_name_that_somebody_else_signed_opens_nothing() {
    refused("forged");
  }

  /** The candidate's name is bad, the proctor's is good: no way from one to the other, and it is the relay that says no. */
  private void refused(String how) {
    int before = refusals();
    watch(how, "");
    Seat.until("refused by the relay", () -> refusals() > before, relay::log);
    for (int i = 0; i < 25; i++) Seat.pause();
    assertEquals(0, proctor.width("s-1", "camera"));
    assertEquals(List.of(), proctor.pairs());
    assertEquals("", candidate.run("test.connections.map(one => one.localDescription.sdp).join('').match(/a=candidate.*/g)?.join() ?? ''"), "no address was given");
  }

  private void watch(String candidates, String proctors) {
    candidate.open(house.page("s-1", Side.CANDIDATE, candidates));
    proctor.open(house.page("staff-1", Side.STAFF, proctors));
    candidate.run("test.camera()");
    assertEquals("monitor", candidate.shareScreen());
    proctor.run("test.tile('s-1')");
  }

  private int names() {
    return (int) candidate.run("performance.getEntriesByType('resource').filter(one => one.name.includes('/access')).length");
  }

  /** Of somebody who gave a name: without one, everybody is asked for it first. */
  private int refusals() {
    return (int) relay.log().lines().filter(line -> line.matches(".* user <\\d+:[0-9a-f]{32}>: .* error 401: Unauthorized.*")).count();
  }
}
