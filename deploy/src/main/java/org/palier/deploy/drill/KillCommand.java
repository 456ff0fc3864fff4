package org.palier.deploy.drill;

import java.util.concurrent.Callable;
import org.palier.deploy.load.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Nothing acknowledged is lost when the server dies. */
@Command(name = "kill", description = "Kill the server at random moments under load (kill -9), restart it, compare.", mixinStandardHelpOptions = true)
final class KillCommand implements Callable<Integer> {
  @Option(names = "--rounds", description = "How many kills (default: ${DEFAULT-VALUE}).", defaultValue = "30")
  private int rounds;

  @Option(names = "--candidates", description = "Default: ${DEFAULT-VALUE}.", defaultValue = "50")
  private int candidates;

  @Option(names = "--store", description = "sqlite, or mongodb://... for a database of its own there (default: ${DEFAULT-VALUE}).", defaultValue = "sqlite")
  private String store;

  @Override
  public Integer call() throws InterruptedException {
    var figures = new KillDrill(rounds, candidates, store).run();
    Progress.figures(figures);
    return figures.get("lost").equals(0L) && figures.get("duplicated").equals(0L) && figures.get("deadlinesMoved").equals(0L) ? 0 : 1;
  }
}
