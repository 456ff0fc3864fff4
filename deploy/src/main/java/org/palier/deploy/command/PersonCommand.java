package org.palier.deploy.command;

import java.util.concurrent.Callable;
import org.palier.engine.account.Email;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One person's data. */
@Command(name = "person", description = "One person's data.", subcommands = PersonCommand.Erase.class)
public final class PersonCommand {
  @Command(name = "erase", description = "Erase everything personal of the person with this e-mail; exam records stay, with an account that tells nobody. "
      + "The server must not run on the same data directory.", mixinStandardHelpOptions = true)
  static final class Erase implements Callable<Integer> {
    @Mixin
    private StoreOptions where;

    @Parameters(paramLabel = "EMAIL")
    private String email;

    @Override
    public Integer call() {
      try (var opened = OpenedStore.toChange(where.settings())) {
        System.out.println("erased; exam records refer to " + opened.application.personErasure().erase(new Email(email), "command").await());
      }
      return 0;
    }
  }
}
