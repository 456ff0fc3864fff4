package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Account;
import org.palier.engine.account.Role;
import org.palier.proctoring.room.Identity;
import org.palier.proctoring.room.Order;
import org.palier.proctoring.room.Preflight;
import org.palier.proctoring.room.RoomCommand;
import org.palier.proctoring.room.RoomEvent;
import org.palier.proctoring.room.Seat;

/** Two candidates at home and a proctor who acts on both at once, over a line that loses answers. */
class ProctorAsksAgainTest extends Story {
  private static final String NADIA = "Nadia Benali", LUC = "Luc Martin";

  private Account paul, nadia;
  private String room, nadias, lucs;
  private Page page;

  @BeforeEach void twoAreExpected() {
    var session = stage.supervised(Optional.empty());
    nadia = stage.candidate("Nadia", "Benali");
    var luc = stage.candidate("Luc", "Martin");
    nadias = stage.invite(session, nadia).invitation().sitting();
    lucs = stage.invite(session, luc).invitation().sitting();
    room = stage.room(session);
    paul = stage.staff("Paul Roy", Role.SUPERVISOR);
    order(new RoomCommand.Assign(paul.id()));
    order(new RoomCommand.Open());
    page = signedIn(paul);
    watch.expect(".*net::ERR_FAILED.*");
    watch.expect(".*status of 409.*/acts.*");
  }

  @Test void time_is_added_once_though_the_answer_was_lost_and_it_was_asked_for_again() {
    stage.started(nadias, Duration.ofMinutes(75));
    goesToTheRoom();
    page.locator(".tile-name").filter(new Locator.FilterOptions().setHasText(NADIA)).click();
    button("Ajouter du temps").click();
    page.locator("#ask-minutes").fill("7");
    page.locator("#ask-text").fill("Alarme");
    losesTheAnswer(1);
    dialogButton("Ajouter du temps").click();
    assertThat(dialog()).containsText("Le serveur ne répond pas");
    look.at(page, "proctor-answer-lost");
    dialogButton("Ajouter du temps").click();
    assertThat(dialog()).not().isVisible();
    button("Afficher").click();
    assertThat(page.locator(".timeline").getByText("7 min ajoutées")).hasCount(1);
  }

  @Test void another_time_asked_for_after_a_lost_answer_is_added_too_and_that_was_said_before() {
    stage.started(nadias, Duration.ofMinutes(75));
    goesToTheRoom();
    name(NADIA).click();
    button("Ajouter du temps").click();
    page.locator("#ask-minutes").fill("5");
    page.locator("#ask-text").fill("Alarme");
    losesTheAnswer(1);
    dialogButton("Ajouter du temps").click();
    assertThat(dialog()).containsText("une demande modifiée s’ajouterait à la première");
    page.locator("#ask-minutes").fill("10");
    dialogButton("Ajouter du temps").click();
    assertThat(dialog()).not().isVisible();
    button("Afficher").click();
    assertThat(page.locator(".timeline").getByText("5 min ajoutées")).hasCount(1);
    assertThat(page.locator(".timeline").getByText("10 min ajoutées")).hasCount(1);
  }

  @Test void a_message_to_several_tells_whom_it_did_not_reach_and_reaches_nobody_twice() {
    goesToTheRoom();
    selectsAll();
    toolbar("Écrire").click();
    page.locator("#ask-text").fill("Il reste cinq minutes.");
    losesTheAnswer(2);
    dialogButton("Écrire").click();
    assertThat(dialog()).containsText("Fait pour 1 candidat.");
    assertThat(dialog()).containsText("Pas fait pour 1 candidat");
    assertThat(dialog()).containsText("pas de réponse du serveur");
    look.at(page, "proctor-not-reached");
    dialogButton("Réessayer pour eux").click();
    assertThat(dialog()).not().isVisible();
    assertEquals(2, told(RoomEvent.Said.class).size(), "one each");
    assertEquals(List.of(nadias, lucs).stream().sorted().toList(), told(RoomEvent.Said.class).stream().map(one -> one.sitting().orElseThrow()).sorted().toList());
  }

