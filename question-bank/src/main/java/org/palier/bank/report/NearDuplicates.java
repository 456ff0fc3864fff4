package org.palier.bank.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.palier.engine.content.Interaction;
import org.palier.engine.content.Item;

/** Pairs of items that ask nearly the same, by the words they share. Declared enemies are not told again. */
final class NearDuplicates {
  private static final double SHARED = 0.7;
  private static final int LEAST_WORDS = 5;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private NearDuplicates() {}

  static List<String> of(List<Item> items) {
    var words = items.stream().map(NearDuplicates::words).toList();
    var warnings = new ArrayList<String>();
    for (int i = 0; i < items.size(); i++) {
      for (int j = i + 1; j < items.size(); j++) {
        var one = items.get(i);
        var other = items.get(j);
        if (alike(words.get(i), words.get(j)) && !one.enemies().contains(other.ref().id()))
          warnings.add(one.ref().id() + ": asks nearly the same as " + other.ref().id());
      }
    }
    return warnings;
  }

  /** Words shared, of all words of both: at least {@value #SHARED}. */
  private static boolean alike(Set<String> one, Set<String> other) {
    if (one.size() < LEAST_WORDS || other.size() < LEAST_WORDS) return false;
    int shared = 0;
    for (var word : one) if (other.contains(word)) shared++;
    return shared >= SHARED * (one.size() + other.size() - shared);
  }

  /** The prompt of an order, match or inline choice is often one set phrase: there the question stands in the options. */
  private static Set<String> words(Item item) {
    var text = new StringBuilder(item.prompt());
    switch (item.interaction()) {
      case Interaction.InlineChoice inline -> text.append(' ').append(inline.text());
      case Interaction.Order _, Interaction.Match _ -> item.interaction().optionLists()
          .forEach(options -> options.forEach(option -> text.append(' ').append(option.text())));
      case Interaction.SingleChoice _, Interaction.MultipleChoice _, Interaction.Numeric _ -> { }
    }
    var words = new HashSet<String>();
    for (var word : BETWEEN_WORDS.split(text.toString().toLowerCase(Locale.ROOT))) if (word.length() > 2) words.add(word);
    return words;
  }
}
