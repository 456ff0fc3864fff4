package org.palier.deploy;

import java.io.PrintWriter;
import org.palier.bank.source.BankCorrupt;
import org.palier.deploy.bench.BenchCommand;
import org.palier.deploy.command.BankCommand;
import org.palier.deploy.command.CentreCommand;
import org.palier.deploy.command.DemoCommand;
import org.palier.deploy.command.FormCommand;
import org.palier.deploy.command.PersonCommand;
import org.palier.deploy.command.ResultCommand;
import org.palier.deploy.command.ServeCommand;
import org.palier.deploy.command.StaffCommand;
import org.palier.deploy.drill.DrillCommand;
import org.palier.engine.refusal.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code deploy/palier}: one program, a command for each thing it does. */
@Command(name = "palier", description = "An engine for supervised certification exams.", mixinStandardHelpOptions = true,
    version = "Palier 0.1.0",
    subcommands = {ServeCommand.class, FormCommand.class, ResultCommand.class, BankCommand.class, StaffCommand.class, CentreCommand.class, PersonCommand.class})
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Logging.configure();
    System.exit(run(new PrintWriter(System.err, true), arguments));
  }

  /** @return 0 for done, 2 for refused with one readable message to {@code errors}, 1 for "not equal" and for faults */
  public static int run(PrintWriter errors, String... arguments) {
    var line = new CommandLine(new Main());
    if (!serves(arguments)) line.addSubcommand(new DemoCommand()).addSubcommand(new BenchCommand()).addSubcommand(new DrillCommand());
    // After the commands are there: it holds for those that are.
    return line.setCaseInsensitiveEnumValuesAllowed(true).setErr(errors)
        .setExecutionExceptionHandler((failure, command, _) -> told(failure, command)).execute(arguments);
  }

  /** Then nothing is loaded of what measures and breaks. */
  private static boolean serves(String[] arguments) {
    return arguments.length > 0 && arguments[0].equals("serve");
  }

  /** A refusal is one readable message; a fault shows where it happened. */
  private static int told(Exception failure, CommandLine command) {
    if (failure instanceof StartRefused || failure instanceof IllegalArgumentException || failure instanceof Refused || failure instanceof BankCorrupt) {
      command.getErr().println("palier: " + failure.getMessage());
      return 2;
    }
    failure.printStackTrace(command.getErr());
    return 1;
  }
}
