package org.palier.proctoring.review;

import io.vertx.core.Future;
import java.util.Optional;
import org.palier.engine.examsession.DecisionRules;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.scoring.Result.Verdict;
import org.palier.proctoring.room.Seating;

/**
 * Nobody decides what a supervised sitting is worth while it is under review, and nobody decides against a candidate without an adverse case
 * that two people closed. A sitting that nobody watched has no case, and is none of our business.
 */
public final class DecisionGate implements DecisionRules {
  private final Seating seating;
  private final Cases cases;
  private final CaseWatch watch;

  public DecisionGate(Seating seating, Cases cases, CaseWatch watch) {
    this.seating = seating;
    this.cases = cases;
    this.watch = watch;
  }

  @Override public Future<Void> check(String sitting, Verdict verdict) {
    return seating.roomOf(sitting).compose(room -> room.isEmpty() ? Future.succeededFuture()
        // First what was marked a moment ago.
        : watch.scan(room.get()).compose(_ -> cases.find(sitting)).map(found -> {
          decide(found.map(Cases.Current::state), verdict);
          return null;
        }));
  }

  static void decide(Optional<Case> known, Verdict verdict) {
    if (known.filter(Case::isOpen).isPresent()) throw new Refused(Reason.CASE_OPEN);
    boolean allowed = switch (verdict) {
      case RELEASE -> true;
      case REJECT -> known.filter(Case::adverse).isPresent();
      // Annulling is also what follows from a broken computer: then nothing was held against anybody, or a reviewer said so.
      case ANNUL -> known.isEmpty() || known.get().adverse() || known.get().outcome().filter(Finding.TECHNICAL::equals).isPresent();
    };
    if (!allowed) throw new Refused(Reason.CASE_NOT_ADVERSE);
  }
}
