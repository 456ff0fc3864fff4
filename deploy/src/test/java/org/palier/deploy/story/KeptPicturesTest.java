package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.palier.deploy.Settings;
import org.palier.deploy.load.KeptEvidence;
import org.palier.engine.account.Role;

/** A certification that keeps pictures during the whole exam: the candidate knows before, sees it during, and the upload is finished after handing in. */
class KeptPicturesTest extends Story {
  @Override String[] flags() {
    return new String[] {"--use-fake-device-for-media-stream=display-media-type=monitor", "--use-fake-ui-for-media-stream"};
  }

  @Override Settings settings(Path folder) {
    return Stage.settings(folder).withCertifications(KeptEvidence.certifications(folder.resolve("certifications"), "continuous"));
  }

  @Test void what_is_kept_is_said_before_shown_during_and_sent_after_handing_in() {
    var nadia = stage.candidate("Nadia", "Benali");
    var session = stage.supervised(Optional.empty());
    var sitting = stage.invite(session, nadia).invitation().sitting();
    var supervisor = SupervisorHand.of(stage, stage.signIn(stage.staff("Camille Régnier", Role.SUPERVISOR)), stage.room(session));
    var candidate = new CandidateHand(signedIn(nadia), Reader.FRENCH);
    var page = candidate.page();
    page.navigate("/exam.html?sitting=" + sitting);
    assertThat(page.getByText("L’image et l’écran pendant toute l’épreuve, chiffrés")).isVisible();
    page.getByLabel("J’ai lu et compris").check();
    candidate.button("Continuer", "").click();
    candidate.button("Tout vérifier", "").click();
    assertThat(page.locator("[data-check=second-screen]")).hasAttribute("data-outcome", Pattern.compile("passed|not-asked"));
    candidate.button("Choisir l’écran à partager", "").click();
    assertThat(page.locator("[data-check=screen]")).hasAttribute("data-outcome", "passed");
    candidate.button("Aller en salle d’attente", "").click();
    supervisor.waitFor("the arrival", one -> one.seat(sitting).getString("stage").equals("waiting"));
    supervisor.letsIn(sitting);
    candidate.button("Commencer", "").click();
    candidate.onQuestion(1);
    assertThat(page.locator("[data-state=kept]")).containsText("Enregistrement en cours");
    candidate.answersRightly(stage.paper(sitting).getFirst());
    page.waitForTimeout(3_000);
    candidate.reviews();
    candidate.submits();
    assertThat(page.getByText("Tout ce qui devait être conservé est envoyé.")).isVisible();
    var kept = stage.evidence(sitting);
    assertEquals(2, kept.size(), kept::toString);
    assertTrue(kept.values().stream().allMatch(bytes -> bytes > 1_000), kept::toString);
  }
}
