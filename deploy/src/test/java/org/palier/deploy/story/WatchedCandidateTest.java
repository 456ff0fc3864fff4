package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Account;
import org.palier.engine.account.Role;
import org.palier.engine.enrolment.Accommodation;
import org.palier.engine.enrolment.Accommodation.Watching;
import org.palier.engine.sitting.Sitting;

/** A candidate at home under supervision, with a camera, a microphone and a screen that are not real; the supervisor's side over HTTP. */
class WatchedCandidateTest extends Story {
  /** Counts what is switched on: {@code opened} holds the names in order. */
  private static final String COUNT_DEVICES = """
      window.opened = []
      const devices = navigator.mediaDevices
      if (devices) {
        const camera = devices.getUserMedia.bind(devices), screen = devices.getDisplayMedia.bind(devices)
        devices.getUserMedia = async wanted => {
          window.opened.push(wanted.video ? 'camera' : 'microphone')
          const stream = await camera(wanted)
          if (wanted.video) window.cameraStream = stream
          return stream
        }
        devices.getDisplayMedia = wanted => { window.opened.push('screen'); return screen(wanted) }
      }""";
  private static final String LOOK_AWAY = """
      hidden => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => hidden ? 'hidden' : 'visible' })
        document.dispatchEvent(new Event('visibilitychange'))
      }""";

  private Account nadia;
  private String sitting;
  private SupervisorHand supervisor;
  private CandidateHand candidate;
  private Page page;

  @Override String[] flags() {
    return new String[] {"--use-fake-device-for-media-stream=display-media-type=monitor", "--use-fake-ui-for-media-stream",
        "--allow-loopback-in-peer-connection", "--disable-features=WebRtcHideLocalIpsWithMdns"};
  }

  @BeforeEach void atTheDoor() {
    nadia = stage.candidate("Nadia", "Benali");
    var session = stage.supervised(Optional.empty());
    sitting = stage.invite(session, nadia).invitation().sitting();
    supervisor = SupervisorHand.of(stage, stage.signIn(stage.staff("Camille Régnier", Role.SUPERVISOR)), stage.room(session));
    candidate = new CandidateHand(signedIn(nadia), Reader.FRENCH);
    page = candidate.page();
    page.addInitScript(COUNT_DEVICES);
    page.navigate("/#/session/" + session.id());
    assertThat(page.getByText("Tout est en ordre.")).isVisible();
  }

  @Test void a_candidate_reads_checks_waits_is_let_in_sits_and_hands_in() {
    page.getByLabel("J’ai lu ces règles").check();
    look.at(page, "watched-door");
    candidate.button("Aller en salle d’attente", "").click();
    assertThat(candidate.heading("Avant d’allumer quoi que ce soit", "")).isFocused();
    assertThat(page.getByText("Ni image ni son : le surveillant regarde en direct et rien n’est enregistré.")).isVisible();
    look.at(page, "watched-notice");
    candidate.button("Continuer", "").click();
    assertThat(page.getByText("Cochez la case quand vous avez lu")).isVisible();
    assertEquals(List.of(), page.evaluate("window.opened"), "nothing is on before the notice was read");
    understands();
    assertEquals(List.of(), page.evaluate("window.opened"), "nor before somebody asks");
    look.at(page, "watched-checks");
    checksEverything();
    look.at(page, "watched-checked");
    assertEquals(List.of("camera", "microphone", "screen"), page.evaluate("window.opened"));
    candidate.button("Aller en salle d’attente", "").click();

    assertThat(candidate.heading("Salle d’attente", "")).isFocused();
    assertThat(page.getByText("vous êtes le prochain")).isVisible();
    supervisor.waitFor("the checks", one -> one.seat(sitting).containsKey("preflight"));
    var checks = supervisor.seat(sitting).getJsonObject("preflight").getJsonArray("checks").encode();
    assertTrue(checks.contains("{\"name\":\"notice\",\"outcome\":\"passed\"}") && checks.contains("{\"name\":\"screen\",\"outcome\":\"passed\"}"), checks);
    supervisor.say(sitting, "Montrez votre pièce d'identité, s'il vous plaît.");
    assertThat(page.locator(".said")).containsText("Message du surveillant : Montrez votre pièce d’identité");
    assertThat(candidate.button("Messages, 1 non lu", "")).isVisible();
    look.at(page, "watched-waiting");
    assertThat(candidate.button("Commencer", "")).not().isVisible();

    supervisor.letsIn(sitting);
    assertThat(candidate.heading("Vous pouvez commencer", "")).isVisible();
    candidate.button("Signer la feuille d’émargement", "").click();
    assertThat(page.getByText("Feuille d’émargement signée")).isVisible();
    assertEquals("act", supervisor.seat(sitting).getJsonObject("signature").getString("means"));
    look.at(page, "watched-admitted");
    candidate.button("Commencer", "").click();
    candidate.onQuestion(1);
    assertEquals(List.of("camera", "microphone", "screen"), page.evaluate("window.opened"), "nobody chooses a screen twice");
    candidate.answersRightly(stage.paper(sitting).getFirst());
    look.at(page, "watched-exam");
    assertThat(state("kept")).hasCount(0);
    candidate.reviews();
    candidate.submits();
    assertEquals(java.util.Map.of(), stage.evidence(sitting), "nothing is kept where the certification keeps nothing, as the notice says");
  }

