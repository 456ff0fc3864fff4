package org.palier.engine.certification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * What is judged: by people, or computed from a score.
 *
 * @param code        as printed, when one is printed
 * @param competence  the one it belongs to; empty when the document ties it to none
 * @param evaluations where its evidence comes from, one or more
 * @param conditional when it applies; elsewhere "not applicable" is a valid mark. Empty: it always applies
 * @param computed    the test that decides it; empty: people decide
 */
public record Criterion(
    String id, Optional<String> code, Text statement, Optional<String> competence, List<String> evaluations, List<Indicator> indicators,
    Optional<Text> conditional, Optional<Computed> computed) {
  public Criterion {
    evaluations = List.copyOf(evaluations);
    indicators = List.copyOf(indicators);
    if (evaluations.isEmpty()) throw new IllegalArgumentException("criterion " + id + " belongs to no evaluation");
  }

  /** One thing to look for. */
  public record Indicator(Weight weight, Text statement) {}

  public enum Weight {
    /** Must be there. */
    @JsonProperty("mandatory") MANDATORY,
    /** An example among others: its absence alone proves nothing. */
    @JsonProperty("illustrative") ILLUSTRATIVE
  }

  /** @param threshold as the document states it, in the test's measure; the test applies the same */
  public record Computed(String test, Chosen<Integer> threshold) {}
}
