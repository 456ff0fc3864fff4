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
import org.palier.proctoring.room.Order;
import org.palier.proctoring.room.RoomCommand;
import org.palier.proctoring.room.RoomEvent;
import org.palier.proctoring.room.SignalKind;

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
    // The room tells that it was done before the answer comes: until then the button takes no second press, and says so.
    assertThat(button("Ne plus écouter")).not().hasAttribute("aria-busy", "true");
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
    keys.choose(page.locator("#ask-category"), "environment-noise");
    keys.choose(page.locator("#ask-severity"), "0.5");
    keys.fill(page.locator("#ask-item"), "2");
    keys.tabTo(page.locator("#ask-text"));
    keys.type("Un chien aboie.");
    look.at(page, "proctor-incident");
    keys.tabTo(dialogButton("Noter un incident"));
    keys.press("Enter");
    assertThat(dialog()).not().isVisible();
    assertEquals(1, stage.room(room).seat(anna).orElseThrow().incidents());

    keys.tabTo(name("Nadia Benali"));
    keys.press("t");
    keys.fill(page.locator("#ask-minutes"), "12");
    keys.tabTo(page.locator("#ask-text"));
    keys.type("Le chien");
    keys.tabTo(dialogButton("Ajouter du temps"));
    keys.press("Enter");
    assertThat(dialog()).not().isVisible();
    keys.tabTo(name("Nadia Benali"));
    keys.press("f");
    keys.tabTo(page.locator("#ask-text"));
    keys.type("Une autre voix");
    keys.tabTo(dialogButton("Marquer sous réserve"));
    keys.press("Enter");
    assertThat(dialog()).not().isVisible();
    assertTrue(stage.room(room).seat(anna).orElseThrow().flagged());
    keys.tabTo(button("Message à tous"));
    keys.press("Enter");
    keys.tabTo(dialogButton("Il reste cinq minutes."));
    keys.press("Enter");
    keys.tabTo(dialogButton("Écrire"));
    keys.press("Enter");
    assertThat(dialog()).not().isVisible();
    assertEquals(new RoomEvent.Said(Optional.empty(), false, Optional.of("cannedFive"), "Il reste cinq minutes."), stage.events(room).getLast());

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
    keys.choose(page.locator("#ask-category"), "suspected-fraud");
    keys.tabTo(dialogButton("Interrompre…"));
    keys.press("Enter");
    assertThat(dialog().getByRole(AriaRole.ALERT)).containsText("sous réserve");
    keys.choose(page.locator("#ask-category"), "disturbance");
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
    assertThat(page.locator(".timeline")).containsText("12 min ajoutées : Le chien");
    assertThat(page.locator(".timeline")).containsText("Incident, Environnement : bruit (0,5), question 2 : Un chien aboie.");
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

  @Test void who_hands_over_sees_no_more_and_the_colleague_reads_what_he_wrote_and_goes_on() {
    var session = stage.supervised(Optional.empty());
    stage.invite(session, stage.candidate("Ida", "Roche"));
    var room = stage.room(session);
    var paul = stage.staff("Paul Roy", Role.SUPERVISOR);
    var zoe = stage.staff("Zoé Le Goff", Role.SUPERVISOR);
    stage.application().supervision().rooms().handle(room, new Order(paul.id(), false, Optional.empty(), new RoomCommand.Assign(paul.id()))).await();
    watch.expect(".*status of 403.*/api/rooms/.*");
    page = signedIn(paul);
    keys = new KeyHand(page);
    page.navigate("/proctor.html#/rooms/" + room);
    assertThat(tile("Ida Roche")).isVisible();
    keys.tabTo(button("Passer la main"));
    keys.press("Enter");
    keys.tabTo(page.locator("#hand-over-to"));
    keys.type(zoe.email().address());
    keys.tabTo(page.locator("#hand-over-note"));
    keys.type("Ida Roche arrive en retard.");
    keys.tabTo(dialogButton("Passer la main"));
    keys.press("Enter");
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Salles à surveiller"))).isVisible();
    page.navigate("/proctor.html#/rooms/" + room);
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("confiée à un autre surveillant");

    page = signedIn(zoe);
    keys = new KeyHand(page);
    page.navigate("/proctor.html#/rooms/" + room);
    assertThat(page.locator("[data-notes]")).containsText("Ida Roche arrive en retard.");
    assertThat(page.locator("[data-notes]")).containsText("Paul Roy passe la main");
    look.at(page, "proctor-handed-over");
    keys.tabTo(name("Ida Roche"));
    keys.press("Enter");
    keys.tabTo(button("Afficher"));
    keys.press("Enter");
    assertThat(page.locator(".timeline")).containsText("Un surveillant passe la main");
    assertThat(page.locator(".timeline")).not().containsText("Ida Roche");
    keys.tabTo(button("J’ai lu"));
    keys.press("Enter");
    assertThat(page.locator("[data-notes]")).isEmpty();
    assertThat(name("Ida Roche")).isFocused();
    page.reload();
    assertThat(tile("Ida Roche")).isVisible();
    assertThat(page.locator("[data-notes]")).isEmpty();
  }

  @Test void who_may_not_watch_any_more_sees_the_refusal_and_nothing_else() {
    var watched = Watched.by(stage, stage.staff("Paul Roy", Role.SUPERVISOR));
    watched.sits(stage.candidate("Ida", "Roche"));
    watch.expect(".*status of 403.*");
    page = signedIn(watched.supervisor());
    page.navigate("/proctor.html#/rooms/" + watched.room());
    assertThat(tile("Ida Roche")).isVisible();
    watched.order(new RoomCommand.Release(watched.supervisor().id(), ""));
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("confiée à un autre surveillant");
    assertThat(page.locator(".tile")).hasCount(0);
    assertThat(page.locator("main")).not().containsText("Ida Roche");
  }

  @Test void a_hint_is_read_with_what_it_does_not_prove_and_a_weak_one_only_counted() {
    var watched = Watched.by(stage, stage.staff("Paul Roy", Role.SUPERVISOR));
    var ida = stage.candidate("Ida", "Roche");
    var sitting = watched.sits(ida);
    page = signedIn(watched.supervisor());
    page.navigate("/proctor.html#/rooms/" + watched.room());
    watched.signal(ida.id(), sitting, SignalKind.FOCUS_LOST, 3, false);
    assertThat(tile("Ida Roche")).containsText("3 indices");
    assertThat(tile("Ida Roche").locator(".pills")).not().containsText("Indices récents");
    watched.signal(ida.id(), sitting, SignalKind.PAGE_HIDDEN, 1, false);
    assertThat(tile("Ida Roche").locator(".pills")).containsText("Indices récents");
    name("Ida Roche").click();
    assertThat(page.locator(".hints")).containsText("une fenêtre posée à côté ne se voit pas");
    assertThat(page.locator(".focus")).containsText("pendant 10 minutes");
    button("Afficher").click();
    assertThat(page.locator(".timeline")).containsText("un lecteur d’écran suffisent");
    look.at(page, "proctor-hints");
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
