package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Role;
import org.palier.engine.scoring.Ending;

/** The desk, each page in each of its states. */
class StaffPagesTest extends Story {
  private StaffHand manager() {
    var manager = stage.staff("Camille Régnier", Role.ADMINISTRATOR, Role.CERTIFICATION_MANAGER, Role.SUPERVISOR, Role.ACCOMMODATION_OFFICER);
    return new StaffHand(signedIn(manager), Reader.FRENCH);
  }

  private void open(Page page, String address, String heading) {
    page.navigate(address);
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(heading)).first()).isVisible();
  }

  @Test void planning_inviting_and_opening_are_fine_in_every_window() {
    var desk = manager();
    var page = desk.page();
    open(page, "/staff.html#/sessions/new", "Planifier une session");
    assertThat(page.locator("#plan-certification")).isVisible();
    look.at(page, "staff-plan");
    page.locator("#plan-capacity").fill("0");
    page.locator("button[type=submit]").click();
    assertThat(page.locator("#error-summary")).isVisible();
    look.at(page, "staff-plan-errors");
    desk.plansSession();
    look.at(page, "staff-session-planned");
    var nadia = stage.candidate("Nadia", "Benali");
    page.locator("#invite-paste").fill(nadia.email().address() + "\nnobody@example.org\nceci n’est pas une adresse");
    page.locator("form button[type=submit]").click();
    assertThat(page.getByText("Refusé", new Page.GetByTextOptions().setExact(true))).isVisible();
    look.at(page, "staff-session-invited");
    desk.button("Ouvrir la session", "").click();
    look.at(page, "staff-session-open-dialog");
    desk.dialogButton("Ouvrir la session", "").click();
    desk.button("Fermer la session", "").click();
    assertThat(desk.dialog()).isVisible();
    look.at(page, "staff-session-close-dialog");
    page.keyboard().press("Escape");
    open(page, "/staff.html#/sessions", "Sessions d’examen");
    assertThat(page.locator(".session-card").first()).isVisible();
    look.at(page, "staff-sessions");
  }

  @Test void the_live_list_and_what_can_be_done_to_its_rows_are_fine() {
    var session = stage.open();
    live(session, "Nadia", "Benali");
    var running = stage.started(live(session, "Luc", "Martin"), Duration.ofMinutes(75));
    stage.answer(running, 31, 31);
    stage.pause(stage.started(live(session, "Zoé", "Durand"), Duration.ofMinutes(75)), "Vérification d’identité");
    stage.sits(live(session, "Élodie", "Garnier"), 44, 44);
    var withheld = stage.started(live(session, "Paul", "Roux"), Duration.ofMinutes(75));
    stage.answer(withheld, 10, 10);
    stage.end(withheld, Ending.TERMINATED, "Téléphone utilisé");
    stage.answersLate(withheld, 12);
    stage.end(stage.started(live(session, "Inès", "Petit"), Duration.ofMinutes(75)), Ending.TECHNICAL_FAULT, "Coupure de courant");
    var desk = manager();
    var page = desk.page();
    page.navigate("/staff.html#/sessions/" + session.id());
    assertThat(desk.row("Nadia Benali")).isVisible();
    look.at(page, "staff-live");
    desk.row("Luc Martin").getByRole(AriaRole.CHECKBOX).check();
    desk.row("Zoé Durand").getByRole(AriaRole.CHECKBOX).check();
    look.at(page, "staff-live-selected");
    desk.row("Paul Roux").getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Détails")).click();
    assertThat(desk.dialog()).isVisible();
    look.at(page, "staff-row-dialog");
    desk.dialogButton("Admettre", "").click();
    look.at(page, "staff-admit-dialog");
    page.keyboard().press("Escape");
    dialog(desk, "Paul Roux", "Décider", "staff-decision-dialog");
    sendsAgain(desk, "Nadia Benali");
    dialog(desk, "Luc Martin", "Suspendre", "staff-pause-dialog");
    dialog(desk, "Luc Martin", "Ajouter du temps", "staff-time-dialog");
    desk.asks("Luc Martin", "Mettre fin", "");
    desk.dialogButton("Continuer", "").click();
    assertThat(page.getByText("Donnez un motif")).isVisible();
    look.at(page, "staff-end-dialog-errors");
    page.getByLabel("Incident technique").check();
    desk.gives("Coupure de courant");
    desk.dialogButton("Continuer", "").click();
    assertThat(desk.dialogButton("Mettre fin maintenant", "")).isVisible();
    look.at(page, "staff-end-confirm");
    page.keyboard().press("Escape");
    watch.expect(".*net::ERR_INTERNET_DISCONNECTED.*");
    page.context().setOffline(true);
    assertThat(page.getByText("Connexion perdue").first()).isVisible();
    look.at(page, "staff-live-lost");
    page.context().setOffline(false);
    assertThat(page.getByText("En direct").first()).isVisible();
  }

  @Test void what_is_being_done_cannot_be_waved_away() {
    var session = stage.open();
    stage.started(live(session, "Luc", "Martin"), Duration.ofMinutes(75));
    var desk = manager();
    var page = desk.page();
    page.navigate("/staff.html#/sessions/" + session.id());
    var held = new java.util.ArrayList<com.microsoft.playwright.Route>();
    page.route("**/api/sittings/*/pause", held::add);
    desk.asks("Luc Martin", "Suspendre", "");
    desk.gives("Alarme incendie");
    desk.dialogButton("Suspendre", "").click();
    assertThat(page.locator("dialog [aria-busy=true]")).isVisible();
    for (int i = 0; i < 4; i++) {
      page.keyboard().press("Escape");
      page.waitForTimeout(100);
    }
    assertThat(desk.dialog()).isVisible();
    page.waitForCondition(() -> held.size() == 1);
    held.getFirst().resume();
    assertThat(desk.dialog()).not().isVisible();
  }

  /** Within a minute of the invitation the server refuses; what comes after a minute is answered here. */
  private void sendsAgain(StaffHand desk, String name) {
    var page = desk.page();
    var again = new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Renvoyer l’invitation");
    desk.row(name).getByRole(AriaRole.BUTTON, again).click();
    look.at(page, "staff-resend-dialog");
    watch.expect(".*status of 429.*/api/sittings/.*/invitation.*");
    desk.dialogButton("Renvoyer l’invitation", "").click();
    assertThat(page.getByText("Trop d’essais")).isVisible();
    look.at(page, "staff-resend-refused");
    page.route("**/api/sittings/*/invitation", route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setStatus(204)));
    desk.dialogButton("Réessayer pour ceux-ci", "").click();
    assertThat(desk.dialog()).not().isVisible();
    assertThat(page.locator(".notice").getByText("Invitation renvoyée : " + name)).isVisible();
    assertThat(page.getByRole(AriaRole.STATUS).filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Invitation renvoyée : " + name))).hasCount(1);
    look.at(page, "staff-resent");
  }

  private String live(org.palier.engine.examsession.ExamSession session, String first, String last) {
    return stage.invite(session, stage.candidate(first, last)).invitation().sitting();
  }

  private void dialog(StaffHand desk, String row, String action, String name) {
    desk.asks(row, action, "");
    look.at(desk.page(), name);
    desk.page().keyboard().press("Escape");
    assertThat(desk.dialog()).not().isVisible();
  }

  @Test void people_letters_and_the_account_are_fine() {
    var nadia = stage.candidate("Nadia", "Benali");
    stage.newCandidate("Zoé", "Durand");
    stage.sendCode(nadia);
    var desk = manager();
    var page = desk.page();
    open(page, "/staff.html#/candidates", "Candidats");
    page.getByRole(AriaRole.SEARCHBOX).fill("na");
    assertThat(page.getByText("Nadia Benali").first()).isVisible();
    look.at(page, "staff-candidates");
    desk.button("Ajouter un aménagement Nadia Benali", "").first().click();
    look.at(page, "staff-accommodation-dialog");
    page.locator("#acc-extraTime").fill("beaucoup");
    desk.dialogButton("Enregistrer l’aménagement", "").click();
    assertThat(page.getByText("Un nombre entier entre 0 et 300")).isVisible();
    look.at(page, "staff-accommodation-errors");
    page.locator("#acc-extraTime").fill("33");
    page.locator("#acc-decidedBy").fill("Dominique Faure");
    desk.dialogButton("Enregistrer l’aménagement", "").click();
    assertThat(page.getByText("+33 % de temps")).isVisible();
    look.at(page, "staff-candidates-accommodated");
    open(page, "/staff.html#/outbox", "E-mails");
    page.locator("article.mail summary").first().click();
    look.at(page, "staff-outbox");
    open(page, "/staff.html#/account", "Mon compte");
    look.at(page, "staff-account");
    desk.button("Ajouter un second facteur", "").click();
    assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Code QR"))).isVisible();
    look.at(page, "staff-second-factor");
    open(page, "/staff.html#/nowhere", "Cette page n’existe pas");
    look.at(page, "staff-unknown");
  }

  @Test void who_may_do_nothing_yet_is_told_why() {
    var pending = stage.staff("Camille Régnier", Role.SUPERVISOR);
    var page = withCookie(visitor(), stage.signInWithoutFactor(pending));
    open(page, "/staff.html", "Mon compte");
    look.at(page, "staff-second-factor-first");
    var assessor = stage.staff("Rémi Noël", Role.ASSESSOR);
    var other = signedIn(assessor);
    open(other, "/staff.html", "Mon compte");
    look.at(other, "staff-nothing-for-roles");
    open(other, "/audit.html", "Audit");
    look.at(other, "audit-not-allowed");
  }
}
