package org.palier.bank.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.palier.bank.blueprint.Blueprint;
import org.palier.bank.item.ItemBank;
import org.palier.bank.item.Kinds;
import org.palier.engine.content.Item;

/**
 * The state of a bank.
 *
 * @param themes   sorted by identifier
 * @param warnings one sentence each, starting with the theme, item or blueprint it is about; empty when all is well
 */
public record BankReport(String bankVersion, int items, List<ThemeCount> themes, List<String> warnings) {
  /**
   * @param byLevel {@code "1"}, {@code "2"} and {@code "3"}, zeros included
   * @param byKind  every kind, zeros included
   */
  public record ThemeCount(String theme, int items, Map<String, Integer> byLevel, Map<String, Integer> byKind) {
    public ThemeCount {
      byLevel = Collections.unmodifiableMap(new LinkedHashMap<>(byLevel));
      byKind = Collections.unmodifiableMap(new LinkedHashMap<>(byKind));
    }

    static ThemeCount of(String theme, List<Item> items) {
      var byLevel = new LinkedHashMap<String, Integer>();
      var byKind = new LinkedHashMap<String, Integer>();
      for (int level = 1; level <= 3; level++) byLevel.put(String.valueOf(level), 0);
      for (var kind : Kinds.ALL) byKind.put(kind, 0);
      for (var item : items) {
        byLevel.merge(String.valueOf(item.level()), 1, Integer::sum);
        byKind.merge(Kinds.of(item.interaction()), 1, Integer::sum);
      }
      return new ThemeCount(theme, items.size(), byLevel, byKind);
    }
  }

  public BankReport {
    themes = List.copyOf(themes);
    warnings = List.copyOf(warnings);
  }

  /**
   * @param blueprints those that draw from this bank
   * @param today      against which the age of facts counts
   */
  public static BankReport of(ItemBank bank, List<Blueprint> blueprints, LocalDate today) {
    var themes = new ArrayList<ThemeCount>();
    var warnings = new ArrayList<String>();
    for (var theme : bank.themes()) {
      var items = bank.items().stream().filter(item -> item.theme().equals(theme)).toList();
      var count = ThemeCount.of(theme, items);
      themes.add(count);
      warnings.addAll(ThemeWarnings.of(count, items));
    }
    for (var item : bank.items()) warnings.addAll(ItemWarnings.of(item, today));
    warnings.addAll(NearDuplicates.of(bank.items()));
    for (var blueprint : blueprints) warnings.addAll(BlueprintWarnings.of(blueprint, bank));
    return new BankReport(bank.version(), bank.items().size(), themes, warnings);
  }

  /** For people: aligned columns, then the warnings. Lines end with a line feed. */
  public String toText() {
    return ReportText.of(this);
  }
}
