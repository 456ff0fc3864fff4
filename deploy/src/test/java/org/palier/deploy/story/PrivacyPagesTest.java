package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Account;
import org.palier.engine.account.Role;
import org.palier.engine.json.Json;
import org.palier.engine.sitting.SittingCommand;
import org.palier.engine.store.Collection;
import org.palier.proctoring.rehearsal.Trial;
import org.palier.proctoring.room.Preflight;

/** The data protection officer at work: who looked, what is held, what goes, and one person's data. */
class PrivacyPagesTest extends Story {
  @Test void the_officer_sees_who_looked_and_a_hold_keeps_a_person_from_being_erased() throws IOException {
    var nadia = stage.candidate("Nadia", "Benali");
    var sitting = sat(nadia);
    var auditor = signedIn(stage.staff("Anne Leclerc", Role.AUDITOR));
    auditor.navigate("/audit.html");
    assertTrue(auditor.request().get("/api/audit/sittings/" + sitting).ok());

    var officer = signedIn(stage.staff("Camille Régnier", Role.DATA_PROTECTION_OFFICER));
    officer.navigate("/staff.html");
    officer.waitForURL("**/privacy.html");
    var look = officer.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Audit complet"));
    assertThat(look).containsText("Anne Leclerc");
    assertThat(look).containsText("Nadia Benali");
    officer.getByLabel("Lu par").fill("anne");
    officer.keyboard().press("Enter");
    officer.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Anne Leclerc")).click();
    // The list she chose from is a look too.
    assertThat(officer.getByRole(AriaRole.ROW)).hasCount(3);
    assertThat(officer.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Épreuves à auditer"))).containsText("Anne Leclerc");
    this.look.at(officer, "privacy-register");
    look.getByRole(AriaRole.LINK).click();

    assertThat(officer.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Nadia Benali"))).isVisible();
    button(officer, "Geler " + sitting).click();
    button(officer, "Geler").last().click();
    assertThat(officer.getByText("Donnez un motif")).isVisible();
    this.look.at(officer, "privacy-hold");
    officer.getByRole(AriaRole.DIALOG).getByRole(AriaRole.TEXTBOX).fill("Recours devant le tribunal administratif");
    button(officer, "Geler").last().click();
    assertThat(officer.getByText("Gelée", new Page.GetByTextOptions().setExact(true))).isVisible();
    this.look.at(officer, "privacy-person");
    var download = officer.waitForDownload(() -> button(officer, "Exporter (JSON)").click());
    var document = new JsonObject(Files.readString(download.path()));
    assertEquals(nadia.email().address(), document.getJsonObject("account").getString("email"));
    assertEquals(1, document.getJsonArray("sittings").stream().map(JsonObject.class::cast).filter(one -> one.encode().contains(sitting)).count());

    watch.expect(".*status of 409.*/erasure.*");
    erase(officer, nadia);
    assertThat(officer.getByRole(AriaRole.DIALOG).getByRole(AriaRole.ALERT)).isVisible();
    this.look.at(officer, "privacy-erase-held");
    officer.navigate("/privacy.html#/holds");
    assertThat(officer.getByText("Recours devant le tribunal administratif")).isVisible();
    this.look.at(officer, "privacy-holds");
    button(officer, "Lever le gel Nadia Benali").click();
    officer.getByRole(AriaRole.DIALOG).getByRole(AriaRole.TEXTBOX).fill("Recours jugé");
    button(officer, "Lever le gel").last().click();
    assertThat(officer.getByText("Levé", new Page.GetByTextOptions().setExact(true))).isVisible();

    officer.navigate("/privacy.html#/people/" + nadia.id());
    erase(officer, nadia);
    assertThat(officer.getByText("Cette personne est effacée.")).isVisible();
    assertTrue(stage.application().accounts().find(nadia.email()).await().isEmpty());
  }

  @Test void clocks_are_chosen_with_a_reason_and_what_is_over_is_deleted_with_a_proof() {
    var luc = stage.candidate("Lucien", "Martin");
    // This day's purge by the clock is through: nobody deletes what the officer is about to.
    stage.application().keepHouse().await();
    // Tried his computer, two years ago.
    stage.application().store().put(Collection.of("trial").indexedBy("at"), luc.id(), Json.object(
        new Trial(luc.id(), stage.now().minus(Duration.ofDays(730)), new Preflight(List.of(new Preflight.Check("camera", Preflight.Outcome.PASSED)), Optional.of(4_000), Optional.of(12L))))).await();
    var officer = signedIn(stage.staff("Delphine Roy", Role.DATA_PROTECTION_OFFICER));
    officer.navigate("/privacy.html#/retention");
    look.at(officer, "privacy-retention");
    button(officer, "Changer Indices de la page, vérifications du poste").click();
    officer.getByLabel("Nombre de jours").fill("0");
    button(officer, "Enregistrer").click();
    assertThat(officer.getByText("Donnez un nombre de jours dans les limites")).isVisible();
    look.at(officer, "privacy-retention-errors");
    officer.getByLabel("Nombre de jours").fill("30");
    officer.getByLabel("Motif").fill("Délai de recours du règlement");
    button(officer, "Enregistrer").click();
    assertThat(officer.getByText("Durée enregistrée.")).isVisible();
    assertThat(officer.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Indices de la page"))).containsText("Delphine Roy");

    officer.navigate("/privacy.html#/purges");
    var due = officer.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Essai du matériel"));
    assertThat(due.first()).containsText("365");
    button(officer, "Effacer maintenant…").click();
    assertThat(officer.getByText("sans retour possible")).isVisible();
    look.at(officer, "privacy-purge-sure");
    officer.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Effacer").setExact(true)).click();
    assertThat(officer.getByText("C’est effacé.")).isVisible();
    assertThat(due).hasCount(1);
    assertThat(due).containsText("Delphine Roy");
    assertThat(officer.locator(".digest").first()).hasText(java.util.regex.Pattern.compile("[0-9a-f]{64}"));
    look.at(officer, "privacy-purges");
    stage.application().keepHouse().await();
    assertEquals(1, stage.application().outbox().to(luc.email()).await().stream().filter(mail -> mail.text().contains("essai de votre matériel")).count(), "he was told");
  }

  @Test void an_administrator_sees_clocks_and_deletions_and_nobodys_data() {
    var page = signedIn(stage.staff("Ada Noir", Role.ADMINISTRATOR));
    page.navigate("/privacy.html");
    assertThat(page.getByText("Seul le délégué")).isVisible();
    assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Registre des accès"))).hasCount(0);
    var supervisor = signedIn(stage.staff("Sacha Vert", Role.SUPERVISOR));
    supervisor.navigate("/privacy.html");
    assertThat(supervisor.getByText("réservée au délégué")).isVisible();
  }

  /** Two steps. */
  private static void erase(Page officer, Account person) {
    button(officer, "Effacer…").click();
    button(officer, "Effacer pour toujours").click();
    assertThat(officer.getByText("Ce n’est pas l’adresse de cette personne")).isVisible();
    officer.getByRole(AriaRole.DIALOG).getByRole(AriaRole.TEXTBOX).fill(person.email().address());
    button(officer, "Effacer pour toujours").click();
  }

  private String sat(Account candidate) {
    var watched = Watched.by(stage, stage.staff("Sylvie Noël", Role.SUPERVISOR));
    var sitting = watched.sits(candidate);
    stage.answer(sitting, 3, 3);
    watched.say(sitting, "Merci d'éloigner votre téléphone.");
    stage.application().sittings().handle(sitting, new SittingCommand.Submit("another-window", "stage")).await();
    return sitting;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
