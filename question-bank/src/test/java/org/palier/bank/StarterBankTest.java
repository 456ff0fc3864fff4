package org.palier.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.palier.bank.blueprint.BlueprintLoader;
import org.palier.bank.draw.DrawBenchmark;
import org.palier.bank.item.BankLoader;
import org.palier.bank.item.ItemBank;
import org.palier.bank.report.BankReport;

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

  /** Enemies make equal chances impossible; what DRAW.md promises instead. */
  @Test
  void every_item_has_nearly_the_same_chance_in_its_stratum_and_no_enemies_meet() {
    int forms = 10_000;
    for (var blueprint : BlueprintLoader.shipped()) {
      var catalog = new BankCatalog(List.of(bank), List.of(blueprint));
      var counts = new HashMap<String, Integer>();
      for (int i = 0; i < forms; i++) {
        var ids = new HashSet<String>();
        for (var item : catalog.draw(blueprint.id(), Samples.seed(i)).items()) ids.add(item.item().id());
        for (var id : ids) counts.merge(id, 1, Integer::sum);
        if (i < 2_000) assertNoEnemies(ids);
      }
      for (var stratum : blueprint.strata()) {
        var items = bank.stratum(stratum.theme(), stratum.level());
        double equal = (double) forms * stratum.items() / items.size();
        for (var item : items) {
          double tolerance = switch (item.enemies().size()) { case 0 -> 0.15; case 1 -> 0.2; default -> 0.3; };
          assertEquals(equal, counts.getOrDefault(item.ref().id(), 0), tolerance * equal, blueprint.ref() + " " + item.ref());
        }
      }
    }
  }

  private void assertNoEnemies(HashSet<String> ids) {
    for (var item : bank.items()) {
      if (ids.contains(item.ref().id())) assertTrue(item.enemies().stream().noneMatch(ids::contains), item.ref() + " with an enemy");
    }
  }
}
