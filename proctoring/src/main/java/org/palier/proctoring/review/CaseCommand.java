package org.palier.proctoring.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/** What somebody wants of a case, in the imperative. Constructors refuse nonsense. */
public sealed interface CaseCommand {
  /** What needs nobody's right: the house does it. */
  sealed interface OfHouse extends CaseCommand {}

  /** What only the candidate may do. */
  sealed interface OfCandidate extends CaseCommand {}

  /** @param opened what to begin with when there is no case yet; its grounds are added when there is one */
  record Find(CaseEvent.Opened opened) implements OfHouse {}

  record NoteLetter(CaseEvent.Letter letter) implements OfHouse {}

  // The candidate.

  record Answer(String text) implements OfCandidate {
    public Answer {
      text = said(text, 1, 8_000, "text");
    }
  }

  record AskExtension(String text) implements OfCandidate {
    public AskExtension {
      text = said(text, 1, 1_000, "text");
    }
  }

  // Reviewers.

  /** Opens a case; one that is closed is opened again. */
  record Open(CaseEvent.Opened opened) implements CaseCommand {
    public Open {
      said(opened.reason(), 1, 1_000, "reason");
    }
  }

  record ReviewFirst(Finding proposal, String text, List<Held> held) implements CaseCommand {
    public ReviewFirst {
      text = said(text, 1, 8_000, "text");
      held = List.copyOf(held);
      // Whoever holds something against somebody says what; whoever does not has nothing to list.
      if (held.size() > 50 || (proposal == Finding.ADVERSE) == held.isEmpty()) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", "held"));
    }
  }

  record Inform() implements CaseCommand {}

  record Extend(Instant until, String reason) implements CaseCommand {
    public Extend {
      reason = said(reason, 1, 1_000, "reason");
    }
  }

  record RefuseExtension(String reason) implements CaseCommand {
    public RefuseExtension {
      reason = said(reason, 1, 1_000, "reason");
    }
  }

  record ReviewSecond(Finding finding, String text) implements CaseCommand {
    public ReviewSecond {
      text = said(text, 1, 8_000, "text");
    }
  }

  /** Ends the case; when it is adverse this only asks for it. */
  record Close() implements CaseCommand {}

  record ConfirmClosing() implements CaseCommand {}

  record WithdrawClosing(String reason) implements CaseCommand {
    public WithdrawClosing {
      reason = said(reason, 1, 1_000, "reason");
    }
  }

  private static String said(String text, int least, int most, String field) {
    var words = text.strip();
    if (words.length() < least || words.length() > most) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", field));
    return words;
  }
}
