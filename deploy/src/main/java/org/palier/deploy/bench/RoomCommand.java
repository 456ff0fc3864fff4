package org.palier.deploy.bench;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.palier.deploy.load.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Supervised candidates online: with scripted pages, or with real browsers. */
@Command(name = "room", description = {
    "Candidates and their supervisors online. What they cost, how fast signals are relayed and rosters follow, how everybody comes back after a node was",
    "restarted: with scripted pages over real sockets, no media. With --browsers real pages in Chromium: how long from joining to the first frame on the wall;",
    "with --tiles too, one wall left open: whether its memory grows. PALIER_HEAP sets the servers' heap, as for deploy/run."}, mixinStandardHelpOptions = true)
final class RoomCommand implements Callable<Integer> {
  private final Progress progress = new Progress("bench room");

  @Option(names = "--candidates", description = "1 to 5000, in rooms of 24 (default: 1000); with --browsers those who join, 1 to 24 (default: 12).")
  private Integer candidates;

  @Option(names = "--nodes", description = "1, or 2 with the candidates of a room on one and its supervisor on the other (default: ${DEFAULT-VALUE}).", defaultValue = "1")
  private int nodes;

  @Option(names = "--minutes", description = "How long everybody is merely online while processor and memory are measured (default: 1); with --tiles how long the wall stays open (default: 20).")
  private Double minutes;

  @Option(names = "--relay-seconds", paramLabel = "SECONDS", description = "How long signals are relayed (default: ${DEFAULT-VALUE}).", defaultValue = "30")
  private int relaySeconds;

  @Option(names = "--per-second", paramLabel = "COUNT", description = "Signals relayed each second (default: ${DEFAULT-VALUE}).", defaultValue = "200")
  private int perSecond;

  @Option(names = "--join-within", paramLabel = "SECONDS", description = "All come within so long (default: ${DEFAULT-VALUE}).", defaultValue = "30")
  private int joinSeconds;

  @Option(names = "--store", description = "sqlite, or mongodb://... for a database of its own there (default: sqlite; with two nodes the engine of the tests).")
  private Optional<String> store = Optional.empty();

  @Option(names = "--browsers", description = "1 to 8 real browsers, in which candidates join one after the other.")
  private Integer browsers;

  @Option(names = "--tiles", description = "1 to 24 candidates on one wall, with drawn pictures from one browser; give --browsers 1.")
  private Integer tiles;

  @Override
  public Integer call() throws InterruptedException {
    Progress.figures(figures());
    return 0;
  }

  private Map<String, Object> figures() throws InterruptedException {
    if (tiles != null) {
      if (browsers == null || browsers != 1) throw new IllegalArgumentException("--tiles: one wall is watched, give --browsers 1");
      return new WallSoak(tiles, minutes == null ? 20 : minutes, progress).run();
    }
    if (browsers != null) return new FirstFrames(browsers, candidates == null ? 12 : candidates, progress).run();
    return new RoomBenchmark(new RoomPlan(candidates == null ? 1_000 : candidates, nodes, minutes == null ? 1 : minutes, relaySeconds, perSecond, joinSeconds,
        store.orElse(nodes == 1 ? "sqlite" : RoomBenchmark.TRIAL)), progress).run();
  }
}
