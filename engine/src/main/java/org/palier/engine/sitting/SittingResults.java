package org.palier.engine.sitting;

import java.util.Set;
import org.palier.engine.content.ResponseProcessing;
import org.palier.engine.content.TestCatalog;
import org.palier.engine.scoring.Result;
import org.palier.engine.scoring.Score;
import org.palier.engine.scoring.Scorer;

/** The result of a sitting that is over: computed from its events whenever somebody asks, never stored as the truth. */
public final class SittingResults {
  /** What decides, by version; written into the first event. */
  public static final String RULES = ResponseProcessing.VERSION + " " + Scorer.VERSION;

  private SittingResults() {}

  /** @throws org.palier.engine.refusal.Refused {@code VERSION_NOT_HERE} when the bank version is not loaded */
  public static Result of(Sitting.Over over, TestCatalog catalog) {
    return Result.of(score(over, catalog), over.ending(), over.verdict(), over.last().prepared().scoring());
  }

  public static Score score(Sitting.Over over, TestCatalog catalog) {
    var prepared = over.last().prepared();
    var bankVersion = prepared.form().origin().bankVersion();
    return Scorer.score(prepared.form(), ref -> catalog.item(bankVersion, ref), number -> over.answers().of(number).response(),
        Set.of(), prepared.scoring());
  }
}
