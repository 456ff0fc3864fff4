package org.palier.engine.sitting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.palier.engine.bus.Announcements;
import org.palier.engine.content.Interaction;
import org.palier.engine.content.TestCatalog;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.store.LogStore;
import org.palier.engine.store.SequenceTaken;

/**
 * Load, decide, append. The one way to change a sitting. The cache is only a shortcut: an append that conflicts, because
 * another node or thread was quicker, reloads and decides again.
 */
public final class Sittings {
  private static final int CACHED = 20_000;
  private static final int TRIES = 8;

  private final LogStore log;
  private final TestCatalog catalog;
  private final Summaries summaries;
  private final Announcements announcements;
  private final InstantSource clock;
  private final Cache<String, Current> cache = Caffeine.newBuilder().maximumSize(CACHED).build();

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
      for (var event : events) next = next.after(event);
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
    return load(id).compose(current -> overdue(current, now()) ? handle(id, new SittingCommand.Expire()).map(Handled::current) : Future.succeededFuture(current));
  }

  /**
   * Applies a command. Succeeds only when what it changed is durable.
   *
   * @return fails with {@link Refused} when a rule says no
   */
  public Future<Handled> handle(String id, SittingCommand command) {
    var cached = cache.getIfPresent(id);
    return cached != null ? attempt(cached, command, TRIES) : reload(id, command).compose(current -> attempt(current, command, TRIES));
  }

  // What lists say. A sitting whose time is over is ended before anybody reads of it, be it swept or not.

  public Future<List<SittingSummary>> ofCandidate(String candidate) {
    return upToDate(() -> summaries.ofCandidate(candidate));
  }

  public Future<List<SittingSummary>> ofExamSession(String examSession) {
    return upToDate(() -> summaries.ofExamSession(examSession));
  }

  /** The latest started first. */
  public Future<List<SittingSummary>> latest(int most) {
    return upToDate(() -> summaries.latest(most));
  }

  public Future<SittingSummary> summary(String id) {
    return current(id).compose(_ -> summaries.get(id));
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

  /** The state folded from the stored events alone, whatever is cached. Fails with {@link IllegalStateException} when the log is damaged. */
  public Future<Sitting> refold(String id) {
    return entries(id).map(entries -> {
      for (int i = 0; i < entries.size(); i++)
        if (entries.get(i).sequence() != i + 1) throw new IllegalStateException("event " + (i + 1) + " is missing");
      return Sitting.fold(entries.stream().map(entry -> SittingCodec.decode(entry.body())).toList());
    });
  }

  private Future<Handled> attempt(Current current, SittingCommand command, int tries) {
    var now = now();
    if (overdue(current, now) && !(command instanceof SittingCommand.Expire))
      return attempt(current, new SittingCommand.Expire(), tries).compose(expired -> attempt(expired.current(), command, tries));
    var events = SittingDecider.decide(current.sitting(), command, interactions(current.sitting()), now);
    if (events.isEmpty()) return Future.succeededFuture(new Handled(current, events));
    return log.append(logName(current.id()), current.sequence(), encoded(events))
        .compose(_ -> kept(current.after(events), events), failure -> {
          if (!(failure instanceof SequenceTaken)) return Future.failedFuture(failure);
          if (tries == 1) return Future.failedFuture(new Refused(Reason.BUSY));
          cache.invalidate(current.id());
          return load(current.id()).compose(fresh -> attempt(fresh, command, tries - 1));
        });
  }

  private Future<Handled> kept(Current next, List<SittingEvent> events) {
    cache.asMap().merge(next.id(), next, (old, fresh) -> old.sequence() > fresh.sequence() ? old : fresh);
    var examSession = next.sitting().preparation().flatMap(prepared -> prepared.assignment().examSession());
    var handled = new Handled(next, events);
    if (events.stream().noneMatch(Summaries::matters)) {
      examSession.ifPresent(session -> announcements.sittingChanged(session, next.id()));
      return Future.succeededFuture(handled);
    }
    return summaries.refresh(next, catalog).map(_ -> {
      examSession.ifPresent(session -> announcements.sittingChanged(session, next.id()));
      return handled;
    });
  }

  private Future<Current> load(String id) {
    var cached = cache.getIfPresent(id);
    return cached != null ? Future.succeededFuture(cached) : reload(id, null);
  }

  private Future<Current> reload(String id, SittingCommand command) {
    return log.read(logName(id), 1).map(entries -> {
      if (entries.isEmpty() && !(command instanceof SittingCommand.Prepare)) throw new Refused(Reason.NOT_FOUND);
      var events = entries.stream().map(entry -> SittingCodec.decode(entry.body())).toList();
      var current = new Current(id, entries.size(), Sitting.fold(events), events.isEmpty() ? Instant.EPOCH : events.getLast().at());
      if (!events.isEmpty()) cache.asMap().merge(id, current, (old, fresh) -> old.sequence() > fresh.sequence() ? old : fresh);
      return current;
    });
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

  private static String logName(String id) {
    return "sitting/" + id;
  }
}
