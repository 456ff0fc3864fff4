package org.palier.engine.certification;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.scoring.ScoringRule;

/**
 * A test: drawn from a blueprint of the bank, timed, scored by the engine.
 *
 * @param blueprint  the blueprint's identifier, without version
 * @param themes     what it covers, identifiers of the certification's themes
 * @param supervised whether somebody watches; when not, the candidate begins it alone, at any time
 * @param supervision how it is watched; where it says nothing, {@link Supervision#DEFAULT} holds
 * @param language   of the items (BCP 47)
 */
public record TestSpec(
    String id, Text title, String blueprint, List<String> themes, Chosen<Integer> items, Chosen<Integer> minutes, Scoring scoring,
    Chosen<Boolean> supervised, Optional<Supervision> supervision, Retake retake, Chosen<String> language) {
  public TestSpec {
    themes = List.copyOf(themes);
  }

  /** The parts of a {@link ScoringRule}, each with its origin. */
  public record Scoring(
      Chosen<ScoringRule.Measure> measure, Chosen<Integer> threshold, Chosen<Integer> scale, Chosen<Map<Integer, Integer>> weights,
      Chosen<Integer> leastAnsweredPercent) {
    /** @throws IllegalArgumentException when the values do not make a rule; never for a certification that was read */
    public ScoringRule rule() {
      return new ScoringRule(measure.value(), threshold.value(), scale.value(), weights.value(), leastAnsweredPercent.value());
    }
  }

  /**
   * When a test that was not passed may be taken again.
   *
   * @param afterDays       whole days since the last sitting ended, 0 or more
   * @param attemptsPerYear sittings in any 365 days, the first included, 1 or more; a void sitting counts for none
   */
  public record Retake(Chosen<Integer> afterDays, Chosen<Integer> attemptsPerYear) {}

  public Supervision watched() {
    return supervision.orElse(Supervision.DEFAULT);
  }

  public Duration limit() {
    return Duration.ofMinutes(minutes.value());
  }
}
