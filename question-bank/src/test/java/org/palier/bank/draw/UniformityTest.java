package org.palier.bank.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.palier.bank.Samples;
import org.palier.bank.blueprint.Blueprint.ItemOrder;
import org.palier.bank.blueprint.Blueprint.Stratum;
import org.palier.bank.item.ItemBank;
import org.palier.engine.content.Option;

/** Pearson's chi-square over the seeds 0 to 23,999; thresholds of the distribution at p = 0.001. */
class UniformityTest {
  private static final int FORMS = 24_000;
  private static final double THRESHOLD_23 = 49.728;
  private static final double THRESHOLD_5 = 20.515;

  @Test
  void every_order_of_four_options_is_equally_likely() {
    assertUniform(24, THRESHOLD_23, optionOrders(Samples.options(4)));
  }

  @Test
  void every_order_of_three_options_is_equally_likely() {
    assertUniform(6, THRESHOLD_5, optionOrders(Samples.options(3)));
  }

  @Test
  void every_order_of_three_options_around_a_fixed_one_is_equally_likely() {
    assertUniform(6, THRESHOLD_5, optionOrders(List.of(new Option("a", "A", false), new Option("x", "X", true), new Option("b", "B", false), new Option("c", "C", false))));
  }

  @Test
  void every_order_of_four_items_is_equally_likely() {
    var bank = Samples.bank(Samples.theme("x", 4));
    var blueprint = Samples.blueprint(ItemOrder.MIXED, new Stratum("x", 1, 4));
    assertUniform(24, THRESHOLD_23, counts(i -> Draw.form(blueprint, bank, Samples.seed(i)).items().stream().map(item -> item.item().id()).toList()));
  }

  /** The measure itself: swapping every place with any place, a well-known mistake, must not pass. */
  @Test
  void a_biased_shuffle_is_found_out() {
    var counts = counts(i -> {
      var random = RandomStream.of(Samples.seed(i));
      var options = new String[] {"a", "b", "c", "d"};
      for (int place = 3; place >= 0; place--) {
        int other = random.below(4);
        var kept = options[place];
        options[place] = options[other];
        options[other] = kept;
      }
      return List.of(options);
    });
    assertTrue(chiSquare(24, counts) > 10 * THRESHOLD_23, "chi-square " + chiSquare(24, counts));
  }

  private static Map<List<String>, Integer> optionOrders(List<Option> options) {
    var bank = ItemBank.of(List.of(Samples.item("x-1", "x", 1, 0.5, options)));
    var blueprint = Samples.blueprint(ItemOrder.MIXED, new Stratum("x", 1, 1));
    return counts(i -> Draw.form(blueprint, bank, Samples.seed(i)).item(1).order().getFirst());
  }

  private static Map<List<String>, Integer> counts(IntFunction<List<String>> order) {
    var counts = new HashMap<List<String>, Integer>();
    for (int i = 0; i < FORMS; i++) counts.merge(order.apply(i), 1, Integer::sum);
    return counts;
  }

  private static void assertUniform(int cells, double threshold, Map<List<String>, Integer> counts) {
    assertEquals(cells, counts.size(), counts.toString());
    double chiSquare = chiSquare(cells, counts);
    assertTrue(chiSquare < threshold, "chi-square " + chiSquare + " of " + counts);
  }

  private static double chiSquare(int cells, Map<List<String>, Integer> counts) {
    double expected = (double) FORMS / cells;
    double sum = (cells - counts.size()) * expected;
    for (int count : counts.values()) sum += (count - expected) * (count - expected) / expected;
    return sum;
  }
}
