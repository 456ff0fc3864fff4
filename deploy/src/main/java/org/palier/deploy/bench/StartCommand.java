package org.palier.deploy.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.palier.deploy.load.Figures;
import org.palier.deploy.load.Place;
import org.palier.deploy.load.Progress;
import org.palier.deploy.load.ServerProcess;
import org.palier.deploy.load.Undo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long a start takes on an empty data directory, and what the server holds when nobody is there. */
@Command(name = "start", description = "Start the server: time to the first request served, memory when idle.", mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {
  @Option(names = "--rounds", description = "The median of so many starts is told (default: ${DEFAULT-VALUE}).", defaultValue = "5")
  private int rounds;

  @Option(names = "--idle", paramLabel = "SECONDS", description = "After how long memory is read (default: ${DEFAULT-VALUE}).", defaultValue = "5")
  private int idle;

  @Override
  public Integer call() throws InterruptedException {
    Progress.figures(figures(rounds, idle));
    return 0;
  }

  static Map<String, Object> figures(int rounds, int idle) throws InterruptedException {
    if (rounds < 1) throw new IllegalArgumentException("--rounds " + rounds + ": give 1 or more");
    if (idle < 0) throw new IllegalArgumentException("--idle " + idle + ": give 0 or more");
    var progress = new Progress("bench start");
    var millis = new ArrayList<Double>();
    var cpu = new ArrayList<Double>();
    var rss = new ArrayList<Double>();
    progress.begin("starts", rounds);
    for (int round = 1; round <= rounds; round++) {
      try (var undo = new Undo()) {
        var folder = undo.folder();
        var server = ServerProcess.start(undo, new ServerProcess.Launch(Place.sqlite(folder.resolve("data")).serve(), Map.of(), folder.resolve("server.log")));
        millis.add((double) server.readyMillis());
        cpu.add((double) server.cpu().toMillis());
        Thread.sleep(idle * 1_000L);
        rss.add(server.memory().rss());
        progress.tell("start " + round + " of " + rounds + ": ready after " + server.readyMillis() + " ms, " + Math.round(rss.getLast()) + " MiB");
      }
    }
    var figures = new LinkedHashMap<String, Object>();
    figures.put("readyMillis", median(millis));
    figures.put("readyCpuMillis", median(cpu));
    figures.put("rssMebibytes", Figures.rounded(median(rss)));
    figures.put("rounds", rounds);
    return figures;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
