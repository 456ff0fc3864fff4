package org.palier.bank.draw;

import java.util.ArrayList;
import java.util.List;
import org.palier.bank.blueprint.Blueprint;
import org.palier.bank.item.ItemBank;
import org.palier.engine.content.Form;
import org.palier.engine.content.Item;
import org.palier.engine.content.Option;

/** Draws forms. Every step takes its numbers from one {@link RandomStream}, in the order that {@code DRAW.md} states. */
public final class Draw {
  /** Any change that could give another form for the same seed makes a new version, and keeps this one. */
  public static final String ALGORITHM = "palier-draw@1";

  private Draw() {}

  /**
   * The form of this blueprint, bank and seed.
   *
   * @param seed 64 lower-case hexadecimal digits (32 bytes)
   * @throws org.palier.engine.refusal.Refused {@code BANK_CANNOT_FILL} when a stratum has too few items
   */
  public static Form form(Blueprint blueprint, ItemBank bank, String seed) {
    var random = RandomStream.of(seed);
    var items = Selection.select(blueprint, bank, random);
    shuffleItems(items, blueprint, random);
    var formItems = new ArrayList<Form.FormItem>(items.length);
    for (var item : items) formItems.add(new Form.FormItem(item.ref(), item.theme(), item.level(), shuffledOptions(item, random)));
    return new Form(new Form.Origin(blueprint.ref(), bank.version(), ALGORITHM), formItems);
  }

  private static void shuffleItems(Item[] items, Blueprint blueprint, RandomStream random) {
    switch (blueprint.itemOrder()) {
      case BY_STRATUM -> { }
      case MIXED -> random.shuffle(items, 0, items.length);
      case BY_THEME -> {
        for (int from = 0, to; from < items.length; from = to) {
          to = from + 1;
          while (to < items.length && items[to].theme().equals(items[from].theme())) to++;
          random.shuffle(items, from, to);
        }
      }
    }
  }

  private static List<List<String>> shuffledOptions(Item item, RandomStream random) {
    var lists = item.interaction().optionLists();
    var shuffled = new ArrayList<List<String>>(lists.size());
    for (var options : lists) shuffled.add(shuffled(options, random));
    return shuffled;
  }

  /** The movable options are shuffled among the places they had; the fixed ones keep theirs. */
  private static List<String> shuffled(List<Option> options, RandomStream random) {
    var movable = new String[options.size()];
    int count = 0;
    for (var option : options) if (!option.fixed()) movable[count++] = option.id();
    random.shuffle(movable, 0, count);
    var order = new ArrayList<String>(options.size());
    int next = 0;
    for (var option : options) order.add(option.fixed() ? option.id() : movable[next++]);
    return order;
  }
}
