package org.palier.engine.sitting;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Two thousand random cases, the same in every run; a failure names its seed, so that it can be run alone. */
final class Cases {
  static final int COUNT = 2_000;

  private Cases() {}

  static void each(Consumer<SplittableRandom> property) {
    for (long seed = 0; seed < COUNT; seed++) one(seed, property);
  }

  static void one(long seed, Consumer<SplittableRandom> property) {
    try {
      property.accept(new SplittableRandom(seed));
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }
}
