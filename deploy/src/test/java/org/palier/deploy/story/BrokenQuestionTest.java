package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Role;
import org.palier.engine.content.Interaction;
import org.palier.engine.content.Option;
import org.palier.engine.sitting.ItemReport;
import org.palier.engine.sitting.Sitting;

/** "This question is broken": a candidate says so, a supervisor judges, the result follows. */
class BrokenQuestionTest extends Story {
  private static final int ITEMS = 72;

  private String session;
  private String sitting;
  private CandidateHand candidate;
  private Page page;
  private StaffHand desk;

  @BeforeEach void sittingInASession() {
    var nadia = stage.candidate("Nadia", "Benali");
    var planned = stage.open();
    session = planned.id();
    sitting = stage.started(stage.invite(planned, nadia).invitation().sitting(), Duration.ofMinutes(75));
    // 35 of 72 right: one less than half.
    stage.answer(sitting, 35, 35);
    candidate = new CandidateHand(signedIn(nadia), Reader.FRENCH);
    page = candidate.page();
    page.navigate("/exam.html?sitting=" + sitting);
    candidate.onQuestion(36);
    desk = new StaffHand(signedIn(stage.staff("Camille Régnier", Role.SUPERVISOR)), Reader.FRENCH);
  }

  @Test void a_question_that_a_supervisor_neutralises_is_left_out_of_the_result() {
    candidate.goesTo(71);
    candidate.button("Signaler un problème avec cette question", "").click();
    assertThat(candidate.dialog()).isVisible();
    look.at(page, "report-dialog");
    candidate.sendsReport();
    assertThat(page.getByText("Choisissez ce qui ne va pas")).isVisible();
    page.getByLabel("Autre chose").check();
    candidate.sendsReport();
    assertThat(page.getByText("Dites en quelques mots ce qui ne va pas")).isVisible();
    assertThat(page.getByLabel("Avec vos mots")).isFocused();
    look.at(page, "report-dialog-errors");
    candidate.says("La question ou les réponses proposées semblent fausses", "Deux réponses me paraissent justes.");
    assertThat(candidate.note("noted")).isFocused();
    assertThat(candidate.button("Signaler un problème avec cette question", "")).not().isVisible();
    look.at(page, "report-noted");
    candidate.goesTo(72);
    candidate.reports("Je ne peux pas la lire, ou pas la voir en entier", "");
    assertThat(candidate.note("noted")).containsText("un surveillant va la regarder");

    // The desk: what waits stands first; the question is shown without its key.
    var staff = desk.page();
    staff.navigate("/staff.html#/sessions/" + session);
    var waiting = staff.locator(".reports");
    assertThat(waiting).containsText("Questions signalées à examiner (2)");
    assertThat(waiting.locator("li").first()).containsText("Deux réponses me paraissent justes.");
    assertThat(desk.row("Nadia Benali")).containsText("2 questions signalées");
    look.at(staff, "staff-reports");
    waiting.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Examiner la question 71 de Nadia Benali")).click();
    assertThat(desk.dialog().locator(".shown-item")).containsText(start(stage.paper(sitting).get(70).prompt()));
    for (var option : options(stage.paper(sitting).get(70).asked())) assertThat(desk.dialog().locator(".shown-item")).containsText(start(option.text()));
    desk.dialogButton("Enregistrer la décision", "").click();
    assertThat(desk.dialog().getByText("Choisissez une décision")).isVisible();
    look.at(staff, "staff-report-dialog");
    desk.judges("Neutraliser", "Deux réponses sont exactes.");
    assertThat(waiting).containsText("Questions signalées à examiner (1)");
    assertThat(staff.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("Question 71 neutralisée pour Nadia Benali."))).hasCount(1);
    waiting.getByRole(AriaRole.BUTTON).click();
    desk.judges("Maintenir", "Elle se lit en entier ici.");
    assertThat(waiting).not().isVisible();

    // The candidate hears of it wherever he is, and reads why.
    candidate.looksBack();
    assertThat(page.locator(".said")).containsText("Question 71 : signalement validé, elle ne compte ni pour ni contre vous.");
    assertThat(page.locator(".said")).containsText("Question 72 : signalement non retenu, elle compte.");
    assertThat(candidate.note("kept")).containsText("Motif : Elle se lit en entier ici.");
    look.at(page, "report-kept");
    candidate.goesTo(71);
    assertThat(candidate.note("neutralised")).containsText("Motif : Deux réponses sont exactes.");
    look.at(page, "report-neutralised");

