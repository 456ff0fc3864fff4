package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A camera that somebody covers: the candidate reads the hint, the supervisor finds it in the timeline, before the test as well as during it. */
class CoveredCameraTest extends KeptStory {
  /** The camera is a drawing that moves, and black while {@code covered}. */
  private static final String CAMERA = """
      window.covered = false
      const devices = navigator.mediaDevices
      if (devices) {
        const real = devices.getUserMedia.bind(devices)
        devices.getUserMedia = async wanted => {
          const stream = await real(wanted)
          if (!wanted.video) return stream
          const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 })
          const context = canvas.getContext('2d')
          let turn = 0
          setInterval(() => {
            context.fillStyle = window.covered ? '#000' : '#889'
            context.fillRect(0, 0, 640, 360)
            context.fillStyle = window.covered ? '#000' : '#fe4'
            context.fillRect(40 * (++turn % 12), 60, 200, 200)
          }, 100)
          return canvas.captureStream(10)
        }
      }""";
  private static final LocatorAssertions.IsVisibleOptions SOON = new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

  @Override String policy() {
    return "none";
  }

  @BeforeEach void aCameraToCover() {
    page.addInitScript(CAMERA);
  }

  private void covers(boolean covered) {
    page.evaluate("covered => { window.covered = covered }", covered);
  }

  private List<JsonObject> covered() {
    return supervisor.events(sitting, "signal-seen").stream().filter(hint -> hint.getString("kind").equals("camera-covered")).toList();
  }

  private Locator noted(String words) {
    return page.locator(".noted li").filter(new Locator.FilterOptions().setHasText(words)).first();
  }

  private void opensTheMessages() {
    page.locator("#supervision-toggle").or(candidate.button("Messages", "")).first().click();
    page.locator(".noted summary").click();
  }

  @Test void a_camera_that_is_covered_and_uncovered_is_told_to_the_candidate_and_stands_in_the_supervisors_timeline() {
    sitsDown("Ni image ni son");
    opensTheMessages();
    covers(true);
    assertThat(noted("L’image de la caméra est sombre ou unie")).isVisible(SOON);
    assertThat(noted("L’image de la caméra est sombre ou unie")).not().containsText("pas encore transmis");
    look.at(page, "covered-camera");
    page.waitForTimeout(3_000);
    covers(false);
    page.waitForTimeout(5_000);
    // A pause tells at once what would be gathered for a minute.
    supervisor.act("pause", sitting, new JsonObject().put("reason", "Votre caméra"));
    candidate.looksBack();
    assertThat(candidate.heading("Votre test est en pause", "")).isVisible(SOON);
    supervisor.waitFor("how long it was", one -> covered().size() == 2);
    var hints = covered();
    assertEquals("", hints.get(0).getString("detail"));
    assertTrue(hints.get(1).getString("detail").matches("\\d+ s"), () -> hints.get(1).encode());

    var proctor = signedIn(camille);
    proctor.navigate("/proctor.html#/rooms/" + room);
    proctor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Nadia Benali")).first().click();
    proctor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Afficher")).first().click();
    assertThat(proctor.locator(".timeline")).containsText(Pattern.compile("Caméra couverte\\s:\\s\\d+\\ss"));
    look.at(proctor, "covered-camera-timeline");
  }

  @Test void a_camera_that_was_covered_before_the_test_is_told_when_it_begins() {
    page.navigate("/exam.html?sitting=" + sitting);
    candidate.passesTheChecks();
    supervisor.waitFor("the arrival", one -> one.seat(sitting).getString("stage").equals("waiting"));
    covers(true);
    page.waitForTimeout(9_000);
    assertEquals(0, supervisor.events(sitting, "signal-seen").size(), "the test has not begun");
    supervisor.letsIn(sitting);
    candidate.button("Commencer", "").click();
    candidate.onQuestion(1);
    supervisor.waitFor("the hint", one -> covered().size() == 1);
  }

  @Test void a_page_that_is_loaded_again_makes_no_failures_of_checks_that_passed() {
    page.navigate("/exam.html?sitting=" + sitting);
    candidate.passesTheChecks();
    supervisor.waitFor("the arrival", one -> one.seat(sitting).getString("stage").equals("waiting"));
    var told = supervisor.seat(sitting).getJsonObject("preflight");
    assertTrue(told.encode().contains("{\"name\":\"camera\",\"outcome\":\"passed\"}"), told::encode);
    page.reload();
    candidate.button("Aller en salle d’attente", "").click();
    assertThat(candidate.heading("Salle d’attente", "")).isVisible();
    page.waitForTimeout(2_000);
    assertEquals(told, supervisor.seat(sitting).getJsonObject("preflight"));
    supervisor.letsIn(sitting);
    assertThat(candidate.button("Commencer", "")).isVisible();
    page.reload();
    candidate.button("Aller en salle d’attente", "").click();
    assertThat(candidate.button("Commencer", "")).isVisible();
    assertEquals(told, supervisor.seat(sitting).getJsonObject("preflight"));
  }
}
