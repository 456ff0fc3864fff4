package org.palier.deploy.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.palier.bank.blueprint.BlueprintLoader;
import org.palier.bank.item.BankLoader;
import org.palier.bank.report.BankReport;
import org.palier.engine.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at the question bank. */
@Command(name = "bank", description = "Look at the question bank.", subcommands = BankCommand.Report.class)
public final class BankCommand {
  @Command(name = "report", description = "Count items and say what looks wrong.", mixinStandardHelpOptions = true)
  static final class Report implements Callable<Integer> {
    @Option(names = "--bank", paramLabel = "DIR", description = "Folder of item files instead of the starter bank.")
    private Optional<Path> bank = Optional.empty();

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
      var report = BankReport.of(bank.map(BankLoader::load).orElseGet(BankLoader::starter), BlueprintLoader.shipped(), LocalDate.now());
      System.out.println(json ? Json.MAPPER.writeValueAsString(report) : report.toText());
      return 0;
    }
  }
}
