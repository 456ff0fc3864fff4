package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palier.engine.account.Role;

/** From home to the proof of the result: newcomer, candidate, staff and auditor, each with a browser of their own. */
class WholePathTest extends Story {
  private static final String REASON = "Contrôle d’identité";

  @ParameterizedTest @EnumSource void from_the_first_page_to_a_result_that_anyone_can_recompute(Reader reader) {
    var manager = stage.staff("Camille Régnier", Role.ADMINISTRATOR, Role.CERTIFICATION_MANAGER, Role.SUPERVISOR);
    var auditor = stage.staff("Aude Vial", Role.AUDITOR);
    var other = stage.candidate("Luc", "Martin");
    var email = Stage.newEmail("nadia");
    var name = "Nadia Benali";
    var candidate = new CandidateHand(visitor(reader.locale), reader);
    var desk = new StaffHand(visitor(reader.locale), reader);
    var live = new StaffHand(desk.page().context().newPage(), reader);

    desk.signsIn(manager.email().address());
    entryTest(candidate, desk, email);
    desk.plansSession();
    desk.invites(email, other.email().address());
    live.page().navigate(desk.page().url());
    var untouched = untouched(live.page());
    desk.page().navigate("/staff.html#/outbox");
    entersAndWaits(candidate, desk.invitationSentTo(email));
    glance(candidate.page(), reader, "door");
    live.opensDoor();

    var sitting = startsWhenTheDoorOpens(candidate);
    var paper = stage.paper(sitting);
    flagsAndFindsTheWay(candidate);
    candidate.answersInARow(paper.subList(0, 20));
    assertThat(live.row(name)).containsText("20 / 72");
    glance(live.page(), reader, "live");
    pausedAndGivenTime(candidate, live, name, paper.get(20));
    candidate.button("Suivante", "Next").click();
    candidate.answersInARow(paper.subList(21, 38));
    handsIn(candidate);
    assertThat(live.row(name)).containsText(reader.say("Remise", "Submitted"));
    endedByStaff(other, live, reader);
    assertTrue(untouched.getAsBoolean(), "the live list was loaded again");
    audited(auditor.email().address(), name, sitting, reader);
    assertEquals(38, stage.answered(sitting));
  }

  private void entryTest(CandidateHand candidate, StaffHand desk, String email) {
    candidate.registersFromHome(email, "Nadia", "Benali");
    candidate.confirms(desk.codeSentTo(email));
    var sitting = candidate.beginsEntryTest();
    var paper = stage.paper(sitting);
    candidate.answersInARow(paper.subList(0, 30));
    candidate.reviews();
    glance(candidate.page(), candidate.reader(), "review");
    candidate.submits();
    assertThat(candidate.page().getByText(candidate.say("Votre candidature est validée.", "Your candidacy is validated."))).isVisible();
    assertThat(candidate.page().getByText(Pattern.compile("points (sur|out of) 1.000")).first()).isVisible();
    glance(candidate.page(), candidate.reader(), "entry-result");
    candidate.link("Retour à mon parcours", "Back to my path").click();
    assertThat(candidate.page().locator(".landing-done").first()).containsText(candidate.say("Terminé", "Done"));
    glance(candidate.page(), candidate.reader(), "path");
  }

  private static void entersAndWaits(CandidateHand candidate, String link) {
    candidate.page().navigate(link);
    assertThat(candidate.page().getByText(candidate.say("Tout est en ordre.", "Everything is in order."))).isVisible();
    candidate.page().getByLabel(candidate.say("J’ai lu ces règles", "I have read these rules")).check();
    assertThat(candidate.page().getByText(candidate.say("La session n’est pas encore ouverte.", "The session is not open yet."))).isVisible();
    assertThat(candidate.button("Commencer le test", "Begin the test")).isDisabled();
  }

  /** The page notices by itself. */
  private static String startsWhenTheDoorOpens(CandidateHand candidate) {
    assertThat(candidate.page().getByText(candidate.say("La session est ouverte. Vous pouvez commencer.", "The session is open. You may begin."))).isVisible();
    candidate.button("Commencer le test", "Begin the test").click();
    candidate.onQuestion(1);
    return candidate.sitting();
  }

