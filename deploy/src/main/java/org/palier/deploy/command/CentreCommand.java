package org.palier.deploy.command;

import java.util.concurrent.Callable;
import org.palier.engine.examsession.Centre;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Partner centres. */
@Command(name = "centre", description = "Partner centres.", subcommands = CentreCommand.Add.class)
public final class CentreCommand {
  @Command(name = "add", description = "Add or change a centre. The server must not run on the same data directory.", mixinStandardHelpOptions = true)
  static final class Add implements Callable<Integer> {
    @Mixin
    private StoreOptions where;

    @Parameters(index = "0", paramLabel = "ID", description = "Lower-case letters, digits and hyphens.")
    private String id;

    @Parameters(index = "1", paramLabel = "NAME")
    private String name;

    @Parameters(index = "2", paramLabel = "CITY")
    private String city;

    @Parameters(index = "3", paramLabel = "POSTALCODE")
    private String postalCode;

    @Override
    public Integer call() {
      if (!id.matches("[a-z0-9][a-z0-9-]{0,79}")) throw new IllegalArgumentException("centre id " + id + ": lower-case letters, digits and hyphens");
      try (var opened = OpenedStore.toChange(where.settings())) {
        opened.application.examSessions().keep(new Centre(id, name, city, postalCode)).await();
      }
      return 0;
    }
  }
}
