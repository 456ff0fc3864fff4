package org.palier.deploy.command;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.palier.deploy.Application;
import org.palier.engine.account.Email;
import org.palier.engine.account.Language;
import org.palier.engine.account.Role;
import org.palier.engine.account.StaffAccounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Staff accounts: the first one has to come from somewhere. */
@Command(name = "staff", description = "Staff accounts.", subcommands = {StaffCommand.Create.class, StaffCommand.Centres.class})
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

    @Option(names = "--centre", paramLabel = "ID", description = "A centre whose manager this is; once for each. A centre manager without one sees nothing.")
    private List<String> centres = List.of();

    @Override
    public Integer call() {
      if (roles.contains(Role.CENTRE_MANAGER) == centres.isEmpty()) throw new IllegalArgumentException("--centre is for " + Role.CENTRE_MANAGER.code() + ", who needs one");
      var bytes = new byte[15];
      new SecureRandom().nextBytes(bytes);
      var password = Base64.getUrlEncoder().encodeToString(bytes);
      try (var opened = OpenedStore.toChange(where.settings())) {
        staff(opened.application).create(new Email(email), name, EnumSet.copyOf(roles), known(opened.application, centres), Language.FR, password).await();
      }
      System.out.println(email + "  " + password);
      return 0;
    }
  }

  @Command(name = "centres", description = "Change the centres that somebody manages; none without --centre. The server must not run on the same data directory.",
      mixinStandardHelpOptions = true)
  static final class Centres implements Callable<Integer> {
    @Mixin
    private StoreOptions where;

    @Parameters(index = "0", paramLabel = "EMAIL")
    private String email;

    @Option(names = "--centre", paramLabel = "ID", description = "A centre whose manager this is; once for each.")
    private List<String> centres = List.of();

    @Override
    public Integer call() {
      try (var opened = OpenedStore.toChange(where.settings())) {
        var account = opened.application.accounts().find(new Email(email)).await().filter(one -> one.roles().contains(Role.CENTRE_MANAGER))
            .orElseThrow(() -> new IllegalArgumentException(email + " is no " + Role.CENTRE_MANAGER.code()));
        staff(opened.application).changeCentres(account.id(), known(opened.application, centres)).await();
      }
      return 0;
    }
  }

  private static StaffAccounts staff(Application app) {
    return new StaffAccounts(app.accounts(), app.passwords(), app.webSessions(), InstantSource.system());
  }

  private static Set<String> known(Application app, List<String> centres) {
    for (var centre : centres) if (app.examSessions().centre(centre).await().isEmpty()) throw new IllegalArgumentException("no centre " + centre);
    return new HashSet<>(centres);
  }
}
