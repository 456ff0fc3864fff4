package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** A member of staff in front of the desk. */
record StaffHand(Page page, Reader reader) {
  private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");
  private static final Pattern LINK = Pattern.compile("(/#/invitation/\\S+)");

  String say(String french, String english) {
    return reader.say(french, english);
  }

  Locator button(String french, String english) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(say(french, english)));
  }

  Locator dialog() {
    return page.getByRole(AriaRole.DIALOG);
  }

  Locator dialogButton(String french, String english) {
    return dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(say(french, english)));
  }

  void signsIn(String email) {
    page.navigate("/");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(say("Équipe et surveillants", "Staff and supervisors"))).click();
    page.getByLabel(say("Adresse e-mail", "E-mail address")).fill(email);
    page.getByLabel(say("Mot de passe", "Password")).fill(Stage.PASSWORD);
    button("Se connecter", "Sign in").click();
    page.waitForURL(Pattern.compile(".*/(staff|audit)\\.html.*"));
  }

  // Letters

  String codeSentTo(String email) {
    return found(CODE, letterTo(email));
  }

  String invitationSentTo(String email) {
    return found(LINK, letterTo(email));
  }

  /** The latest one, as the outbox shows it. */
  private String letterTo(String email) {
    page.navigate("/staff.html#/outbox");
    button("Actualiser", "Refresh").click();
    var mail = page.locator("article.mail").filter(new Locator.FilterOptions().setHasText(email)).first();
    mail.locator("summary").click();
    return mail.locator("pre").innerText();
  }

  private static String found(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    if (!matcher.find()) throw new AssertionError(pattern + " is not in: " + text);
    return matcher.group(1);
  }

  // Exam sessions

  /** Planned in the form: remote, for the test of the nine themes. */
  void plansSession() {
    page.navigate("/staff.html#/sessions/new");
    page.locator("#plan-certification").selectOption(Stage.CERTIFICATION);
    page.locator("#plan-test").selectOption(Stage.NINE_THEMES);
    page.getByLabel(say("À distance", "Remotely")).check();
    page.getByLabel(say("Nombre de places", "Number of places")).fill("12");
    page.locator("#plan-admission").uncheck();
    page.locator("button[type=submit]").click();
    page.waitForURL(Pattern.compile(".*#/sessions/x-.*"));
    assertThat(button("Ouvrir la session", "Open the session")).isVisible();
  }

  void invites(String... emails) {
    page.locator("#invite-paste").fill(String.join("\n", emails));
    page.locator("form button[type=submit]").click();
    assertThat(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText(
        say("Invités : " + emails.length, "Invited: " + emails.length)))).isVisible();
    button("Fermer", "Close").click();
  }

  void opensDoor() {
    button("Ouvrir la session", "Open the session").click();
    dialogButton("Ouvrir la session", "Open the session").click();
    assertThat(dialog()).not().isVisible();
  }

  Locator row(String name) {
    return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(name));
  }

  /** Asks for an action from the details of a row. */
  void asks(String name, String french, String english) {
    row(name).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(say("Détails", "Details"))).click();
    // Exact: "End" is also a part of "Send the invitation again".
    dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(say(french, english)).setExact(true)).click();
  }

  /** In the open dialog about a reported question. */
  void judges(String verdict, String reason) {
    page.getByLabel(verdict).check();
    page.locator("#judge-reason").fill(reason);
    dialogButton("Enregistrer la décision", "Save the decision").click();
    assertThat(dialog()).not().isVisible();
  }

  void gives(String reason) {
    page.locator("#act-reason").fill(reason);
  }
}
