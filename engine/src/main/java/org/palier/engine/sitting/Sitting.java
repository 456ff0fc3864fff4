package org.palier.engine.sitting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.palier.engine.scoring.Ending;
import org.palier.engine.scoring.Result.Verdict;

/** The state of a sitting: the fold of its events. A state that the rules forbid cannot be built. */
public sealed interface Sitting {
  /** Nothing happened yet. */
  record Absent() implements Sitting {}

  /** The form is fixed, the clock does not run. */
  record Ready(SittingEvent.Prepared prepared) implements Sitting {}

  /**
   * @param connection the window that may answer, empty before the first one
   * @param additions  the keys of the time that was added
   * @param pauses     the keys of the latest acts that paused or resumed, the oldest first
   */
  record Open(
      SittingEvent.Prepared prepared, TimeLedger ledger, Answers answers, ItemReports reports, String connection, List<String> additions, List<String> pauses)
      implements Sitting {
    private static final int PAUSES = 100;

    private Open with(Answers changed) {
      return new Open(prepared, ledger, changed, reports, connection, additions, pauses);
    }

    private Open with(TimeLedger changed, Optional<String> key) {
      return new Open(prepared, changed, answers, reports, connection, additions, key.map(one -> latest(plus(pauses, one))).orElse(pauses));
    }

    private Open with(ItemReports changed) {
      return new Open(prepared, ledger, answers, changed, connection, additions, pauses);
    }

    private Open with(SittingEvent.ConnectionOpened opened) {
      return new Open(prepared, ledger, answers, reports, opened.connection(), additions, pauses);
    }

    private Open with(SittingEvent.TimeAdded added) {
      return new Open(prepared, ledger.extended(added.time()), answers, reports, connection, added.key().map(key -> plus(additions, key)).orElse(additions), pauses);
    }

    private static List<String> latest(List<String> keys) {
      return keys.subList(Math.max(0, keys.size() - PAUSES), keys.size());
    }
  }

  /** @param late kept aside and not admitted; @param lateCount all that were ever kept */
  record Over(
      Open last, SittingEvent.Ended ended, Answers answers, ItemReports reports, List<SittingEvent.LateResponseKept> late, int lateCount,
      Optional<SittingEvent.ResultDecided> decided) implements Sitting {
    private Over with(ItemReports changed) {
      return new Over(last, ended, answers, changed, late, lateCount, decided);
    }

    public Ending ending() {
      return ended.ending();
    }

    public Optional<Verdict> verdict() {
      return decided.map(SittingEvent.ResultDecided::verdict);
    }
  }

  /** Why staff paused; empty unless it did. */
  default String pauseReason() {
    if (!(this instanceof Open open)) return "";
    return open.ledger().pause().filter(pause -> pause.most().isEmpty()).map(TimeLedger.OpenPause::reason).orElse("");
  }

  Sitting ABSENT = new Absent();

  static Sitting fold(Iterable<SittingEvent> events) {
    Sitting sitting = ABSENT;
    for (var event : events) sitting = sitting.after(event);
    return sitting;
  }

  /** @throws IllegalStateException when no rule could have made this event in this state: the log is damaged */
  default Sitting after(SittingEvent event) {
    return switch (this) {
      case Absent _ when event instanceof SittingEvent.Prepared prepared -> new Ready(prepared);
      case Absent _ -> throw impossible(event);
      case Ready ready -> ready(ready.prepared, event);
      case Open open -> open(open, event);
      case Over over -> over(over, event);
    };
  }

  /** Whether the act of this key added its time already; it stays so when the sitting is over. */
  default boolean hasAdded(String key) {
    return switch (this) {
      case Absent _, Ready _ -> false;
      case Open open -> open.additions.contains(key);
      case Over over -> over.last.additions.contains(key);
    };
  }

  /** Whether the act of this key paused or resumed already; it stays so when the sitting is over. */
  default boolean hasPaused(String key) {
    return switch (this) {
      case Absent _, Ready _ -> false;
      case Open open -> open.pauses.contains(key);
      case Over over -> over.last.pauses.contains(key);
    };
  }

  /** The items that the candidate reported as broken. */
  default ItemReports reports() {
    return ItemReports.NONE;
  }

