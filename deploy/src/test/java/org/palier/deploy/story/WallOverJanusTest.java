package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.palier.deploy.Settings;
import org.palier.deploy.media.Janus;
import org.palier.engine.account.Account;
import org.palier.engine.account.Role;
import org.palier.proctoring.media.MediaConfig;

/** A room that two supervisors watch, beside a real media server: what the candidate's page sends once, both walls show. */
class WallOverJanusTest extends Story {
  /** Every connection that a page made. */
  private static final String COUNT_CONNECTIONS = """
      window.connections = []
      window.RTCPeerConnection = class extends RTCPeerConnection {
        constructor(...all) {
          super(...all)
          window.connections.push(this)
        }
      }""";
  private static final String PACKETS_OF_SOUND = """
      async () => {
        const reports = await Promise.all(connections.filter(one => one.connectionState === 'connected').map(one => one.getStats()))
        return reports.flatMap(one => [...one.values()]).filter(one => one.type === 'inbound-rtp' && one.kind === 'audio').reduce((sum, one) => sum + one.packetsReceived, 0)
      }""";
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private Janus janus;

  @Override String[] flags() {
    return new String[] {"--use-fake-device-for-media-stream=display-media-type=monitor", "--use-fake-ui-for-media-stream", "--autoplay-policy=no-user-gesture-required",
        "--allow-loopback-in-peer-connection", "--disable-features=WebRtcHideLocalIpsWithMdns"};
  }

  @Override Settings settings(Path folder) {
    try {
      janus = new Janus(Files.createDirectories(folder.resolve("janus")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var servers = new MediaConfig.Janus(List.of(janus.address()), Janus.SECRET);
    return Stage.settings(folder).with(new MediaConfig(Optional.empty(), false, Optional.of(servers), MediaConfig.Thresholds.DEFAULT), Optional.empty());
  }

  @AfterAll void endMediaServer() {
    janus.close();
  }

  @Test void two_walls_show_what_a_candidate_sends_once_and_he_sees_that_one_of_them_listens() {
    var nadia = stage.candidate("Nadia", "Benali");
    var session = stage.supervised(Optional.empty());
    var sitting = stage.invite(session, nadia).invitation().sitting();
    var paul = stage.staff("Paul Roy", Role.SUPERVISOR);
    var camille = stage.staff("Camille Prévost", Role.SUPERVISOR);
    var supervisor = SupervisorHand.of(stage, stage.signIn(paul), stage.room(session));
    var candidate = new CandidateHand(counted(nadia), Reader.FRENCH);
    var page = candidate.page();
    page.navigate("/exam.html?sitting=" + sitting);
    assertEquals("peer-to-peer", plane(page, sitting), "one who watches needs no media server");
    supervisor.act(new JsonObject().put("action", "assign").put("supervisor", camille.id()));
    assertEquals("janus", plane(page, sitting), "two do");

    var wall = wall(paul, supervisor.room());
    var colleague = wall(camille, supervisor.room());
    candidate.passesTheChecks();
    for (var one : List.of(wall, colleague))
      for (var picture : List.of(".picture-camera", ".picture-screen")) until("live pictures on a wall", () -> moves(one, ".tile " + picture + " video"));
    supervisor.letsIn(sitting);
    candidate.button("Commencer", "").click();
    candidate.onQuestion(1);
    look.glance(wall, "janus-wall");
    assertEquals(1, page.evaluate("connections.length"), "one upload for all who watch");

    wall.locator(".tile-name").click();
    until("a large camera in the focus", () -> width(wall, ".focus .picture-camera video") >= 600);
    assertTrue(width(colleague, ".tile .picture-camera video") <= 320, "the colleague keeps his thumbnail");
    assertEquals(0, wall.evaluate(PACKETS_OF_SOUND), "who looks closely does not listen yet");
    assertThat(page.locator("[data-listening]")).not().isVisible();
    inFocus(wall, "Écouter").click();
    assertThat(page.locator("[data-listening]")).containsText("Un surveillant vous écoute en ce moment");
    until("sound", () -> (int) wall.evaluate(PACKETS_OF_SOUND) > 0);
    assertEquals(0, colleague.evaluate(PACKETS_OF_SOUND), "the colleague hears nothing");
    look.glance(wall, "janus-focus");
    look.glance(page, "janus-listened");
    inFocus(wall, "Ne plus écouter").click();
    assertThat(page.locator("[data-listening]")).not().isVisible();
    until("silence", () -> {
      int before = (int) wall.evaluate(PACKETS_OF_SOUND);
      wall.waitForTimeout(500);
      return before == (int) wall.evaluate(PACKETS_OF_SOUND);
    });

    // The media server dies: nobody's exam does, and pictures come back with it.
    janus.close();
    until("frozen pictures", () -> !moves(wall, ".tile .picture-camera video"));
    candidate.answersRightly(stage.paper(sitting).getFirst());
    assertThat(wall.locator(".tile .picture-frozen").first()).containsText("Image figée depuis");
    look.glance(wall, "janus-gone");
    janus.start();
    for (var one : List.of(wall, colleague)) until("live pictures again", () -> moves(one, ".tile .picture-camera video"));
    candidate.reviews();
    candidate.submits();
  }

  private Page counted(Account account) {
    var page = signedIn(account);
    page.addInitScript(COUNT_CONNECTIONS);
    return page;
  }

  private Page wall(Account supervisor, String room) {
    var wall = counted(supervisor);
    wall.navigate("/proctor.html#/rooms/" + room);
    assertThat(wall.locator(".tile")).isVisible();
    return wall;
  }

  private static String plane(Page page, String sitting) {
    return (String) page.evaluate("""
        sitting => fetch('/api/media/access', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ sitting }) })
          .then(reply => reply.json()).then(access => access.plane)""", sitting);
  }

  private static Locator inFocus(Page wall, String name) {
    return wall.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static int width(Page page, String video) {
    return (int) page.evaluate("video => document.querySelector(video)?.videoWidth ?? 0", video);
  }

  /** New pictures come within two seconds: a screen is sent at one a second. */
  private static boolean moves(Page page, String video) {
    return (boolean) page.evaluate("""
        async selector => {
          const frames = () => document.querySelector(selector)?.getVideoPlaybackQuality().totalVideoFrames ?? 0
          const before = frames()
          await new Promise(resolve => setTimeout(resolve, 2_000))
          return frames() > before
        }""", video);
  }

  private static void until(String what, java.util.function.BooleanSupplier holds) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) throw new AssertionError("not within a minute: " + what);
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
