package org.palier.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.palier.bank.blueprint.BlueprintLoader;
import org.palier.bank.draw.Draw;
import org.palier.bank.draw.DrawBenchmark;
import org.palier.bank.item.BankLoader;
import org.palier.bank.item.ItemBank;
import org.palier.bank.report.BankReport;
import org.palier.engine.content.Item;

/** The bank that ships, judged as an administrator would judge it on the day it was finished. */
class StarterBankTest {
  private static final LocalDate FINISHED = LocalDate.of(2026, 11, 22);
  private final ItemBank bank = BankLoader.starter();

  @Test
  void it_has_nine_themes_of_thirty_items_ten_per_level_and_five_kinds() {
    var report = BankReport.of(bank, BlueprintLoader.shipped(), FINISHED);
    assertEquals(9, report.themes().size());
    for (var theme : report.themes()) {
      assertTrue(theme.items() >= 30, theme.toString());
      assertTrue(theme.byLevel().values().stream().allMatch(items -> items >= 10), theme.toString());
      assertTrue(theme.byKind().values().stream().filter(items -> items > 0).count() >= 5, theme.toString());
    }
  }

  @Test
  void nothing_in_it_deserves_a_warning() {
    assertEquals(List.of(), BankReport.of(bank, BlueprintLoader.shipped(), FINISHED).warnings());
  }

  @Test
  void the_index_names_every_file_that_is_there() throws Exception {
    try (var files = Files.list(Path.of("src/main/resources/starter-bank"))) {
      var there = files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("index.txt")).sorted().toList();
      assertEquals(there, Files.readAllLines(Path.of("src/main/resources/starter-bank/index.txt")));
    }
  }

  @Test
  void its_snapshot_gives_it_back() {
    assertEquals(bank.version(), ItemBank.fromJson(bank.toJson()).version());
    assertEquals(bank.items(), ItemBank.fromJson(bank.toJson()).items());
  }

  @Test
  void its_forms_are_parallel_and_fast_to_draw() {
    for (var blueprint : BlueprintLoader.shipped()) {
      var result = DrawBenchmark.run(blueprint, bank, 10_000);
      assertTrue(result.expectedScoreStandardDeviation() < 0.5 * result.plainRandomStandardDeviation(), result.toString());
      assertTrue(result.formsPerSecond() > 1_000, result.toString());
    }
  }

  /** Enemies make equal chances impossible; the bounds are those of DRAW.md, and 4.5 standard errors. */
  @Test
  void every_item_has_nearly_its_equal_chance_whatever_its_enemies_take() {
    int forms = 10_000;
    for (var blueprint : BlueprintLoader.shipped()) {
      var counts = new HashMap<String, Integer>();
      for (int i = 0; i < forms; i++) {
        for (var item : Draw.form(blueprint, bank, Samples.seed(i)).items()) counts.merge(item.item().id(), 1, Integer::sum);
      }
      var chances = new HashMap<String, Double>();
      for (var stratum : blueprint.strata()) {
        var items = bank.stratum(stratum.theme(), stratum.level());
        for (var item : items) chances.put(item.ref().id(), (double) stratum.items() / items.size());
      }
      for (var item : bank.items()) {
        double chance = chances.get(item.ref().id());
        double share = counts.getOrDefault(item.ref().id(), 0) / (forms * chance);
        double error = 4.5 * Math.sqrt((1 - chance) / (chance * forms));
        assertTrue(share > 1 - loss(item, chances) - error && share < 1.25 + error, blueprint.ref() + " " + item.ref() + " has " + share + " of its equal chance");
      }
    }
  }

  @Test
  void enemies_never_meet_in_its_forms() {
    for (var blueprint : BlueprintLoader.shipped()) {
      for (int i = 0; i < 3_000; i++) {
        var ids = new HashSet<String>();
        for (var item : Draw.form(blueprint, bank, Samples.seed(i)).items()) ids.add(item.item().id());
        assertNoEnemies(ids);
      }
    }
  }

  /** The part of its chance that an item loses at most: it meets each enemy that often, and leaves that often. */
  private double loss(Item item, Map<String, Double> chances) {
    double loss = 0;
    for (var other : bank.items()) {
      if (item.enemies().contains(other.ref().id()))
        loss += chances.get(other.ref().id()) * other.enemies().size() / (item.enemies().size() + other.enemies().size());
    }
    return loss;
  }

  private void assertNoEnemies(HashSet<String> ids) {
    for (var item : bank.items()) {
      if (ids.contains(item.ref().id())) assertTrue(item.enemies().stream().noneMatch(ids::contains), item.ref() + " with an enemy");
    }
  }
}
