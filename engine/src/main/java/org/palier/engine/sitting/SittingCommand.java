package org.palier.engine.sitting;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.palier.engine.content.Form;
import org.palier.engine.content.Response;
import org.palier.engine.content.TestRules.Navigation;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.scoring.Ending;
import org.palier.engine.scoring.Result.Verdict;
import org.palier.engine.scoring.ScoringRule;

/** What somebody wants of a sitting, in the imperative. Constructors refuse nonsense. {@code connection} names the candidate's window. */
public sealed interface SittingCommand {
  record Prepare(
      Assignment assignment, Form form, Navigation navigation, ScoringRule scoring, String seed, Optional<String> seedHash,
      String rulesVersion) implements SittingCommand {}

  record Start(Duration limit, int extraTimePercent, Duration breaks, Optional<Instant> cutOff) implements SittingCommand {}

  /** @param takeOver whether to push another living window out */
  record OpenConnection(String connection, boolean takeOver, boolean otherAlive) implements SittingCommand {}

  /** @param seen the revision of the response that the page had when the candidate changed it, 0 when none */
  record SaveResponse(String connection, int item, int seen, Response response) implements SittingCommand {}

  record FlagItem(String connection, int item, boolean flagged) implements SittingCommand {}

  record LeaveItem(String connection, int item) implements SittingCommand {}

  /** The candidate takes a break out of the allowance of an accommodation. */
  record TakeBreak(String connection, String by) implements SittingCommand {}

  record EndBreak(String connection, String by) implements SittingCommand {}

  record Submit(String connection, String by) implements SittingCommand {}

  record Pause(String reason, String by) implements SittingCommand {
    public Pause {
      reason = said(reason);
    }
  }

  record Resume(String by) implements SittingCommand {}

  /** @param time 1 second to 8 hours */
  record AddTime(Duration time, String reason, String by) implements SittingCommand {
    public AddTime {
      reason = said(reason);
      if (time.toSeconds() < 1 || time.toHours() > 8) throw new Refused(Reason.OUT_OF_RANGE);
    }
  }

  /** @param ending {@code TERMINATED} or {@code TECHNICAL_FAULT} */
  record Terminate(Ending ending, String reason, String by) implements SittingCommand {
    public Terminate {
      reason = said(reason);
      if (ending != Ending.TERMINATED && ending != Ending.TECHNICAL_FAULT) throw new Refused(Reason.OUT_OF_RANGE);
    }
  }

  /** The deadline may have passed: ends the sitting if it has, does nothing otherwise. */
  record Expire() implements SittingCommand {}

  record AdmitLateResponse(int late, String reason, String by) implements SittingCommand {
    public AdmitLateResponse {
      reason = said(reason);
    }
  }

  record DecideResult(Verdict verdict, String reason, String by) implements SittingCommand {
    public DecideResult {
      reason = said(reason);
    }
  }

  private static String said(String reason) {
    var text = reason.strip();
    if (text.isEmpty() || text.length() > 500) throw new Refused(Reason.OUT_OF_RANGE, java.util.Map.of("field", "reason"));
    return text;
  }
}
