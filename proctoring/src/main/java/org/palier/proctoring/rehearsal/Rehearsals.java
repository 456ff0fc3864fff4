package org.palier.proctoring.rehearsal;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.palier.engine.examsession.ExamSession;
import org.palier.engine.examsession.ExamSessions;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Document;
import org.palier.engine.store.DocumentStore;
import org.palier.engine.store.DuplicateKey;
import org.palier.engine.store.Query;
import org.palier.engine.store.StaleRevision;
import org.palier.proctoring.room.Preflight;

/** Rehearsals and trials, in the store. A trial is a person's, not a sitting's: it counts for every exam until it is too old. */
public final class Rehearsals {
  private static final Collection REHEARSALS = Collection.of("rehearsal").indexedBy("examSession").indexedBy("candidate");
  private static final Collection TRIALS = Collection.of("trial").indexedBy("at");
  private static final int TRIES = 10;

  private final DocumentStore store;
  private final ExamSessions sessions;
  private final ZoneId zone;
  private final InstantSource clock;

  /** @param zone whose hours are offered */
  public Rehearsals(DocumentStore store, ExamSessions sessions, ZoneId zone, InstantSource clock) {
    this.store = store;
    this.sessions = sessions;
    this.zone = zone;
    this.clock = clock;
  }

  /** @param before as it was; @param after as it is now */
  record Changed(Rehearsal before, Rehearsal after) {}

  public Future<Void> declare() {
    return store.declare(REHEARSALS).compose(_ -> store.declare(TRIALS));
  }

  Instant now() {
    return clock.instant();
  }

  Future<Rehearsal> of(SittingSummary sitting) {
    return store.get(REHEARSALS, sitting.id()).map(found -> found.map(Rehearsals::read).orElseGet(() -> fresh(sitting)));
  }

  Future<List<Rehearsal>> ofExamSession(String examSession) {
    return store.find(REHEARSALS, Query.where("examSession", examSession)).map(found -> found.stream().map(Rehearsals::read).toList());
  }

  public Future<Optional<Trial>> trial(String candidate) {
    return store.get(TRIALS, candidate).map(found -> found.map(document -> Json.read(document.body(), Trial.class)));
  }

  /** The moments that can still be booked for a session; none once its sitting has begun. */
  List<Instant> slots(SittingSummary sitting, ExamSession session) {
    return sitting.state() == SittingSummary.State.READY ? Slots.offered(now(), session.opensAt(), zone) : List.of();
  }

  /** Books, or moves what was booked. Fails with {@code slot-not-offered}. */
  Future<Changed> book(SittingSummary sitting, Instant slot) {
    return sessions.get(fresh(sitting).examSession()).compose(session -> {
      if (!slots(sitting, session).contains(slot)) throw new Refused(Reason.SLOT_NOT_OFFERED);
      return change(sitting, rehearsal -> rehearsal.at(Optional.of(slot)));
    });
  }

  /** Cancelling what is not booked does no harm. */
  Future<Changed> cancel(SittingSummary sitting) {
    return change(sitting, rehearsal -> rehearsal.at(Optional.empty()));
  }

  Future<Changed> help(SittingSummary sitting, Rehearsal.Help help) {
    return change(sitting, rehearsal -> rehearsal.helpedBy(help));
  }

  Future<Changed> askForCentre(SittingSummary sitting, String text) {
    return change(sitting, rehearsal -> rehearsal.wishing(new Rehearsal.Wish(text, now())));
  }

  /** The latest counts, whatever the one before said. */
  Future<Trial> keep(String candidate, Preflight preflight) {
    var trial = new Trial(candidate, now(), preflight);
    return store.put(TRIALS, candidate, Json.object(trial)).map(trial);
  }

  /** What was agreed before this sitting, if anything. */
  public Future<Optional<Rehearsal>> ofSitting(String sitting) {
    return store.get(REHEARSALS, sitting).map(found -> found.map(Rehearsals::read));
  }

  /** Forgets what was agreed before a sitting. Repeating it does no harm. */
  public Future<Void> forget(String sitting) {
    return store.get(REHEARSALS, sitting).compose(found -> found.map(document -> store.delete(REHEARSALS, sitting, document.revision())).orElse(Future.succeededFuture()));
  }

  /** Candidates whose last trial is older, the oldest first. */
  public Future<List<String>> triedBefore(Instant before, int most) {
    return store.find(TRIALS, Query.all().and("at", Query.Comparison.LESS, before.toString()).orderedBy("at").limit(most)).map(found -> found.stream().map(Document::id).toList());
  }

  /** Forgets a candidate's trial. Repeating it does no harm. */
  public Future<Void> forgetTrial(String candidate) {
    return store.get(TRIALS, candidate).compose(found -> found.map(document -> store.delete(TRIALS, candidate, document.revision())).orElse(Future.succeededFuture()));
  }

  /** Forgets everything of a candidate. Repeating it does no harm. */
  public Future<Void> erase(String candidate) {
    return store.find(REHEARSALS, Query.where("candidate", candidate)).compose(found -> {
      Future<?> all = Future.succeededFuture();
      for (var document : found) all = all.compose(_ -> store.delete(REHEARSALS, document.id(), document.revision()));
      return all.compose(_ -> store.get(TRIALS, candidate));
    }).compose(found -> found.map(document -> store.delete(TRIALS, candidate, document.revision())).orElse(Future.succeededFuture()));
  }

  private Future<Changed> change(SittingSummary sitting, UnaryOperator<Rehearsal> change) {
    return change(sitting, change, TRIES);
  }

  private Future<Changed> change(SittingSummary sitting, UnaryOperator<Rehearsal> change, int tries) {
    return store.get(REHEARSALS, sitting.id()).compose(found -> {
      var before = found.map(Rehearsals::read).orElseGet(() -> fresh(sitting));
      var after = change.apply(before);
      var changed = new Changed(before, after);
      if (after.equals(before)) return Future.succeededFuture(changed);
      var body = Json.object(after);
      return (found.isEmpty() ? store.insert(REHEARSALS, sitting.id(), body) : store.replace(REHEARSALS, sitting.id(), found.get().revision(), body)).map(changed)
          .recover(failure -> (failure instanceof StaleRevision || failure instanceof DuplicateKey) && tries > 1
              ? change(sitting, change, tries - 1) : Future.failedFuture(failure));
    });
  }

  private static Rehearsal fresh(SittingSummary sitting) {
    return Rehearsal.of(sitting.id(), sitting.examSession().orElseThrow(() -> new Refused(Reason.NOT_FOUND)), sitting.candidate());
  }

  private static Rehearsal read(Document document) {
    return Json.read(document.body(), Rehearsal.class);
  }
}
