package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.palier.engine.content.Interaction;
import org.palier.engine.content.Option;
import org.palier.engine.content.Response;

/** No mouse: Tab, arrows, Space and Enter, from the invitation to the result. At each step the focus can be seen. */
class KeyboardTest extends Story {
  private Page page;

  @Test void a_whole_test_is_sat_from_the_invitation_to_the_result_without_a_mouse() {
    var nadia = stage.candidate("Nadia", "Benali");
    var invited = stage.invite(stage.open(), nadia);
    var sitting = invited.invitation().sitting();
    page = visitor();
    page.navigate("/#/invitation/" + invited.token().orElseThrow());
    assertThat(page.getByText("Tout est en ordre.")).isVisible();
    tabTo(page.getByLabel("J’ai lu ces règles"));
    press("Space");
    tabTo(button("Commencer le test"));
    press("Enter");
    assertThat(page.locator("#question-title")).isVisible();

    var paper = stage.paper(sitting);
    var asked = new HashMap<Kind, Question>();
    for (var question : paper) asked.putIfAbsent(question.kind(), question);
    int answered = 0;
    for (var question : asked.values()) {
      if (!page.locator("#question-title").innerText().startsWith("Question " + question.number() + " ")) {
        tabTo(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Question " + question.number() + ","))));
        press("Enter");
        assertThat(page.locator("#question-title")).isFocused();
      }
      answer(question);
      assertThat(page.locator("[data-save]")).hasText("Réponse enregistrée");
      assertEquals(question.key(), stage.saved(sitting, question.number()).response());
      answered++;
    }
    tabTo(button("Marquer pour y revenir"));
    press("Space");
    assertThat(button("Marquée : à revoir")).isVisible();
    tabTo(button("Masquer le temps"));
    press("Enter");
    tabTo(button("Relire et remettre"));
    press("Enter");
    assertThat(page.locator("#review-title")).isFocused();
    tabTo(button("Remettre mon test"));
    press("Enter");
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    // Escape leaves the dialog and gives the focus back to where it was.
    press("Escape");
    assertThat(button("Remettre mon test")).isFocused();
    press("Enter");
    tabTo(button("Oui, remettre"));
    press("Enter");
    assertThat(page.getByText("Vous avez répondu à " + answered + " questions sur 72.")).isVisible();
    tabTo(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Retour à mon parcours")));
  }

  @Test void the_first_step_of_every_page_skips_to_its_content() {
    var nadia = stage.newCandidate("Nadia", "Benali");
    page = signedIn(nadia);
    for (var address : List.of("/", "/#/path", "/api.html")) {
      page.navigate(address);
      page.reload();
      assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
      press("Tab");
      assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Aller au contenu"))).isFocused();
      press("Enter");
      assertThat(page.locator("#main")).isFocused();
    }
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
  }

  private void answer(Question question) {
    switch (question.key()) {
      case Response.SingleChoice(var option) -> choose(option);
      case Response.MultipleChoice(var options) -> options.forEach(option -> {
        tabTo(page.locator(".asked input[value='" + option + "']"));
        press("Space");
      });
      case Response.Order(var wanted) -> order(ids(((Interaction.Order) question.asked()).options()), wanted);
      case Response.Match(var pairs) -> {
        var sources = ids(((Interaction.Match) question.asked()).sources());
        pairs.forEach((source, target) -> list(sources.indexOf(source), target));
      }
      case Response.InlineChoice(var gaps) -> {
        var inline = (Interaction.InlineChoice) question.asked();
        var inText = Pattern.compile("\\{(\\w+)}").matcher(inline.text()).results().map(found -> found.group(1)).toList();
        gaps.forEach((gap, option) -> list(inText.indexOf(gap), option));
      }
      case Response.Numeric(var text) -> {
        tabTo(page.locator(".asked input"));
        page.keyboard().type(text);
      }
      case Response.Blank _ -> throw new AssertionError("no key is blank");
    }
  }

  /** A group of radio buttons is one stop; the arrows choose. */
  private void choose(String option) {
    tabTo(page.locator(".asked input").first());
    press("Space");
    for (int step = 0; step < 10 && !page.locator(".asked input[value='" + option + "']").isChecked(); step++) press("ArrowDown");
    assertThat(page.locator(".asked input[value='" + option + "']")).isFocused();
  }

  private void order(List<String> shown, List<String> wanted) {
    var now = new ArrayList<>(shown);
    for (int place = 0; place < wanted.size(); place++) {
      var option = wanted.get(place);
      if (now.indexOf(option) == place) continue;
      tabTo(page.locator("[data-move='" + option + "-up']"));
      for (int at = now.indexOf(option); at > place; at--) press("ArrowUp");
      now.remove(option);
      now.add(place, option);
      // The focus went with the option, which can be moved on.
      assertThat(page.locator("[data-move='" + option + "-up']")).isFocused();
    }
    if (shown.equals(wanted)) {
      tabTo(page.locator(".asked input[type=checkbox]"));
      press("Space");
    }
  }

  /** Arrows in a closed list pass over every entry that can be had; what was chosen in the other lists stays. */
  private void list(int which, String entry) {
    var list = page.locator(".asked select").nth(which);
    tabTo(list);
    for (int step = 0; step < 20 && !list.inputValue().equals(entry); step++) press("ArrowDown");
  }

  private static List<String> ids(List<Option> options) {
    return options.stream().map(Option::id).toList();
  }

  private void tabTo(Locator wanted) {
    new KeyHand(page).tabTo(wanted);
  }

  private void press(String key) {
    new KeyHand(page).press(key);
  }
}
