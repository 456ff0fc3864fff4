package org.palier.proctoring.room;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Document;
import org.palier.engine.store.DuplicateKey;
import org.palier.engine.store.LogStore;
import org.palier.engine.store.Query;
import org.palier.engine.store.SequenceTaken;
import org.palier.engine.store.StaleRevision;
import org.palier.engine.store.Store;

/**
 * Load, decide, append, then say so on the bus. The one way to change a room. The number of a fact is its sequence in the room's log:
 * whoever has seen number N asks for what comes after it.
 */
public final class Rooms {
  private static final Collection ROOMS = Collection.of("room").indexedBy("examSession").indexedBy("dueAt");
  private static final int CACHED = 5_000, TRIES = 12;

  private final Store store;
  private final RoomNews news;
  private final InstantSource clock;
  private final Cache<String, Current> cache = Caffeine.newBuilder().maximumSize(CACHED).executor(Runnable::run)
      // A node that was not told that something was erased forgets it all the same.
      .expireAfterWrite(Duration.ofHours(12)).build();
  /** By room, as long as somebody takes something out of it. */
  private final Map<String, Future<Integer>> redacting = new ConcurrentHashMap<>();

  public Rooms(Store store, RoomNews news, InstantSource clock) {
    this.store = store;
    this.news = news;
    this.clock = clock;
    // Another node changed it: what is remembered here is behind, and a right may have gone.
    news.onChange((room, number) -> {
      var known = cache.getIfPresent(room);
      if (known != null && known.number() < number) current(room);
    });
    news.onErased(cache::invalidate);
  }

  /** @param number of the last fact */
  public record Current(String id, long number, Room room) {
    Current after(List<RoomFact> facts) {
      var next = room;
      for (var fact : facts) next = next.after(fact);
      return new Current(id, number + facts.size(), next);
    }
  }

  /** @param facts what the order added, empty when it changed nothing */
  public record Handled(Current current, List<RoomFact> facts) {}

  /** A fact with its number, as a catch-up gives it. */
  public record Numbered(long number, RoomFact fact) {}

  public Future<Void> declare() {
    return store.declare(ROOMS);
  }

  public Instant now() {
    return clock.instant();
  }

  /** As the store has it now; absent rooms are refused. */
  public Future<Current> current(String id) {
    var cached = cache.getIfPresent(id);
    return cached != null ? caughtUp(cached) : reload(id, false);
  }

  /** As it was last seen here, without asking the store; empty when it was never seen. For the relay, which cannot wait. */
  public Optional<Room> remembered(String id) {
    return Optional.ofNullable(cache.getIfPresent(id)).map(Current::room);
  }

  /** As the store has it now; empty for one whose facts are gone and whose place in lists is still there. */
  Future<Optional<Current>> present(String id) {
    return current(id).map(Optional::of)
        .recover(failure -> failure instanceof Refused gone && gone.reason() == Reason.NOT_FOUND ? Future.succeededFuture(Optional.empty()) : Future.failedFuture(failure));
  }

  /** The same, as it was last seen here if it was: for what decides nothing. */
  Future<Optional<Room>> seen(String id) {
    var known = remembered(id);
    return known.isPresent() ? Future.succeededFuture(known) : present(id).map(found -> found.map(Current::room));
  }

  /** The facts after a number, in order. */
  public Future<List<Numbered>> after(String id, long number) {
    return store.read(log(id), number + 1).map(entries -> entries.stream().map(entry -> new Numbered(entry.sequence(), decode(entry))).toList());
  }

  /** The same, after waiting for news when there is nothing yet. */
  public Future<List<Numbered>> after(String id, long number, Duration wait) {
    if (wait.isZero()) return after(id, number);
    // Waiting begins before looking: a change in between would wake nobody.
    var next = news.next(id, wait);
    return after(id, number).compose(found -> found.isEmpty() ? next.compose(_ -> after(id, number)) : Future.succeededFuture(found));
  }

  /** Succeeds only when what it changed is durable. @return fails with {@link Refused} when a rule says no */
  public Future<Handled> handle(String id, Order order) {
    var cached = cache.getIfPresent(id);
    return cached != null ? attempt(cached, false, order, TRIES)
        : reload(id, order.command() instanceof RoomCommand.Arrange).compose(current -> attempt(current, true, order, TRIES));
  }

  public Future<List<RoomSummary>> ofExamSession(String examSession) {
    return store.find(ROOMS, Query.where("examSession", examSession)).map(found -> found.stream().map(Rooms::summary).toList());
  }

  Future<List<RoomSummary>> dueBefore(Instant now, int most) {
    return store.find(ROOMS, Query.all().and("dueAt", Query.Comparison.LESS_OR_EQUAL, now.toEpochMilli()).orderedBy("dueAt").limit(most))
        .map(found -> found.stream().map(Rooms::summary).toList());
  }

  private Future<Handled> attempt(Current current, boolean fresh, Order order, int tries) {
    List<RoomFact> facts;
    try {
      facts = RoomDecider.decide(current.room(), order, clock.instant());
    } catch (Refused refused) {
      if (fresh) return Future.failedFuture(refused);
      facts = List.of();
    }
    if (facts.isEmpty()) {
      if (!fresh) return caughtUp(current).compose(newer -> attempt(newer, true, order, tries));
      return (current.number() > 0 ? refresh(current, TRIES) : Future.<Void>succeededFuture()).map(_ -> new Handled(current, List.of()));
    }
    var decided = facts;
    return store.append(log(current.id()), current.number(), decided.stream().map(Json::buffer).toList()).compose(_ -> kept(current.after(decided), decided), failure -> {
      if (!(failure instanceof SequenceTaken)) return Future.failedFuture(failure);
      if (tries == 1) return Future.failedFuture(new Refused(Reason.BUSY));
      return caughtUp(current).compose(newer -> attempt(newer, true, order, tries - 1));
    });
  }

