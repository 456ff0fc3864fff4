package org.palier.engine.sitting;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.palier.engine.content.TestCatalog;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Document;
import org.palier.engine.store.DocumentStore;
import org.palier.engine.store.DuplicateKey;
import org.palier.engine.store.Query;
import org.palier.engine.store.StaleRevision;

/** The read model of sittings. Written before a life-cycle command is acknowledged; answers do not touch it. */
public final class Summaries {
  static final Collection SITTINGS = Collection.of("sitting")
      .indexedBy("examSession").indexedBy("candidate").indexedBy("sweepAt").indexedBy("startedAt").uniqueBy("slot");

  private static final int TRIES = 8, FEW = 64;

  private final DocumentStore store;

  public Summaries(DocumentStore store) {
    this.store = store;
  }

  public Future<Void> declare() {
    return store.declare(SITTINGS);
  }

  /** Whether an event changes what a summary says. */
  static boolean matters(SittingEvent event) {
    return switch (event) {
      case SittingEvent.Prepared _, SittingEvent.Started _, SittingEvent.Paused _, SittingEvent.Resumed _, SittingEvent.TimeAdded _,
          SittingEvent.Ended _, SittingEvent.LateResponseAdmitted _, SittingEvent.ResultDecided _, SittingEvent.LateResponseKept _,
          SittingEvent.ItemReportJudged _ -> true;
      case SittingEvent.ConnectionOpened _, SittingEvent.ResponseSaved _, SittingEvent.ItemFlagged _, SittingEvent.ItemLeft _,
          SittingEvent.ItemReported _ -> false;
    };
  }

  /** Takes the assignment's slot; gives the sitting that holds it already if there is one. */
  Future<SittingSummary> reserve(String id, Assignment assignment, Instant now) {
    var reserved = SittingSummary.reserved(id, assignment, now);
    return store.insert(SITTINGS, id, Json.object(reserved)).map(_ -> reserved).recover(failure ->
        failure instanceof DuplicateKey ? bySlot(SittingSummary.slot(assignment)) : Future.failedFuture(failure));
  }

  /** Brings the summary up to {@code current}; one that has seen more already stays, whoever was slow to write. */
  Future<Void> refresh(Sittings.Current current, TestCatalog catalog) {
    var result = current.sitting() instanceof Sitting.Over over ? Optional.of(SittingResults.of(over, catalog)) : Optional.<org.palier.engine.scoring.Result>empty();
    return write(SittingSummary.of(current, result), TRIES);
  }

  private Future<Void> write(SittingSummary summary, int tries) {
    return store.get(SITTINGS, summary.id()).compose(found -> {
      if (found.isEmpty()) return store.insert(SITTINGS, summary.id(), Json.object(summary));
      var stored = read(found.get());
      if (stored.sequence() > summary.sequence() || stored.equals(summary)) return Future.succeededFuture();
      return store.replace(SITTINGS, summary.id(), found.get().revision(), Json.object(summary));
    }).<Void>mapEmpty().recover(failure -> (failure instanceof StaleRevision || failure instanceof DuplicateKey) && tries > 1
        ? write(summary, tries - 1) : Future.failedFuture(failure));
  }

  public Future<SittingSummary> get(String id) {
    return store.get(SITTINGS, id).map(found -> found.map(Summaries::read).orElseThrow(() -> new Refused(Reason.NOT_FOUND)));
  }

  public Future<List<SittingSummary>> ofExamSession(String examSession) {
    return find(Query.where("examSession", examSession));
  }

  /** Those of them that there are: a few are read one by one, for many the whole list costs less. */
  Future<List<SittingSummary>> ofExamSession(String examSession, Set<String> ids) {
    if (ids.size() > FEW) return ofExamSession(examSession).map(all -> all.stream().filter(one -> ids.contains(one.id())).toList());
    var each = ids.stream().sorted().map(id -> store.get(SITTINGS, id)).toList();
    return Future.all(each).map(_ -> each.stream().flatMap(one -> one.result().stream()).map(Summaries::read).toList());
  }

  public Future<List<SittingSummary>> ofCandidate(String candidate) {
    return find(Query.where("candidate", candidate).limit(200));
  }

  /** The latest started first. */
  public Future<List<SittingSummary>> latest(int most) {
    return find(Query.all().and("startedAt", Query.Comparison.GREATER, "").orderedByDescending("startedAt").limit(most));
  }

  /** Sittings whose time may be over, the longest first. */
  Future<List<SittingSummary>> dueBefore(Instant now, int most) {
    return find(Query.all().and("sweepAt", Query.Comparison.LESS_OR_EQUAL, now.toEpochMilli()).orderedBy("sweepAt").limit(most));
  }

  private Future<SittingSummary> bySlot(String slot) {
    return find(Query.where("slot", slot)).map(found -> found.stream().findFirst().orElseThrow(() -> new Refused(Reason.BUSY)));
  }

  private Future<List<SittingSummary>> find(Query query) {
    return store.find(SITTINGS, query).map(found -> found.stream().map(Summaries::read).toList());
  }

  private static SittingSummary read(Document document) {
    JsonObject body = document.body();
    return Json.read(body, SittingSummary.class);
  }
}
