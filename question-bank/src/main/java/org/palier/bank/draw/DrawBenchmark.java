package org.palier.bank.draw;

import java.util.HexFormat;
import org.palier.bank.blueprint.Blueprint;
import org.palier.bank.item.ItemBank;

/** How fast forms are drawn and how parallel they are. Reads the monotonic clock, nothing else; same forms at each run. */
public final class DrawBenchmark {
  private static final byte[] SEED_OF_SEEDS = new byte[32];

  private DrawBenchmark() {}

  /**
   * @param forms                            how many were drawn
   * @param items                            how many items each has
   * @param formsPerSecond                   on this one thread, fingerprints and sums not counted
   * @param expectedScoreMean                right answers expected of a form: the sum of its items' facilities
   * @param expectedScoreStandardDeviation   how much that differs from form to form, in right answers; 0 would be perfectly parallel
   * @param plainRandomStandardDeviation     the same for as many items taken from the whole bank at random
   */
  public record Result(int forms, int items, double formsPerSecond, double expectedScoreMean,
      double expectedScoreStandardDeviation, double plainRandomStandardDeviation) {}

  /**
   * @param forms 2 to 10,000,000
   * @throws org.palier.engine.refusal.Refused {@code BANK_CANNOT_FILL} when the blueprint wants more than the bank has
   */
  public static Result run(Blueprint blueprint, ItemBank bank, int forms) {
    if (forms < 2 || forms > 10_000_000) throw new IllegalArgumentException("forms: 2 to 10,000,000, not " + forms);
    var seeds = new RandomStream(SEED_OF_SEEDS);
    var drawn = new Spread();
    var plain = new Spread();
    long nanos = 0;
    for (int i = 0; i < forms; i++) {
      var seed = seed(seeds);
      long start = System.nanoTime();
      var form = Draw.form(blueprint, bank, seed);
      nanos += System.nanoTime() - start;
      double expected = 0;
      for (var item : form.items()) expected += bank.item(item.item()).orElseThrow().facility();
      drawn.add(expected);
      plain.add(plainRandom(bank, blueprint.items(), seeds));
    }
    return new Result(forms, blueprint.items(), forms * 1e9 / nanos, drawn.mean(), drawn.standardDeviation(), plain.standardDeviation());
  }

  private static double plainRandom(ItemBank bank, int wanted, RandomStream random) {
    var facilities = new Double[bank.items().size()];
    for (int i = 0; i < facilities.length; i++) facilities[i] = bank.items().get(i).facility();
    random.shuffle(facilities, 0, facilities.length);
    double expected = 0;
    for (int i = 0; i < wanted; i++) expected += facilities[i];
    return expected;
  }

  private static String seed(RandomStream random) {
    var hex = new StringBuilder(64);
    for (int i = 0; i < 8; i++) hex.append(HexFormat.of().toHexDigits((int) random.word()));
    return hex.toString();
  }

  /** Mean and deviation in one pass that does not lose digits (Welford). */
  private static final class Spread {
    private int count;
    private double mean;
    private double squares;

    private void add(double value) {
      count++;
      double before = value - mean;
      mean += before / count;
      squares += before * (value - mean);
    }

    private double mean() {
      return mean;
    }

    private double standardDeviation() {
      return Math.sqrt(squares / (count - 1));
    }
  }
}
