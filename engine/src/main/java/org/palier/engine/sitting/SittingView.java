package org.palier.engine.sitting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.palier.engine.certification.Text;
import org.palier.engine.content.Response;
import org.palier.engine.content.TestRules.Navigation;
import org.palier.engine.scoring.Ending;

/** A sitting as its candidate may see it: the contract's {@code Sitting}. No seed, no key, no score. */
record SittingView(
    String id, SittingSummary.State state, String test, Text title, Optional<String> examSession, Navigation navigation, int items,
    long limitMillis, int extraTimePercent, long remainingMillis, long breakMillis, String pauseReason, Optional<Ending> ending,
    List<AnswerView> answers, List<ItemReport> reports) {

  record AnswerView(int item, int revision, Response response, boolean flagged, boolean left) {}

  /** The contract's {@code Clock}. */
  record Clock(SittingSummary.State state, long remainingMillis, long breakMillis) {
    static Clock of(Sitting sitting, Instant now) {
      return new Clock(SittingSummary.state(sitting), remaining(sitting, now), breakLeft(sitting, now));
    }
  }

  static SittingView of(String id, Sitting sitting, Text title, Instant now) {
    var prepared = sitting.preparation().orElseThrow();
    var ledger = ledger(sitting);
    var answers = new ArrayList<AnswerView>();
    answers(sitting).ifPresent(all -> {
      for (int item = 1; item <= prepared.form().size(); item++) {
        var a = all.of(item);
        if (a != Answers.Answer.NONE) answers.add(new AnswerView(item, a.revision(), a.response(), a.flagged(), a.left()));
      }
    });
    return new SittingView(id, SittingSummary.state(sitting), prepared.assignment().test(), title, prepared.assignment().examSession(),
        prepared.navigation(), prepared.form().size(),
        ledger.map(l -> TimeLedger.whole(l.limit(), l.extraTimePercent()).toMillis()).orElse(0L),
        ledger.map(TimeLedger::extraTimePercent).orElse(0), remaining(sitting, now), breakLeft(sitting, now), sitting.pauseReason(),
        sitting instanceof Sitting.Over over ? Optional.of(over.ending()) : Optional.empty(), answers, sitting.reports().all());
  }

  /** Not started: with the time it will start with. */
  SittingView before(SittingCommand.Start start) {
    return new SittingView(id, state, test, title, examSession, navigation, items, TimeLedger.whole(start.limit(), start.extraTimePercent()).toMillis(),
        start.extraTimePercent(), remainingMillis, start.breaks().toMillis(), pauseReason, ending, answers, reports);
  }

  static Optional<Answers> answers(Sitting sitting) {
    return switch (sitting) {
      case Sitting.Absent _, Sitting.Ready _ -> Optional.empty();
      case Sitting.Open open -> Optional.of(open.answers());
      case Sitting.Over over -> Optional.of(over.answers());
    };
  }

  static long remaining(Sitting sitting, Instant now) {
    return sitting instanceof Sitting.Open open ? open.ledger().remaining(now).toMillis() : 0;
  }

  /** What is left of the allowance now; it shrinks while a break lasts. */
  private static long breakLeft(Sitting sitting, Instant now) {
    return sitting instanceof Sitting.Open open ? open.ledger().breakLeft(now).toMillis() : 0;
  }

  private static Optional<TimeLedger> ledger(Sitting sitting) {
    return switch (sitting) {
      case Sitting.Absent _, Sitting.Ready _ -> Optional.empty();
      case Sitting.Open open -> Optional.of(open.ledger());
      case Sitting.Over over -> Optional.of(over.last().ledger());
    };
  }
}
