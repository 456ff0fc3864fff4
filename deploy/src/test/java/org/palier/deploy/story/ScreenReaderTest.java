package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What those hear who do not see the page: names, roles, and no more announcements than needed. */
class ScreenReaderTest extends Story {
  /** Gathers everything that a live region says. */
  private static final String LISTEN = """
      () => {
        window.heard = []
        const live = node => (node.nodeType === 1 ? node : node.parentElement)?.closest('[role=status], [role=alert], [aria-live]')
        new MutationObserver(changes => {
          for (const change of changes) {
            const region = live(change.target)
            const said = region?.textContent.trim()
            if (said && window.heard.at(-1) !== said) window.heard.push(said)
          }
        }).observe(document.body, { subtree: true, childList: true, characterData: true })
      }""";

  @Test void the_exam_page_reads_as_it_looks() {
    var candidate = sitting(Duration.ofMinutes(75));
    var page = candidate.page();
    candidate.goesTo(stage.first(candidate.sitting(), Kind.SINGLE_CHOICE).number());
    assertThat(page.getByRole(AriaRole.BANNER)).matchesAriaSnapshot("""
        - banner:
          - img "Palier"
          - text: /Test des neuf thèmes/
          - button "English"
          - text: /\\d+ réponse/
          - timer "Temps restant": /\\d:\\d\\d:\\d\\d/
          - button "Masquer le temps"
        """);
    assertThat(page.getByRole(AriaRole.MAIN)).matchesAriaSnapshot("""
        - main:
          - region /Question \\d+ sur 72/:
            - heading /Question \\d+ sur 72/ [level=1]
            - button "Marquer pour y revenir"
            - group:
              - paragraph: Une seule réponse.
              - radio
              - radio
            - button "Précédente"
            - button "Suivante"
          - complementary:
            - group:
              - navigation "Toutes les questions":
                - list:
                  - listitem:
                    - button "Question 1, sans réponse"
            - button "Relire et remettre"
        """);
    assertThat(page).hasTitle("Test des neuf thèmes · Palier");
  }

  @Test void each_kind_of_question_has_names_for_its_controls() {
    var candidate = sitting(Duration.ofMinutes(75));
    var page = candidate.page();
    for (var kind : Kind.values()) {
      var question = stage.first(candidate.sitting(), kind);
      candidate.goesTo(question.number());
      var asked = page.locator(".asked");
      switch (kind) {
        case SINGLE_CHOICE -> named(asked.getByRole(AriaRole.RADIO));
        case MULTIPLE_CHOICE -> named(asked.getByRole(AriaRole.CHECKBOX));
        case ORDER -> {
          assertThat(asked.getByRole(AriaRole.LISTITEM).first().getByRole(AriaRole.BUTTON).first()).hasAccessibleName(Pattern.compile("Monter\\s: .+"));
          assertThat(asked.getByRole(AriaRole.CHECKBOX)).hasAccessibleName("L’ordre affiché est ma réponse");
        }
        case MATCH -> named(asked.getByRole(AriaRole.COMBOBOX));
        case INLINE_CHOICE -> assertThat(asked.getByRole(AriaRole.COMBOBOX).first()).hasAccessibleName("Choix 1");
        case NUMERIC -> assertThat(asked.getByRole(AriaRole.TEXTBOX)).hasAccessibleName("Votre réponse");
      }
      if (kind == Kind.NUMERIC) assertThat(asked.getByRole(AriaRole.TEXTBOX)).hasAccessibleDescription(Pattern.compile(".+Un nombre.+"));
      else assertThat(page.getByRole(AriaRole.GROUP).filter(new Locator.FilterOptions().setHas(page.locator("legend")))).hasAccessibleName(Pattern.compile(".{5,}", Pattern.DOTALL));
    }
  }

  private static void named(Locator controls) {
    int count = controls.count();
    assertTrue(count >= 2, "controls: " + count);
    for (int control = 0; control < count; control++) assertThat(controls.nth(control)).hasAccessibleName(Pattern.compile(".+"));
  }

