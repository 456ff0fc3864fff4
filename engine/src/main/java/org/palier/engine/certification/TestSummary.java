package org.palier.engine.certification;

import org.palier.engine.scoring.ScoringRule;

/** A test in a few words, for people who choose or wait: the contract's {@code TestSummary}. */
public record TestSummary(String id, Text title, int items, int minutes, ScoringRule.Measure measure, int threshold, int scale, boolean supervised) {
  public static TestSummary of(TestSpec test) {
    var rule = test.scoring().rule();
    return new TestSummary(test.id(), test.title(), test.items().value(), test.minutes().value(), rule.measure(), rule.threshold(), rule.scale(),
        test.supervised().value());
  }
}
