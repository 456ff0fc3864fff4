package org.palier.engine.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * An item as one candidate sees it: options in the form's order, no key, no rationale, no level.
 *
 * @param number 1 for the first of the form
 */
public record ServedItem(int number, String theme, String prompt, Interaction interaction) {
  /** @throws IllegalArgumentException when the form's order does not fit the item */
  public static ServedItem of(int number, Form.FormItem formItem, Item item) {
    return new ServedItem(number, item.theme(), item.prompt(), arranged(item.interaction(), formItem.order()));
  }

  private static Interaction arranged(Interaction interaction, List<List<String>> order) {
    var lists = new ArrayList<List<Option>>();
    var given = interaction.optionLists();
    if (given.size() != order.size()) throw new IllegalArgumentException("the form orders " + order.size() + " lists of " + given.size());
    for (int i = 0; i < given.size(); i++) lists.add(arranged(given.get(i), order.get(i)));
    return switch (interaction) {
      case Interaction.SingleChoice _ -> new Interaction.SingleChoice(lists.getFirst());
      case Interaction.MultipleChoice _ -> new Interaction.MultipleChoice(lists.getFirst());
      case Interaction.Order _ -> new Interaction.Order(lists.getFirst());
      case Interaction.Match _ -> new Interaction.Match(lists.getFirst(), lists.getLast());
      case Interaction.InlineChoice inline -> {
        var gaps = new LinkedHashMap<String, List<Option>>();
        var next = lists.iterator();
        for (var gap : inline.gaps().keySet()) gaps.put(gap, next.next());
        yield new Interaction.InlineChoice(inline.text(), gaps);
      }
      case Interaction.Numeric numeric -> numeric;
    };
  }

  private static List<Option> arranged(List<Option> options, List<String> order) {
    if (options.size() != order.size()) throw new IllegalArgumentException("the form orders " + order.size() + " options of " + options.size());
    return order.stream().map(id -> options.stream().filter(option -> option.id().equals(id)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no option " + id))).toList();
  }
}