  @Test void talking_calling_being_heard_and_hints_are_told_as_they_happen() {
    sitsDown();
    supervisor.act("listen", sitting);
    assertThat(page.locator("[data-listening]")).containsText("Un surveillant vous écoute en ce moment");
    assertThat(page.locator("[role=status]").filter(new Locator.FilterOptions().setHasText("Un surveillant vous écoute."))).isVisible();
    assertThat(state("microphone-heard")).containsText("Micro : écouté");

    candidate.button("Messages", "").first().click();
    page.getByLabel("Votre message").fill("Je vous entends.");
    page.keyboard().press("Enter");
    candidate.button("J’ai un problème technique.", "").click();
    assertThat(page.locator(".conversation li.is-mine")).hasCount(2);
    assertThat(page.locator(".conversation li.is-waiting")).hasCount(0);
    assertEquals(List.of("Je vous entends.", "J’ai un problème technique."), supervisor.events(sitting, "said").stream().map(event -> event.getString("text")).toList());
    supervisor.say(sitting, "Je regarde.");
    assertThat(page.locator(".conversation li.is-theirs")).containsText("Je regarde.");
    assertThat(candidate.button("Messages", "").first()).hasText("Messages");
    look.at(page, "watched-panel");
    supervisor.act("stop-listening", sitting);
    assertThat(page.locator("[data-listening]")).not().isVisible();

    candidate.button("Appeler le surveillant", "").click();
    page.getByLabel("Pourquoi").fill("Une question sur le son");
    look.at(page, "watched-call");
    page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Appeler").setExact(true)).click();
    assertThat(candidate.button("Appel en cours", "")).isVisible();
    supervisor.waitFor("the call", one -> !one.seat(sitting).getJsonArray("calls").isEmpty());
    var call = supervisor.seat(sitting).getJsonArray("calls").getJsonObject(0);
    assertEquals("Une question sur le son", call.getString("text"));
    supervisor.act("answer-call", sitting, new JsonObject().put("call", call.getString("call")));
    assertThat(candidate.button("Appeler le surveillant", "")).isVisible();

    page.evaluate(LOOK_AWAY, true);
    page.waitForTimeout(2_200);
    page.evaluate(LOOK_AWAY, false);
    assertThat(page.locator(".said")).containsText(Pattern.compile("la page était masquée pendant [23]\\ss"));
    supervisor.waitFor("the hint", one -> one.events(sitting, "signal-seen").size() == 1);
    assertEquals("page-hidden", supervisor.events(sitting, "signal-seen").getFirst().getString("kind"));
    page.getByText("Ce que la page a noté").click();
    assertThat(page.locator(".noted")).containsText("une fenêtre posée à côté ne se voit pas");
    look.at(page, "watched-noted");
  }

