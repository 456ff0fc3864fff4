package org.palier.deploy.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Playwright;
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

  @AfterAll void close() throws java.io.IOException {
    java.nio.file.Files.writeString(Path.of("/tmp/janus.log"), janus.log());
    candidate.close();
    proctor.close();
    house.close();
    janus.close();
    playwright.close();
  }

  @BeforeEach void begin() {
    candidate.reload();
    proctor.reload();
  }

  private void watched() {
    candidate.run("test.camera()");
    assertEquals("monitor", candidate.shareScreen());
    proctor.run("test.tile('s-1')");
    Seat.until("camera and screen on the wall", () -> proctor.rate("s-1", "camera") > 3 && proctor.width("s-1", "screen") > 0,
        () -> List.of(proctor.tile("s-1"), proctor.run("test.states()"), candidate.run("test.states()"), proctor.run("JSON.stringify(test.wire.seen).slice(0, 6000)"), candidate.run("JSON.stringify(test.wire.seen).slice(0, 6000)")));
  }

  @Test void what_a_candidate_publishes_is_decoded_by_who_watches() {
    watched();
    assertTrue(proctor.width("s-1", "camera") <= 320, () -> proctor.tile("s-1").toString());
  }
}
