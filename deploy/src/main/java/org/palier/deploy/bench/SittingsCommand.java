package org.palier.deploy.bench;

import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.palier.deploy.load.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Candidates who start, save, resume and submit over HTTP. */
@Command(name = "sittings", description = {
    "Candidates start, save, resume and submit over real HTTP; the server runs in a process of its own on fresh data.",
    "PALIER_HEAP sets its heap, as for deploy/run."}, mixinStandardHelpOptions = true)
final class SittingsCommand implements Callable<Integer> {
  @Option(names = "--candidates", description = "1 to 20000 (default: ${DEFAULT-VALUE}).", defaultValue = "1000")
  private int candidates;

  @Option(names = "--seconds", description = "How long saves are measured (default: ${DEFAULT-VALUE}).", defaultValue = "30")
  private int seconds;

  @Option(names = "--interval", paramLabel = "SECONDS", defaultValue = "0",
      description = "Between two saves of one candidate, at random phases; 0: as fast as the connections go (default: ${DEFAULT-VALUE}).")
  private int interval;

  @Option(names = "--store", description = "sqlite, or mongodb://... for a database of its own there (default: ${DEFAULT-VALUE}).", defaultValue = "sqlite")
  private String store;

  @Option(names = "--burst", description = "All candidates save in the same instant, five times.")
  private boolean burst;

  @Option(names = "--connections", description = "Default: 64 with --interval 0, else one for each candidate.")
  private Integer connections;

  @Option(names = "--warm-up", paramLabel = "SECONDS", description = "Saves before those that are measured (default: ${DEFAULT-VALUE}).", defaultValue = "10")
  private int warmUp;

  @Option(names = "--start-within", paramLabel = "SECONDS", description = "With --interval or --burst: all start within so long (default: 10, more beyond 1000 candidates).")
  private Integer startWithin;

  @Option(names = "--waiting", paramLabel = "SECONDS", defaultValue = "15",
      description = "With --interval or --burst: between a candidate's arrival and the start (default: ${DEFAULT-VALUE}).")
  private int waiting;

  @Override
  public Integer call() {
    var plan = new SittingsPlan(candidates, seconds, interval, store, burst, optional(connections), warmUp, optional(startWithin), waiting);
    Progress.figures(new SittingsBenchmark(plan, new Progress("bench sittings")).run());
    return 0;
  }

  private static OptionalInt optional(Integer given) {
    return given == null ? OptionalInt.empty() : OptionalInt.of(given);
  }
}
