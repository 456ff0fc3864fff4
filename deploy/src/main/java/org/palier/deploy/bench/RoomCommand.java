package org.palier.deploy.bench;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.palier.deploy.load.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Supervised candidates online, with scripted pages. */
@Command(name = "room", description = {
    "Candidates and their supervisors online: real sockets, scripted pages, no media. What they cost, how fast signals are relayed and rosters follow,",
    "and how everybody comes back after a node was restarted. PALIER_HEAP sets the servers' heap, as for deploy/run."}, mixinStandardHelpOptions = true)
final class RoomCommand implements Callable<Integer> {
  @Option(names = "--candidates", description = "1 to 5000, in rooms of 24 (default: ${DEFAULT-VALUE}).", defaultValue = "1000")
  private int candidates;

  @Option(names = "--nodes", description = "1, or 2 with the candidates of a room on one and its supervisor on the other (default: ${DEFAULT-VALUE}).", defaultValue = "1")
  private int nodes;

  @Option(names = "--minutes", description = "How long everybody is merely online while processor and memory are measured (default: ${DEFAULT-VALUE}).", defaultValue = "1")
  private double minutes;

  @Option(names = "--relay-seconds", paramLabel = "SECONDS", description = "How long signals are relayed (default: ${DEFAULT-VALUE}).", defaultValue = "30")
  private int relaySeconds;

  @Option(names = "--per-second", paramLabel = "COUNT", description = "Signals relayed each second (default: ${DEFAULT-VALUE}).", defaultValue = "200")
  private int perSecond;

  @Option(names = "--join-within", paramLabel = "SECONDS", description = "All come within so long (default: ${DEFAULT-VALUE}).", defaultValue = "30")
  private int joinSeconds;

  @Option(names = "--store", description = "sqlite, or mongodb://... for a database of its own there (default: sqlite; with two nodes the engine of the tests).")
  private Optional<String> store = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    var plan = new RoomPlan(candidates, nodes, minutes, relaySeconds, perSecond, joinSeconds, store.orElse(nodes == 1 ? "sqlite" : RoomBenchmark.TRIAL));
    Progress.figures(new RoomBenchmark(plan, new Progress("bench room")).run());
    return 0;
  }
}
