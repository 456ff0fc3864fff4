package org.palier.engine.sitting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Interner;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.palier.engine.bus.Announcements;
import org.palier.engine.content.Form;
import org.palier.engine.content.Interaction;
import org.palier.engine.content.TestCatalog;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.store.LogStore;
import org.palier.engine.store.SequenceTaken;

/**
 * Load, decide, append. The one way to change a sitting. The cache is only a shortcut, and may be behind the log when another
 * node or thread was quicker. An append then conflicts: what is missing is read and the command decided again. A decision that
 * appends nothing (a refusal, or "that is so already") would never find out, so it is given only after reading on in the log.
 */
public final class Sittings {
  private static final int CACHED = 20_000;
  private static final int TRIES = 8;
  /** Equal items of the forms in the cache, kept once: in a heap of ten thousand sittings they took 90 MiB. */
  private static final Interner<Form.FormItem> FORM_ITEMS = Interner.newWeakInterner();

  private final LogStore log;
  private final TestCatalog catalog;
  private final Summaries summaries;
  private final Announcements announcements;
  private final InstantSource clock;
  private final Cache<String, Current> cache = Caffeine.newBuilder().maximumSize(CACHED).executor(Runnable::run).build();

  public Sittings(LogStore log, TestCatalog catalog, Summaries summaries, Announcements announcements, InstantSource clock) {
    this.log = log;
    this.catalog = catalog;
    this.summaries = summaries;
    this.announcements = announcements;
    this.clock = clock;
  }

  /** @param sequence of the last event */
  public record Current(String id, long sequence, Sitting sitting, Instant changedAt) {
    Current after(List<SittingEvent> events) {
      var next = sitting;
      for (var event : events) next = next.after(event instanceof SittingEvent.Prepared prepared ? prepared.sharing(FORM_ITEMS::intern) : event);
      return new Current(id, sequence + events.size(), next, events.getLast().at());
    }
  }

  /** @param events what the command added, empty when it changed nothing */
  public record Handled(Current current, List<SittingEvent> events) {}

  public Instant now() {
    return clock.instant();
  }

  /** The sitting as it is now; one whose deadline has passed is ended first, whoever looks. Absent ones are refused. */
  public Future<Current> current(String id) {
    return latest(id).compose(current -> overdue(current, now())
        ? attempt(current, true, new SittingCommand.Expire(), TRIES).map(Handled::current) : Future.succeededFuture(current));
  }

  /** What was fixed when the sitting was prepared; never behind, since it never changes. Absent ones are refused. */
  public Future<SittingEvent.Prepared> prepared(String id) {
    var cached = cache.getIfPresent(id);
    return (cached != null ? Future.succeededFuture(cached) : reload(id, false)).map(known -> known.sitting().preparation().orElseThrow());
  }

  /**
   * Applies a command. Succeeds only when what it changed is durable.
   *
   * @return fails with {@link Refused} when a rule says no
   */
  public Future<Handled> handle(String id, SittingCommand command) {
    var cached = cache.getIfPresent(id);
    return cached != null ? attempt(cached, false, command, TRIES)
        : reload(id, command instanceof SittingCommand.Prepare).compose(current -> attempt(current, true, command, TRIES));
  }

  // What lists say. A sitting whose time is over is ended before anybody reads of it, be it swept or not.

  public Future<List<SittingSummary>> ofCandidate(String candidate) {
    return upToDate(() -> summaries.ofCandidate(candidate));
  }

  public Future<List<SittingSummary>> ofExamSession(String examSession) {
    return upToDate(() -> summaries.ofExamSession(examSession));
  }

  /** Those of them that there are. */
  public Future<List<SittingSummary>> ofExamSession(String examSession, Set<String> sittings) {
    return upToDate(() -> summaries.ofExamSession(examSession, sittings));
  }

  /** The latest started first. */
  public Future<List<SittingSummary>> latest(int most) {
    return upToDate(() -> summaries.latest(most));
  }

  public Future<SittingSummary> summary(String id) {
    return upToDate(() -> summaries.get(id).map(List::of)).map(List::getFirst);
  }

  private Future<List<SittingSummary>> upToDate(Supplier<Future<List<SittingSummary>>> read) {
    return read.get().compose(found -> {
      var due = found.stream().filter(one -> one.sweepAt().filter(at -> at <= clock.millis()).isPresent()).toList();
      // One that cannot be ended is told of as it was.
      return due.isEmpty() ? Future.succeededFuture(found) : Future.join(due.stream().map(one -> current(one.id())).toList()).otherwiseEmpty().compose(_ -> read.get());
    });
  }

  Future<Void> refreshSummary(Current current) {
    return summaries.refresh(current, catalog);
  }

  /** Every event of the sitting, in order. */
  public Future<List<LogStore.Entry>> entries(String id) {
    return log.read(logName(id), 1);
  }

  /** The same, read. Fails with {@link IllegalStateException} when the log is damaged. */
  public Future<List<SittingEvent>> events(String id) {
    return entries(id).map(Sittings::decoded);
  }