  @Test void what_can_be_done_to_one_can_be_done_to_several_by_key_and_by_toolbar() {
    stage.inRoom(room, nadia, new RoomCommand.Arrive(nadias, Optional.of(new Preflight(List.of(
        new Preflight.Check("camera", Preflight.Outcome.PASSED), new Preflight.Check("screen", Preflight.Outcome.FAILED)), Optional.of(900), Optional.empty()))));
    order(new RoomCommand.CheckIdentity(nadias, Identity.Document.PASSPORT, Identity.Verdict.ACCEPTED, ""));
    goesToTheRoom();
    selectsAll();
    look.at(page, "proctor-bulk");
    page.keyboard().press("e");
    assertThat(dialog()).containsText("Nadia Benali entre malgré : Partage d’écran.");
    dialogButton("Faire entrer").click();
    assertThat(dialog()).containsText("Pas fait pour 1 candidat");
    assertThat(dialog().getByRole(AriaRole.LISTITEM)).containsText(LUC);
    dialogButton("Fermer").click();
    assertTrue(seat(nadias).admitted());
    assertEquals(List.of("screen"), seat(nadias).waived());

    toolbar("Noter un incident").click();
    assertThat(page.locator("#ask-category")).hasValue("");
    dialogButton("Noter un incident").click();
    assertThat(dialog()).containsText("Choisissez une nature");
    page.locator("#ask-category").selectOption("environment-power");
    dialogButton("Noter un incident").click();
    assertThat(dialog()).not().isVisible();
    assertEquals(1, seat(nadias).incidents());
    assertEquals(1, seat(lucs).incidents());

    stage.started(nadias, Duration.ofMinutes(75));
    name(NADIA).focus();
    page.keyboard().press("s");
    page.locator("#ask-category").selectOption("disturbance");
    page.locator("#ask-text").fill("Ils se parlent");
    dialogButton("Interrompre…").click();
    assertThat(dialog()).not().isVisible();
    for (var one : List.of(nadias, lucs)) assertTrue(seat(one).termination().orElseThrow().due().isEmpty(), "asked for, and no more");

    toolbar("Vider la sélection").click();
    assertThat(page.locator(".tile-name:focus")).hasCount(1);
    name(NADIA).click();
    button("Retirer l’accès").click();
    page.locator("#ask-text").fill("Une question");
    dialogButton("Retirer l’accès").click();
    assertThat(dialog()).not().isVisible();
    assertEquals(Seat.Stage.WAITING, seat(nadias).stage());
  }

  private void goesToTheRoom() {
    page.navigate("/proctor.html#/rooms/" + room);
    assertThat(page.locator(".tile")).hasCount(2);
  }

  private void selectsAll() {
    assertThat(name(NADIA)).isVisible();
    name(NADIA).focus();
    page.keyboard().press("a");
    assertThat(page.getByRole(AriaRole.TOOLBAR)).containsText("2 sélectionnés");
  }

  /** The server does it, and nobody hears. @param which of the next acts, from 1 */
  private void losesTheAnswer(int which) {
    var acts = new java.util.concurrent.atomic.AtomicInteger();
    page.route("**/acts", route -> {
      if (acts.incrementAndGet() != which) {
        route.resume();
        return;
      }
      route.fetch();
      route.abort();
    });
  }

  private <T extends RoomEvent> List<T> told(Class<T> type) {
    return stage.events(room).stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void order(RoomCommand command) {
    stage.application().supervision().rooms().handle(room, new Order(paul.id(), false, Optional.empty(), command)).await();
  }

  private Seat seat(String sitting) {
    return stage.room(room).seat(sitting).orElseThrow();
  }

  private Locator name(String name) {
    return page.locator(".tile-name").filter(new Locator.FilterOptions().setHasText(name));
  }

  private Locator toolbar(String name) {
    return page.getByRole(AriaRole.TOOLBAR).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator button(String name) {
    return page.locator(".focus").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true)).first();
  }

  private Locator dialog() {
    return page.getByRole(AriaRole.DIALOG);
  }

  private Locator dialogButton(String name) {
    return dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }
}
