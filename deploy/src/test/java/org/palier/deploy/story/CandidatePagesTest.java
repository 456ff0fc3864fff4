package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Role;
import org.palier.engine.scoring.Ending;

/** The pages of a candidate outside the test, each in each of its states. */
class CandidatePagesTest extends Story {
  private static final String REGISTER = "/#/register/" + Stage.CERTIFICATION;

  @Test void home_and_addresses_that_lead_nowhere_are_fine_in_every_window() {
    var page = visitor();
    page.navigate("/");
    assertThat(page.locator("article.certification").first()).isVisible();
    look.at(page, "home");
    open(page, "/#/nowhere", "Page introuvable");
    look.at(page, "unknown");
    watch.expect(".*status of 4\\d\\d.*/api/sign-in/invitation.*");
    page.navigate("/#/invitation/old");
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    look.at(page, "invitation-expired");
  }

  @Test void each_step_of_a_registration_is_fine_in_every_window() {
    var page = visitor();
    var candidate = new CandidateHand(page, Reader.FRENCH);
    open(page, REGISTER, "Votre identité");
    look.at(page, "register-1");
    candidate.button("Continuer", "").click();
    assertThat(page.getByText("3 points sont à corriger")).isVisible();
    look.at(page, "register-1-errors");
    candidate.registersFromHome(Stage.newEmail("nadia"), "Nadia", "Benali");
    assertThat(page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true))).isVisible();
    look.at(page, "confirm");
    watch.expect(".*status of 4\\d\\d.*/api/sign-in/code/confirm.*");
    page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)).fill("000000");
    candidate.button("Confirmer", "").click();
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    look.at(page, "confirm-wrong");
    for (var step : new String[][] {{"2", "Votre naissance"}, {"3", "Vos besoins d’aménagement"}, {"4", "Votre projet"}, {"5", "Votre adresse e-mail"}}) {
      open(page, REGISTER + "/" + step[0], step[1]);
      look.at(page, "register-" + step[0]);
    }
  }

  @Test void each_way_to_sign_in_is_fine_in_every_window() {
    var page = visitor();
    open(page, "/#/sign-in", "Se connecter par e-mail");
    look.at(page, "sign-in-code");
    open(page, "/#/sign-in/centre", "Dans un centre d’examen");
    look.at(page, "sign-in-centre");
    open(page, "/#/sign-in/staff", "Équipe et surveillants");
    look.at(page, "sign-in-staff");
    watch.expect(".*status of 4\\d\\d.*/api/sign-in/password.*");
    page.getByLabel("Adresse e-mail").fill("nobody@example.org");
    page.getByLabel("Mot de passe").fill("not the one");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Se connecter")).click();
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    look.at(page, "sign-in-refused");
    var pending = stage.staff("Camille Régnier", Role.SUPERVISOR);
    withCookie(page, stage.signInWithoutFactor(pending));
    open(page, "/#/second-factor", "Protégez votre compte");
    assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Code QR pour votre application"))).isVisible();
    look.at(page, "second-factor");
  }

  @Test void my_path_is_fine_at_each_stage_of_it() {
    var nadia = stage.newCandidate("Nadia", "Benali");
    var page = signedIn(nadia);
    open(page, "/#/path", "Mon parcours");
    look.at(page, "path-new");
    page.navigate("/");
    assertThat(page.getByText("Continuer mon parcours")).isVisible();
    look.at(page, "home-signed-in");

    var validated = stage.candidate("Luc", "Martin");
    stage.invite(stage.open(), validated);
    open(signedIn(validated), "/#/path", "Mon parcours", "path-invited");

    var failed = stage.newCandidate("Zoé", "Durand");
    var test = new CandidateHand(signedIn(failed), Reader.FRENCH);
    test.page().navigate("/#/path");
    var sitting = test.beginsEntryTest();
    stage.end(sitting, Ending.TERMINATED, "Essai");
    watch.expect(".*status of 409.*");
    open(test.page(), "/#/path", "Mon parcours", "path-withheld");
  }

  @Test void the_door_of_an_exam_session_is_fine_in_each_state() {
    var nadia = stage.candidate("Nadia", "Benali");
    var session = stage.plan(Optional.of("lyon-part-dieu"));
    var invited = stage.invite(session, nadia);
    var page = signedIn(nadia);
    page.navigate("/#/session/" + session.id());
    assertThat(page.getByText("Tout est en ordre.")).isVisible();
    look.at(page, "door-planned");
    page.getByLabel("J’ai lu ces règles").check();
    stage.openDoor(session);
    assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Commencer le test"))).isEnabled();
    look.at(page, "door-open");
    stage.closeDoor(session);
    assertThat(page.getByText("La session est fermée")).isVisible();
    look.at(page, "door-closed");
    stage.sits(invited.invitation().sitting(), 10, 5);
    assertThat(page.getByText("Vous avez terminé ce test.")).isVisible();
    look.at(page, "door-over");
  }

  @Test void a_result_is_fine_whatever_it_says() {
    var nadia = stage.newCandidate("Nadia", "Benali");
    result(nadia, stage.sits(stage.everyKind(nadia), 45, 40), "met");
    result(nadia, stage.sits(stage.everyKind(nadia), 12, 10), "not-met");
    result(nadia, ended(stage.everyKind(nadia), Ending.TERMINATED), "withheld");
    result(nadia, ended(stage.everyKind(nadia), Ending.TECHNICAL_FAULT), "void");
    result(nadia, stage.sits(stage.entryTest(nadia), 45, 41), "entry-met");
    result(nadia, stage.sits(stage.entryTest(nadia), 45, 12), "entry-not-met");
  }

  private String ended(String sitting, Ending ending) {
    stage.started(sitting, Duration.ofMinutes(75));
    stage.answer(sitting, 4, 3);
    stage.end(sitting, ending, "Coupure de courant");
    return sitting;
  }

  private void result(org.palier.engine.account.Account account, String sitting, String name) {
    var page = signedIn(account);
    page.navigate("/#/result/" + sitting);
    assertThat(page.locator(".verdict")).isVisible();
    look.at(page, "result-" + name);
    page.context().close();
  }

  private void open(Page page, String address, String heading) {
    page.navigate(address);
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(heading)).first()).isVisible();
  }

  private void open(Page page, String address, String heading, String name) {
    open(page, address, heading);
    look.at(page, name);
  }
}
