package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of the test itself, each kind of question and each screen of it. Offline, conflicts and endings have stories of their own. */
class ExamPageTest extends Story {
  @Test void each_kind_of_question_is_fine_blank_and_answered() {
    var nadia = stage.newCandidate("Nadia", "Benali");
    var sitting = stage.everyKind(nadia);
    var candidate = new CandidateHand(signedIn(nadia), Reader.FRENCH);
    var page = candidate.page();
    page.navigate("/exam.html?sitting=" + sitting);
    stage.started(sitting, Duration.ofMinutes(75));
    page.reload();
    for (var kind : Kind.values()) {
      var question = stage.first(sitting, kind);
      var name = "exam-" + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
      candidate.goesTo(question.number());
      look.glance(page, name + "-blank");
      candidate.answersRightly(question);
      look.at(page, name);
      assertEquals(question.key(), stage.saved(sitting, question.number()).response());
    }
  }

  @Test void the_screens_around_the_questions_are_fine() {
    var nadia = stage.newCandidate("Nadia", "Benali");
    var sitting = stage.everyKind(nadia);
    var candidate = new CandidateHand(signedIn(nadia), Reader.FRENCH);
    var page = candidate.page();
    page.navigate("/exam.html?sitting=" + sitting);
    assertThat(candidate.button("Commencer", "")).isVisible();
    assertThat(page.getByText(Pattern.compile("1\\sheure 15\\sminutes pour répondre"))).isVisible();
    look.at(page, "exam-ready");
    stage.started(sitting, Duration.ofMinutes(75), Duration.ofMinutes(10));
    page.reload();
    candidate.answersInARow(stage.paper(sitting).subList(0, 3));
    candidate.button("Marquer pour y revenir", "").click();
    candidate.button("Prendre une pause", "").click();
    look.at(page, "exam-break-dialog");
    candidate.button("Prendre ma pause", "").click();
    assertThat(candidate.heading("Vous êtes en pause", "")).isVisible();
    look.at(page, "exam-break");
    candidate.button("Reprendre le test", "").click();
    candidate.onQuestion(4);
    candidate.reviews();
    look.at(page, "exam-review");
    candidate.button("Remettre mon test", "").click();
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    look.at(page, "exam-submit-dialog");
    candidate.button("Continuer le test", "").click();
    stage.pause(sitting, "Coupure de courant dans la salle");
    page.reload();
    assertThat(candidate.heading("Votre test est en pause", "")).isVisible();
    look.at(page, "exam-paused");
  }

  @Test void what_cannot_be_shown_is_said() {
    var nadia = stage.newCandidate("Nadia", "Benali");
    var page = signedIn(nadia);
    page.navigate("/exam.html");
    assertThat(page.getByText("Cette adresse ne désigne aucun test.")).isVisible();
    look.at(page, "exam-missing");
    watch.expect(".*status of 404.*");
    page.navigate("/exam.html?sitting=s-nothing");
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    look.at(page, "exam-failed");
    watch.expect(".*status of 401.*");
    stage.signOutEverywhere(nadia);
    page.reload();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Votre connexion a expiré"))).isVisible();
    look.at(page, "exam-signed-out");
  }

  @Test void a_telephone_shows_every_question_of_a_paper_whole() {
    var nadia = stage.newCandidate("Nadia", "Benali");
    var sitting = stage.started(stage.everyKind(nadia), Duration.ofMinutes(75), Duration.ofMinutes(10));
    var candidate = new CandidateHand(telephone(nadia), Reader.FRENCH);
    var page = candidate.page();
    page.navigate("/exam.html?sitting=" + sitting);
    candidate.onQuestion(1);
    page.getByText("Toutes les questions").click();
    for (var kind : Kind.values()) {
      var question = stage.first(sitting, kind);
      candidate.goesTo(question.number());
      candidate.answersRightly(question);
      look.glance(page, "telephone-" + kind.name().toLowerCase(java.util.Locale.ROOT));
    }
    candidate.goesTo(1);
    for (int number = 1; number < 72; number++) {
      look.fits(page, "question " + number + " on a telephone");
      candidate.button("Suivante", "").click();
      candidate.onQuestion(number + 1);
    }
    candidate.reviews();
    look.glance(page, "telephone-review");
    candidate.submits();
    assertThat(page.locator(".verdict")).isVisible();
    look.glance(page, "telephone-result");
  }
}
