package org.palier.engine.scoring;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What a set of responses earned.
 *
 * @param right      items wholly right
 * @param items      items that count: those of the form without the neutralised ones
 * @param answered   items with a response that says something
 * @param earned     numerator of the exact measure; the measure is {@code scale x earned / possible}
 * @param possible   denominator of the exact measure
 * @param points     the measure for people, rounded down
 * @param scale      the most points there are
 * @param thresholdMet exact: {@code scale x earned >= threshold x possible}
 * @param themes     in the order of the form
 */
public record Score(
    int right, int items, int answered, long earned, long possible, int points, int scale, boolean thresholdMet,
    List<ThemeScore> themes, List<ItemScore> itemScores) {

  public record ThemeScore(String theme, int right, int items) {}

  /** @param number 1 for the first item of the form */
  public record ItemScore(int number, boolean right) {}

  public Score {
    themes = List.copyOf(themes);
    itemScores = List.copyOf(itemScores);
  }

  @JsonIgnore
  boolean enoughAnswered(int leastPercent) {
    return 100L * answered >= (long) leastPercent * items;
  }
}
