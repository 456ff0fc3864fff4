package org.palier.engine.content;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The paper of one sitting: which item versions, in which order, with their options in which order.
 * Written whole into the sitting's first event, so nothing that changes later can change it.
 *
 * @param origin what it was drawn from, enough to draw it again
 * @param items  numbered from 1 in the order served
 */
public record Form(Origin origin, List<FormItem> items) {
  /**
   * @param blueprint   identifier and version, {@code nine-themes@1}
   * @param bankVersion hash of the bank's content when the form was drawn
   * @param algorithm   name and version of the draw, {@code palier-draw@1}
   */
  public record Origin(String blueprint, String bankVersion, String algorithm) {}

  /**
   * @param order for each list of options of the interaction ({@link Interaction#optionLists()}), the option identifiers as shown
   */
  public record FormItem(ItemRef item, String theme, int level, List<List<String>> order) {
    /** The same few identifiers stand in every form, and are kept once. */
    public FormItem {
      order = order.stream().map(options -> options.stream().map(String::intern).toList()).toList();
    }
  }

  public Form {
    items = List.copyOf(items);
  }

  /** The same form of shared parts. @param shared an equal item that others have too: forms differ in their choice of few thousand items */
  public Form sharing(UnaryOperator<FormItem> shared) {
    return new Form(origin, items.stream().map(shared).toList());
  }

  /** @param number 1 to {@link #size()} */
  public FormItem item(int number) {
    return items.get(number - 1);
  }

  public boolean has(int number) {
    return number >= 1 && number <= items.size();
  }

  public int size() {
    return items.size();
  }
}
