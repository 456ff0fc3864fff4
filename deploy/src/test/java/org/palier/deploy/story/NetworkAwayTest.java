package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Account;

/** The network goes away while somebody answers. */
class NetworkAwayTest extends Story {
  private Account nadia;
  private String sitting;
  private List<Question> paper;
  private CandidateHand candidate;
  private Page page;

  @BeforeEach void answering() {
    nadia = stage.newCandidate("Nadia", "Benali");
    sitting = stage.started(stage.everyKind(nadia), Duration.ofMinutes(75));
    paper = stage.paper(sitting);
    candidate = new CandidateHand(signedIn(nadia), Reader.FRENCH);
    page = candidate.page();
    watch.expect(".*net::ERR_(INTERNET_DISCONNECTED|FAILED|NETWORK_CHANGED).*");
    page.navigate("/exam.html?sitting=" + sitting);
    candidate.answersRightly(paper.getFirst());
    candidate.button("Suivante", "").click();
  }

  @Test void the_page_says_what_is_not_saved_and_sends_it_in_order_once_the_network_is_back() {
    page.context().setOffline(true);
    assertThat(page.getByText("Connexion interrompue").first()).isVisible();
    assertThat(page.getByText("Toutes vos réponses sont enregistrées.").first()).isVisible();
    candidate.answersInARow(paper.subList(1, 5));
    assertThat(page.locator("[data-offline]")).containsText("Réponses pas encore enregistrées : questions 2, 3, 4, 5.");
    candidate.button("Précédente", "").click();
    assertThat(page.locator("[data-save]")).hasText("Pas encore enregistrée");
    look.at(page, "exam-offline");
    assertEquals(1, stage.answered(sitting), "nothing passed while the network was away");

    var sent = new LinkedHashSet<String>();
    page.onRequest(request -> {
      if (request.method().equals("PUT")) sent.add(request.url().replaceFirst(".*/items/(\\d+)/response", "$1"));
    });
    page.context().setOffline(false);
    candidate.saved();
    assertThat(page.locator("[data-offline]")).not().isVisible();
    allSaved(5);
    assertEquals(List.of("2", "3", "4", "5"), List.copyOf(sent));
  }

  @Test void a_submission_waits_for_what_is_not_saved() {
    page.context().setOffline(true);
    candidate.answersInARow(paper.subList(1, 2));
    candidate.reviews();
    candidate.button("Remettre mon test", "").click();
    candidate.button("Oui, remettre", "").click();
    assertThat(page.getByText("Le test n’a pas été remis : des réponses ne sont pas encore enregistrées.")).isVisible();
    look.at(page, "exam-submit-refused");
    page.context().setOffline(false);
    assertThat(page.locator("[data-offline]")).not().isVisible();
    candidate.submits();
    allSaved(2);
  }

  @Test void a_reload_keeps_what_was_not_sent_and_sends_it() {
    page.route("**/api/**", route -> route.abort());
    candidate.answersInARow(paper.subList(1, 4));
    assertThat(page.locator("[data-offline]")).containsText("questions 2, 3, 4");
    page.onDialog(Dialog::accept);
    page.unroute("**/api/**");
    page.reload();
    candidate.onQuestion(5);
    candidate.goesTo(4);
    candidate.saved();
    allSaved(4);
  }

  @Test void a_window_that_dies_leaves_what_was_not_sent_to_the_next_one() {
    var context = page.context();
    context.setOffline(true);
    candidate.answersInARow(paper.subList(1, 4));
    assertThat(page.locator("[data-offline]")).containsText("questions 2, 3, 4");
    page.close();
    context.setOffline(false);
    watch.expect(".*status of 409.*/connections.*");
    var next = new CandidateHand(context.newPage(), Reader.FRENCH);
    next.page().navigate("/exam.html?sitting=" + sitting);
    next.button("Continuer ici", "").click();
    next.onQuestion(5);
    next.goesTo(4);
    next.saved();
    allSaved(4);
  }

  private void allSaved(int items) {
    for (var question : paper.subList(0, items)) assertEquals(question.key(), stage.saved(sitting, question.number()).response(), "item " + question.number());
  }
}
