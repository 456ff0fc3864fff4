package org.palier.engine.sitting;

import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.palier.engine.content.TestCatalog;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.scoring.ScoringRule;

/** Draws a form for somebody and fixes it in the sitting's first event, long before anyone clicks "start". */
public final class Preparation {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Sittings sittings;
  private final Summaries summaries;
  private final TestCatalog catalog;

  public Preparation(Sittings sittings, Summaries summaries, TestCatalog catalog) {
    this.sittings = sittings;
    this.summaries = summaries;
    this.catalog = catalog;
  }

  /** 32 random bytes as 64 hexadecimal digits. */
  public static String newSeed() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Sixteen random bytes, safe in an address. */
  public static String newId(String prefix) {
    var bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return prefix + "-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Prepares the sitting, or gives the one that was prepared for the same assignment before.
   *
   * @param seedHash what was fixed before, to prove that nobody chose the seed
   */
  public Future<String> prepare(Assignment assignment, String blueprint, ScoringRule scoring, String seed, Optional<String> seedHash) {
    var rules = catalog.rules(blueprint).orElseThrow(() -> new Refused(Reason.VERSION_NOT_HERE));
    return summaries.reserve(newId("s"), assignment, sittings.now()).compose(summary -> {
      if (summary.sequence() > 0) return Future.succeededFuture(summary.id());
      var form = catalog.draw(blueprint, seed);
      return sittings.handle(summary.id(), new SittingCommand.Prepare(assignment, form, rules.navigation(), scoring, seed, seedHash, SittingResults.RULES))
          .map(_ -> summary.id());
    });
  }
}
