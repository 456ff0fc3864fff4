package org.palier.engine.scoring;

import static org.junit.jupiter.api.Assertions.*;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.palier.engine.json.Json;
import org.palier.engine.scoring.ScoringRule.Measure;

class ScoringRuleTest {
  private static void refused(Measure measure, int threshold, int scale, Map<Integer, Integer> weights, int leastAnsweredPercent) {
    assertThrows(IllegalArgumentException.class, () -> new ScoringRule(measure, threshold, scale, weights, leastAnsweredPercent));
  }

  @Test
  void a_threshold_stays_on_its_scale() {
    refused(Measure.POINTS, 1001, 1000, Map.of(), 50);
    refused(Measure.POINTS, -1, 1000, Map.of(), 50);
  }

  @Test
  void a_scale_has_at_least_one_point_and_no_more_than_exact_sums_can_hold() {
    refused(Measure.POINTS, 0, 0, Map.of(), 50);
    refused(Measure.POINTS, 0, 10_001, Map.of(), 50);
  }

  @Test
  void right_answers_are_a_percentage_and_weigh_alike() {
    refused(Measure.RIGHT_ANSWERS, 50, 1000, Map.of(), 50);
    refused(Measure.RIGHT_ANSWERS, 50, 100, Map.of(1, 2), 50);
  }

  @Test
  void a_weight_is_between_one_and_a_hundred() {
    refused(Measure.POINTS, 500, 1000, Map.of(1, 0), 50);
    refused(Measure.POINTS, 500, 1000, Map.of(1, 101), 50);
    refused(Measure.POINTS, 500, 1000, Map.of(1, -2), 50);
  }

  @Test
  void the_least_answered_part_is_a_percentage() {
    refused(Measure.POINTS, 500, 1000, Map.of(), 101);
    refused(Measure.POINTS, 500, 1000, Map.of(), -1);
  }

  @Test
  void a_rule_survives_json_with_the_names_of_the_contract() {
    for (var rule : new ScoringRule[] {ScorerTest.HALF_RIGHT, ScorerTest.ENTRY}) assertEquals(rule, Json.read(Json.object(rule), ScoringRule.class));
    assertEquals("right-answers", Json.object(ScorerTest.HALF_RIGHT).getString("measure"));
    assertEquals("points", Json.object(ScorerTest.ENTRY).getString("measure"));
  }
}