  /** The form and what else was fixed at the beginning; empty before it. */
  default Optional<SittingEvent.Prepared> preparation() {
    return switch (this) {
      case Absent _ -> Optional.empty();
      case Ready ready -> Optional.of(ready.prepared);
      case Open open -> Optional.of(open.prepared);
      case Over over -> Optional.of(over.last.prepared);
    };
  }

  private Sitting ready(SittingEvent.Prepared prepared, SittingEvent event) {
    return switch (event) {
      case SittingEvent.Started s -> new Open(prepared, TimeLedger.started(s.at(), s.limit(), s.extraTimePercent(), s.breaks(), s.cutOff()),
          Answers.none(prepared.form().size()), ItemReports.NONE, "", List.of(), List.of());
      case SittingEvent.Ended ended -> ended(unopened(prepared, ended.at()), ended);
      default -> throw impossible(event);
    };
  }

  private Sitting open(Open before, SittingEvent event) {
    var answers = before.answers;
    return switch (event) {
      case SittingEvent.ConnectionOpened e -> before.with(e);
      case SittingEvent.ResponseSaved e -> before.with(answers.with(e.item(), answers.of(e.item()).saved(e.revision(), e.response())));
      case SittingEvent.ItemFlagged e -> before.with(answers.with(e.item(), answers.of(e.item()).flagged(e.flagged())));
      case SittingEvent.ItemLeft e -> before.with(answers.with(e.item(), answers.of(e.item()).behind()));
      case SittingEvent.ItemReported e -> before.with(reported(before, e));
      case SittingEvent.ItemReportJudged e -> before.with(judged(before.reports, e));
      case SittingEvent.Paused e -> before.with(before.ledger.paused(e.at(), e.reason(), e.most()), e.key());
      case SittingEvent.Resumed e -> before.with(before.ledger.resumed(e.at()), e.key());
      case SittingEvent.TimeAdded e -> before.with(e);
      case SittingEvent.Ended e -> ended(before, e);
      case SittingEvent.Prepared _, SittingEvent.Started _, SittingEvent.LateResponseKept _, SittingEvent.LateResponseAdmitted _,
          SittingEvent.ResultDecided _ -> throw impossible(event);
    };
  }

  private Sitting over(Over before, SittingEvent event) {
    return switch (event) {
      case SittingEvent.LateResponseKept e ->
          new Over(before.last, before.ended, before.answers, before.reports, plus(before.late, e), e.late(), before.decided);
      case SittingEvent.LateResponseAdmitted e ->
          new Over(before.last, before.ended, before.answers.with(e.item(), before.answers.of(e.item()).saved(e.revision(), e.response())),
              before.reports, before.late.stream().filter(kept -> kept.late() != e.late()).toList(), before.lateCount, before.decided);
      case SittingEvent.ItemReportJudged e when before.decided.isEmpty() -> before.with(judged(before.reports, e));
      case SittingEvent.ResultDecided e ->
          new Over(before.last, before.ended, before.answers, before.reports, before.late, before.lateCount, Optional.of(e));
      default -> throw impossible(event);
    };
  }

  private ItemReports reported(Open before, SittingEvent.ItemReported event) {
    if (!before.prepared.form().has(event.item()) || before.reports.of(event.item()).isPresent()) throw impossible(event);
    return before.reports.with(event);
  }

  private ItemReports judged(ItemReports before, SittingEvent.ItemReportJudged event) {
    if (before.of(event.item()).isEmpty()) throw impossible(event);
    return before.with(event);
  }

  private static <T> List<T> plus(List<T> list, T one) {
    var copy = new ArrayList<>(list);
    copy.add(one);
    return List.copyOf(copy);
  }

  /** A sitting ended before it started has no ledger of its own; it is given an empty one so that readers need no special case. */
  private static Open unopened(SittingEvent.Prepared prepared, Instant at) {
    return new Open(prepared, TimeLedger.started(at, java.time.Duration.ofSeconds(1), 0, java.time.Duration.ZERO, Optional.of(at)),
        Answers.none(prepared.form().size()), ItemReports.NONE, "", List.of(), List.of());
  }

  private static Over ended(Open last, SittingEvent.Ended ended) {
    return new Over(last, ended, last.answers(), last.reports(), List.of(), 0, Optional.empty());
  }

  private IllegalStateException impossible(SittingEvent event) {
    return new IllegalStateException(event.getClass().getSimpleName() + " cannot follow in " + getClass().getSimpleName());
  }
}
