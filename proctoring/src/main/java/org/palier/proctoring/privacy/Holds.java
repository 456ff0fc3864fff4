package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.Sittings;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Document;
import org.palier.engine.store.DocumentStore;
import org.palier.engine.store.DuplicateKey;
import org.palier.engine.store.Query;
import org.palier.engine.store.StaleRevision;
import org.palier.proctoring.review.CaseSummary;
import org.palier.proctoring.review.Cases;
import org.palier.proctoring.room.Seating;

/** What must not be deleted now: what somebody holds for a reason, and whatever an open case is about (CNIL 2023-058, art. 6). */
public final class Holds {
  static final Collection HOLDS = Collection.of("legal_hold").indexedBy("held").indexedBy("liftedAtMillis");
  private static final int TRIES = 8, MOST = 5_000;

  private final DocumentStore store;
  private final Cases cases;
  private final Seating seating;
  private final Sittings sittings;
  private final InstantSource clock;

  public Holds(DocumentStore store, Cases cases, Seating seating, Sittings sittings, InstantSource clock) {
    this.store = store;
    this.cases = cases;
    this.seating = seating;
    this.sittings = sittings;
    this.clock = clock;
  }

  public Future<Void> declare() {
    return store.declare(HOLDS);
  }

  /** Sittings, and the rooms they are in: of none of them anything may go. */
  Future<Set<String>> now() {
    return Future.all(inForce(), cases.open()).map(both -> {
      var held = new HashSet<String>();
      both.<List<Hold>>resultAt(0).forEach(hold -> {
        held.add(hold.sitting());
        if (!hold.room().isEmpty()) held.add(hold.room());
      });
      both.<List<CaseSummary>>resultAt(1).forEach(open -> {
        held.add(open.id());
        held.add(open.room());
      });
      return held;
    });
  }

  /** Whether anything of this sitting must stay. */
  public Future<Boolean> held(String sitting) {
    return Future.all(store.get(HOLDS, sitting), cases.summary(sitting)).map(both ->
        both.<Optional<Document>>resultAt(0).map(Holds::read).filter(Hold::held).isPresent() || both.<Optional<CaseSummary>>resultAt(1).filter(CaseSummary::open).isPresent());
  }

  /** Whether any of these, sittings or others, must stay. */
  Future<Boolean> any(Set<String> things) {
    Future<Boolean> any = Future.succeededFuture(false);
    for (var thing : things) any = any.compose(held -> held ? Future.succeededFuture(true) : held(thing));
    return any;
  }

  /** Takes the reasons out of what was held once: they may name whoever is erased. That it was held, by whom and when, stays. */
  Future<Void> empty(String sitting) {
    return store.get(HOLDS, sitting).compose(found -> found.isEmpty() ? Future.succeededFuture() : change(sitting, known -> known.orElseThrow().emptied(), TRIES).mapEmpty());
  }

  Future<List<Hold>> inForce() {
    return store.find(HOLDS, Query.where("held", true).limit(MOST)).map(found -> found.stream().map(Holds::read).toList());
  }

  Future<Optional<Hold>> of(String sitting) {
    return store.get(HOLDS, sitting).map(found -> found.map(Holds::read));
  }

  /** Everything that is or was held. */
  Future<List<Hold>> all() {
    return store.find(HOLDS, Query.all().limit(MOST)).map(found -> found.stream().map(Holds::read).toList());
  }

  Future<Hold> set(String sitting, String by, String reason) {
    var act = new Hold.Act(true, by, clock.instant(), reason);
    return sittings.summary(sitting).compose(summary -> seating.roomOf(sitting).compose(room ->
        change(sitting, known -> known.orElseGet(() -> new Hold(sitting, room.orElse(""), summary.candidate(), false, List.of())).with(act), TRIES)));
  }

  /** Refused with {@code not-found} when there is none. */
  Future<Hold> lift(String sitting, String by, String reason) {
    var act = new Hold.Act(false, by, clock.instant(), reason);
    return change(sitting, known -> known.orElseThrow(() -> new Refused(Reason.NOT_FOUND)).with(act), TRIES);
  }

  private interface Change {
    Hold of(Optional<Hold> known);
  }

  private Future<Hold> change(String sitting, Change change, int tries) {
    return store.get(HOLDS, sitting).compose(found -> {
      var next = change.of(found.map(Holds::read));
      return (found.isEmpty() ? store.insert(HOLDS, sitting, Json.object(next)) : store.replace(HOLDS, sitting, found.get().revision(), Json.object(next))).map(next);
    }).recover(failure -> (failure instanceof StaleRevision || failure instanceof DuplicateKey) && tries > 1 ? change(sitting, change, tries - 1) : Future.failedFuture(failure));
  }

  static Hold read(Document document) {
    return Json.read(document.body(), Hold.class);
  }
}
