package org.palier.deploy.command;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.palier.engine.account.Email;
import org.palier.engine.account.Language;
import org.palier.engine.account.Role;
import org.palier.engine.account.StaffAccounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Staff accounts: the first one has to come from somewhere. */
@Command(name = "staff", description = "Staff accounts.", subcommands = StaffCommand.Create.class)
public final class StaffCommand {
  @Command(name = "create", description = "Create a staff account and print its first password. The server must not run on the same data directory.",
      mixinStandardHelpOptions = true)
  static final class Create implements Callable<Integer> {
    @Mixin
    private StoreOptions where;

    @Parameters(index = "0", paramLabel = "EMAIL")
    private String email;

    @Parameters(index = "1", paramLabel = "NAME")
    private String name;

    @Option(names = "--role", required = true, description = "One or more of ${COMPLETION-CANDIDATES}.")
    private List<Role> roles;

    @Override
    public Integer call() {
      var bytes = new byte[15];
      new SecureRandom().nextBytes(bytes);
      var password = Base64.getUrlEncoder().encodeToString(bytes);
      try (var opened = OpenedStore.toChange(where.settings())) {
        var app = opened.application;
        new StaffAccounts(app.accounts(), app.passwords(), app.webSessions(), InstantSource.system())
            .create(new Email(email), name, EnumSet.copyOf(roles), Language.FR, password).await();
      }
      System.out.println(email + "  " + password);
      return 0;
    }
  }
}
