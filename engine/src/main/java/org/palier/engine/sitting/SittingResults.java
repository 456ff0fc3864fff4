package org.palier.engine.sitting;

import java.util.Set;
import org.palier.engine.content.ResponseProcessing;
import org.palier.engine.content.TestCatalog;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.scoring.Result;
import org.palier.engine.scoring.Score;
import org.palier.engine.scoring.Scorer;

/** The result of a sitting that is over: computed from its events whenever somebody asks, never stored as the truth. */
public final class SittingResults {
  /** What decides, by version; written into the first event. */
  public static final String RULES = ResponseProcessing.VERSION + " " + Scorer.VERSION;

  /** What this server can compute again. Every result that the earlier rules could give, the present ones give alike. */
  private static final Set<String> KNOWN = Set.of(RULES, ResponseProcessing.VERSION + " " + Scorer.FIRST);

  private SittingResults() {}

  /** @throws Refused {@code VERSION_NOT_HERE} when the bank version is not loaded, or other rules decide than are here */
  public static Result of(Sitting.Over over, TestCatalog catalog) {
    return Result.of(score(over, catalog), over.ending(), over.verdict(), over.last().prepared().scoring());
  }

  public static Score score(Sitting.Over over, TestCatalog catalog) {
    var prepared = over.last().prepared();
    if (!KNOWN.contains(prepared.rulesVersion())) throw new Refused(Reason.VERSION_NOT_HERE);
    var bankVersion = prepared.form().origin().bankVersion();
    return Scorer.score(prepared.form(), ref -> catalog.item(bankVersion, ref), number -> over.answers().of(number).response(),
        over.reports().neutralised(), prepared.scoring());
  }
}
