package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.palier.proctoring.evidence.Track;

/** A certification that keeps a small picture now and then. */
class StillPicturesTest extends KeptStory {
  @Override String policy() {
    return "stills";
  }

  @Test void small_pictures_are_kept_and_no_film() {
    sitsDown("De petites images prises de temps en temps");
    assertThat(sign()).containsText("Images conservées de temps en temps");
    page.waitForTimeout(3_000);
    supervisor.act("flag", sitting, new io.vertx.core.json.JsonObject().put("reason", "Une voix dans la pièce"));
    page.waitForTimeout(16_000);
    handsIn();
    assertThat(allSent()).isVisible();
    assertEquals(Set.of(Track.STILL_CAMERA, Track.STILL_SCREEN), stage.evidence(sitting).keySet());
    assertTrue(stage.evidence(sitting).values().stream().allMatch(bytes -> bytes < 200_000), () -> stage.evidence(sitting).toString());
  }
}
