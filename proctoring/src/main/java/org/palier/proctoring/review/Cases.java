package org.palier.proctoring.review;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Document;
import org.palier.engine.store.DuplicateKey;
import org.palier.engine.store.LogStore;
import org.palier.engine.store.Query;
import org.palier.engine.store.Query.Comparison;
import org.palier.engine.store.SequenceTaken;
import org.palier.engine.store.StaleRevision;
import org.palier.engine.store.Store;

/** Load, decide, append. The one way to change a case. A case bears its sitting's identifier, so that there is never a second one. */
public final class Cases {
  private static final Collection CASES = Collection.of("review_case").indexedBy("open", "openedAt").indexedBy("candidate").indexedBy("closedAt").indexedBy("adverse", "closedAt").indexedBy("owed");
  private static final int TRIES = 8, MOST_OPEN = 2_000, MOST_CLOSED = 500;

  private final Store store;
  private final InstantSource clock;

  public Cases(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** @param number of the last fact */
  public record Current(String sitting, long number, Case state) {}

  /** @param facts what the order added, empty when it changed nothing */
  public record Handled(Current current, List<CaseFact> facts) {}

  public record Numbered(long number, CaseFact fact) {}

  public Future<Void> declare() {
    return store.declare(CASES);
  }

  public Instant now() {
    return clock.instant();
  }

  /** Refused with {@code not-found} when there is none. */
  public Future<Current> current(String sitting) {
    return load(sitting).map(current -> {
      current.state().about();
      return current;
    });
  }

  /** Empty when there is none. */
  public Future<Optional<Current>> find(String sitting) {
    return load(sitting).map(current -> current.number() == 0 ? Optional.empty() : Optional.of(current));
  }

  public Future<List<Numbered>> facts(String sitting) {
    return store.read(log(sitting), 1).map(entries -> entries.stream().map(entry -> new Numbered(entry.sequence(), decode(entry))).toList());
  }

  /** Succeeds only when what it changed is durable. @return fails with {@link Refused} when a rule says no */
  public Future<Handled> handle(String sitting, CaseOrder order) {
    return attempt(sitting, order, TRIES);
  }

  /** Those that wait for somebody, the oldest first. */
  public Future<List<CaseSummary>> open() {
    return summaries(Query.where("open", true).orderedBy("openedAt").limit(MOST_OPEN));
  }

  /** The latest first. */
  public Future<List<CaseSummary>> closed() {
    return summaries(Query.all().and("closedAt", Comparison.GREATER, 0L).orderedByDescending("closedAt").limit(MOST_CLOSED));
  }

  /** The oldest first. @param adverse those against a candidate, or the others */
  public Future<List<CaseSummary>> closedBefore(Instant before, boolean adverse, int most) {
    return summaries(Query.where("adverse", adverse).and("closedAt", Comparison.LESS, before.toEpochMilli()).orderedBy("closedAt").limit(most));
  }

  /** Erases a case: every fact, and its place in lists. Nobody brings it back. Repeating it does no harm. */
  public Future<Void> forget(String sitting) {
    return store.forget(log(sitting)).compose(_ -> store.get(CASES, sitting))
        .compose(found -> found.map(document -> store.delete(CASES, sitting, document.revision())).orElse(Future.succeededFuture()));
  }

  public Future<List<CaseSummary>> ofCandidate(String candidate) {
    return summaries(Query.where("candidate", candidate).limit(200));
  }

  /** The case about a sitting, open or not. */
  public Future<Optional<CaseSummary>> summary(String sitting) {
    return store.get(CASES, sitting).map(found -> found.map(Cases::summary));
  }

  /** Those whose candidate is still to be written. */
  Future<List<CaseSummary>> owed(int most) {
    return summaries(Query.all().and("owed", Comparison.LESS_OR_EQUAL, clock.millis()).orderedBy("owed").limit(most));
  }

  private Future<Handled> attempt(String sitting, CaseOrder order, int tries) {
    return load(sitting).compose(current -> {
      List<CaseFact> facts = CaseDecider.decide(current.state(), order, clock.instant());
      if (facts.isEmpty()) return refresh(current, TRIES).map(new Handled(current, facts));
      var next = after(current, facts);
      return store.append(log(sitting), current.number(), facts.stream().map(Json::buffer).toList()).compose(
          _ -> refresh(next, TRIES).map(new Handled(next, facts)),
          failure -> {
            if (!(failure instanceof SequenceTaken)) return Future.failedFuture(failure);
            if (tries > 1) return attempt(sitting, order, tries - 1);
            // Empty, and takes nothing: it was erased.
            return Future.failedFuture(new Refused(current.number() == 0 ? Reason.NOT_FOUND : Reason.BUSY));
          });
    });
  }

  private static Current after(Current current, List<CaseFact> facts) {
    var next = current.state();
    for (var fact : facts) next = next.after(fact);
    return new Current(current.sitting(), current.number() + facts.size(), next);
  }

  private Future<Current> load(String sitting) {
    return store.read(log(sitting), 1).map(entries ->
        new Current(sitting, entries.size(), Case.fold(entries.stream().map(Cases::decode).toList())));
  }

  /** One that has seen more already stays, whoever was slow to write. */
  private Future<Void> refresh(Current current, int tries) {
    if (current.number() == 0) return Future.succeededFuture();
    var summary = CaseSummary.of(current.state(), clock.instant());
    return store.get(CASES, current.sitting()).compose(found -> {
      if (found.isEmpty()) return store.insert(CASES, current.sitting(), Json.object(summary));
      if (summary(found.get()).number() >= summary.number()) return Future.succeededFuture();
      return store.replace(CASES, current.sitting(), found.get().revision(), Json.object(summary));
    }).<Void>mapEmpty().recover(failure -> (failure instanceof StaleRevision || failure instanceof DuplicateKey) && tries > 1
        ? refresh(current, tries - 1) : Future.failedFuture(failure));
  }

  private Future<List<CaseSummary>> summaries(Query query) {
    return store.find(CASES, query).map(found -> found.stream().map(Cases::summary).toList());
  }

  private static CaseSummary summary(Document document) {
    return Json.read(document.body(), CaseSummary.class);
  }

  private static CaseFact decode(LogStore.Entry entry) {
    return Json.read(entry.body(), CaseFact.class);
  }

  private static String log(String sitting) {
    return "case/" + sitting;
  }
}
