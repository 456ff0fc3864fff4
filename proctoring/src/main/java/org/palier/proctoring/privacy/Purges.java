package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.Preparation;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Query;
import org.palier.engine.store.Store;
import org.palier.proctoring.room.RoomFact;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is over, in batches. What a batch will delete is written first: a server that stops in the middle deletes it again when it is
 * back, and counts it once. One record of proof for each kind of each run that deleted anything.
 */
public final class Purges {
  static final Collection PURGES = Collection.of("purge").indexedBy("startedAtMillis").indexedBy("running");
  private static final Logger LOG = LoggerFactory.getLogger(Purges.class);
  private static final int BATCH = 50, MOST_BATCHES = 200, MOST_SKIPPED = 15_000, MOST_PREVIEWED = 1_000, MOST_SHOWN = 500;

  private final Store store;
  private final Clocks clocks;
  private final Holds holds;
  private final List<Kept> kinds;
  private final Notices notices;
  private final Lease lease;
  private final InstantSource clock;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile String doneDay = "";
  private volatile boolean scrubOwed;

  Purges(Store store, Clocks clocks, Holds holds, List<Kept> kinds, InstantSource clock) {
    this.store = store;
    this.clocks = clocks;
    this.holds = holds;
    this.kinds = List.copyOf(kinds);
    this.clock = clock;
    notices = new Notices(store);
    lease = new Lease(store, clock);
  }

  /** Of what was deleted, what somebody is still to be told of. */
  Future<Set<RecordKind>> owedTo(String candidate) {
    return notices.owed(candidate);
  }

  Future<Void> declare() {
    return Future.all(store.declare(PURGES), notices.declare(), lease.declare()).mapEmpty();
  }

  /** @param more whether there is more than was counted */
  record Expected(RecordKind kind, int days, Instant before, int due, boolean more, int held) {}

  /** @param token names exactly what would be deleted: who purges by hand says it */
  record Preview(List<Expected> kinds, String token) {}

  /** Clocks count whole days, so that what is over is the same from one step of a purge to the next. */
  private Instant midnight() {
    return clock.instant().truncatedTo(ChronoUnit.DAYS);
  }

  Future<Preview> preview() {
    var now = midnight();
    return Future.all(clocks.all(), holds.now()).compose(both -> {
      Map<RecordKind, RetentionClock> chosen = both.resultAt(0);
      Set<String> held = both.resultAt(1);
      var expected = new ArrayList<Expected>();
      var ids = new StringBuilder();
      Future<?> all = Future.succeededFuture();
      for (var kept : kinds) all = all.compose(_ -> kept.due(now, chosen.get(kept.kind()).days(), Set.of(), MOST_PREVIEWED)).onSuccess(due -> {
        var free = due.stream().filter(one -> !stays(one, held)).toList();
        free.stream().map(Due::id).sorted().forEach(id -> ids.append(kept.kind()).append(' ').append(id).append('\n'));
        var days = chosen.get(kept.kind()).days();
        expected.add(new Expected(kept.kind(), days, chosen.get(kept.kind()).cutoff(now), free.size(), due.size() == MOST_PREVIEWED, due.size() - free.size()));
      });
      return all.map(_ -> new Preview(expected, Register.sha256(ids.toString())));
    });
  }

  /** Fails with {@code stale-document} when something else would be deleted than the preview said, {@code busy} while a purge runs. */
  Future<Void> byHand(String by, String token) {
    return preview().compose(now -> {
      if (!now.token().equals(token)) throw new Refused(Reason.STALE_DOCUMENT);
      return run("hand", by);
    }).mapEmpty();
  }

  /**
   * What is over now, up to a bound for each kind. One record of proof for each kind of which anything was deleted. Fails with {@code busy} while
   * another purge runs, here or elsewhere.
   *
   * @return whether there was more than one run deletes
   */
  Future<Boolean> run(String rule, String by) {
    return alone(() -> takeOver().compose(_ -> everything(rule, by)));
  }

  /**
   * To be called now and then, on any node: once a day what was interrupted is finished and what is over goes; letters that are owed are sent.
   * A day's purge that failed, or deleted as much as one run may, goes on at the next call.
   */
  public Future<Void> tick(PurgeLetters letters) {
    return (today().equals(doneDay) ? Future.<Void>succeededFuture() : daily(today()))
        .compose(_ -> scrubOwed ? scrub() : Future.succeededFuture()).compose(_ -> notices.send(letters));
  }

  private String today() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  private Future<Void> daily(String day) {
    return alone(() -> takeOver().compose(_ -> lease.done(day)).compose(done -> done ? Future.succeededFuture(false) : everything("clock", RoomFact.CLOCK))
        .compose(more -> more ? Future.<Void>succeededFuture() : lease.finish(day).onSuccess(_ -> doneDay = day)))
        .recover(failure -> failure instanceof Refused ? Future.succeededFuture() : Future.failedFuture(failure));
  }

  /** One purge at a time: the lease keeps other nodes out, and this one's other callers are kept out here. */
  private <T> Future<T> alone(Supplier<Future<T>> work) {
    if (!running.compareAndSet(false, true)) return Future.failedFuture(new Refused(Reason.BUSY));
    return lease.take().compose(_ -> work.get()).eventually(lease::give).onComplete(_ -> running.set(false));
  }

