package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Route;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.palier.proctoring.evidence.Track;

/** A certification that keeps pictures during the whole exam: the candidate knows before, sees it during, and the upload is finished after handing in. */
class KeptPicturesTest extends KeptStory {
  private static final String UPLOADS = "**/api/sittings/*/evidence/**";

  @Override String policy() {
    return "continuous";
  }

  @Test void what_is_kept_is_said_before_shown_during_and_sent_after_handing_in() {
    sitsDown("L’image et l’écran pendant toute l’épreuve, sans le son, chiffrés");
    assertThat(sign()).containsText("Enregistrement en cours");
    look.at(page, "kept-exam");
    candidate.answersRightly(stage.paper(sitting).getFirst());
    page.waitForTimeout(3_000);
    handsIn();
    assertThat(allSent()).isVisible();
    look.at(page, "kept-sent");
    var kept = stage.evidence(sitting);
    assertEquals(2, kept.size(), kept::toString);
    assertTrue(kept.values().stream().allMatch(bytes -> bytes > 1_000), kept::toString);
  }

  @Test void a_supervisors_pause_is_recorded_without_a_hole() {
    sitsDown("L’image et l’écran pendant toute l’épreuve, sans le son, chiffrés");
    assertThat(sign()).containsText("Enregistrement en cours");
    page.waitForTimeout(3_000);
    supervisor.act("pause", sitting, new JsonObject().put("reason", "Une question sur la table"));
    assertThat(candidate.heading("Votre test est en pause", "")).isVisible();
    page.waitForTimeout(18_000);
    supervisor.act("resume", sitting);
    candidate.onQuestion(1);
    handsIn();
    assertThat(allSent()).isVisible();
    for (var track : List.of(Track.CAMERA, Track.SCREEN)) {
      var kept = stage.track(sitting, track);
      assertEquals(List.of(1, List.of()), List.of(kept.segments().size(), kept.holes()), "nothing stopped it");
      var span = kept.segments().getFirst().onServer();
      assertTrue(Duration.between(span.from(), span.to()).toSeconds() > 20, span::toString);
    }
  }

  @Test void what_cannot_be_sent_outlives_the_page_delays_no_handing_in_and_is_sent_when_the_way_is_open() {
    watch.expect(".*ERR_FAILED.*/evidence/.*");
    page.route(UPLOADS, Route::abort);
    sitsDown("L’image et l’écran pendant toute l’épreuve, sans le son, chiffrés");
    page.waitForTimeout(7_000);
    page.reload();
    candidate.onQuestion(1);
    candidate.answersRightly(stage.paper(sitting).getFirst());
    handsIn();
    assertThat(page.getByText("Votre test est remis : cet envoi n’y change rien.")).isVisible();
    look.at(page, "kept-waiting");
    assertEquals(Map.of(), stage.evidence(sitting));
    page.reload();
    assertThat(page.getByText("Votre test est remis : cet envoi n’y change rien.")).isVisible();
    page.unroute(UPLOADS);
    page.evaluate("dispatchEvent(new Event('online'))");
    assertThat(allSent()).isVisible();
    assertTrue(stage.evidence(sitting).values().stream().allMatch(bytes -> bytes > 1_000), () -> stage.evidence(sitting).toString());
    assertEquals(2, stage.evidence(sitting).size());
  }
}
