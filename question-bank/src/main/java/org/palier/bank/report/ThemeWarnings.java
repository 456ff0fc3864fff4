package org.palier.bank.report;

import java.util.ArrayList;
import java.util.List;
import org.palier.bank.report.BankReport.ThemeCount;
import org.palier.engine.content.Interaction;
import org.palier.engine.content.Item;
import org.palier.engine.content.Option;
import org.palier.engine.content.Response;

/** Too few items, and keys that a candidate could guess without reading. */
final class ThemeWarnings {
  private static final int LEAST_ITEMS = 30;
  private static final int LEAST_PER_LEVEL = 10;
  private static final int LEAST_KINDS = 5;
  private static final double MOST_LONGEST = 0.35;
  /** Below this many single choices a share says nothing. */
  private static final int LEAST_SINGLE_CHOICES = 8;

  private final String theme;
  private final List<String> warnings = new ArrayList<>();

  private ThemeWarnings(String theme) {
    this.theme = theme;
  }

  static List<String> of(ThemeCount count, List<Item> items) {
    var warnings = new ThemeWarnings(count.theme());
    warnings.counts(count);
    var choices = new ArrayList<Choice>();
    for (var item : items) {
      if (item.interaction() instanceof Interaction.SingleChoice(var options) && item.key() instanceof Response.SingleChoice(var key))
        choices.add(Choice.of(options, key));
    }
    if (choices.size() >= LEAST_SINGLE_CHOICES) {
      warnings.lengths(choices);
      warnings.positions(choices);
    }
    return warnings.warnings;
  }

  private void counts(ThemeCount count) {
    if (count.items() < LEAST_ITEMS) warn(count.items() + " items, " + LEAST_ITEMS + " are wanted");
    count.byLevel().forEach((level, items) -> {
      if (items < LEAST_PER_LEVEL) warn(items + " items of level " + level + ", " + LEAST_PER_LEVEL + " are wanted");
    });
    long kinds = count.byKind().values().stream().filter(items -> items > 0).count();
    if (kinds < LEAST_KINDS) warn(kinds + " kinds of items, " + LEAST_KINDS + " are wanted");
  }

  private void lengths(List<Choice> choices) {
    long longest = choices.stream().filter(Choice::longest).count();
    if (longest > MOST_LONGEST * choices.size()) warn("the key is the longest option in " + longest + " of " + choices.size() + " single choices");
  }

  /** A place is uneven below half or above one and a half times its fair share. */
  private void positions(List<Choice> choices) {
    int most = choices.stream().mapToInt(Choice::options).max().orElse(0);
    for (int position = 0; position < most; position++) {
      int place = position;
      long keys = choices.stream().filter(choice -> choice.position == place).count();
      double fair = choices.stream().filter(choice -> choice.options > place).mapToDouble(choice -> 1.0 / choice.options).sum();
      if (keys < fair / 2 || keys > fair * 1.5)
        warn("the key stands in place " + (place + 1) + " in " + keys + " of " + choices.size() + " single choices");
    }
  }

  private void warn(String text) {
    warnings.add(theme + ": " + text);
  }

  /** @param longest the key is longer than every other option */
  private record Choice(int options, int position, boolean longest) {
    private static Choice of(List<Option> options, String key) {
      int position = 0;
      int length = 0;
      int others = 0;
      for (int i = 0; i < options.size(); i++) {
        int here = options.get(i).text().codePointCount(0, options.get(i).text().length());
        if (options.get(i).id().equals(key)) {
          position = i;
          length = here;
        } else {
          others = Math.max(others, here);
        }
      }
      return new Choice(options.size(), position, length > others);
    }
  }
}
