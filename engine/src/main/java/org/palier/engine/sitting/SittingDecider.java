package org.palier.engine.sitting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.palier.engine.content.Interaction;
import org.palier.engine.content.Response;
import org.palier.engine.content.TestRules.Navigation;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.scoring.Ending;
import org.palier.engine.scoring.Result.Verdict;
import org.palier.engine.sitting.Sitting.Absent;
import org.palier.engine.sitting.Sitting.Open;
import org.palier.engine.sitting.Sitting.Over;
import org.palier.engine.sitting.Sitting.Ready;
import org.palier.engine.sitting.SittingCommand.*;
import org.palier.engine.sitting.SittingEvent.*;

/**
 * The rules of a sitting: what follows from a command, in a state, at an instant. Pure: no clock, no store, no bus.
 * A sitting whose deadline has passed must be ended by {@link Expire} before anything else; every other command on it is refused.
 */
final class SittingDecider {
  /** Who acts when the clock does. */
  static final String CLOCK = "clock";
  private static final int MOST_REVISIONS = 1_000;
  private static final int MOST_ADDITIONS = 100;

  private SittingDecider() {}

  /**
   * Events to append; none when the command changes nothing, so that repeating one does no harm.
   *
   * @param interactions the interaction of each item of the form, by number
   * @throws Refused when a rule says no
   */
  static List<SittingEvent> decide(Sitting sitting, SittingCommand command, IntFunction<Interaction> interactions, Instant now) {
    return switch (command) {
      case Prepare c -> prepare(sitting, c, now);
      case Start c -> start(sitting, c, now);
      case OpenConnection c -> openConnection(open(sitting, now), c, now);
      case SaveResponse c -> save(sitting, c, interactions, now);
      case FlagItem c -> flag(answering(open(sitting, now), c.connection(), c.item()), c, now);
      case LeaveItem c -> leave(connected(open(sitting, now), c.connection()), c, now);
      case ReportItem c -> report(sitting, c, now);
      case JudgeItemReport c -> judge(sitting, c, now);
      case TakeBreak c -> takeBreak(connected(open(sitting, now), c.connection()), c, now);
      case EndBreak c -> endBreak(connected(open(sitting, now), c.connection()), c, now);
      case Submit c -> submit(sitting, c, now);
      case Pause c -> c.key().filter(sitting::hasPaused).isPresent() ? List.of() : pause(open(sitting, now), c, now);
      case Resume c -> c.key().filter(sitting::hasPaused).isPresent() || !open(sitting, now).ledger().isPaused() ? List.of() : List.of(new Resumed(c.by(), c.key(), now));
      case AddTime c -> addTime(sitting, c, now);
      case Terminate c -> terminate(sitting, c, now);
      case Expire _ -> expire(sitting, now);
      case AdmitLateResponse c -> admit(over(sitting), c, now);
      case DecideResult c -> decideResult(over(sitting), c, now);
    };
  }

  private static List<SittingEvent> prepare(Sitting sitting, Prepare c, Instant now) {
    if (!(sitting instanceof Absent)) return List.of();
    return List.of(new Prepared(c.assignment(), c.form(), c.navigation(), c.scoring(), c.seed(), c.seedHash(), c.rulesVersion(), now));
  }

  private static List<SittingEvent> start(Sitting sitting, Start c, Instant now) {
    return switch (sitting) {
      case Absent _ -> throw new Refused(Reason.NOT_FOUND);
      case Ready _ -> {
        // The session may have ended between the door's look at it and now: no sitting is begun only to be over at once.
        if (c.cutOff().filter(end -> !now.isBefore(end)).isPresent()) throw new Refused(Reason.SESSION_CLOSED);
        yield List.of(new Started(c.limit(), c.extraTimePercent(), c.breaks(), c.cutOff(), now));
      }
      case Open _ -> List.of();
      case Over _ -> throw new Refused(Reason.SITTING_CLOSED);
    };
  }

  private static List<SittingEvent> openConnection(Open open, OpenConnection c, Instant now) {
    if (open.connection().equals(c.connection())) return List.of();
    boolean takesOver = !open.connection().isEmpty();
    if (takesOver && !c.takeOver() && !c.gone().equals(Optional.of(open.connection()))) throw new Refused(Reason.CONNECTION_ACTIVE);
    return List.of(new ConnectionOpened(c.connection(), takesOver, now));
  }

