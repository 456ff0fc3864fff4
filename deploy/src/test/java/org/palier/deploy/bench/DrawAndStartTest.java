package org.palier.deploy.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.palier.deploy.Command;

/** {@code bench draw} and {@code bench start} as they are typed. */
@Timeout(300)
class DrawAndStartTest {
  @Test void forms_drawn_by_strata_differ_less_than_forms_drawn_at_random() {
    var run = Command.run("bench", "draw", "--forms", "300");
    assertEquals(0, run.exit(), run.output());
    var figures = run.figures();
    assertEquals(Set.of("formsPerSecond", "expectedScoreStandardDeviation", "plainRandomStandardDeviation", "expectedScoreMean", "forms", "items"), figures.fieldNames());
    double drawn = figures.getDouble("expectedScoreStandardDeviation");
    assertTrue(0 < drawn && drawn < figures.getDouble("plainRandomStandardDeviation"), figures::encode);
    assertTrue(figures.getDouble("formsPerSecond") > 0, figures::encode);
    assertTrue(0 < figures.getDouble("expectedScoreMean") && figures.getDouble("expectedScoreMean") < figures.getInteger("items"), figures::encode);
    assertEquals(300, figures.getInteger("forms"));
  }

  @Test void a_start_is_timed_and_weighed() {
    var run = Command.run("bench", "start", "--rounds", "1", "--idle", "0");
    assertEquals(0, run.exit(), run.output());
    var figures = run.figures();
    assertEquals(Set.of("readyMillis", "readyCpuMillis", "rssMebibytes", "rounds"), figures.fieldNames());
    for (var figure : Set.of("readyMillis", "readyCpuMillis", "rssMebibytes")) assertTrue(figures.getDouble(figure) > 0, figure);
    assertEquals(1, figures.getInteger("rounds"));
  }

  @Test void options_that_say_nothing_sensible_are_refused() {
    assertTrue(Command.refusal("bench", "draw", "--forms", "1").contains("forms: 2 to 10,000,000, not 1"));
    assertTrue(Command.refusal("bench", "start", "--rounds", "0").contains("--rounds 0"));
    assertTrue(Command.refusal("bench", "start", "--idle", "-1").contains("--idle -1"));
  }
}
