package org.palier.deploy.command;

import java.util.concurrent.Callable;
import org.palier.engine.audit.SittingAudit.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Computes results again. */
@Command(name = "result", description = "Check results.", subcommands = ResultCommand.Recompute.class)
public final class ResultCommand {
  @Command(name = "recompute", description = "Compute a sitting's score again from its events, and say whether it is equal.", mixinStandardHelpOptions = true)
  static final class Recompute implements Callable<Integer> {
    @Mixin
    private StoreOptions where;

    @Parameters(paramLabel = "SITTING", description = "Identifier of the sitting.")
    private String sitting;

    @Override
    public Integer call() {
      try (var opened = OpenedStore.toLook(where.settings())) {
        var found = opened.application.audit().recompute(sitting).await();
        System.out.println(sitting + ": score " + (found.comparison() == Comparison.EQUAL ? "equal: computed again from the stored events" : Words.of(found.comparison())));
        found.result().ifPresent(result -> System.out.printf("  %s, ended %s: %d of %d right%s, %d of %d points, threshold %s%n", result.status(), result.ending(),
            result.score().right(), result.score().items(), found.neutralised() == 0 ? "" : " (" + found.neutralised() + " neutralised)",
            result.score().points(), result.score().scale(), result.score().thresholdMet() ? "met" : "not met"));
        return found.comparison() == Comparison.EQUAL ? 0 : 1;
      }
    }
  }
}
