package org.palier.deploy.command;

import java.util.concurrent.Callable;
import org.palier.engine.audit.SittingAudit.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Derives forms again. */
@Command(name = "form", description = "Check forms.", subcommands = FormCommand.Verify.class)
public final class FormCommand {
  @Command(name = "verify", description = "Draw a sitting's form again from its seed, and say whether it is equal.", mixinStandardHelpOptions = true)
  static final class Verify implements Callable<Integer> {
    @Mixin
    private StoreOptions where;

    @Parameters(paramLabel = "SITTING", description = "Identifier of the sitting.")
    private String sitting;

    @Override
    public Integer call() {
      try (var opened = OpenedStore.toLook(where.settings())) {
        var comparison = opened.application.audit().verifyForm(sitting).await();
        System.out.println(sitting + ": form " + Words.of(comparison));
        return comparison == Comparison.EQUAL ? 0 : 1;
      }
    }
  }
}