  private static List<SittingEvent> save(Sitting sitting, SaveResponse c, IntFunction<Interaction> interactions, Instant now) {
    var form = sitting.preparation().orElseThrow(() -> new Refused(Reason.NOT_FOUND)).form();
    // Nothing is said about items that nobody may have seen yet.
    if (sitting instanceof Ready) throw new Refused(Reason.SITTING_NOT_STARTED);
    if (!form.has(c.item())) throw new Refused(Reason.UNKNOWN_ITEM);
    if (!interactions.apply(c.item()).accepts(c.response())) throw new Refused(Reason.WRONG_RESPONSE);
    if (sitting instanceof Over over) return keepLate(over, c, now);
    var open = open(sitting, now);
    var answer = open.answers().of(c.item());
    if (answer.response().equals(c.response())) return List.of();
    answering(open, c.connection(), c.item());
    if (c.seen() != answer.revision())
      throw new Refused(Reason.STALE_REVISION, Map.of("revision", answer.revision(), "response", answer.response()));
    if (answer.revision() >= MOST_REVISIONS) throw new Refused(Reason.TOO_MANY_TRIES);
    return List.of(new ResponseSaved(c.item(), answer.revision() + 1, c.response(), now));
  }

  /**
   * A response after the end is kept aside once, unless it says what stands already; at most two for each item. Where no window
   * was ever opened nobody can have answered in time.
   */
  private static List<SittingEvent> keepLate(Over over, SaveResponse c, Instant now) {
    if (over.last().connection().isEmpty()) throw new Refused(Reason.SITTING_CLOSED);
    if (over.answers().of(c.item()).response().equals(c.response())) return List.of();
    var sameItem = over.late().stream().filter(kept -> kept.item() == c.item()).toList();
    if (sameItem.size() >= 2 || sameItem.stream().anyMatch(kept -> kept.response().equals(c.response()))) throw new Refused(Reason.LATE_RESPONSE);
    return List.of(new LateResponseKept(over.lateCount() + 1, c.item(), c.seen(), c.response(), now));
  }

  private static List<SittingEvent> flag(Open open, FlagItem c, Instant now) {
    return open.answers().of(c.item()).flagged() == c.flagged() ? List.of() : List.of(new ItemFlagged(c.item(), c.flagged(), now));
  }

  private static List<SittingEvent> leave(Open open, LeaveItem c, Instant now) {
    if (open.prepared().form().has(c.item()) && open.answers().of(c.item()).left()) return List.of();
    answering(open, c.connection(), c.item());
    return open.prepared().navigation() == Navigation.FREE ? List.of() : List.of(new ItemLeft(c.item(), now));
  }

  /**
   * One report for each item. An item that was left behind may be reported too, and so may one during a pause: no answer changes.
   * Where nobody supervises nobody would judge.
   */
  private static List<SittingEvent> report(Sitting sitting, ReportItem c, Instant now) {
    var stands = sitting.reports().of(c.item());
    if (stands.filter(report -> report.says(c.category(), c.text())).isPresent()) return List.of();
    var open = open(sitting, now);
    if (!open.prepared().form().has(c.item())) throw new Refused(Reason.UNKNOWN_ITEM);
    connected(open, c.connection());
    if (stands.isPresent()) throw new Refused(Reason.ITEM_REPORTED);
    if (open.prepared().assignment().examSession().isEmpty()) throw new Refused(Reason.SITTING_STATE);
    return List.of(new ItemReported(c.item(), c.category(), c.text(), now));
  }

  /** While it runs and afterwards, until a person decided about the result. Judged otherwise, the history keeps both. */
  private static List<SittingEvent> judge(Sitting sitting, JudgeItemReport c, Instant now) {
    var report = sitting.reports().of(c.item()).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    if (report.judgement().filter(stands -> stands.neutralised() == c.neutralise()).isPresent()) return List.of();
    if (!(sitting instanceof Over over)) open(sitting, now);
    else if (over.decided().isPresent()) throw new Refused(Reason.SITTING_STATE);
    return List.of(new ItemReportJudged(c.item(), c.neutralise(), c.reason(), c.by(), now));
  }

  private static List<SittingEvent> takeBreak(Open open, TakeBreak c, Instant now) {
    if (open.ledger().isOnBreak()) return List.of();
    if (open.ledger().isPaused()) throw new Refused(Reason.SITTING_PAUSED);
    if (open.ledger().breakLeft().isZero()) throw new Refused(Reason.NO_BREAK_LEFT);
    return List.of(new Paused("break", Optional.of(open.ledger().breakLeft()), c.by(), now));
  }

  private static List<SittingEvent> endBreak(Open open, EndBreak c, Instant now) {
    if (!open.ledger().isPaused()) return List.of();
    if (!open.ledger().isOnBreak()) throw new Refused(Reason.SITTING_PAUSED);
    return List.of(new Resumed(c.by(), now));
  }