  /** A kind that cannot be purged keeps no other from being: its failure is told at the end. */
  private Future<Boolean> everything(String rule, String by) {
    var failed = new ArrayList<Throwable>();
    return clocks.all().compose(chosen -> {
      var more = new AtomicBoolean();
      Future<?> all = Future.succeededFuture();
      for (var kept : kinds) all = all.compose(_ -> purge(kept, chosen.get(kept.kind()).days(), rule, by).<Void>map(left -> {
        if (left) more.set(true);
        return null;
      }).recover(failure -> {
        LOG.error("purge of {} failed and is tried again", kept.kind(), failure);
        failed.add(failure);
        return Future.succeededFuture();
      }));
      return all.map(_ -> more.get());
    }).compose(more -> scrub().compose(_ -> failed.isEmpty() ? Future.succeededFuture(more) : Future.failedFuture(failed.getFirst())));
  }

  Future<List<PurgeRecord>> latest() {
    return store.find(PURGES, Query.all().orderedByDescending("startedAtMillis").limit(MOST_SHOWN)).map(found -> found.stream().map(one -> Json.read(one.body(), PurgeRecord.class)).toList());
  }

  /** Keeps the proof of something that was deleted because somebody asked. */
  Future<Void> keep(PurgeRecord done) {
    return store.insert(PURGES, done.id(), Json.object(done)).mapEmpty();
  }

  static String newId() {
    return Preparation.newId("p");
  }

  /** What another began and did not finish: whoever holds the lease knows that nobody goes on with it. */
  private Future<Void> takeOver() {
    return store.find(PURGES, Query.where("running", true).limit(100)).compose(running -> {
      Future<?> all = Future.succeededFuture();
      for (var document : running) {
        var record = Json.read(document.body(), PurgeRecord.class);
        var kept = kinds.stream().filter(one -> one.kind() == record.kind()).findFirst();
        LOG.info("purge {} was interrupted and is finished now", record.id());
        all = all.compose(_ -> kept.map(one -> holds.now().compose(held -> delete(one, record, record.pending().stream().filter(due -> !stays(due, held)).toList(), new HashSet<>())))
            .orElse(Future.succeededFuture(record))).compose(done -> write(done.finished(clock.instant()))).recover(failure -> {
          LOG.error("purge {} cannot be finished yet", record.id(), failure);
          return Future.succeededFuture(record);
        });
      }
      return all.mapEmpty();
    });
  }

  /** @return whether there is more */
  private Future<Boolean> purge(Kept kept, int days, String rule, String by) {
    return round(kept, days, PurgeRecord.begun(newId(), kept.kind(), rule, by, days, clock.instant()), new HashSet<>(), 0, 0);
  }

  /** @param record stored once it has something to say @param heldBefore of earlier rounds, not told yet @param batches deleted before */
  private Future<Boolean> round(Kept kept, int days, PurgeRecord record, Set<String> skip, int heldBefore, int batches) {
    var now = clock.instant();
    return lease.take().compose(_ -> Future.all(kept.due(midnight(), days, skip, BATCH), holds.now())).compose(both -> {
      List<Due> due = both.resultAt(0);
      Set<String> held = both.resultAt(1);
      var free = due.stream().filter(one -> !stays(one, held)).toList();
      due.stream().filter(one -> stays(one, held)).map(Due::id).forEach(skip::add);
      int stay = heldBefore + due.size() - free.size();
      if (due.isEmpty() || batches == MOST_BATCHES || skip.size() > MOST_SKIPPED)
        return (record.count() == 0 ? Future.succeededFuture(record) : write(record.about(List.of(), stay, now).finished(now))).map(!due.isEmpty() && batches == MOST_BATCHES);
      if (free.isEmpty()) return round(kept, days, record, skip, stay, batches);
      return write(record.about(free, stay, now)).compose(begun -> delete(kept, begun, free, skip)).compose(done -> round(kept, days, done, skip, 0, batches + 1));
    });
  }

  /** What somebody holds at the last moment stays, whatever the batch said. @param skip takes what stayed */
  private Future<PurgeRecord> delete(Kept kept, PurgeRecord record, List<Due> batch, Set<String> skip) {
    var deleted = new ArrayList<Due>();
    Future<?> all = Future.succeededFuture();
    for (var due : batch) all = all.compose(_ -> holds.any(due.things())).compose(held -> held ? Future.<Void>failedFuture(new Refused(Reason.LEGAL_HOLD)) : kept.erase(due, record.rule()))
        .onSuccess(_ -> deleted.add(due))
        .recover(failure -> failure instanceof Refused && skip.add(due.id()) ? Future.succeededFuture() : Future.failedFuture(failure));
    return all.compose(_ -> {
      scrubOwed = true;
      Future<?> owed = Future.succeededFuture();
      if (kept.kind().told()) for (var due : deleted) for (var candidate : due.candidates()) owed = owed.compose(_ -> notices.owe(candidate, kept.kind()));
      return owed;
    }).compose(_ -> write(record.deleted(deleted, clock.instant())));
  }

  private Future<PurgeRecord> write(PurgeRecord record) {
    return store.put(PURGES, record.id(), Json.object(record)).map(record);
  }

  /** Brings what was deleted out of the store's files. One that cannot now, since somebody reads, is scrubbed at the next tick. */
  public Future<Void> scrub() {
    scrubOwed = true;
    return store.scrub().onSuccess(_ -> scrubOwed = false).recover(failure -> {
      LOG.info("what was deleted is not out of the store's files yet: {}", failure.toString());
      return Future.succeededFuture();
    });
  }

  private static boolean stays(Due due, Set<String> held) {
    return due.things().stream().anyMatch(held::contains);
  }
}
