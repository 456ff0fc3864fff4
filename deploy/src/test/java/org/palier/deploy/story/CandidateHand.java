package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;

/** A candidate in front of the pages: finds everything by the words on it. */
record CandidateHand(Page page, Reader reader) {
  String say(String french, String english) {
    return reader.say(french, english);
  }

  Locator button(String french, String english) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(say(french, english)));
  }

  Locator link(String french, String english) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(say(french, english)));
  }

  Locator heading(String french, String english) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(say(french, english)));
  }

  private void type(String french, String english, String text) {
    page.getByLabel(say(french, english)).first().fill(text);
  }

  // A test that is watched at home

  /** From the notice to the waiting room, with everything that is checked on the way. */
  void passesTheChecks() {
    page.getByLabel("J’ai lu et compris").check();
    button("Continuer", "").click();
    button("Tout vérifier", "").click();
    assertThat(page.locator("[data-check=second-screen]")).hasAttribute("data-outcome", Pattern.compile("passed|not-asked"));
    button("Choisir l’écran à partager", "").click();
    assertThat(page.locator("[data-check=screen]")).hasAttribute("data-outcome", "passed");
    button("Aller en salle d’attente", "").click();
  }

  // Registration

  void registersFromHome(String email, String first, String last) {
    page.navigate("/");
    assertThat(heading("Votre certification, étape par étape", "Your certification, step by step")).isVisible();
    page.locator("a[href='/#/register/" + Stage.CERTIFICATION + "']").click();
    assertThat(heading("Votre identité", "Your identity")).isVisible();
    // Nothing is filled in yet: the page says so, and the list of what misses takes the focus.
    next();
    assertThat(page.getByText(say("3 points sont à corriger", "3 things need correcting"))).isVisible();
    assertThat(page.locator(".notice-bad").first()).isFocused();
    type("Nom de naissance", "Birth name", last);
    type("Premier prénom", "First given name", first);
    page.getByLabel(say("Féminin", "Female")).check();
    next();
    type("Jour", "Day", "12");
    type("Mois", "Month", "4");
    type("Année", "Year", "1986");
    type("Commune de naissance", "Commune of birth", "Lyon");
    next();
    type("Vos besoins, avec vos mots", "Your needs, in your own words", "Un écran agrandi.");
    next();
    type("Votre projet de développement", "Your project of developing", "Dix rendez-vous par mois grâce à deux réseaux.");
    next();
    type("Adresse e-mail", "E-mail address", email);
    page.getByLabel(say("J’ai lu cette information", "I have read this notice")).check();
    button("Envoyer mon inscription", "Send my registration").click();
    assertThat(heading("Entrez le code reçu par e-mail", "Enter the code received by e-mail")).isVisible();
  }

  private void next() {
    button("Continuer", "Continue").click();
  }

  void confirms(String code) {
    page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)).fill(code);
    button("Confirmer", "Confirm").click();
    assertThat(heading("Mon parcours", "My path")).isVisible();
  }

  // A test

  /** @return the sitting */
  String beginsEntryTest() {
    assertThat(heading("Test d’entrée", "Entry test").first()).isVisible();
    button("Commencer le test", "Begin the test").click();
    assertThat(page.locator(".ready-facts")).hasText(Pattern.compile("45 questions\\s*45\\sminutes (pour répondre|to answer)"));
    button("Commencer", "Begin").click();
    onQuestion(1);
    return sitting();
  }

  String sitting() {
    return page.url().replaceFirst(".*[?]sitting=([^&#]+).*", "$1");
  }

  void onQuestion(int number) {
    assertThat(page.locator("#question-title")).hasText(Pattern.compile("Question " + number + " (sur|of) \\d+"));
  }

  /** Answers what is on the page and waits until the page says that it is saved. */
  void answersRightly(Question question) {
    onQuestion(question.number());
    question.answerRightly(page);
    saved();
  }

  void saved() {
    assertThat(page.locator("[data-save]")).hasText(say("Réponse enregistrée", "Answer saved"));
  }

  /** One question after the other; the page saves while the candidate goes on. */
  void answersInARow(List<Question> questions) {
    for (var question : questions) {
      onQuestion(question.number());
      question.answerRightly(page);
      button("Suivante", "Next").click();
    }
  }

  void goesTo(int number) {
    page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName(say("Toutes les questions", "All questions")))
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Question " + number + ","))).click();
    onQuestion(number);
  }

  // A broken question

  Locator dialog() {
    return page.getByRole(AriaRole.DIALOG);
  }

  /** What the page says of the report of this question. */
  Locator note(String state) {
    return page.locator("[data-report='" + state + "']");
  }

  void reports(String category, String words) {
    button("Signaler un problème avec cette question", "Report a problem with this question").click();
    says(category, words);
  }

  /** In the open dialog. */
  void says(String category, String words) {
    page.getByLabel(category).check();
    dialog().getByRole(AriaRole.TEXTBOX).fill(words);
    sendsReport();
  }

  void sendsReport() {
    dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(say("Signaler", "Report")).setExact(true)).click();
  }

  /** Comes back to the window, which then asks the server how things stand. */
  void looksBack() {
    page.evaluate("dispatchEvent(new Event('focus'))");
  }

  void reviews() {
    button("Relire et remettre", "Review and hand in").first().click();
    assertThat(heading("Relire avant de remettre", "Review before handing in")).isFocused();
  }

  /** From the review screen, with the confirmation. */
  void submits() {
    button("Remettre mon test", "Hand in my test").click();
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    button("Oui, remettre", "Yes, hand in").click();
    page.waitForURL(Pattern.compile(".*/#/result/.*"));
  }
}
