package org.palier.engine.scoring;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.palier.engine.account.Impersonal;

/**
 * How a test is scored; data of a certification.
 *
 * @param measure   what is counted
 * @param threshold the measure from which the test is passed: points of the scale, or a percentage of right answers
 * @param scale     points: the number of points a perfect paper earns, 1 to 10,000; right answers: 100
 * @param weights   points: weight of an item by its level, 1 to 100, 1 for a level not named; right answers: empty, every item counts one
 * @param leastAnsweredPercent responses below this part of the form make a sitting ended by a technical fault void, 0 to 100
 */
@Impersonal("a rule of a certification")
public record ScoringRule(Measure measure, int threshold, int scale, Map<Integer, Integer> weights, int leastAnsweredPercent) {
  public enum Measure {
    /** Items wholly right out of all items, in percent; all or nothing per item. */
    @JsonProperty("right-answers") RIGHT_ANSWERS,
    /** Weighted points with partial credit. */
    @JsonProperty("points") POINTS
  }

  /** The bounds keep every sum of exact fractions, for papers of thousands of items, within 64 bits. */
  public ScoringRule {
    weights = Collections.unmodifiableMap(new TreeMap<>(weights));
    if (scale < 1 || scale > 10_000) throw new IllegalArgumentException("scale " + scale + " is not 1 to 10000");
    for (int weight : weights.values()) if (weight < 1 || weight > 100) throw new IllegalArgumentException("weight " + weight + " is not 1 to 100");
    if (threshold < 0 || threshold > scale) throw new IllegalArgumentException("threshold " + threshold + " of " + scale);
    if (leastAnsweredPercent < 0 || leastAnsweredPercent > 100) throw new IllegalArgumentException("leastAnsweredPercent " + leastAnsweredPercent);
    if (measure == Measure.RIGHT_ANSWERS && scale != 100) throw new IllegalArgumentException("right answers are counted in percent");
    if (measure == Measure.RIGHT_ANSWERS && !weights.isEmpty()) throw new IllegalArgumentException("right answers have no weights");
  }

  int weight(int level) {
    return weights.getOrDefault(level, 1);
  }
}
