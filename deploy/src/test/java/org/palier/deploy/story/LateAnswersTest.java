package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.palier.engine.scoring.Ending;
import org.palier.engine.sitting.Sitting;
import org.palier.engine.sitting.SittingEvent;

/** The time runs out: a few seconds are given, so that nobody waits for minutes. */
class LateAnswersTest extends Story {
  @Test void what_arrives_after_the_end_is_kept_aside_and_said_so() {
    var nadia = stage.newCandidate("Nadia", "Benali");
    var sitting = stage.everyKind(nadia);
    var candidate = new CandidateHand(signedIn(nadia), Reader.FRENCH);
    var page = candidate.page();
    watch.expect(".*(net::ERR_INTERNET_DISCONNECTED|status of 4\\d\\d.*/response).*");
    page.navigate("/exam.html?sitting=" + sitting);
    stage.started(sitting, Duration.ofSeconds(12));
    page.reload();
    var paper = stage.paper(sitting);
    candidate.answersRightly(paper.getFirst());
    candidate.button("Suivante", "").click();
    page.context().setOffline(true);
    candidate.answersInARow(paper.subList(1, 3));
    assertThat(candidate.heading("Le temps est écoulé", "")).isFocused();
    assertThat(page.getByRole(AriaRole.STATUS).filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("2 réponses ne sont pas encore enregistrées"))).isVisible();
    assertThat(page.getByText("Il vous reste")).not().isVisible();
    look.at(page, "exam-ending-offline");

    page.context().setOffline(false);
    assertThat(candidate.heading("Votre test est terminé", "")).isFocused();
    assertThat(page.getByText("Les réponses aux questions 2, 3 sont arrivées après la fin.")).isVisible();
    look.at(page, "exam-over-late");
    candidate.link("Voir mon résultat", "").click();
    assertThat(page.getByText("Vous avez répondu à 1 question")).isVisible();
    look.at(page, "result-expired");
    var over = assertInstanceOf(Sitting.Over.class, stage.current(sitting));
    assertEquals(Ending.EXPIRED, over.ending());
    assertEquals(List.of(2, 3), over.late().stream().map(SittingEvent.LateResponseKept::item).toList());
    assertTrue(over.answers().of(2).response().empty());
  }

  @Test void a_test_whose_time_runs_out_leads_to_its_result_by_itself() {
    var nadia = stage.newCandidate("Nadia", "Benali");
    var sitting = stage.everyKind(nadia);
    var candidate = new CandidateHand(signedIn(nadia), Reader.FRENCH);
    stage.started(sitting, Duration.ofSeconds(7));
    candidate.page().navigate("/exam.html?sitting=" + sitting);
    var question = stage.paper(sitting).getFirst();
    // Typed at the last moment and not yet saved: it goes out before the time is over.
    candidate.onQuestion(1);
    question.answerRightly(candidate.page());
    candidate.page().waitForURL(Pattern.compile(".*/#/result/.*"));
    assertThat(candidate.page().getByText("Le temps était écoulé le")).isVisible();
    assertEquals(question.key(), stage.saved(sitting, 1).response());
  }
}
