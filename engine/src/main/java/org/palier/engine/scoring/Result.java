package org.palier.engine.scoring;

import java.util.Optional;

/**
 * What a sitting is worth: a function of its score, of why it ended, and of a person's decision where one is needed.
 *
 * @param status   what is worth saying to the candidate
 * @param score    absent from what a candidate sees while the result is withheld
 * @param mayRetake whether this sitting counts as none and may be taken again at once
 */
public record Result(Status status, Ending ending, Score score, boolean mayRetake) {
  public enum Status {
    /** The threshold is met. */
    MET,
    /** The threshold is not met. */
    NOT_MET,
    /** The sitting counts for nothing, through no fault of the candidate: annulled, too little of it done, or nothing of it that counts. */
    VOID,
    /** A person must decide first. */
    WITHHELD;

    /** Whether the candidate is told the score. */
    public boolean shown() {
      return this == MET || this == NOT_MET;
    }
  }

  /** What a named person decided about a withheld result. */
  public enum Verdict {
    /** The score counts. */
    RELEASE,
    /** The sitting counts for nothing and may be taken again. */
    ANNUL,
    /** The sitting counts as failed. */
    REJECT
  }

  /**
   * The rule. A verdict overrides it for every ending, since an annulment may come late. A paper of which nothing counts, since every
   * item was neutralised, measures nothing: it is void, and nobody can release it.
   */
  public static Result of(Score score, Ending ending, Optional<Verdict> verdict, ScoringRule rule) {
    var none = new Result(Status.VOID, ending, score, true);
    var computed = score.items() == 0 ? none : new Result(score.thresholdMet() ? Status.MET : Status.NOT_MET, ending, score, false);
    if (verdict.isPresent()) return switch (verdict.get()) {
      case RELEASE -> computed;
      case ANNUL -> none;
      case REJECT -> new Result(Status.NOT_MET, ending, score, false);
    };
    return switch (ending) {
      case SUBMITTED, EXPIRED -> computed;
      case TERMINATED -> new Result(Status.WITHHELD, ending, score, false);
      case TECHNICAL_FAULT -> score.enoughAnswered(rule.leastAnsweredPercent()) ? computed : none;
    };
  }
}
