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
import org.palier.engine.account.Account;
import org.palier.engine.account.Role;
import org.palier.engine.examsession.ExamSession;
import org.palier.proctoring.room.Order;
import org.palier.proctoring.room.RoomCommand;
import org.palier.proctoring.room.Seat.Stage;
import org.palier.proctoring.room.Signature;

/** A partner centre's day at its desk, from the list of sessions to the countersigned minutes; with a line and without. */
class CentreDeskTest extends Story {
  private static final String CENTRE = "lyon-part-dieu";

  private ExamSession session;
  private Account nadia;
  private CentreHand desk;
  private String room;

  /** Nadia, Luc and Zoé are expected; the session is not open yet. */
  private void expected() {
    session = stage.awaited(Optional.of(CENTRE));
    nadia = stage.candidate("Nadia", "Benali");
    stage.invite(session, nadia);
    stage.invite(session, stage.candidate("Luc", "Martin"));
    stage.invite(session, stage.candidate("Zoé", "Durand"));
    room = stage.room(session);
    desk = new CentreHand(signedIn(stage.staff("Claire Fontaine", Role.CENTRE_MANAGER)));
  }

  @Test void a_day_at_a_centre_from_the_list_to_the_countersigned_minutes() {
    expected();
    stage.accommodate(nadia, 33);
    var page = desk.page();
    page.navigate("/centre.html");
    var card = page.locator(".session-card").filter(new Locator.FilterOptions().setHasText(session.accessCode()));
    assertThat(card).isVisible();
    look.at(page, "centre-day");
    card.getByRole(AriaRole.LINK).click();
    desk.button("Je surveille cette salle").click();
    assertThat(page.getByText("Surveillance : Claire Fontaine")).isVisible();
    assertThat(desk.row("Nadia Benali")).containsText("temps majoré de 33 %");
    look.at(page, "centre-reception");

    var list = desk.paper("Liste de convocation");
    for (var said : List.of("Liste de convocation", session.accessCode(), "Nadia Benali", "Luc Martin", "Zoé Durand", "Temps majoré de 33 %")) assertTrue(list.contains(said), said + " in " + list);
    assertTrue(list.indexOf("Nadia Benali") < list.indexOf("Zoé Durand") && list.indexOf("Zoé Durand") < list.indexOf("Luc Martin"), "by family name: " + list);
    assertEquals(List.of("Nadia Benali", "Zoé Durand", "Luc Martin"), page.locator(".seat-name strong").allInnerTexts());

    desk.does("Noter l’arrivée", "Nadia Benali");
    look.at(page, "centre-check-in");
    desk.dialogButton("Passeport").click();
    assertThat(desk.row("Nadia Benali")).containsText("Présent");
    desk.does("Faire signer", "Nadia Benali");
    desk.dialogButton("Garder cette signature").click();
    assertThat(desk.dialog()).containsText("Signez dans le cadre");
    desk.draws();
    look.at(page, "centre-sign");
    desk.keepsSignature();
    assertThat(desk.row("Nadia Benali")).containsText("Signé à");
    desk.checksIn("Luc Martin", "Connu personnellement");
    signsWithoutDrawing("Luc Martin");
    desk.does("Absent", "Zoé Durand");
    assertThat(desk.row("Zoé Durand")).containsText("Absent");
    assertThat(page.locator("[data-roll=present] dd")).hasText("2");
    look.at(page, "centre-roll-called");

    desk.button("Ouvrir la session").click();
    look.at(page, "centre-open");
    desk.dialogButton("Ouvrir la session").click();
    assertThat(desk.dialog()).not().isVisible();

    var nadias = entersAtTheCentre(nadia);
    nadias.button("Aller en salle d’attente", "").click();
    nadias.button("Commencer", "").click();
    nadias.onQuestion(1);
    var sitting = nadias.sitting();
    nadias.answersRightly(stage.paper(sitting).getFirst());
    desk.turnsTo("Épreuve");
    assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Nadia Benali"))).containsText("1 /");
    assertEquals(0, page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mettre fin")).count(), "ended in two steps, elsewhere");
    look.at(page, "centre-exam");
    var changed = changesMachine(sitting);

    desk.turnsTo("Incidents");
    desk.button("Noter un incident de salle").click();
    desk.logs("environment-noise", "0.25", "Travaux dans la rue jusqu’à dix heures.");
    assertThat(page.locator(".rows")).containsText("Travaux dans la rue");
    look.at(page, "centre-incidents");
    changed.reviews();
    changed.submits();

    desk.turnsTo("Épreuve");
    assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Nadia Benali"))).containsText("Remise");
    desk.turnsTo("Accueil");
    desk.does("Noter le départ", "Nadia Benali");
    assertThat(desk.row("Nadia Benali")).containsText("Parti à");
    leavesAndComesBack("Luc Martin");
    desk.turnsTo("Procès-verbal");
    look.at(page, "centre-before-closing");
    desk.button("Clore la session").click();
    desk.dialogButton("Clore la session").click();
    page.locator("#minutes-remarks").fill("Session calme, hormis les travaux.");
    desk.button("Sceller le procès-verbal").click();
    desk.button("Signer le procès-verbal").click();
    desk.draws();
    look.at(page, "centre-sign-minutes");
    desk.keepsSignature();
    assertThat(page.getByText("En attente de la contresignature")).isVisible();
    look.at(page, "centre-signed");

    var colleague = new CentreHand(signedIn(stage.staff("Marc Olivier", Role.SUPERVISOR)));
    colleague.goesTo(session, "minutes");
    colleague.button("Contresigner").click();
    colleague.dialogButton("Signer avec mon compte, sans dessiner").click();
    assertThat(colleague.page().getByText("Contresigné le")).isVisible();
    assertThat(page.getByText("Contresigné le")).isVisible();

    var sheet = desk.paper("Feuille d’émargement (PDF)");
    for (var said : List.of("Feuille d’émargement", "Centre Part-Dieu", "69003 Lyon", "Passeport", "Temps majoré de 33 %", "Signé à l’écran", "Connu", "Signé à la main", "ABSENT", "Claire Fontaine", "Marc Olivier"))
      assertTrue(sheet.contains(said), said + " in " + sheet);
    var minutes = desk.paper("Procès-verbal (PDF)");
    for (var said : List.of("Procès-verbal de session", "nine-themes@", "Claire Fontaine", "Salle : bruit", "Travaux dans la rue", "Session calme", "Remise", "Signé le", "Contresigné le", "Marc Olivier", stage.room(room).minutes().fingerprint().orElseThrow()))
      assertTrue(minutes.contains(said), said + " in " + minutes);
    assertFalse(minutes.contains("Projet"));
  }

  @Test void who_may_not_see_the_room_any_more_is_told_so_and_sees_nothing_of_it() {
    expected();
    var marc = stage.staff("Marc Olivier", Role.SUPERVISOR);
    order(marc, new RoomCommand.Assign(marc.id()));
    watch.expect(".*status of 403.*/api/.*");
    var former = new CentreHand(signedIn(marc));
    former.goesTo(session, "reception");
    assertThat(former.row("Nadia Benali")).isVisible();
    order(marc, new RoomCommand.Release(marc.id(), ""));
    assertThat(former.page().getByRole(AriaRole.ALERT)).containsText("confiée à un autre surveillant");
    assertThat(former.page().locator("main")).not().containsText("Benali");
  }

  private void order(Account by, RoomCommand command) {
    stage.application().supervision().rooms().handle(room, new Order(by.id(), false, Optional.empty(), command)).await();
  }

  /** Who has not handed in leaves only when the desk says so twice, and may come back. */
  private void leavesAndComesBack(String name) {
    desk.does("Noter le départ", name);
    assertThat(desk.dialog()).containsText("n’a pas commencé son épreuve");
    look.at(desk.page(), "centre-depart");
    desk.dialogButton("Annuler").click();
    assertThat(desk.row(name)).containsText("Présent");
    desk.does("Noter le départ", name);
    desk.dialogButton("Noter le départ").click();
    assertThat(desk.row(name)).containsText("Parti à");
    desk.does("De retour", name);
    desk.dialogButton("Connu personnellement").click();
    assertThat(desk.row(name)).containsText("Présent");
    assertThat(desk.row(name)).not().containsText("Parti à");
    desk.does("Noter le départ", name);
    desk.dialogButton("Noter le départ").click();
    assertThat(desk.row(name)).containsText("Parti à");
  }

  /** By keyboard: whoever cannot draw signs on paper. */
  private void signsWithoutDrawing(String name) {
    var keys = new KeyHand(desk.page());
    keys.tabTo(desk.row(name).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Faire signer")));
    keys.press("Enter");
    keys.tabTo(desk.dialogButton("Signé sur la feuille imprimée"));
    keys.press("Enter");
    assertThat(desk.row(name)).containsText("Signé sur papier");
  }

  private CandidateHand entersAtTheCentre(Account candidate) {
    var hand = new CandidateHand(visitor(), Reader.FRENCH);
    hand.page().navigate("/#/sign-in/centre");
    hand.page().getByLabel("Code d’accès de la session").fill(session.accessCode());
    hand.page().getByLabel("L’adresse e-mail de votre invitation").fill(candidate.email().address());
    hand.button("Entrer", "").click();
    assertThat(hand.page().getByText("Nadia Benali").first()).isVisible();
    hand.page().locator("#accept").check();
    return hand;
  }

  /** The desk leads, the candidate follows; the answers are there. */
  private CandidateHand changesMachine(String sitting) {
    desk.turnsTo("Accueil");
    desk.does("Détails", "Nadia Benali");
    look.at(desk.page(), "centre-details");
    desk.dialogButton("Changer de poste").click();
    assertThat(desk.dialog()).containsText(session.accessCode());
    assertThat(desk.dialog()).containsText(nadia.email().address());
    watch.expect(".*status of 409.*/connections.*");
    var next = new CandidateHand(visitor(), Reader.FRENCH);
    next.page().navigate("/#/sign-in/centre");
    next.page().getByLabel("Code d’accès de la session").fill(session.accessCode());
    next.page().getByLabel("L’adresse e-mail de votre invitation").fill(nadia.email().address());
    next.button("Entrer", "").click();
    next.link("Reprendre", "").click();
    next.button("Continuer ici", "").click();
    assertThat(desk.dialog()).containsText("reprise sur un autre poste");
    assertThat(desk.dialog()).containsText("1 sur");
    look.at(desk.page(), "centre-move");
    desk.dialogButton("Fermer").click();
    assertEquals(1, stage.answered(sitting));
    return next;
  }

  @Test void a_session_in_two_rooms_hides_nobody() {
    session = stage.awaited(Optional.of(CENTRE));
    var claire = stage.staff("Claire Fontaine", Role.CENTRE_MANAGER);
    for (var name : List.of("Benali", "Durand")) stage.invite(session, stage.candidate("Nadia", name));
    stage.closeRoom(stage.room(session), claire);
    // Who is invited once the room was closed sits in another.
    stage.invite(session, stage.candidate("Nadia", "Martin"));
    desk = new CentreHand(signedIn(claire));
    desk.goesTo(session, "reception");
    var page = desk.page();
    assertThat(page.getByText("Cette session se tient dans 2 salles")).isVisible();
    var links = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Salles de la session")).getByRole(AriaRole.LINK);
    assertThat(links).hasCount(2);
    assertThat(links.first()).hasAttribute("aria-current", "page");
    var seen = new java.util.TreeSet<String>();
    for (int room = 0; room < 2; room++) {
      links.nth(room).click();
      assertThat(links.nth(room)).hasAttribute("aria-current", "page");
      int there = Integer.parseInt(links.nth(room).innerText().replaceAll(".*\\((\\d+).*", "$1"));
      assertThat(page.locator(".seat-name strong")).hasCount(there);
      seen.addAll(page.locator(".seat-name strong").allInnerTexts());
      if (room == 1) look.at(page, "centre-two-rooms");
      desk.turnsTo("Incidents");
      assertThat(links.nth(room)).hasAttribute("aria-current", "page");
      desk.turnsTo("Accueil");
    }
    assertEquals(java.util.Set.of("Nadia Benali", "Nadia Martin", "Nadia Durand"), seen);
  }

  @Test void a_line_that_drops_loses_nothing_and_the_desk_says_so() {
    expected();
    var page = desk.page();
    watch.expect(".*net::ERR_(INTERNET_DISCONNECTED|FAILED|NETWORK_CHANGED).*");
    desk.goesTo(session, "reception");
    desk.button("Je surveille cette salle").click();
    desk.checksIn("Nadia Benali", "Carte d’identité");
    assertThat(page.locator("[data-line=here]")).hasCount(1);

    page.context().setOffline(true);
    assertThat(page.getByText("La ligne est coupée depuis")).isVisible();
    desk.checksIn("Luc Martin", "Passeport");
    assertThat(desk.row("Luc Martin")).containsText("Pas encore envoyé");
    desk.does("Faire signer", "Luc Martin");
    desk.draws();
    desk.keepsSignature();
    desk.does("Absent", "Zoé Durand");
    desk.does("Détails", "Nadia Benali");
    desk.dialogButton("Noter un incident").click();
    desk.logs("technical-network", "0.25", "La ligne du centre est coupée.");
    assertThat(page.locator("[data-kept='4']")).isVisible();
    look.at(page, "centre-offline");
    // What needs the server is not pretended.
    desk.button("Ouvrir la session").click();
    desk.dialogButton("Ouvrir la session").click();
    assertThat(desk.dialog()).containsText("Le serveur ne répond pas");
    page.keyboard().press("Escape");
    assertEquals(Stage.EXPECTED, seat("Luc").stage(), "nothing passed while the line was away");

    var back = stage.now().plus(Duration.ofSeconds(3));
    page.waitForTimeout(3_500);
    page.context().setOffline(false);
    assertThat(page.getByText("Tout est envoyé.").first()).isVisible();
    assertThat(page.getByText("Pas encore envoyé")).hasCount(0);
    assertThat(page.getByText("La ligne est coupée depuis")).not().isVisible();
    var luc = seat("Luc");
    assertTrue(luc.admitted() && luc.signature().orElseThrow().means() == Signature.Means.DRAWN);
    assertTrue(luc.arrivedAt().orElseThrow().isBefore(back) && luc.signature().get().at().isBefore(back), "when it happened, not when it was told: " + luc);
    assertEquals(Stage.ABSENT, seat("Zoé").stage());
    assertEquals(1, seat("Nadia").incidents());
  }

  @Test void a_desk_that_dies_without_a_line_leaves_what_it_noted_to_the_next_page() {
    expected();
    var page = desk.page();
    watch.expect(".*net::ERR_(INTERNET_DISCONNECTED|FAILED|NETWORK_CHANGED).*");
    desk.goesTo(session, "reception");
    desk.button("Je surveille cette salle").click();
    assertThat(page.getByText("Surveillance : Claire Fontaine")).isVisible();
    page.context().setOffline(true);
    desk.checksIn("Luc Martin", "Passeport");
    desk.does("Absent", "Zoé Durand");
    assertThat(page.locator("[data-kept='2']")).isVisible();
    var context = page.context();
    page.close();
    context.setOffline(false);
    var next = new CentreHand(context.newPage());
    next.goesTo(session, "reception");
    assertThat(next.row("Luc Martin")).containsText("Présent");
    assertThat(next.page().locator("[data-line=here]")).hasCount(1);
    assertThat(next.page().getByText("Pas encore envoyé")).hasCount(0);
    assertTrue(seat("Luc").admitted());
    assertEquals(Stage.ABSENT, seat("Zoé").stage());
  }

  @Test void what_the_server_will_not_take_is_told_and_a_second_supervisor_may_refuse() {
    expected();
    var page = desk.page();
    watch.expect(".*net::ERR_(INTERNET_DISCONNECTED|FAILED|NETWORK_CHANGED).*");
    watch.expect(".*status of 409.*/acts.*");
    desk.goesTo(session, "reception");
    desk.button("Je surveille cette salle").click();
    assertThat(page.getByText("Surveillance : Claire Fontaine")).isVisible();
    page.context().setOffline(true);
    desk.does("Absent", "Nadia Benali");
    assertThat(page.locator("[data-kept='1']")).isVisible();
    // Meanwhile a colleague with a line has let her in.
    stage.checkIn(room, seat("Nadia").sitting(), stage.staff("Marc Olivier", Role.CENTRE_MANAGER));
    page.context().setOffline(false);
    assertThat(page.getByText("1 saisie a été refusée")).isVisible();
    assertThat(desk.row("Nadia Benali")).containsText("Présent");
    look.at(page, "centre-refused");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("J’ai lu")).click();
    assertThat(page.getByText("1 saisie a été refusée")).not().isVisible();

    desk.turnsTo("Procès-verbal");
    desk.button("Marquer absents (2)").click();
    assertThat(page.getByText("Chaque candidat est noté présent ou absent.")).isVisible();
    desk.button("Clore la session").click();
    desk.dialogButton("Clore la session").click();
    desk.button("Sceller le procès-verbal").click();
    desk.button("Signer le procès-verbal").click();
    desk.dialogButton("Signé sur la feuille imprimée").click();
    var colleague = new CentreHand(signedIn(stage.staff("Yvon Le Goff", Role.SUPERVISOR)));
    colleague.goesTo(session, "minutes");
    colleague.page().locator("#minutes-refusal").fill("Je n’étais pas présent à l’ouverture.");
    colleague.button("Refuser de contresigner").click();
    assertThat(page.getByText("Contresignature refusée : Je n’étais pas présent à l’ouverture.")).isVisible();
    look.at(page, "centre-countersignature-refused");
    assertTrue(desk.paper("Procès-verbal (PDF)").contains("Refus : Je n’étais pas présent à l’ouverture."));

    page.getByText("Établir un procès-verbal rectificatif").click();
    page.locator("#correct-reason").fill("Heure d’ouverture erronée");
    page.locator("#correct-remarks").fill("Ouverture à neuf heures cinq.");
    look.at(page, "centre-correction");
    desk.button("Sceller le rectificatif").click();
    assertThat(page.getByText("Rectificatif : Heure d’ouverture erronée")).isVisible();
    assertThat(desk.button("Signer le procès-verbal")).isVisible();
    assertTrue(desk.paper("Procès-verbal (PDF)").contains("Ouverture à neuf heures cinq."));
    assertTrue(desk.paper("Procès-verbal antérieur, édition 1 (PDF)").contains("Refus : Je n’étais pas présent à l’ouverture."));
  }

  private org.palier.proctoring.room.Seat seat(String firstName) {
    return stage.room(room).seats().values().stream().filter(one -> stage.name(one.candidate()).startsWith(firstName)).findFirst().orElseThrow();
  }
}
