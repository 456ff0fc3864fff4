package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Account;
import org.palier.engine.account.Role;
import org.palier.engine.enrolment.Accommodation;
import org.palier.proctoring.room.IncidentCategory;
import org.palier.proctoring.room.SignalKind;

/** Two people review what a third one marked, and the candidate is heard in between; each in a browser of his own. */
class ReviewPagesTest extends Story {
  private static final String PHONE = "Un téléphone posé à gauche du clavier, écran allumé";

  @Test void an_adverse_case_goes_from_the_queue_to_its_closing_and_the_candidate_answers_in_between() {
    var nadia = stage.candidate("Nadia", "Benali");
    var sitting = marked(nadia);
    var anne = signedIn(stage.staff("Anne Leclerc", Role.CASE_REVIEWER));
    anne.navigate("/review.html");
    var row = anne.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText("Nadia Benali"));
    assertThat(row).containsText("1er examen à faire");
    look.at(anne, "review-queue");

    row.getByRole(AriaRole.LINK).click();
    assertThat(anne.getByText("Expliqué par un aménagement").first()).isVisible();
    assertThat(anne.getByText("Un lecteur d’écran suffisent", new Page.GetByTextOptions()).or(anne.getByText("lecteur d’écran suffisent"))).isVisible();
    anne.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Soupçon de fraude")).first().click();
    assertThat(anne.locator(".clock-line:focus")).containsText(PHONE);
    anne.locator(".clock-line:focus").getByRole(AriaRole.BUTTON).click();
    button(anne, "Enregistrer l’examen").click();
    assertThat(anne.getByText("2 points sont à corriger")).isVisible();
    look.at(anne, "review-case-errors");
    anne.getByLabel("Défavorable au candidat").check();
    anne.locator("#first-text").fill("La caméra montre un téléphone allumé pendant la question 3.");
    assertThat(anne.locator("#held-0")).hasValue(java.util.regex.Pattern.compile(".*téléphone.*"));
    anne.locator("#held-0").fill("Un téléphone allumé à portée de main pendant la question 3.");
    look.at(anne, "review-first");
    button(anne, "Enregistrer l’examen").click();
    button(anne, "Informer le candidat").click();
    anne.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Informer maintenant")).click();
    assertThat(anne.getByText("Réponse attendue").first()).isVisible();
    assertThat(anne.getByText("cette étape revient à une autre personne")).not().isVisible();

    var his = signedIn(nadia);
    his.navigate("/#/path");
    assertThat(his.getByText("Quelque chose vous est reproché et vous pouvez répondre")).isVisible();
    look.at(his, "case-on-path");
    his.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Voir le dossier")).click();
    assertThat(his.getByText("Un téléphone allumé à portée de main").first()).isVisible();
    assertThat(his.getByText(PHONE).first()).isVisible();
    look.at(his, "case-candidate");
    button(his, "Envoyer ma réponse").click();
    assertThat(his.getByText("Écrivez votre réponse")).isVisible();
    his.locator("#case-answer").fill("C'était ma calculatrice, posée à gauche. Son écran s'allume quand on la touche.");
    button(his, "Envoyer ma réponse").click();
    his.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Envoyer ma réponse")).click();
    assertThat(his.getByText("Votre réponse est enregistrée")).isVisible();

    anne.reload();
    assertThat(anne.getByText("cette étape revient à une autre personne")).isVisible();
    assertThat(anne.locator("#second-text")).hasCount(0);
    var paul = signedIn(stage.staff("Paul Morin", Role.CASE_REVIEWER));
    paul.navigate("/review.html#/cases/" + sitting);
    assertThat(paul.getByText("C'était ma calculatrice")).isVisible();
    paul.getByLabel("Défavorable au candidat").check();
    paul.locator("#second-text").fill("L'image montre un téléphone, non une calculatrice.");
    look.at(paul, "review-second");
    button(paul, "Enregistrer l’examen").click();
    assertThat(paul.getByText("étape 1 sur 2")).isVisible();
    button(paul, "Clore le dossier").click();
    assertThat(paul.getByText("étape 2 sur 2")).isVisible();
    look.at(paul, "review-closing");
    button(paul, "Confirmer la clôture").click();
    assertThat(paul.getByText("Clos · Défavorable au candidat").first()).isVisible();

