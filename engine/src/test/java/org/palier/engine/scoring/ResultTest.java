package org.palier.engine.scoring;

import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palier.engine.scoring.Result.Status;
import org.palier.engine.scoring.Result.Verdict;

/** The result is a function of the score, of why the sitting ended, and of a person's decision. */
class ResultTest {
  private static Score score(boolean met, int answered, int items) {
    return new Score(met ? items : 0, items, answered, met ? 1 : 0, 1, met ? 100 : 0, 100, met, List.of(), List.of());
  }

  private static Result result(boolean met, int answered, int items, Ending ending, Optional<Verdict> verdict) {
    return Result.of(score(met, answered, items), ending, verdict, ScorerTest.HALF_RIGHT);
  }

  @ParameterizedTest
  @CsvSource(useHeadersInDisplayName = true, textBlock = """
      ending,          met,   answered, status,   may retake
      SUBMITTED,       true,  72,       MET,      false
      SUBMITTED,       true,  1,        MET,      false
      SUBMITTED,       false, 72,       NOT_MET,  false
      SUBMITTED,       false, 0,        NOT_MET,  false
      EXPIRED,         true,  72,       MET,      false
      EXPIRED,         true,  1,        MET,      false
      EXPIRED,         false, 72,       NOT_MET,  false
      EXPIRED,         false, 0,        NOT_MET,  false
      TERMINATED,      true,  72,       WITHHELD, false
      TERMINATED,      true,  1,        WITHHELD, false
      TERMINATED,      false, 72,       WITHHELD, false
      TERMINATED,      false, 0,        WITHHELD, false
      TECHNICAL_FAULT, true,  72,       MET,      false
      TECHNICAL_FAULT, true,  36,       MET,      false
      TECHNICAL_FAULT, true,  35,       VOID,     true
      TECHNICAL_FAULT, false, 36,       NOT_MET,  false
      TECHNICAL_FAULT, false, 35,       VOID,     true
      TECHNICAL_FAULT, false, 0,        VOID,     true""")
  void without_a_decision_the_ending_decides_what_the_score_is_worth(Ending ending, boolean met, int answered, Status status, boolean mayRetake) {
    var result = result(met, answered, 72, ending, Optional.empty());
    assertEquals(new Result(status, ending, score(met, answered, 72), mayRetake), result);
  }

  @ParameterizedTest
  @CsvSource(useHeadersInDisplayName = true, textBlock = """
      verdict, met,   status,  may retake
      RELEASE, true,  MET,     false
      RELEASE, false, NOT_MET, false
      ANNUL,   true,  VOID,    true
      ANNUL,   false, VOID,    true
      REJECT,  true,  NOT_MET, false
      REJECT,  false, NOT_MET, false""")
  void a_persons_decision_overrides_every_ending(Verdict verdict, boolean met, Status status, boolean mayRetake) {
    for (var ending : Ending.values()) for (int answered : new int[] {0, 72})
      assertEquals(new Result(status, ending, score(met, answered, 72), mayRetake), result(met, answered, 72, ending, Optional.of(verdict)));
  }

  @ParameterizedTest
  @CsvSource({"45, 23, false", "45, 22, true", "72, 36, false", "72, 35, true", "1, 1, false", "1, 0, true"})
  void a_technical_fault_voids_below_half_of_the_responses_exactly(int items, int answered, boolean isVoid) {
    assertEquals(isVoid, result(false, answered, items, Ending.TECHNICAL_FAULT, Optional.empty()).status() == Status.VOID);
  }

  /** Every item was neutralised: nothing is measured, whatever the threshold. */
  @ParameterizedTest
  @CsvSource(useHeadersInDisplayName = true, nullValues = "-", textBlock = """
      ending,          verdict, status,   may retake
      SUBMITTED,       -,       VOID,     true
      EXPIRED,         -,       VOID,     true
      TECHNICAL_FAULT, -,       VOID,     true
      TERMINATED,      -,       WITHHELD, false
      TERMINATED,      RELEASE, VOID,     true
      TERMINATED,      ANNUL,   VOID,     true
      TERMINATED,      REJECT,  NOT_MET,  false
      SUBMITTED,       ANNUL,   VOID,     true""")
  void a_paper_of_which_nothing_counts_has_no_result(Ending ending, Verdict verdict, Status status, boolean mayRetake) {
    assertEquals(new Result(status, ending, score(false, 0, 0), mayRetake), result(false, 0, 0, ending, Optional.ofNullable(verdict)));
  }

  @Test
  void a_terminated_sitting_is_withheld_until_a_person_decides() {
    assertEquals(Status.WITHHELD, result(true, 72, 72, Ending.TERMINATED, Optional.empty()).status());
    assertEquals(Status.MET, result(true, 72, 72, Ending.TERMINATED, Optional.of(Verdict.RELEASE)).status());
  }
}