    // A verdict is not for ever: from the details of the row it is given again, otherwise.
    desk.row("Nadia Benali").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Détails")).click();
    look.at(staff, "staff-row-dialog-reports");
    desk.dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Revoir la décision la question 72 de Nadia Benali")).click();
    assertThat(desk.dialog()).containsText("Décision actuelle : maintenue");
    desk.judges("Neutraliser", "Coupée sur un petit écran.");
    assertThat(desk.row("Nadia Benali")).containsText("2 questions neutralisées");
    assertEquals(Set.of(71, 72), stage.current(sitting).reports().neutralised());

    candidate.reviews();
    candidate.submits();
    assertThat(page.locator(".verdict")).containsText("35 bonnes réponses sur 70");
    assertThat(page.locator(".verdict")).containsText("2 questions que vous aviez signalées sont neutralisées (71, 72)");
    assertThat(page.locator(".verdict")).containsText("Atteint");
    look.at(page, "result-neutralised");
    assertThat(desk.row("Nadia Benali")).containsText("Remis");
    assertThat(desk.row("Nadia Benali")).not().containsText("35 sur 70");

    var auditor = signedIn(stage.staff("Aude Vial", Role.AUDITOR));
    auditor.navigate("/audit.html#/sittings/" + sitting);
    assertThat(auditor.locator(".proof-equal")).hasCount(2);
    assertThat(auditor.locator(".events")).containsText("Question 71 signalée par le candidat, semble fausse : « Deux réponses me paraissent justes. ».");
    assertThat(auditor.locator(".events")).containsText("Question 72 maintenue par Camille Régnier : « Elle se lit en entier ici. ».");
    assertThat(auditor.locator(".events")).containsText("Question 72 neutralisée par Camille Régnier : « Coupée sur un petit écran. ».");
    assertThat(auditor.locator(".paper")).containsText("neutralisée");
    look.at(auditor, "audit-record-neutralised");
  }

  @Test void without_network_a_report_waits_on_the_page_outlives_it_and_goes_out_with_the_answers() {
    watch.expect(".*net::ERR_(INTERNET_DISCONNECTED|FAILED|NETWORK_CHANGED).*");
    page.route("**/api/**", route -> route.abort());
    candidate.reports("Je ne peux pas répondre : quelque chose ne marche pas", "La liste ne s’ouvre pas.");
    assertThat(candidate.note("waiting")).containsText("partira dès que possible");
    look.at(page, "report-waiting");
    assertEquals(List.of(), stage.current(sitting).reports().all());
    page.unroute("**/api/**");
    page.reload();
    candidate.onQuestion(36);
    assertThat(candidate.note("noted")).isVisible();
    var report = stage.current(sitting).reports().of(36).orElseThrow();
    assertEquals(List.of(ItemReport.Category.TECHNICAL, "La liste ne s’ouvre pas."), List.of(report.category(), report.text()));
  }

  @Test void a_report_that_cannot_go_out_does_not_keep_anybody_from_handing_in() {
    watch.expect(".*(net::ERR_FAILED|status of 409.*/report).*");
    page.route("**/report", route -> route.abort());
    candidate.reports("Je ne peux pas la lire, ou pas la voir en entier", "");
    assertThat(candidate.note("waiting")).isVisible();
    candidate.reviews();
    candidate.button("Remettre mon test", "").click();
    candidate.button("Oui, remettre", "").click();
    assertThat(candidate.heading("Votre test est terminé", "")).isVisible();
    assertThat(page.getByText("Signalement en cours d’envoi, question 36.")).isVisible();
    page.unroute("**/report");
    assertThat(page.getByText("Signalement non pris en compte : question 36.")).isVisible();
    look.at(page, "exam-over-report");
    assertEquals(0, ((Sitting.Over) stage.current(sitting)).reports().open());
  }

  @Test void in_a_room_the_tile_tells_of_the_report_and_the_proctor_judges_it_there() {
    var luc = stage.candidate("Luc", "Martin");
    var watched = stage.planWithAdmission();
    var his = stage.started(stage.invite(watched, luc).invitation().sitting(), Duration.ofMinutes(75));
    stage.openDoor(watched);
    var proctor = signedIn(stage.staff("Inès Petit", Role.SUPERVISOR, Role.CENTRE_MANAGER));
    var room = post(proctor, "/api/exam-sessions/" + watched.id() + "/rooms", new JsonObject()).getJsonArray("rooms").getJsonObject(0).getJsonObject("room").getString("id");
    post(proctor, "/api/rooms/" + room + "/acts", new JsonObject().put("key", "take-the-room").put("action", "take"));
    post(proctor, "/api/rooms/" + room + "/acts", new JsonObject().put("key", "open-the-room").put("action", "open"));
    proctor.navigate("/proctor.html#/rooms/" + room);
    var tile = proctor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Luc Martin")));
    assertThat(tile).isVisible();
    var other = new CandidateHand(signedIn(luc), Reader.FRENCH);
    other.page().navigate("/exam.html?sitting=" + his);
    other.onQuestion(1);
    other.reports("La question ou les réponses proposées semblent fausses", "");
    assertThat(tile).containsText("Question signalée");
    tile.click();
    proctor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Examiner la question 1 de Luc Martin")).click();
    var hand = new StaffHand(proctor, Reader.FRENCH);
    assertThat(hand.dialog().locator(".shown-item")).isVisible();
    look.at(proctor, "proctor-report-dialog");
    hand.judges("Neutraliser", "Deux réponses sont exactes.");
    assertThat(tile).not().containsText("Question signalée");
    assertThat(proctor.locator(".focus")).containsText("neutralisée");
    look.at(proctor, "proctor-report-judged");
    assertEquals(Set.of(1), stage.current(his).reports().neutralised());
  }

  /** As the page of this browser would. */
  private JsonObject post(Page page, String path, JsonObject body) {
    var reply = page.request().post(address() + path, RequestOptions.create().setHeader("Origin", address()).setHeader("Content-Type", "application/json").setData(body.encode()));
    assertTrue(reply.ok(), reply.text());
    return new JsonObject(reply.text());
  }

  @Test void reporting_and_judging_need_no_mouse() {
    var report = candidate.button("Signaler un problème avec cette question", "");
    report.focus();
    page.keyboard().press("Enter");
    assertThat(candidate.dialog()).isVisible();
    page.keyboard().press("Escape");
    assertThat(candidate.dialog()).not().isVisible();
    assertThat(report).isFocused();
    page.keyboard().press("Enter");
    assertThat(candidate.dialog()).isVisible();
    page.keyboard().press("Space");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Tab");
    page.keyboard().type("Faux");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(candidate.note("noted")).isFocused();
    assertEquals(ItemReport.Category.WRONG, stage.current(sitting).reports().of(36).orElseThrow().category());

    var staff = desk.page();
    staff.navigate("/staff.html#/sessions/" + session);
    staff.locator(".reports").getByRole(AriaRole.BUTTON).focus();
    staff.keyboard().press("Enter");
    assertThat(desk.dialog().locator(".shown-item")).isVisible();
    staff.getByLabel("Neutraliser").focus();
    staff.keyboard().press("ArrowDown");
    staff.keyboard().press("Tab");
    staff.keyboard().type("Vérifiée");
    staff.keyboard().press("Enter");
    assertThat(desk.dialog()).not().isVisible();
    assertFalse(stage.current(sitting).reports().of(36).orElseThrow().judgement().orElseThrow().neutralised());
  }

  @Test void a_test_that_nobody_supervises_offers_no_report_and_each_kind_of_question_can_be_shown_to_a_supervisor() {
    var alone = stage.newCandidate("Zoé", "Durand");
    var other = new CandidateHand(signedIn(alone), Reader.FRENCH);
    other.page().navigate("/exam.html?sitting=" + stage.started(stage.everyKind(alone), Duration.ofMinutes(75)));
    other.onQuestion(1);
    assertThat(other.button("Signaler un problème avec cette question", "")).not().isVisible();

    var paper = stage.paper(sitting);
    var staff = desk.page();
    staff.navigate("/staff.html#/sessions/" + session);
    assertThat(desk.row("Nadia Benali")).isVisible();
    for (var kind : Kind.values()) paper.stream().filter(question -> question.kind() == kind).findFirst().ifPresent(question -> {
      candidate.goesTo(question.number());
      candidate.reports("Autre chose", "Question de type " + kind);
      assertThat(candidate.note("noted")).isVisible();
      staff.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Examiner la question " + question.number() + " de"))).click();
      assertThat(desk.dialog().locator(".shown-item")).containsText(start(question.prompt()));
      look.glance(staff, "staff-report-" + kind.name().toLowerCase(java.util.Locale.ROOT));
      staff.keyboard().press("Escape");
    });
    assertThat(staff.locator(".reports li")).hasCount((int) paper.stream().map(Question::kind).distinct().count());
    assertEquals(ITEMS, paper.size());
  }

  /** Typesetting may change the spaces further on. */
  private static String start(String text) {
    return text.split("[ \u00a0\u202f'’]")[0];
  }

  private static List<Option> options(Interaction asked) {
    return asked.optionLists().stream().flatMap(List::stream).toList();
  }
}