  @Test void saving_is_silent_and_trouble_is_told_once() {
    var candidate = sitting(Duration.ofMinutes(75));
    var page = candidate.page();
    var paper = stage.paper(candidate.sitting()).stream().filter(question -> question.kind() == Kind.SINGLE_CHOICE).limit(5).toList();
    watch.expect(".*net::ERR_INTERNET_DISCONNECTED.*");
    page.evaluate(LISTEN);
    for (var question : paper.subList(0, 3)) {
      candidate.goesTo(question.number());
      candidate.answersRightly(question);
    }
    assertEquals(List.of(), heard(page), "answers that are saved need no words");

    page.context().setOffline(true);
    for (var question : paper.subList(3, 5)) {
      candidate.goesTo(question.number());
      question.answerRightly(page);
    }
    assertThat(page.locator("[data-offline]")).containsText("questions " + paper.get(3).number() + ", " + paper.get(4).number());
    page.context().setOffline(false);
    candidate.saved();
    assertThat(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("Connexion rétablie."))).isVisible();
    assertEquals(2, heard(page).size(), () -> heard(page).toString());
    assertTrue(heard(page).getFirst().startsWith("Connexion interrompue. Toutes vos réponses sont enregistrées."), () -> heard(page).toString());
    assertEquals("Connexion rétablie.", heard(page).getLast());
  }

  @Test void the_timer_is_silent_but_for_its_thresholds_and_tells_when_asked() {
    for (var threshold : new String[][] {{"602", "10\\sminutes"}, {"302", "5\\sminutes"}, {"62", "60\\ssecondes|1\\sminute"}}) {
      var candidate = sitting(Duration.ofSeconds(Long.parseLong(threshold[0])));
      var page = candidate.page();
      page.evaluate(LISTEN);
      assertThat(page.getByRole(AriaRole.TIMER)).hasAttribute("aria-label", "Temps restant");
      assertFalse(Boolean.TRUE.equals(page.getByRole(AriaRole.TIMER).evaluate("timer => !!timer.closest('[aria-live]:not([aria-live=off]), [role=status]')")));
      assertThat(page.getByRole(AriaRole.STATUS).first()).hasText(Pattern.compile("Il vous reste (" + threshold[1] + ")\\."),
          new LocatorAssertions.HasTextOptions().setTimeout(15_000));
      assertEquals(1, heard(page).size(), () -> heard(page).toString());
    }
    var candidate = sitting(Duration.ofMinutes(75));
    candidate.page().keyboard().press("Alt+Shift+KeyH");
    assertThat(candidate.page().getByRole(AriaRole.STATUS).first()).hasText(Pattern.compile("Il vous reste 1\\sheure (14|15)\\sminutes\\."));
  }

  @Test void the_language_is_told_of_the_page_and_of_each_part_in_another_one() {
    var candidate = sitting(Duration.ofMinutes(75));
    var page = candidate.page();
    assertThat(page.locator("html")).hasAttribute("lang", "fr");
    assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("English"))).hasAttribute("lang", "en");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("English")).click();
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    assertThat(page).hasTitle("Nine themes test · Palier");
    assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Flag to come back"))).isVisible();
    // The questions stay French, and say so.
    assertThat(page.locator(".prompt").first()).hasAttribute("lang", "fr");
  }

  @Test void every_page_has_a_title_of_its_own_one_main_heading_and_begins_there() {
    var page = visitor();
    for (var place : new String[][] {
        {"/#/", "Accueil · Palier", "Votre certification, étape par étape"},
        {"/#/register/" + Stage.CERTIFICATION, "Inscription · Palier", "Inscription"},
        {"/#/sign-in", "Connexion · Palier", "Se connecter par e-mail"},
        {"/#/sign-in/centre", "Connexion · Palier", "Dans un centre d’examen"}}) {
      page.navigate(place[0]);
      assertThat(page).hasTitle(place[1]);
      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText(place[2]);
    }
    // A new screen is read from its beginning.
    assertThat(page.locator("#main")).isFocused();
  }

  private CandidateHand sitting(Duration limit) {
    var nadia = stage.newCandidate("Nadia", "Benali");
    var sitting = stage.everyKind(nadia);
    var candidate = new CandidateHand(signedIn(nadia), Reader.FRENCH);
    candidate.page().navigate("/exam.html?sitting=" + sitting);
    assertThat(candidate.button("Commencer", "")).isVisible();
    stage.started(sitting, limit);
    candidate.page().reload();
    candidate.onQuestion(1);
    return candidate;
  }

  @SuppressWarnings("unchecked")
  private static List<String> heard(Page page) {
    return (List<String>) page.evaluate("() => window.heard");
  }
}