  private static void flagsAndFindsTheWay(CandidateHand candidate) {
    // Seventy-two questions, and the way out is in sight.
    assertThat(candidate.button("Relire et remettre", "Review and hand in")).isInViewport();
    candidate.goesTo(5);
    candidate.button("Marquer pour y revenir", "Flag to come back").click();
    assertThat(candidate.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(candidate.say("Question 5, sans réponse, à revoir", "Question 5, unanswered, flagged")))).isVisible();
    candidate.button("Masquer le temps", "Hide the time").click();
    assertThat(candidate.page().getByRole(AriaRole.TIMER)).hasText(candidate.say("Temps masqué", "Time hidden"));
    candidate.button("Afficher le temps", "Show the time").click();
    assertThat(candidate.page().getByRole(AriaRole.TIMER)).hasText(Pattern.compile("1:1\\d:\\d\\d"));
    candidate.goesTo(1);
  }

  private static void pausedAndGivenTime(CandidateHand candidate, StaffHand live, String name, Question question) {
    live.asks(name, "Suspendre", "Pause");
    live.gives(REASON);
    live.dialogButton("Suspendre", "Pause").click();
    assertThat(live.row(name)).containsText(live.say("Suspendue", "Paused"));
    candidate.onQuestion(question.number());
    question.answerRightly(candidate.page());
    assertThat(candidate.heading("Votre test est en pause", "Your test is paused")).isFocused();
    assertThat(candidate.page().getByText(REASON)).isVisible();
    live.asks(name, "Ajouter du temps", "Add time");
    live.page().locator("#act-minutes").fill("30");
    live.gives(REASON);
    live.dialogButton("Ajouter du temps", "Add time").click();
    assertThat(live.dialog()).not().isVisible();
    live.asks(name, "Reprendre", "Resume");
    live.dialogButton("Reprendre", "Resume").click();
    assertThat(live.row(name)).containsText(live.say("En cours", "Running"));
    // The page goes on by itself, sends what was answered during the pause, and shows the time given.
    candidate.onQuestion(question.number());
    candidate.saved();
    assertThat(candidate.page().getByRole(AriaRole.TIMER)).hasText(Pattern.compile("1:4\\d:\\d\\d"));
  }

  private void handsIn(CandidateHand candidate) {
    var page = candidate.page();
    candidate.reviews();
    assertThat(page.getByText(candidate.say("38 réponses sur 72", "38 of 72 answered")).first()).isVisible();
    assertThat(page.locator(".review-list").filter(new Locator.FilterOptions().setHasText(candidate.say("Marquées pour y revenir", "Flagged to come back")))
        .getByRole(AriaRole.BUTTON)).hasText("5");
    candidate.submits();
    assertThat(page.getByText(candidate.say("38 bonnes réponses sur 72", "38 right answers out of 72"))).isVisible();
    assertThat(page.getByText(candidate.say("Critère Cr8", "Criterion Cr8"))).isVisible();
    assertThat(page.getByText(candidate.say("Atteint", "Met"), new Page.GetByTextOptions().setExact(true))).isVisible();
    assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(candidate.say("Part de bonnes réponses pour chaque thème", "Share of right answers for each theme")))).isVisible();
    assertThat(page.locator("table tbody tr")).hasCount(9);
    glance(page, candidate.reader(), "result");
  }

  private void endedByStaff(org.palier.engine.account.Account account, StaffHand live, Reader reader) {
    var session = live.page().url().replaceFirst(".*#/sessions/", "");
    var other = new CandidateHand(withCookie(visitor(reader.locale), stage.signIn(account)), reader);
    other.page().navigate("/#/session/" + session);
    other.page().getByLabel(other.say("J’ai lu ces règles", "I have read these rules")).check();
    var sitting = startsWhenTheDoorOpens(other);
    live.asks(account.name(), "Mettre fin", "End");
    live.page().getByLabel(live.say("Interruption par l’équipe", "Ended by staff")).check();
    live.gives("Téléphone utilisé");
    live.dialogButton("Continuer", "Continue").click();
    live.dialogButton("Mettre fin maintenant", "End now").click();
    assertThat(live.row(account.name())).containsText(live.say("Résultat retenu", "Result withheld"));
    // What he answers now comes too late, and he is told.
    stage.paper(sitting).getFirst().answerRightly(other.page());
    watch.expect(".*status of 4\\d\\d.*/response.*");
    assertThat(other.heading("Votre test est terminé", "Your test is over")).isVisible();
    other.link("Voir mon résultat", "See my result").click();
    assertThat(other.page().getByText(other.say("En attente de décision", "Awaiting a decision"))).isVisible();
    assertThat(live.row(account.name())).containsText(live.say("1 réponse tardive", "1 late"));
  }

  private void audited(String email, String name, String sitting, Reader reader) {
    var auditor = new StaffHand(visitor(reader.locale), reader);
    auditor.signsIn(email);
    auditor.page().getByRole(AriaRole.SEARCHBOX).fill(sitting);
    auditor.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).click();
    assertThat(auditor.page().locator(".proof").filter(new Locator.FilterOptions().setHasText(reader.say("Identique", "Equal")))).hasCount(2);
    glance(auditor.page(), reader, "audit");
  }

  /** Whether the page is still the one that was loaded. */
  private static java.util.function.BooleanSupplier untouched(Page page) {
    page.evaluate("() => { window.sinceLoaded = true }");
    return () -> Boolean.TRUE.equals(page.evaluate("() => window.sinceLoaded === true"));
  }

  private void glance(Page page, Reader reader, String name) {
    if (reader == Reader.ENGLISH) look.glance(page, "english-" + name);
  }
}