  private Future<Handled> kept(Current next, List<RoomFact> facts) {
    remember(next);
    var handled = new Handled(next, facts);
    var refreshed = facts.stream().anyMatch(fact -> RoomSummary.matters(fact.event())) ? refresh(next, TRIES) : Future.<Void>succeededFuture();
    return refreshed.map(_ -> {
      news.changed(next.id(), next.number());
      return handled;
    });
  }

  /** One that has seen more already stays, whoever was slow to write. */
  private Future<Void> refresh(Current current, int tries) {
    var summary = RoomSummary.of(current.id(), current.room());
    return store.get(ROOMS, current.id()).compose(found -> {
      if (found.isEmpty()) return store.insert(ROOMS, current.id(), body(summary));
      var known = summary(found.get());
      if (known.number() > summary.number() || same(known, summary)) return Future.succeededFuture();
      return store.replace(ROOMS, current.id(), found.get().revision(), body(summary));
    }).<Void>mapEmpty().recover(failure -> (failure instanceof StaleRevision || failure instanceof DuplicateKey) && tries > 1
        ? refresh(current, tries - 1) : Future.failedFuture(failure));
  }

  private static boolean same(RoomSummary a, RoomSummary b) {
    return new RoomSummary(a.id(), a.examSession(), a.place(), a.state(), a.supervisors(), a.seats(), a.size(), a.minutesSealed(), b.number(), a.dueAt()).equals(b);
  }

  private Future<Current> caughtUp(Current known) {
    return store.read(log(known.id()), known.number() + 1)
        .map(entries -> entries.isEmpty() ? known : remember(known.after(entries.stream().map(Rooms::decode).toList())));
  }

  private Future<Current> reload(String id, boolean mayBeAbsent) {
    return store.read(log(id), 1).map(entries -> {
      if (!entries.isEmpty()) return remember(new Current(id, 0, Room.ABSENT).after(entries.stream().map(Rooms::decode).toList()));
      if (mayBeAbsent) return new Current(id, 0, Room.ABSENT);
      throw new Refused(Reason.NOT_FOUND);
    });
  }

  private Current remember(Current current) {
    return cache.asMap().merge(current.id(), current, (old, fresh) -> old.number() > fresh.number() ? old : fresh);
  }

  private static RoomFact decode(LogStore.Entry entry) {
    return Json.read(entry.body(), RoomFact.class);
  }

  static RoomSummary summary(Document document) {
    return Json.read(document.body(), RoomSummary.class);
  }

  private static JsonObject body(RoomSummary summary) {
    return Json.object(summary);
  }

  /** The stored bytes of a room's facts, in order: what a fingerprint is taken of. */
  public Future<List<Buffer>> stored(String id) {
    return store.read(log(id), 1).map(entries -> entries.stream().map(LogStore.Entry::body).toList());
  }

  /**
   * Takes out of a room's facts what is over. Each keeps its number, and the digest of what it said at first. Repeating it does no harm.
   *
   * @param rule by which, to be told beside each
   * @return how many facts were changed
   */
  public Future<Integer> redact(String id, Function<RoomEvent, Optional<RoomEvent>> left, String rule) {
    // One after the other: what sealed minutes tell of many must not come back because two are erased at once.
    var mine = redacting.compute(id, (_, before) -> (before == null ? Future.succeededFuture() : before.otherwiseEmpty()).compose(_ -> redacted(id, left, rule)));
    return mine.onComplete(_ -> redacting.remove(id, mine));
  }

  private Future<Integer> redacted(String id, Function<RoomEvent, Optional<RoomEvent>> left, String rule) {
    return store.read(log(id), 1).compose(entries -> {
      var redacted = new AtomicInteger();
      Future<?> all = Future.succeededFuture();
      for (var entry : entries)
        if (left.apply(decode(entry).event()).isPresent()) all = all.compose(_ -> latest(id, entry)).compose(now -> redact(id, now, left, rule, redacted));
      return all.map(_ -> redacted.get()).onSuccess(_ -> erased(id));
    });
  }

  /** Another node may have taken somebody else out of what tells of many; whatever else there is tells of one. */
  private Future<LogStore.Entry> latest(String id, LogStore.Entry entry) {
    return decode(entry).event() instanceof RoomEvent.OfMinutes ? store.read(log(id), entry.sequence()).map(found -> found.isEmpty() ? entry : found.getFirst()) : Future.succeededFuture(entry);
  }

  private Future<Void> redact(String id, LogStore.Entry entry, Function<RoomEvent, Optional<RoomEvent>> left, String rule, AtomicInteger redacted) {
    var fact = decode(entry);
    var event = left.apply(fact.event());
    if (event.isEmpty()) return Future.succeededFuture();
    redacted.incrementAndGet();
    var erased = new RoomFact.Erased(Fingerprint.ofFact(entry.body()), clock.instant(), rule);
    return store.redact(log(id), entry.sequence(), Json.buffer(new RoomFact(fact.by(), fact.at(), fact.key(), event.get(), Optional.of(erased))));
  }

  /** Erases a room: every fact, and its place in lists. Nobody brings it back. Repeating it does no harm. */
  public Future<Void> forget(String id) {
    return store.forget(log(id)).compose(_ -> store.get(ROOMS, id))
        .compose(found -> found.map(document -> store.delete(ROOMS, id, document.revision())).orElse(Future.succeededFuture()))
        .onSuccess(_ -> erased(id));
  }

  /** Here at once, elsewhere when they hear of it. */
  private void erased(String id) {
    cache.invalidate(id);
    news.erased(id);
  }

  private static String log(String id) {
    return "room/" + id;
  }
}
