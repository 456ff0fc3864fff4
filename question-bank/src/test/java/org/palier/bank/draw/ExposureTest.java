package org.palier.bank.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.palier.bank.Samples;
import org.palier.bank.blueprint.Blueprint;
import org.palier.bank.blueprint.Blueprint.ItemOrder;
import org.palier.bank.blueprint.Blueprint.Stratum;
import org.palier.bank.item.ItemBank;
import org.palier.engine.content.Item;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/** How often items are served, alone and together. Ten thousand forms each; tolerances in standard errors of a proportion. */
class ExposureTest {
  private static final int FORMS = 10_000;
  private static final double STANDARD_ERRORS = 4.5;

  @Test
  void every_item_of_a_stratum_is_served_equally_often_whatever_does_not_divide() {
    var sizes = new int[] {5, 7, 11, 12, 13, 14};
    for (int wanted = 1; wanted <= 5; wanted++) {
      for (int size : sizes) {
        var counts = counts(Samples.blueprint(ItemOrder.BY_STRATUM, new Stratum("x", 1, wanted)), Samples.bank(Samples.theme("x", size)));
        for (int n = 1; n <= size; n++) assertShare((double) wanted / size, counts.getOrDefault("x-1-" + n, 0), wanted + " of " + size + ", item " + n);
      }
    }
  }

  @Test
  void two_enemies_pay_alike_and_only_for_the_forms_in_which_they_would_meet() {
    var items = new ArrayList<>(Samples.theme("x", 10));
    items.addAll(Samples.theme("y", 10));
    items.set(4, Samples.item("x-1-5", "x", 1, items.get(4).facility(), "y-1-5"));
    var counts = counts(Samples.blueprint(ItemOrder.BY_STRATUM, new Stratum("x", 1, 2), new Stratum("y", 1, 2)), ItemBank.of(items));
    double each = 0.2 - 0.2 * 0.2 / 2;
    assertShare(each, counts.get("x-1-5"), "x-1-5");
    assertShare(each, counts.get("y-1-5"), "y-1-5");
    for (int n : new int[] {1, 2, 3, 4}) assertShare(0.2 + (0.2 - each) / 4, counts.get("x-1-" + n), "of the same band, item " + n);
    for (int n = 6; n <= 10; n++) assertShare(0.2, counts.get("x-1-" + n), "of the other band, item " + n);
  }

  /** It leaves in one meeting of three and meets twice as often: each of the three loses two thirds of 0.04. Forty thousand forms. */
  @Test
  void an_item_with_two_enemies_pays_no_more_than_each_of_them() {
    var items = new ArrayList<>(Samples.theme("x", 10));
    items.addAll(Samples.theme("y", 10, 10));
    items.set(4, Samples.item("x-1-5", "x", 1, items.get(4).facility(), "y-1-5", "y-2-5"));
    var counts = counts(Samples.blueprint(ItemOrder.BY_STRATUM, new Stratum("x", 1, 2), new Stratum("y", 1, 2), new Stratum("y", 2, 2)), ItemBank.of(items), 4 * FORMS);
    for (var id : List.of("x-1-5", "y-1-5", "y-2-5")) assertEquals(0.2 - 0.04 * 2 / 3, counts.get(id) / (4.0 * FORMS), 0.0085, id);
  }

  @Test
  void enemies_are_never_together() {
    var items = new ArrayList<Item>();
    for (var item : Samples.theme("x", 12, 12)) items.add(item);
    for (int n = 1; n <= 6; n++) {
      int other = 13 - n;
      items.add(Samples.item("y-" + n, "y", 1, 0.3 + 0.05 * n, "x-1-" + n, "x-1-" + other, "x-2-" + n, n < 6 ? "y-" + (n + 1) : "y-1"));
    }
    items.add(Samples.item("y-7", "y", 1, 0.7));
    items.add(Samples.item("y-8", "y", 1, 0.7));
    items.add(Samples.item("y-9", "y", 1, 0.7));
    var bank = ItemBank.of(items);
    var blueprint = Samples.blueprint(ItemOrder.MIXED, new Stratum("x", 1, 4), new Stratum("x", 2, 4), new Stratum("y", 1, 3));
    for (int i = 0; i < FORMS; i++) {
      var served = new ArrayList<Item>();
      for (var item : Draw.form(blueprint, bank, Samples.seed(i)).items()) served.add(bank.item(item.item()).orElseThrow());
      assertEquals(11, served.stream().distinct().count());
      for (var one : served) for (var other : served) assertTrue(!one.enemies().contains(other.ref().id()), one.ref() + " with " + other.ref() + ", form " + i);
    }
  }

