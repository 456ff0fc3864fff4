package org.palier.bank.blueprint;

import java.util.HashSet;
import java.util.List;
import org.palier.engine.content.TestRules;
import org.palier.engine.content.TestRules.Navigation;

/**
 * The rule of composition of a test. Once a form was drawn from it, a version never changes: a change makes the next version.
 *
 * @param id      lower-case letters, digits and hyphens, 1 to 64 characters
 * @param version 1 or more
 * @param strata  at least one; no theme and level twice, the strata of a theme side by side
 */
public record Blueprint(String id, int version, Title title, Navigation navigation, ItemOrder itemOrder, List<Stratum> strata) {
  private static final int MOST_ITEMS = 500;

  public record Title(String fr, String en) {}

  /**
   * So many items of one theme and level.
   *
   * @param level 1 to 3
   * @param items 1 or more
   */
  public record Stratum(String theme, int level, int items) {
    public Stratum {
      if (level < 1 || level > 3) throw new IllegalArgumentException("level " + level + " is not 1, 2 or 3");
      if (items < 1) throw new IllegalArgumentException(items + " items of level " + level);
    }
  }

  /** In which order the items of a form stand. */
  public enum ItemOrder {
    /** All shuffled together. */
    MIXED,
    /** The themes in the blueprint's order, the items of each shuffled. */
    BY_THEME,
    /** Not shuffled: strata in the blueprint's order, and in each from the hardest band to the easiest. */
    BY_STRATUM
  }

  public Blueprint {
    if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) throw new IllegalArgumentException("blueprint id: " + id);
    if (version < 1) throw new IllegalArgumentException("blueprint version: " + version);
    strata = List.copyOf(strata);
    if (strata.isEmpty()) throw new IllegalArgumentException("a blueprint without strata");
    var levels = new HashSet<String>();
    var themes = new HashSet<String>();
    var theme = "";
    int items = 0;
    for (var stratum : strata) {
      if (!levels.add(stratum.theme() + " " + stratum.level()))
        throw new IllegalArgumentException(stratum.theme() + " level " + stratum.level() + " stands twice");
      if (!stratum.theme().equals(theme) && !themes.add(stratum.theme()))
        throw new IllegalArgumentException("the strata of " + stratum.theme() + " are not side by side");
      theme = stratum.theme();
      items += stratum.items();
    }
    if (items > MOST_ITEMS) throw new IllegalArgumentException(items + " items, at most " + MOST_ITEMS);
  }

  /** Identifier and version, {@code nine-themes@1}. */
  public String ref() {
    return id + "@" + version;
  }

  /** How many items a form has. */
  public int items() {
    int items = 0;
    for (var stratum : strata) items += stratum.items();
    return items;
  }

  public TestRules rules() {
    return new TestRules(ref(), items(), navigation);
  }
}
