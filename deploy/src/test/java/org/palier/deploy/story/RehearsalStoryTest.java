package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Role;

/** Days before an exam at home, in a browser that shares a tab when it is asked for the screen: a moment is booked, everything is tried, staff see it and help. */
class RehearsalStoryTest extends Story {
  /** The fake picker follows every hint that a page gives. This is a person who does not. */
  private static final String STUBBORN = "MediaDevices.prototype.getDisplayMedia = (ask => function () { return ask.call(this, { video: true }) })(MediaDevices.prototype.getDisplayMedia)";

  @Override String[] flags() {
    return new String[] {"--use-fake-device-for-media-stream=display-media-type=browser", "--use-fake-ui-for-media-stream"};
  }

  @Test void a_moment_is_booked_moved_and_cancelled_from_the_path() throws Exception {
    var nadia = stage.candidate("Nadia", "Benali");
    var session = stage.inSomeDays();
    stage.invite(session, nadia);
    var candidate = new CandidateHand(signedIn(nadia), Reader.FRENCH);
    var page = candidate.page();
    page.navigate("/#/path");
    candidate.link("Préparer mon matériel", "").click();
    assertThat(candidate.heading("Préparer mon épreuve à distance", "")).isVisible();
    look.at(page, "rehearsal-new");

    page.getByLabel("Jour").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(2));
    page.getByLabel("Heure").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(3));
    candidate.button("Réserver", "").click();
    assertThat(page.getByText("Répétition réservée :")).isVisible();
    var download = page.waitForDownload(() -> candidate.link("Ajouter à mon agenda (.ics)", "").click());
    assertEquals("palier.ics", download.suggestedFilename());
    assertTrue(Files.readString(download.path()).contains("BEGIN:VEVENT"));
    look.at(page, "rehearsal-booked");

    candidate.button("Déplacer", "").click();
    candidate.button("Déplacer à ce moment", "").click();
    assertThat(candidate.button("Déplacer", "").first()).isVisible();
    candidate.button("Annuler le rendez-vous", "").click();
    look.at(page, "rehearsal-cancel");
    candidate.button("Oui, annuler", "").click();
    assertThat(page.getByText("Répétition réservée :")).not().isVisible();
    assertThat(page.getByText("Rendez-vous annulé.")).isVisible();
    candidate.button("Demander une place en centre", "").click();
    page.getByLabel("Ce que le certificateur doit savoir").fill("Je préfère Lyon.");
    candidate.button("Envoyer ma demande", "").click();
    assertThat(page.getByText("Demande envoyée le")).isVisible();
  }

  @Test void everything_is_tried_with_nobody_watching_and_a_tab_is_not_the_screen() {
    var nadia = stage.candidate("Nadia", "Benali");
    var session = stage.inSomeDays();
    var sitting = stage.invite(session, nadia).invitation().sitting();
    var candidate = new CandidateHand(signedIn(nadia), Reader.FRENCH);
    var page = candidate.page();
    page.addInitScript(STUBBORN);
    page.navigate("/#/rehearsal/" + sitting);
    candidate.button("Commencer l’essai", "").click();
    assertThat(candidate.heading("Avant d’allumer quoi que ce soit", "")).isFocused();
    look.at(page, "rehearsal-notice");
    page.getByLabel("J’ai lu et compris").check();
    candidate.button("Continuer", "").click();
    candidate.button("Tout vérifier", "").click();
    assertThat(check(page, "second-screen")).hasAttribute("data-outcome", Pattern.compile("passed|not-asked"));
    candidate.button("Choisir l’écran à partager", "").click();
    assertThat(check(page, "screen")).hasAttribute("data-outcome", "failed");
    assertThat(check(page, "screen")).containsText("Vous avez choisi une fenêtre ou un onglet : le partage est arrêté.");
    candidate.button("Choisir de nouveau l’écran", "").click();
    assertThat(check(page, "screen")).hasAttribute("data-outcome", "failed");
    look.at(page, "rehearsal-checks");
    candidate.button("Terminer et enregistrer le résultat", "").click();
    assertThat(page.getByText("Résultat enregistré : un point ne va pas. Tout est éteint.")).isVisible();
    assertThat(page.getByText("a trouvé un problème : Écran entier")).isVisible();
    assertThat(page.locator("video")).hasCount(0);
    look.at(page, "rehearsal-tried");

    var staff = signedIn(stage.staff("Camille Régnier", Role.SUPERVISOR));
    staff.navigate("/staff.html#/sessions/" + session.id());
    staff.getByText("Répétitions et essais du matériel").click();
    var row = staff.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("problème : Écran entier"));
    assertThat(row).containsText(nadia.email().address());
    look.at(staff, "staff-rehearsals");
    row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Proposer de l’aide")).click();
    staff.getByLabel("Comment").fill("Je vous appelle la veille à 18 h.");
    staff.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Envoyer")).click();
    assertThat(staff.getByText("proposée par Camille Régnier")).isVisible();
  }

  /** On the day too a failure shuts no door: the supervisor is told, and decides. */
  @Test void a_screen_that_cannot_be_shared_whole_is_told_and_waived() {
    var nadia = stage.candidate("Nadia", "Benali");
    var session = stage.supervised(Optional.empty());
    var sitting = stage.invite(session, nadia).invitation().sitting();
    var supervisor = SupervisorHand.of(stage, stage.signIn(stage.staff("Camille Régnier", Role.SUPERVISOR)), stage.room(session));
    var candidate = new CandidateHand(signedIn(nadia), Reader.FRENCH);
    var page = candidate.page();
    page.addInitScript(STUBBORN);
    page.navigate("/exam.html?sitting=" + sitting);
    page.getByLabel("J’ai lu et compris").check();
    candidate.button("Continuer", "").click();
    candidate.button("Tout vérifier", "").click();
    assertThat(check(page, "second-screen")).hasAttribute("data-outcome", Pattern.compile("passed|not-asked"));
    candidate.button("Choisir l’écran à partager", "").click();
    candidate.button("Prévenir le surveillant", "").click();
    // The words are set as French is: no line breaks before a colon.
    supervisor.waitFor("the call", one -> one.seat(sitting).getJsonArray("calls").encode().contains("Vérification du matériel\u00a0: Écran entier."));
    look.at(page, "watched-check-failed");
    candidate.button("Aller en salle d’attente", "").click();
    supervisor.waitFor("the arrival", one -> one.seat(sitting).getString("stage").equals("waiting"));
    supervisor.checksIdentity(sitting, "accepted", "");
    supervisor.act("admit", sitting, new io.vertx.core.json.JsonObject().put("waived", new io.vertx.core.json.JsonArray().add("screen")));
    assertThat(candidate.heading("Vous pouvez commencer", "")).isVisible();
    assertThat(page.getByText("Éteint pour le moment")).not().isVisible();
    candidate.button("Commencer", "").click();
    candidate.onQuestion(1);
    assertThat(page.locator("[data-state=screen-none]")).containsText("Écran : dispensé");
    assertThat(page.locator(".standing")).isEmpty();
  }

  private static Locator check(Page page, String name) {
    return page.locator("[data-check=" + name + "]");
  }
}