  @Test void a_lost_network_loses_nothing_and_handing_in_waits_for_nobody() {
    sitsDown();
    var paper = stage.paper(sitting);
    candidate.answersRightly(paper.getFirst());
    watch.expect(".*net::ERR_(INTERNET_DISCONNECTED|FAILED|NETWORK_CHANGED).*");
    page.context().setOffline(true);
    assertThat(page.getByText("La liaison avec le surveillant est interrompue").first()).isVisible();
    assertThat(state("line-away")).containsText("Liaison : interrompue");
    candidate.button("Suivante", "").click();
    candidate.answersInARow(paper.subList(1, 3));
    candidate.button("Messages", "").first().click();
    page.getByLabel("Votre message").fill("Ma connexion est coupée.");
    candidate.button("Envoyer", "").click();
    assertThat(page.locator(".conversation li.is-waiting")).containsText("Ma connexion est coupée.");
    look.at(page, "watched-offline");
    supervisor.say(sitting, "Nous vous attendons.");
    page.context().setOffline(false);
    assertThat(state("line-up")).isVisible();
    assertThat(page.locator(".conversation li.is-theirs")).containsText("Nous vous attendons.");
    supervisor.waitFor("what was said offline", one -> one.events(sitting, "said").stream().anyMatch(event -> "Ma connexion est coupée.".equals(event.getString("text"))));
    candidate.button("Fermer les messages", "").click();
    assertThat(page.locator("[data-offline]")).not().isVisible();

    // Supervision does not answer any more: the test is handed in all the same.
    watch.expect(".*/supervision.*");
    page.route("**/supervision**", route -> route.abort());
    candidate.reviews();
    candidate.submits();
    assertTrue(stage.current(sitting) instanceof Sitting.Over);
    assertEquals(3, stage.answered(sitting));
  }

  @Test void who_watches_sees_live_pictures_from_the_waiting_room_on_and_is_seen_to_listen() {
    var camille = stage.staff("Camille Prévost", Role.SUPERVISOR);
    supervisor.act(new JsonObject().put("action", "assign").put("supervisor", camille.id()));
    var wall = signedIn(camille);
    wall.navigate("/proctor.html#/rooms/" + supervisor.room());
    assertThat(wall.locator(".tile")).isVisible();
    page.getByLabel("J’ai lu ces règles").check();
    candidate.button("Aller en salle d’attente", "").click();
    understands();
    checksEverything();
    page.waitForTimeout(1_500);
    assertThat(wall.locator(".tile video")).hasCount(0);
    assertThat(wall.locator(".tile .picture-camera")).containsText("Caméra : rien en direct");
    candidate.button("Aller en salle d’attente", "").click();
    for (var picture : List.of(".picture-camera", ".picture-screen"))
      wall.waitForFunction("picture => (document.querySelector(`.tile ${picture} video`)?.videoWidth ?? 0) > 0", picture);
    supervisor.letsIn(sitting);
    candidate.button("Commencer", "").click();
    candidate.onQuestion(1);
    assertThat(page.locator("[data-listening]")).not().isVisible();
    wall.locator(".tile-name").click();
    assertThat(wall.locator(".focus")).containsText("Question à l’écran : 1", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
    wall.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Noter un incident").setExact(true)).click();
    assertThat(wall.locator("#ask-item")).hasValue("1");
    wall.keyboard().press("Escape");
    wall.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Écouter").setExact(true)).click();
    assertThat(page.locator("[data-listening]")).isVisible();
    wall.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ne plus écouter").setExact(true)).click();
    assertThat(page.locator("[data-listening]")).not().isVisible();

    // Who cannot be seen is told of, in words.
    assertThat(wall.locator(".tile .picture-camera[data-sight=live] .picture-age")).containsText(Pattern.compile("\\d\\ss"));
    assertThat(wall.locator(".tile .pills")).not().containsText("Caméra");
    page.evaluate("cameraStream.getTracks().forEach(track => { track.stop(); track.dispatchEvent(new Event('ended')) })");
    var patience = new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);
    assertThat(wall.locator(".tile .pills")).containsText("Caméra à l’arrêt (technique)", patience);
    assertThat(wall.locator(".tile .picture-camera")).containsText("Caméra : à l’arrêt");
    assertThat(wall.locator("[data-announcer]")).containsText("Nadia Benali, Caméra à l’arrêt (technique)", patience);
    look.at(wall, "watched-camera-off");
    candidate.reviews();
    candidate.submits();
  }

