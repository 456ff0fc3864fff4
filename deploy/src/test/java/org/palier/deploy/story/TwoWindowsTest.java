package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Account;
import org.palier.engine.content.Response;

/** One test, two windows or two devices. */
class TwoWindowsTest extends Story {
  private Account nadia;
  private String sitting;
  private Question question;
  private CandidateHand first;

  @BeforeEach void answeringInOne() {
    nadia = stage.newCandidate("Nadia", "Benali");
    sitting = stage.started(stage.everyKind(nadia), Duration.ofMinutes(75));
    question = stage.first(sitting, Kind.SINGLE_CHOICE);
    first = new CandidateHand(signedIn(nadia), Reader.FRENCH);
    first.page().navigate("/exam.html?sitting=" + sitting);
    first.goesTo(question.number());
    watch.expect(".*status of 4(09|12).*");
  }

  @Test void another_window_asks_before_it_takes_over_and_the_first_one_says_so() {
    first.answersRightly(question);
    var second = new CandidateHand(first.page().context().newPage(), Reader.FRENCH);
    second.page().navigate("/exam.html?sitting=" + sitting);
    assertThat(second.heading("Ce test est ouvert ailleurs", "")).isFocused();
    look.at(second.page(), "exam-elsewhere");
    second.button("Continuer ici", "").click();
    second.goesTo(question.number());
    second.saved();

    question.answer(first.page(), question.wrong().orElseThrow());
    assertThat(first.heading("Vous continuez dans une autre fenêtre", "")).isFocused();
    assertThat(first.page().getByText("Pas encore enregistrées depuis cette fenêtre : question " + question.number())).isVisible();
    look.at(first.page(), "exam-taken-over");
    assertEquals(question.key(), stage.saved(sitting, question.number()).response());
  }

  @Test void an_answer_given_here_and_another_given_there_are_both_shown_and_mine_can_be_kept() {
    conflict();
    first.button("Garder ma réponse ici", "").click();
    first.saved();
    assertEquals(question.key(), stage.saved(sitting, question.number()).response());
  }

  @Test void an_answer_given_here_and_another_given_there_are_both_shown_and_the_saved_one_can_be_kept() {
    conflict();
    first.button("Garder la réponse enregistrée", "").click();
    first.saved();
    assertThat(first.page().locator(".asked input:checked")).hasValue(((Response.SingleChoice) question.wrong().orElseThrow()).option());
    assertEquals(question.wrong().orElseThrow(), stage.saved(sitting, question.number()).response());
  }

  /** The right answer here, offline; a wrong one on another device. */
  private void conflict() {
    watch.expect(".*net::ERR_INTERNET_DISCONNECTED.*");
    first.page().context().setOffline(true);
    question.answerRightly(first.page());
    var device = anotherDevice();
    question.answer(device.page(), question.wrong().orElseThrow());
    device.saved();
    first.page().context().setOffline(false);
    assertThat(first.heading("Vous continuez dans une autre fenêtre", "")).isFocused();
    first.button("Continuer ici", "").click();
    assertThat(first.page().getByRole(AriaRole.ALERT)).containsText("Question " + question.number() + " : deux réponses différentes");
    var sides = first.page().locator(".conflict section");
    assertThat(sides.filter(new Locator.FilterOptions().setHasText("Votre réponse ici"))).containsText(text(question.key()));
    assertThat(sides.filter(new Locator.FilterOptions().setHasText("La réponse déjà enregistrée"))).containsText(text(question.wrong().orElseThrow()));
    look.at(first.page(), "exam-conflict");
  }

  @Test void what_was_answered_on_one_device_is_there_on_the_next() {
    first.answersRightly(question);
    // The mark is shown at once; the other device can know of it only when the server does.
    first.page().waitForResponse(response -> response.url().endsWith("/flag") && response.ok(), () -> first.button("Marquer pour y revenir", "").click());
    assertThat(first.button("Marquée : à revoir", "")).isVisible();
    var device = anotherDevice();
    var right = ((Response.SingleChoice) question.key()).option();
    assertThat(device.page().locator(".asked input:checked")).hasValue(right);
    assertThat(device.button("Marquée : à revoir", "")).hasAttribute("aria-pressed", "true");
    assertThat(device.page().locator(".exam-progress")).hasText("1 réponse sur 72");
  }

  private CandidateHand anotherDevice() {
    var device = new CandidateHand(signedIn(nadia), Reader.FRENCH);
    device.page().navigate("/exam.html?sitting=" + sitting);
    device.button("Continuer ici", "").click();
    device.goesTo(question.number());
    return device;
  }

  private String text(Response response) {
    var id = ((Response.SingleChoice) response).option();
    return ((org.palier.engine.content.Interaction.SingleChoice) question.asked()).options().stream()
        .filter(option -> option.id().equals(id)).findFirst().orElseThrow().text();
  }
}
