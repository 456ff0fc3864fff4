package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.palier.deploy.Settings;
import org.palier.deploy.load.KeptEvidence;
import org.palier.engine.account.Account;
import org.palier.engine.account.Role;

/** A candidate at home whose certification keeps pictures, with a camera and a screen that are not real; the supervisor's side over HTTP. */
abstract class KeptStory extends Story {
  Account nadia;
  Account camille;
  String sitting;
  String room;
  SupervisorHand supervisor;
  CandidateHand candidate;
  Page page;

  /** What is kept: {@code stills}, {@code incident} or {@code continuous}. */
  abstract String policy();

  @Override String[] flags() {
    return new String[] {"--use-fake-device-for-media-stream=display-media-type=monitor", "--use-fake-ui-for-media-stream", "--autoplay-policy=no-user-gesture-required"};
  }

  @Override Settings settings(Path folder) {
    return Stage.settings(folder).withCertifications(KeptEvidence.certifications(folder.resolve("certifications"), policy()));
  }

  @BeforeEach void atTheDoor() {
    nadia = stage.candidate("Nadia", "Benali");
    var session = stage.supervised(Optional.empty());
    sitting = stage.invite(session, nadia).invitation().sitting();
    room = stage.room(session);
    camille = stage.staff("Camille Régnier", Role.SUPERVISOR);
    supervisor = SupervisorHand.of(stage, stage.signIn(camille), room);
    candidate = new CandidateHand(signedIn(nadia), Reader.FRENCH);
    page = candidate.page();
  }

  /** Reads, checks, is let in and begins. @param kept what the notice says of pictures */
  void sitsDown(String kept) {
    page.navigate("/exam.html?sitting=" + sitting);
    assertThat(page.getByText(kept)).isVisible();
    candidate.passesTheChecks();
    supervisor.waitFor("the arrival", one -> one.seat(sitting).getString("stage").equals("waiting"));
    supervisor.letsIn(sitting);
    candidate.button("Commencer", "").click();
    candidate.onQuestion(1);
  }

  /** What the page says of pictures while the test runs. */
  Locator sign() {
    return page.locator("[data-state=kept]");
  }

  void handsIn() {
    candidate.reviews();
    candidate.submits();
  }

  Locator allSent() {
    return page.getByText("Tout ce qui devait être conservé est envoyé.");
  }

  /** Of a reviewer, with the sitting's case open. */
  Page reviewer() {
    stage.application().supervision().caseWatch().scan(room).await();
    var reviewer = signedIn(stage.staff("Anne Leclerc", Role.CASE_REVIEWER));
    reviewer.navigate("/review.html#/cases/" + sitting);
    return reviewer;
  }

  /** Opens a piece on the review page and watches it to its end. @return seconds */
  static double watches(Page reviewer, String piece) {
    var line = reviewer.locator(".piece").filter(new Locator.FilterOptions().setHasText(piece)).first();
    line.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON).click();
    var video = line.locator("video");
    assertThat(video).isVisible();
    return ((Number) video.evaluate("""
        async video => {
          video.muted = true
          const ended = new Promise((resolve, reject) => { video.onended = resolve; video.onerror = () => reject(new Error(video.error.message)) })
          if (video.error) throw new Error(video.error.message)
          await video.play()
          await ended
          if (video.videoWidth === 0 || video.getVideoPlaybackQuality().totalVideoFrames === 0) throw new Error('no pictures')
          return video.currentTime
        }""")).doubleValue();
  }
}
