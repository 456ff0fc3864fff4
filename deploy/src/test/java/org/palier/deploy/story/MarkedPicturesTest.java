package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.palier.proctoring.evidence.Track;

/** A certification that keeps what surrounds what a supervisor notes, and nothing else. */
class MarkedPicturesTest extends KeptStory {
  @Override String policy() {
    return "incident";
  }

  @Test void what_surrounds_an_incident_is_kept_and_plays_for_the_reviewer() {
    sitsDown("Environ une demi-minute avant et après ce que le surveillant signale");
    assertThat(sign()).containsText("Conservé autour de ce qui est signalé");
    candidate.answersRightly(stage.paper(sitting).getFirst());
    page.waitForTimeout(3_000);
    supervisor.act("incident", sitting, new JsonObject().put("category", "suspected-fraud").put("severity", 0.75).put("comment", "Un téléphone à gauche du clavier"));
    // A supervisor's note is no news to the candidate, and reaches his page within a quarter of a minute.
    page.waitForTimeout(16_000);
    handsIn();
    assertThat(allSent()).isVisible();
    assertEquals(Set.of(Track.CAMERA, Track.SCREEN), stage.evidence(sitting).keySet());

    var reviewer = reviewer();
    assertTrue(watches(reviewer, "Caméra") > 10, "a part of what surrounds it");
    look.at(reviewer, "kept-review");

    // The minutes note what there was: what somebody takes off a chain's end later shows by them alone.
    supervisor.act(new JsonObject().put("action", "close"));
    supervisor.act(new JsonObject().put("action", "seal-minutes").put("comment", "Un téléphone, rangé à la demande."));
    assertEquals("camera true, screen true", noted(reviewer));
    stage.losesLastSegment(sitting, Track.CAMERA);
    assertEquals("camera false, screen true", noted(reviewer));
    reviewer.reload();
    assertThat(reviewer.getByText("le procès-verbal scellé notait des enregistrements qui ne sont plus là")).hasCount(1);
  }

  private String noted(Page reviewer) {
    return (String) reviewer.evaluate("sitting => fetch('/api/evidence/' + sitting).then(reply => reply.json()).then(list => list.noted.map(one => one.track + ' ' + one.holds).join(', '))", sitting);
  }

  @Test void where_nothing_is_noted_nothing_is_kept() {
    sitsDown("Environ une demi-minute avant et après ce que le surveillant signale");
    assertThat(sign()).isVisible();
    page.waitForTimeout(3_000);
    handsIn();
    assertThat(allSent()).isVisible();
    assertEquals(Map.of(), stage.evidence(sitting));
  }
}