  @Test void who_is_not_admitted_is_refused_and_told_what_to_do() {
    comesToTheWaitingRoom();
    watch.expect(".*status of 409.*/start.*");
    assertEquals(409, page.evaluate("sitting => fetch(`/api/sittings/${sitting}/start`, { method: 'POST' }).then(reply => reply.status)", sitting));
    supervisor.checksIdentity(sitting, "doubt", "La photo est ancienne");
    assertThat(page.getByText("Le surveillant a un doute sur votre identité. Il peut")).isVisible();
    supervisor.checksIdentity(sitting, "refused", "Ce n'est pas la même personne");
    assertThat(page.locator(".notice-bad")).containsText("Motif donné : Ce n’est pas la même personne");
    look.at(page, "watched-refused");
    candidate.button("Demander une place en centre", "").click();
    candidate.button("Envoyer ma demande", "").click();
    assertThat(page.getByText("Le certificateur vous répond par e-mail")).isVisible();
    supervisor.act("absent", sitting);
    assertThat(page.getByText("Vous avez été marqué absent.")).isVisible();
    candidate.button("Je suis là", "").click();
    assertThat(page.getByText("Vous avez été marqué absent.")).not().isVisible();
    assertThat(candidate.button("Commencer", "")).not().isVisible();
    assertEquals("waiting", supervisor.seat(sitting).getString("stage"));
  }

  @Test void decisions_are_told_in_plain_words_with_the_time_in_which_they_can_be_taken_back() {
    sitsDown();
    supervisor.act("flag", sitting, new JsonObject().put("reason", "Un téléphone sur la table"));
    assertThat(page.getByText("Vous continuez sous réserve").first()).isVisible();
    assertThat(page.getByText("Motif donné : Un téléphone sur la table")).isVisible();
    supervisor.act("terminate", sitting, new JsonObject().put("category", "impersonation").put("reason", "Un autre visage"));
    assertThat(page.getByText("Le surveillant envisage de mettre fin à votre épreuve").first()).isVisible();
    assertThat(candidate.heading("Votre test est en pause", "")).isVisible();
    supervisor.act("confirm-termination", sitting);
    assertThat(page.locator(".standing [role=timer]")).hasText(Pattern.compile("Votre épreuve prendra fin dans 00:5\\d"));
    look.at(page, "watched-termination");
    supervisor.act("withdraw-termination", sitting, new JsonObject().put("reason", "Mauvais éclairage"));
    candidate.onQuestion(1);
    assertThat(page.locator(".standing [role=timer]")).not().isVisible();
    supervisor.act("unflag", sitting, new JsonObject().put("reason", "Rien"));
    assertThat(page.locator(".standing")).isEmpty();
  }

