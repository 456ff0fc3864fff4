package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Role;
import org.palier.engine.sitting.Sitting;
import org.palier.proctoring.room.Preflight;
import org.palier.proctoring.room.RoomCommand;

/** A remote proctor's whole shift without a mouse: takes a room, lets in, talks, notes, pauses in bulk, ends in two steps, closes, hands the minutes on. */
class ProctorByKeyboardTest extends Story {
  private Page page;
  private KeyHand keys;

  @Test void a_proctor_works_a_whole_session_by_keyboard_alone() {
    var session = stage.supervised(Optional.empty());
    var nadia = stage.candidate("Nadia", "Benali");
    var luc = stage.candidate("Luc", "Martin");
    var anna = stage.invite(session, nadia).invitation().sitting();
    var lucs = stage.invite(session, luc).invitation().sitting();
    var room = stage.room(session);
    var paul = stage.staff("Paul Roy", Role.SUPERVISOR);
    var zoe = stage.staff("Zoé Le Goff", Role.SUPERVISOR);
    page = signedIn(paul);
    keys = new KeyHand(page);

    watch.expect(".*status of 409.*/acts.*");
    page.navigate("/proctor.html");
    keys.tabTo(button("Prendre cette salle"));
    look.at(page, "proctor-rooms");
    keys.press("Enter");
    assertThat(page.getByText("Surveillée par Paul Roy")).isVisible();
    keys.tabTo(button("Ouvrir la salle"));
    keys.press("Enter");
    assertThat(button("Fermer la salle")).isVisible();

    stage.inRoom(room, nadia, new RoomCommand.Arrive(anna, Optional.of(new Preflight(List.of(
        new Preflight.Check("camera", Preflight.Outcome.PASSED), new Preflight.Check("screen", Preflight.Outcome.FAILED)), Optional.of(900), Optional.empty()))));
    assertThat(tile("Nadia Benali").getByText("Attend à l’entrée").first()).isVisible();
    keys.tabTo(name("Nadia Benali"));
    keys.press("Enter");
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Nadia Benali"))).isVisible();
    look.at(page, "proctor-door");
    keys.tabTo(button("Acceptée"));
    keys.press("Enter");
    assertThat(page.getByText("Carte d’identité : acceptée")).isVisible();
    assertThat(page.getByText("Vous le faites entrer malgré : Partage d’écran.")).isVisible();
    keys.tabTo(button("Faire entrer"));
    keys.press("Enter");
    assertThat(button("Faire entrer")).not().isVisible();
    assertThat(panel()).isFocused();
    assertEquals(List.of("screen"), stage.room(room).seat(anna).orElseThrow().waived());
    stage.started(anna, Duration.ofMinutes(75));
    stage.answer(anna, 3, 3);

    stage.inRoom(room, nadia, new RoomCommand.Call(anna, "call-0001", "Je n’entends rien"));
    assertThat(page.locator("[data-announcer]")).containsText("Nadia Benali, Appelle");
    keys.tabTo(button("J’y réponds"));
    keys.press("Enter");
    assertThat(button("J’y réponds")).not().isVisible();
    assertThat(panel()).isFocused();
    keys.tabTo(page.locator("#chat-text"));
    keys.type("Je vous réponds ici.");
    keys.press("Enter");
    assertThat(page.locator(".chat-ours")).containsText("Je vous réponds ici.");
    stage.inRoom(room, nadia, new RoomCommand.Tell(anna, "Merci"));
    assertThat(page.locator(".chat-theirs")).containsText("Merci");
    keys.tabTo(button("Écouter"));
    keys.press("Enter");
    assertThat(page.getByText("Vous écoutez : le candidat le voit")).isVisible();
    keys.tabTo(button("Ne plus écouter"));
    keys.press("Enter");
    assertThat(page.getByText("Vous écoutez : le candidat le voit")).not().isVisible();

    // Nobody listens behind a closed view, nor from a page that is left.
    keys.tabTo(button("Écouter"));
    keys.press("Enter");
    assertThat(page.getByText("Vous écoutez : le candidat le voit")).isVisible();
    assertEquals(List.of(paul.id()), List.copyOf(stage.room(room).seat(anna).orElseThrow().listeners()));
    keys.tabTo(button("Fermer la vue"));
    keys.press("Enter");
    assertThat(name("Nadia Benali")).isFocused();
    nobodyListens(room, anna);
    keys.press("Enter");
    keys.tabTo(button("Écouter"));
    keys.press("Enter");
    assertThat(page.getByText("Vous écoutez : le candidat le voit")).isVisible();
    page.navigate("/proctor.html?again#/rooms/" + room);
    assertThat(tile("Nadia Benali")).isVisible();
    nobodyListens(room, anna);
    keys.tabTo(name("Nadia Benali"));
    keys.press("Enter");

    // Single keys while the wall has the focus.
    keys.tabTo(name("Nadia Benali"));
    keys.press("i");
    assertThat(dialog()).isVisible();
    page.locator("#ask-category").selectOption("environment-noise");
    page.locator("#ask-item").fill("2");
    keys.tabTo(page.locator("#ask-text"));
    keys.type("Un chien aboie.");
    look.at(page, "proctor-incident");
    keys.tabTo(dialogButton("Noter un incident"));
    keys.press("Enter");
    assertThat(dialog()).not().isVisible();
    assertEquals(1, stage.room(room).seat(anna).orElseThrow().incidents());

    // In bulk, with an honest list of what could not be done.
    keys.tabTo(name("Nadia Benali"));
    keys.press("a");
    assertThat(page.getByRole(AriaRole.TOOLBAR)).containsText("2 sélectionnés");
    keys.press("p");
    keys.tabTo(page.locator("#ask-text"));
    keys.type("Alarme");
    keys.tabTo(dialogButton("Mettre en pause"));
    keys.press("Enter");
    assertThat(dialog()).containsText("Pas fait pour 1 candidat");
    assertThat(dialog()).containsText("Luc Martin");
    look.at(page, "proctor-not-done");
    keys.tabTo(dialogButton("Fermer"));
    keys.press("Enter");
    assertTrue(paused(anna));
    keys.tabTo(name("Nadia Benali"));
    keys.press("Escape");
    keys.press("r");
    assertThat(tile("Nadia Benali").getByText("En cours", new Locator.GetByTextOptions().setExact(true))).isVisible();
    assertFalse(paused(anna));

    // A suspicion ends nobody; who disturbs is sent away in two steps, and it can be taken back.
    keys.tabTo(button("Interrompre…"));
    keys.press("Enter");
    keys.tabTo(page.locator("#ask-text"));
    keys.type("Un téléphone");
    keys.tabTo(dialogButton("Interrompre…"));
    keys.press("Enter");
    assertThat(dialog()).containsText("Choisissez une nature");
    assertThat(page.locator("#ask-category")).isFocused();
    page.locator("#ask-category").selectOption("suspected-fraud");
    keys.tabTo(dialogButton("Interrompre…"));
    keys.press("Enter");
    assertThat(dialog().getByRole(AriaRole.ALERT)).containsText("sous réserve");
    page.locator("#ask-category").selectOption("disturbance");
    keys.tabTo(dialogButton("Interrompre…"));
    keys.press("Enter");
    assertThat(page.getByText("Interruption demandée : à confirmer ou à annuler")).isVisible();
    assertTrue(paused(anna));
    keys.tabTo(button("Confirmer l’interruption"));
    keys.press("Enter");
    assertThat(page.getByText(java.util.regex.Pattern.compile("Interruption dans \\d+\\ss"))).isVisible();
    assertThat(panel()).isFocused();
    assertThat(page.locator("[aria-live], [role=status], [role=alert]").filter(new Locator.FilterOptions().setHasText("Interruption dans"))).hasCount(0);
    assertThat(page.locator(".focus [role=status]").filter(new Locator.FilterOptions().setHasText("elle peut encore être annulée"))).hasCount(1);
    keys.tabTo(button("Annuler l’interruption"));
    keys.press("Enter");
    keys.tabTo(page.locator("#ask-text"));
    keys.type("Tout est calme");
    keys.tabTo(dialogButton("Annuler l’interruption"));
    keys.press("Enter");
    assertThat(tile("Nadia Benali").getByText("En cours", new Locator.GetByTextOptions().setExact(true))).isVisible();
    assertFalse(paused(anna));

    keys.tabTo(button("Afficher"));
    keys.press("Enter");
    assertThat(page.locator(".timeline")).containsText("Réponse enregistrée, question 3");
    assertThat(page.locator(".timeline")).containsText("Incident, Environnement : bruit (0,25), question 2 : Un chien aboie.");
    look.at(page, "proctor-timeline");

    keys.tabTo(button("Fermer la salle"));
    keys.press("Enter");
    keys.tabTo(dialogButton("Fermer la salle"));
    keys.press("Enter");
    assertThat(page.locator("#minutes-remarks")).isVisible();
    keys.tabTo(page.locator("#minutes-remarks"));
    keys.type("Luc Martin ne s’est pas présenté.");
    keys.tabTo(button("Sceller le procès-verbal"));
    keys.press("Enter");
    assertThat(page.getByText("Un candidat compose encore").first()).isVisible();
    stage.handsIn(anna);
    keys.tabTo(button("Sceller le procès-verbal"));
    keys.press("Enter");
    keys.tabTo(button("Signer le procès-verbal"));
    keys.press("Enter");
    assertThat(page.getByText("En attente de la contresignature d’un autre surveillant.")).isVisible();
    look.at(page, "proctor-closing");
    assertEquals(Optional.empty(), stage.room(room).seat(lucs).orElseThrow().arrivedAt());

    page = signedIn(zoe);
    keys = new KeyHand(page);
    page.navigate("/proctor.html#/rooms/" + room);
    keys.tabTo(button("Contresigner"));
    keys.press("Enter");
    assertThat(page.getByText("Contresigné le")).isVisible();
    assertEquals(zoe.id(), stage.room(room).minutes().countersignature().orElseThrow().by());
  }

