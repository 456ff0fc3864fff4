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

/**
 * What somebody wants of a sitting, in the imperative. Constructors refuse nonsense, so that no event can be made that the fold
 * could not take. {@code connection} names the candidate's window, 1 to 64 characters.
 */
public sealed interface SittingCommand {
  Duration DAY = Duration.ofHours(24);

  record Prepare(
      Assignment assignment, Form form, Navigation navigation, ScoringRule scoring, String seed, Optional<String> seedHash,
      String rulesVersion) implements SittingCommand {}

  /**
   * @param limit            the test's time, 1 second to 24 hours
   * @param extraTimePercent 0 to 300
   * @param breaks           the break allowance, 0 to 24 hours
   * @param cutOff           when the exam session ends for everybody, if it does
   */
  record Start(Duration limit, int extraTimePercent, Duration breaks, Optional<Instant> cutOff) implements SittingCommand {
    public Start {
      if (limit.toSeconds() < 1 || limit.compareTo(DAY) > 0 || extraTimePercent < 0 || extraTimePercent > 300 || breaks.isNegative() || breaks.compareTo(DAY) > 0)
        throw new Refused(Reason.OUT_OF_RANGE);
    }
  }

  /**
   * @param takeOver whether to push another living window out
   * @param gone     the window that is known to be closed, and may be replaced unasked; empty when none is known
   */
  record OpenConnection(String connection, boolean takeOver, Optional<String> gone) implements SittingCommand {
    public OpenConnection {
      window(connection);
    }
  }

  /** @param seen the revision of the response that the page had when the candidate changed it, 0 when none */
  record SaveResponse(String connection, int item, int seen, Response response) implements SittingCommand {
    public SaveResponse {
      window(connection);
    }
  }

  record FlagItem(String connection, int item, boolean flagged) implements SittingCommand {
    public FlagItem {
      window(connection);
    }
  }

  record LeaveItem(String connection, int item) implements SittingCommand {
    public LeaveItem {
      window(connection);
    }
  }

  /** The candidate says that an item is broken. @param text up to 500 characters; empty unless the category is {@code OTHER} */
  record ReportItem(String connection, int item, ItemReport.Category category, String text) implements SittingCommand {
    public ReportItem {
      window(connection);
      text = text.strip();
      if (text.length() > 500 || category == ItemReport.Category.OTHER && text.isEmpty()) throw new Refused(Reason.OUT_OF_RANGE, java.util.Map.of("field", "text"));
    }
  }

  /** @param neutralise whether the item shall count neither for nor against this candidate; else it counts as it did */
  record JudgeItemReport(int item, boolean neutralise, String reason, String by) implements SittingCommand {
    public JudgeItemReport {
      reason = said(reason);
    }
  }

  /** The candidate takes a break out of the allowance of an accommodation. */
  record TakeBreak(String connection, String by) implements SittingCommand {
    public TakeBreak {
      window(connection);
    }
  }

  record EndBreak(String connection, String by) implements SittingCommand {
    public EndBreak {
      window(connection);
    }
  }

  record Submit(String connection, String by) implements SittingCommand {
    public Submit {
      window(connection);
    }
  }

  /** @param key names this act, 8 to 64 characters: whoever repeats it repeats its key, and pauses nobody again who goes on meanwhile; empty for an act without one */
  record Pause(String reason, String by, Optional<String> key) implements SittingCommand {
    public Pause {
      reason = said(reason);
      key.ifPresent(SittingCommand::named);
    }

    public Pause(String reason, String by) {
      this(reason, by, Optional.empty());
    }
  }

  /** @param key as of {@link Pause} */
  record Resume(String by, Optional<String> key) implements SittingCommand {
    public Resume {
      key.ifPresent(SittingCommand::named);
    }

    public Resume(String by) {
      this(by, Optional.empty());
    }
  }

  /**
   * @param time 1 second to 8 hours
   * @param key  names this act, 8 to 64 characters: whoever repeats it, because the answer was lost, repeats its key and adds nothing
   */
  record AddTime(Duration time, String reason, String by, String key) implements SittingCommand {
    public AddTime {
      reason = said(reason);
      named(key);
      if (time.toSeconds() < 1 || time.compareTo(Duration.ofHours(8)) > 0) throw new Refused(Reason.OUT_OF_RANGE);
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

  private static void window(String connection) {
    if (connection.isBlank() || connection.length() > 64) throw new Refused(Reason.OUT_OF_RANGE, java.util.Map.of("field", "connection"));
  }

  private static void named(String key) {
    if (key.length() < 8 || key.length() > 64) throw new Refused(Reason.OUT_OF_RANGE, java.util.Map.of("field", "key"));
  }

  private static String said(String reason) {
    var text = reason.strip();
    if (text.isEmpty() || text.length() > 500) throw new Refused(Reason.OUT_OF_RANGE, java.util.Map.of("field", "reason"));
    return text;
  }
}
