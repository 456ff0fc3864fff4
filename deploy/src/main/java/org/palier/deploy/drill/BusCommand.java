package org.palier.deploy.drill;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.palier.deploy.load.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Nothing that happens in a supervised room is missed when a node dies, nor told twice. */
@Command(name = "bus", description = "Kill one of two nodes at random moments while rooms are supervised (kill -9), restart it, compare what everybody was told with the rooms' logs.",
    mixinStandardHelpOptions = true)
final class BusCommand implements Callable<Integer> {
  @Option(names = "--rounds", description = "How many kills (default: ${DEFAULT-VALUE}).", defaultValue = "10")
  private int rounds;

  @Option(names = "--rooms", description = "Default: ${DEFAULT-VALUE}.", defaultValue = "4")
  private int rooms;

  @Option(names = "--candidates", description = "In each room (default: ${DEFAULT-VALUE}).", defaultValue = "6")
  private int candidates;

  @Option(names = "--store", description = "mongodb://... for a database of its own there; when none is named, the engine that the tests use.")
  private Optional<String> store = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    var figures = new BusDrill(rounds, rooms, candidates, store).run();
    Progress.figures(figures);
    return figures.get("missed").equals(0L) && figures.get("duplicated").equals(0L) && figures.get("lost").equals(0L) && figures.get("altered").equals(0L) ? 0 : 1;
  }
}
