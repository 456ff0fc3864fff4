package org.palier.engine.examsession;

import io.vertx.core.Future;
import org.palier.engine.scoring.Result.Verdict;

/** Asked before a named person decides what a sitting is worth: whoever reviews what happened under supervision has a word in it. */
@FunctionalInterface
public interface DecisionRules {
  /** @return fails with a refusal when this may not be decided now */
  Future<Void> check(String sitting, Verdict verdict);
}