  @Test void who_hands_over_sees_no_more_and_the_colleague_goes_on() {
    var session = stage.supervised(Optional.empty());
    stage.invite(session, stage.candidate("Ida", "Roche"));
    var room = stage.room(session);
    var paul = stage.staff("Paul Roy", Role.SUPERVISOR);
    var zoe = stage.staff("Zoé Le Goff", Role.SUPERVISOR);
    watch.expect(".*status of 403.*/api/rooms/.*");
    page = signedIn(paul);
    page.navigate("/proctor.html");
    page.locator("section").filter(new Locator.FilterOptions().setHas(page.locator("#s-" + session.id()))).getByText("Prendre cette salle").click();
    button("Passer la main").click();
    page.locator("#hand-over-to").fill(zoe.email().address());
    page.locator("#hand-over-note").fill("Ida Roche arrive en retard.");
    dialogButton("Passer la main").click();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Salles à surveiller"))).isVisible();
    page.navigate("/proctor.html#/rooms/" + room);
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("confiée à un autre surveillant");

    page = signedIn(zoe);
    page.navigate("/proctor.html#/rooms/" + room);
    assertThat(tile("Ida Roche")).isVisible();
  }

  private void nobodyListens(String room, String sitting) {
    for (int look = 0; look < 50 && !stage.room(room).seat(sitting).orElseThrow().listeners().isEmpty(); look++) page.waitForTimeout(100);
    assertTrue(stage.room(room).seat(sitting).orElseThrow().listeners().isEmpty(), "somebody still listens");
  }

  private Locator panel() {
    return page.locator("#focus-name");
  }

  private boolean paused(String sitting) {
    return stage.current(sitting) instanceof Sitting.Open open && open.ledger().isPaused();
  }

  private Locator tile(String name) {
    return page.locator(".tile").filter(new Locator.FilterOptions().setHasText(name));
  }

  private Locator name(String name) {
    return tile(name).locator(".tile-name");
  }

  private Locator button(String name) {
    return page.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true)).first();
  }

  private Locator dialog() {
    return page.getByRole(AriaRole.DIALOG);
  }

  private Locator dialogButton(String name) {
    return dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }
}