    his.reload();
    assertThat(his.getByText("Deux personnes ont retenu")).isVisible();
    look.at(his, "case-closed");

    var manager = signedIn(stage.staff("Maud Riva", Role.CERTIFICATION_MANAGER));
    manager.navigate("/review.html#/cases/" + sitting);
    manager.getByLabel("L’épreuve ne compte pas").check();
    manager.locator("#decide-reason").fill("Dossier clos par deux personnes");
    look.at(manager, "review-decision");
    button(manager, "Continuer").click();
    manager.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Décider")).click();
    assertThat(manager.getByText("La décision est inscrite.")).isVisible();
    assertEquals(java.util.Optional.of(org.palier.engine.scoring.Result.Status.VOID), stage.application().summaries().get(sitting).await().result());
  }

  @Test void a_case_can_be_opened_about_a_sitting_that_nobody_marked_and_closed_without_harm() {
    var supervisor = stage.staff("Sam Vial", Role.SUPERVISOR);
    var watched = Watched.by(stage, supervisor);
    var luc = stage.candidate("Lucien", "Martin");
    var sitting = watched.sits(luc);
    stage.answer(sitting, 3, 3);
    stage.end(sitting, org.palier.engine.scoring.Ending.TECHNICAL_FAULT, "Coupure générale");
    var page = signedIn(stage.staff("Iris Petit", Role.CASE_REVIEWER));
    page.navigate("/review.html#/open");
    page.getByRole(AriaRole.SEARCHBOX).fill("luci");
    page.keyboard().press("Enter");
    page.getByLabel("Lucien Martin").check();
    look.at(page, "review-open");
    button(page, "Ouvrir").last().click();
    assertThat(page.getByText("Dites pourquoi").first()).isVisible();
    page.locator("#open-reason").fill("Le candidat se plaint d'une coupure.");
    button(page, "Ouvrir").last().click();
    page.getByLabel("Cause technique ou matérielle").check();
    page.locator("#first-text").fill("Le courant a été coupé dans tout le quartier.");
    button(page, "Enregistrer l’examen").click();
    button(page, "Clore le dossier").click();
    assertThat(page.getByText("Clos · Cause technique").first()).isVisible();
    var his = signedIn(luc);
    his.navigate("/#/case/" + sitting);
    assertThat(his.getByText("tient à la technique")).isVisible();
    look.at(his, "case-technical");
  }

  @Test void who_may_not_review_is_told_so_and_goes_where_his_work_is() {
    var page = signedIn(stage.staff("Sacha Roy", Role.SUPERVISOR));
    page.navigate("/review.html");
    assertThat(page.getByText("réservée aux personnes qui examinent")).isVisible();
    var reviewer = signedIn(stage.staff("Zoé Blanc", Role.CASE_REVIEWER));
    reviewer.navigate("/staff.html");
    reviewer.waitForURL("**/review.html");
  }

  /** Sat, marked by the supervisor, hinted at by the page, and submitted. */
  private String marked(Account candidate) {
    stage.application().enrolments().accommodate(candidate.id(), new Accommodation(33, 10, "lit à voix haute", "Référent", LocalDate.of(2026, 9, 1))).await();
    var watched = Watched.by(stage, stage.staff("Sylvie Noël", Role.SUPERVISOR));
    var sitting = watched.sits(candidate);
    stage.answer(sitting, 3, 3);
    watched.signal(candidate.id(), sitting, SignalKind.FOCUS_LOST, 2, false);
    watched.signal(candidate.id(), sitting, SignalKind.PAGE_HIDDEN, 1, true);
    watched.incident(sitting, IncidentCategory.SUSPECTED_FRAUD, 0.75, 3, PHONE);
    watched.say(sitting, "Merci d'éloigner votre téléphone.");
    watched.flag(sitting, PHONE);
    stage.application().sittings().handle(sitting, new org.palier.engine.sitting.SittingCommand.Submit("another-window", "stage")).await();
    stage.application().supervision().caseWatch().scan(watched.room()).await();
    return sitting;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
