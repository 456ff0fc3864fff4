package org.palier.deploy.story;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.palier.engine.content.Form;
import org.palier.engine.content.Interaction;
import org.palier.engine.content.Item;
import org.palier.engine.content.Option;
import org.palier.engine.content.Response;
import org.palier.engine.content.ServedItem;

/**
 * One question of a paper, its right answer, and how a hand answers it with the controls of the page.
 *
 * @param asked with the options in the order shown
 */
record Question(int number, String prompt, Interaction asked, Response key) {
  private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");

  static Question of(int number, Form.FormItem formItem, Item item) {
    return new Question(number, item.prompt(), ServedItem.of(number, formItem, item).interaction(), item.key());
  }

  Kind kind() {
    return Kind.of(asked);
  }

  /** Another answer than the right one, where there is a simple one. */
  Optional<Response> wrong() {
    if (!(asked instanceof Interaction.SingleChoice(var options) && key instanceof Response.SingleChoice(var right))) return Optional.empty();
    return options.stream().map(Option::id).filter(id -> !id.equals(right)).findFirst().map(Response.SingleChoice::new);
  }

  /** The question must be on the page. */
  void answerRightly(Page page) {
    answer(page, key);
  }

  void answer(Page page, Response response) {
    var controls = page.locator(".asked");
    switch (response) {
      case Response.Blank _ -> throw new IllegalArgumentException("a blank answer needs no hand");
      case Response.SingleChoice(var option) -> controls.locator("input[value='" + option + "']").check();
      case Response.MultipleChoice(var options) -> options.forEach(option -> controls.locator("input[value='" + option + "']").check());
      case Response.Order(var wanted) -> order(page, wanted);
      case Response.Match(var pairs) -> {
        var sources = ids(((Interaction.Match) asked).sources());
        pairs.forEach((source, target) -> controls.locator("select").nth(sources.indexOf(source)).selectOption(target));
      }
      case Response.InlineChoice(var gaps) -> {
        var inText = GAP.matcher(((Interaction.InlineChoice) asked).text()).results().map(found -> found.group(1)).toList();
        gaps.forEach((gap, option) -> controls.locator("select").nth(inText.indexOf(gap)).selectOption(option));
      }
      case Response.Numeric(var text) -> controls.locator("input").fill(text);
    }
  }

  /** Moves each option up to its place, the first one first; an order that is right as shown is confirmed. */
  private void order(Page page, List<String> wanted) {
    var shown = new ArrayList<>(ids(((Interaction.Order) asked).options()));
    if (shown.equals(wanted)) page.locator(".asked input[type=checkbox]").check();
    for (int place = 0; place < wanted.size(); place++) {
      var option = wanted.get(place);
      for (int at = shown.indexOf(option); at > place; at--) {
        page.locator("[data-move='" + option + "-up']").click();
        shown.remove(at);
        shown.add(at - 1, option);
      }
    }
  }

  private static List<String> ids(List<Option> options) {
    return options.stream().map(Option::id).toList();
  }
}
