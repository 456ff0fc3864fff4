package org.palier.deploy.drill;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.palier.deploy.load.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** No deadline follows the system's clock. */
@Command(name = "clock-jump", description = "Set the system's clock under the server an hour forth and back (libfaketime), compare deadlines.", mixinStandardHelpOptions = true)
final class ClockJumpCommand implements Callable<Integer> {
  @Option(names = "--candidates", description = "Default: ${DEFAULT-VALUE}.", defaultValue = "50")
  private int candidates;

  @Option(names = "--stay", paramLabel = "SECONDS", description = "How long the clock stays wrong each time (default: ${DEFAULT-VALUE}).", defaultValue = "5")
  private int stay;

  @Override
  public Integer call() throws InterruptedException {
    var figures = new ClockJumpDrill(candidates, Duration.ofSeconds(stay)).run();
    Progress.figures(figures);
    return figures.get("deadlinesMoved").equals(0L) && figures.get("lost").equals(0L) && figures.get("refused").equals(0L) ? 0 : 1;
  }
}