  @Test void a_reload_asks_for_the_devices_again_and_the_test_goes_on_meanwhile() {
    sitsDown();
    supervisor.say(sitting, "Bonjour.");
    candidate.button("Messages, 1 non lu", "").click();
    candidate.button("Fermer les messages", "").click();
    page.reload();
    candidate.onQuestion(1);
    assertThat(page.getByText("La surveillance ne reçoit plus : caméra, écran, micro.")).isVisible();
    assertThat(candidate.button("Messages", "").first()).hasText("Messages");
    candidate.answersRightly(stage.paper(sitting).getFirst());
    candidate.button("Rallumer", "").click();
    look.at(page, "watched-switch-on");
    for (var device : List.of("Vérifier : Caméra", "Vérifier : Microphone", "Choisir l’écran à partager")) page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON,
        new Locator.GetByRoleOptions().setName(device)).click();
    candidate.button("Terminé", "").click();
    assertThat(page.getByText("La surveillance ne reçoit plus")).not().isVisible();
    assertThat(state("camera-on")).isVisible();
    // Sharing ends by itself: a technical fact, told at once.
    page.evaluate("document.querySelector('video').srcObject.getTracks()[0].dispatchEvent(new Event('ended'))");
    assertThat(page.getByText("La surveillance ne reçoit plus : caméra.")).isVisible();
    supervisor.waitFor("a technical hint", one -> one.events(sitting, "signal-seen").stream().anyMatch(event -> event.getString("kind").equals("camera-ended")));
  }

  @Test void what_an_accommodation_does_without_is_not_asked_and_what_it_explains_does_not_count() {
    stage.accommodate(nadia, new Accommodation(0, 0, "", List.of(Watching.CAMERA, Watching.MICROPHONE), List.of("page-hidden"), "Référent", LocalDate.of(2026, 9, 1)));
    comesToTheWaitingRoom();
    assertEquals(List.of("screen"), page.evaluate("window.opened"));
    assertThat(page.getByText("La caméra ne vous est pas demandée : le surveillant vous dira")).isVisible();
    supervisor.letsIn(sitting);
    candidate.button("Commencer", "").click();
    candidate.onQuestion(1);
    assertThat(state("camera-none")).containsText("Caméra : non demandée");
    assertThat(page.getByText("La surveillance ne reçoit plus")).not().isVisible();
    // Right after the browser's own question about the screen, what the window does says nothing.
    page.waitForTimeout(2_500);
    page.evaluate(LOOK_AWAY, true);
    page.waitForTimeout(1_500);
    page.evaluate(LOOK_AWAY, false);
    assertThat(page.locator(".said")).containsText("Votre aménagement l’explique : cela ne compte pas.");
    supervisor.waitFor("a muted hint", one -> one.events(sitting, "signal-seen").stream().anyMatch(event -> event.getBoolean("muted")));
    assertEquals(List.of(), supervisor.seat(sitting).getJsonArray("hints").getList());
  }

  @Test void the_whole_way_in_needs_no_mouse() {
    var keys = new KeyHand(page);
    keys.tabTo(page.getByLabel("J’ai lu ces règles"));
    keys.press("Space");
    keys.tabTo(candidate.button("Aller en salle d’attente", ""));
    keys.press("Enter");
    keys.tabTo(page.getByLabel("J’ai lu et compris"));
    keys.press("Space");
    keys.tabTo(candidate.button("Continuer", ""));
    keys.press("Enter");
    assertThat(candidate.heading("Vérifier votre matériel", "")).isFocused();
    keys.tabTo(candidate.button("Tout vérifier", ""));
    keys.press("Enter");
    assertThat(check("second-screen")).not().hasAttribute("data-outcome", "todo");
    keys.tabTo(candidate.button("Choisir l’écran à partager", ""));
    keys.press("Enter");
    assertThat(check("screen")).hasAttribute("data-outcome", "passed");
    keys.tabTo(candidate.button("Aller en salle d’attente", ""));
    keys.press("Enter");
    assertThat(candidate.heading("Salle d’attente", "")).isFocused();
    supervisor.waitFor("the arrival", one -> one.seat(sitting).getString("stage").equals("waiting"));
    supervisor.letsIn(sitting);
    assertThat(candidate.heading("Vous pouvez commencer", "")).isFocused();
    keys.tabTo(candidate.button("Commencer", ""));
    keys.press("Enter");
    candidate.onQuestion(1);
    keys.tabTo(candidate.button("Messages", "").first());
    keys.press("Enter");
    assertThat(candidate.heading("Messages avec le surveillant", "")).isFocused();
    keys.tabTo(page.getByLabel("Votre message"));
    keys.type("Bonjour");
    keys.press("Enter");
    supervisor.waitFor("a message", one -> one.events(sitting, "said").size() == 1);
    keys.tabTo(candidate.button("Fermer les messages", ""));
    keys.press("Enter");
    assertThat(candidate.button("Messages", "").first()).isFocused();
  }

  private void understands() {
    page.getByLabel("J’ai lu et compris").check();
    candidate.button("Continuer", "").click();
    assertThat(candidate.heading("Vérifier votre matériel", "")).isFocused();
  }

  private void checksEverything() {
    candidate.button("Tout vérifier", "").click();
    assertThat(check("second-screen")).hasAttribute("data-outcome", Pattern.compile("passed|not-asked"));
    candidate.button("Choisir l’écran à partager", "").click();
    assertThat(check("screen")).hasAttribute("data-outcome", "passed");
  }

  private void comesToTheWaitingRoom() {
    page.getByLabel("J’ai lu ces règles").check();
    candidate.button("Aller en salle d’attente", "").click();
    understands();
    checksEverything();
    candidate.button("Aller en salle d’attente", "").click();
    supervisor.waitFor("the arrival", one -> one.seat(sitting).getString("stage").equals("waiting"));
  }

  private void sitsDown() {
    comesToTheWaitingRoom();
    supervisor.letsIn(sitting);
    candidate.button("Commencer", "").click();
    candidate.onQuestion(1);
  }

  private Locator check(String name) {
    return page.locator("[data-check=" + name + "]");
  }

  private Locator state(String name) {
    return page.locator("[data-state=" + name + "]");
  }
}