  /** The state folded from the stored events alone, whatever is cached. Fails with {@link IllegalStateException} when the log is damaged. */
  public Future<Sitting> refold(String id) {
    return entries(id).map(entries -> {
      for (int i = 0; i < entries.size(); i++)
        if (entries.get(i).sequence() != i + 1) throw new IllegalStateException("event " + (i + 1) + " is missing");
      return Sitting.fold(decoded(entries));
    });
  }

  /** @param fresh whether {@code current} was read from the log for this command, and did not merely lie in the cache */
  private Future<Handled> attempt(Current current, boolean fresh, SittingCommand command, int tries) {
    var now = now();
    if (overdue(current, now) && !(command instanceof SittingCommand.Expire))
      return attempt(current, fresh, new SittingCommand.Expire(), tries).compose(expired -> attempt(expired.current(), true, command, tries));
    List<SittingEvent> events;
    try {
      events = SittingDecider.decide(current.sitting(), command, interactions(current.sitting()), now);
    } catch (Refused refused) {
      if (fresh) return Future.failedFuture(refused);
      events = List.of();
    }
    if (events.isEmpty()) return fresh ? unchanged(current, command) : caughtUp(current).compose(newer -> attempt(newer, true, command, tries));
    var decided = events;
    return log.append(logName(current.id()), current.sequence(), encoded(decided))
        .compose(_ -> kept(current.after(decided), decided), failure -> {
          if (!(failure instanceof SequenceTaken)) return Future.failedFuture(failure);
          if (tries == 1) return Future.failedFuture(new Refused(Reason.BUSY));
          return caughtUp(current).compose(newer -> attempt(newer, true, command, tries - 1));
        });
  }

  /** Done before: perhaps in vain for the summary, if this server stopped or the store failed between the two writes. */
  private Future<Handled> unchanged(Current current, SittingCommand command) {
    var handled = new Handled(current, List.of());
    return switch (command) {
      case SittingCommand.OpenConnection _, SittingCommand.SaveResponse _, SittingCommand.FlagItem _, SittingCommand.LeaveItem _,
          SittingCommand.ReportItem _, SittingCommand.Expire _ -> Future.succeededFuture(handled);
      case SittingCommand.Prepare _, SittingCommand.Start _, SittingCommand.TakeBreak _, SittingCommand.EndBreak _, SittingCommand.Submit _,
          SittingCommand.Pause _, SittingCommand.Resume _, SittingCommand.AddTime _, SittingCommand.Terminate _,
          SittingCommand.AdmitLateResponse _, SittingCommand.JudgeItemReport _, SittingCommand.DecideResult _ -> refreshSummary(current).map(handled);
    };
  }

  private Future<Handled> kept(Current next, List<SittingEvent> events) {
    remember(next);
    var examSession = next.sitting().preparation().flatMap(prepared -> prepared.assignment().examSession());
    var handled = new Handled(next, events);
    if (events.stream().noneMatch(Summaries::matters)) {
      examSession.ifPresent(session -> announcements.sittingChanged(session, next.id()));
      return Future.succeededFuture(handled);
    }
    return refreshSummary(next).map(_ -> {
      examSession.ifPresent(session -> announcements.sittingChanged(session, next.id()));
      return handled;
    });
  }

  private Future<Current> latest(String id) {
    var cached = cache.getIfPresent(id);
    return cached != null ? caughtUp(cached) : reload(id, false);
  }

  /** What the log holds beyond {@code known}, folded onto it. */
  private Future<Current> caughtUp(Current known) {
    return log.read(logName(known.id()), known.sequence() + 1)
        .map(entries -> entries.isEmpty() ? known : remember(known.after(decoded(entries))));
  }

  private Future<Current> reload(String id, boolean mayBeAbsent) {
    return log.read(logName(id), 1).map(entries -> {
      if (!entries.isEmpty()) return remember(new Current(id, 0, Sitting.ABSENT, Instant.EPOCH).after(decoded(entries)));
      if (mayBeAbsent) return new Current(id, 0, Sitting.ABSENT, Instant.EPOCH);
      throw new Refused(Reason.NOT_FOUND);
    });
  }

  private Current remember(Current current) {
    cache.asMap().merge(current.id(), current, (old, fresh) -> old.sequence() > fresh.sequence() ? old : fresh);
    return current;
  }

  private IntFunction<Interaction> interactions(Sitting sitting) {
    return number -> {
      var form = sitting.preparation().orElseThrow().form();
      return catalog.item(form.origin().bankVersion(), form.item(number).item()).interaction();
    };
  }

  private static boolean overdue(Current current, Instant now) {
    return current.sitting() instanceof Sitting.Open open && open.ledger().over(now);
  }

  private static List<Buffer> encoded(List<SittingEvent> events) {
    return events.size() == 1 ? List.of(SittingCodec.encode(events.getFirst())) : events.stream().map(SittingCodec::encode).toList();
  }

  private static List<SittingEvent> decoded(List<LogStore.Entry> entries) {
    return entries.stream().map(entry -> SittingCodec.decode(entry.body())).toList();
  }

  private static String logName(String id) {
    return "sitting/" + id;
  }
}