  private static List<SittingEvent> pause(Open open, Pause c, Instant now) {
    var paused = new Paused(c.reason(), Optional.empty(), c.by(), c.key(), now);
    if (!open.ledger().isPaused()) return List.of(paused);
    if (open.ledger().isOnBreak()) return List.of(new Resumed(c.by(), now), paused);
    if (open.ledger().pause().orElseThrow().reason().equals(c.reason())) return List.of();
    throw new Refused(Reason.SITTING_STATE);
  }

  private static List<SittingEvent> addTime(Sitting sitting, AddTime c, Instant now) {
    if (sitting.hasAdded(c.key())) return List.of();
    if (open(sitting, now).additions().size() >= MOST_ADDITIONS) throw new Refused(Reason.SITTING_STATE);
    return List.of(new TimeAdded(c.time(), c.reason(), c.by(), Optional.of(c.key()), now));
  }

  // The one ending path: every ending is an Ended event, whoever or whatever asks for it.

  private static List<SittingEvent> submit(Sitting sitting, Submit c, Instant now) {
    if (sitting instanceof Over) return List.of();
    var open = connected(open(sitting, now), c.connection());
    if (open.ledger().isPaused()) throw new Refused(Reason.SITTING_PAUSED);
    return List.of(new Ended(Ending.SUBMITTED, "", c.by(), now, now));
  }

  private static List<SittingEvent> terminate(Sitting sitting, Terminate c, Instant now) {
    return switch (sitting) {
      case Absent _ -> throw new Refused(Reason.NOT_FOUND);
      case Ready _ -> List.of(ended(c, now));
      case Open _ -> {
        open(sitting, now);
        yield List.of(ended(c, now));
      }
      case Over over when over.ended().equals(ended(c, over.ended().at())) -> List.of();
      case Over _ -> throw new Refused(Reason.SITTING_CLOSED);
    };
  }

  private static Ended ended(Terminate c, Instant at) {
    return new Ended(c.ending(), c.reason(), c.by(), at, at);
  }

  private static List<SittingEvent> expire(Sitting sitting, Instant now) {
    if (!(sitting instanceof Open open) || !open.ledger().over(now)) return List.of();
    return List.of(new Ended(Ending.EXPIRED, "", CLOCK, open.ledger().deadline(now), now));
  }

  /** What is no longer kept aside was admitted before. */
  private static List<SittingEvent> admit(Over over, AdmitLateResponse c, Instant now) {
    if (c.late() < 1 || c.late() > over.lateCount()) throw new Refused(Reason.NOT_FOUND);
    var found = over.late().stream().filter(late -> late.late() == c.late()).findFirst();
    if (found.isEmpty()) return List.of();
    var kept = found.get();
    int revision = over.answers().of(kept.item()).revision() + 1;
    return List.of(new LateResponseAdmitted(c.late(), kept.item(), revision, kept.response(), c.reason(), c.by(), now));
  }

  /** A test that ran its course can be annulled after an incident; only one that staff ended can be released or rejected. */
  private static List<SittingEvent> decideResult(Over over, DecideResult c, Instant now) {
    boolean ranItsCourse = over.ending() == Ending.SUBMITTED || over.ending() == Ending.EXPIRED;
    if (ranItsCourse && c.verdict() != Verdict.ANNUL) throw new Refused(Reason.SITTING_STATE);
    var stands = over.decided().filter(d -> d.verdict() == c.verdict() && d.reason().equals(c.reason()) && d.by().equals(c.by()));
    return stands.isPresent() ? List.of() : List.of(new ResultDecided(c.verdict(), c.reason(), c.by(), now));
  }

  private static Open open(Sitting sitting, Instant now) {
    return switch (sitting) {
      case Absent _ -> throw new Refused(Reason.NOT_FOUND);
      case Ready _ -> throw new Refused(Reason.SITTING_NOT_STARTED);
      case Open open when !open.ledger().over(now) -> open;
      case Open _, Over _ -> throw new Refused(Reason.SITTING_CLOSED);
    };
  }

  private static Over over(Sitting sitting) {
    if (sitting instanceof Over over) return over;
    throw new Refused(sitting instanceof Absent ? Reason.NOT_FOUND : Reason.SITTING_STATE);
  }

  private static Open connected(Open open, String connection) {
    if (open.connection().equals(connection)) return open;
    throw new Refused(Reason.CONNECTION_TAKEN_OVER);
  }

  private static Open answering(Open open, String connection, int item) {
    if (!open.prepared().form().has(item)) throw new Refused(Reason.UNKNOWN_ITEM);
    connected(open, connection);
    if (open.ledger().isPaused()) throw new Refused(Reason.SITTING_PAUSED);
    if (open.answers().of(item).left()) throw new Refused(Reason.ITEM_CLOSED);
    return open;
  }
}