  @Test
  void a_stratum_that_is_too_small_is_refused_with_what_is_missing() {
    var bank = Samples.bank(Samples.theme("x", 3, 3));
    var blueprint = Samples.blueprint(ItemOrder.MIXED, new Stratum("x", 1, 3), new Stratum("x", 2, 4));
    assertCannotFill(Map.of("theme", "x", "level", 2, "wanted", 4, "available", 3), blueprint, bank);
    assertCannotFill(Map.of("theme", "z", "level", 1, "wanted", 1, "available", 0), Samples.blueprint(ItemOrder.MIXED, new Stratum("z", 1, 1)), bank);
  }

  @Test
  void a_stratum_that_enemies_leave_too_small_is_refused() {
    var bank = ItemBank.of(List.of(Samples.item("x-1", "x", 1, 0.5, "x-2", "x-3"), Samples.item("x-2", "x", 1, 0.6, "x-3"), Samples.item("x-3", "x", 1, 0.7)));
    assertCannotFill(Map.of("theme", "x", "level", 1, "wanted", 2, "available", 1), Samples.blueprint(ItemOrder.MIXED, new Stratum("x", 1, 2)), bank);
  }

  /** The only item of x is the enemy of one of y: whoever chance sends away, it is y's that leaves. */
  @Test
  void where_one_enemy_cannot_be_replaced_the_other_is() {
    var bank = ItemBank.of(List.of(Samples.item("x-1", "x", 1, 0.5, "y-1"), Samples.item("y-1", "y", 1, 0.6), Samples.item("y-2", "y", 1, 0.7)));
    var counts = counts(Samples.blueprint(ItemOrder.MIXED, new Stratum("x", 1, 1), new Stratum("y", 1, 1)), bank);
    assertEquals(Map.of("x-1", FORMS, "y-2", FORMS), counts);
  }

  @Test
  void forms_are_far_more_parallel_than_plain_random_ones() {
    var themes = new ArrayList<Item>();
    var strata = new ArrayList<Stratum>();
    for (int theme = 1; theme <= 9; theme++) {
      themes.addAll(Samples.theme("t" + theme, 11, 11, 11));
      for (int level = 1; level <= 3; level++) strata.add(new Stratum("t" + theme, level, level == 3 ? 1 : 2));
    }
    var result = DrawBenchmark.run(Samples.blueprint(ItemOrder.MIXED, strata.toArray(Stratum[]::new)), ItemBank.of(themes), FORMS);
    assertEquals(45, result.items());
    assertTrue(result.expectedScoreStandardDeviation() < 0.4 * result.plainRandomStandardDeviation(), result.toString());
    assertTrue(result.formsPerSecond() > 1_000, result.toString());
  }

  /** The deviation of a sum of 30 facilities out of 90, taken without putting back. */
  @Test
  void the_benchmark_measures_the_deviation_that_theory_says() {
    var bank = Samples.bank(Samples.theme("x", 30, 30, 30));
    var result = DrawBenchmark.run(Samples.blueprint(ItemOrder.MIXED, new Stratum("x", 1, 10), new Stratum("x", 2, 10), new Stratum("x", 3, 10)), bank, FORMS);
    double mean = bank.items().stream().mapToDouble(Item::facility).average().orElseThrow();
    double variance = bank.items().stream().mapToDouble(item -> Math.pow(item.facility() - mean, 2)).sum() / 89;
    double theory = Math.sqrt(30 * (1 - 30 / 90.0) * variance);
    assertEquals(theory, result.plainRandomStandardDeviation(), 0.05 * theory);
    assertEquals(30 * mean, result.expectedScoreMean(), 0.01);
  }

  private static Map<String, Integer> counts(Blueprint blueprint, ItemBank bank) {
    return counts(blueprint, bank, FORMS);
  }

  private static Map<String, Integer> counts(Blueprint blueprint, ItemBank bank, int forms) {
    var counts = new HashMap<String, Integer>();
    for (int i = 0; i < forms; i++) for (var item : Draw.form(blueprint, bank, Samples.seed(i)).items()) counts.merge(item.item().id(), 1, Integer::sum);
    return counts;
  }

  private static void assertShare(double expected, int count, String what) {
    double error = Math.sqrt(expected * (1 - expected) / FORMS);
    assertEquals(expected, (double) count / FORMS, STANDARD_ERRORS * error + 1e-9, what);
  }

  private static void assertCannotFill(Map<String, Object> details, Blueprint blueprint, ItemBank bank) {
    var refused = assertThrows(Refused.class, () -> Draw.form(blueprint, bank, Samples.seed(1)));
    assertEquals(Reason.BANK_CANNOT_FILL, refused.reason());
    assertEquals(details, refused.details());
  }
}
