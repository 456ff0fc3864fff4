package org.palier.deploy.drill;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Place;
import org.palier.deploy.load.Progress;
import org.palier.deploy.load.ServerProcess;
import org.palier.deploy.load.Undo;

/** The server is killed at a random moment under load, again and again, on the same data and with the same candidates. */
final class KillDrill {
  private static final int LEAST_MILLIS = 300;
  private static final int MOST_MILLIS = 2_500;

  private final Progress progress = new Progress("drill kill");
  private final int rounds;
  private final int candidates;
  private final String store;
  private final Histogram restarts = new Histogram(3);

  KillDrill(int rounds, int candidates, String store) {
    if (rounds < 1) throw new IllegalArgumentException("--rounds " + rounds + ": give 1 or more");
    this.rounds = rounds;
    this.candidates = candidates;
    this.store = store;
  }

  Map<String, Object> run() throws InterruptedException {
    try (var undo = new Undo(); var generator = new Generator()) {
      var folder = undo.folder();
      var place = Place.of(store, folder, undo);
      var seats = Crowd.seats(place, candidates, progress);
      var launch = new ServerProcess.Launch(place.serve(), Map.of(), folder.resolve("server.log"));
      var server = ServerProcess.start(undo, launch);
      var crowd = new Crowd(generator, seats, server.port());
      crowd.begin();
      progress.begin("rounds of load, kill -9, restart, compare", rounds);
      for (int round = 1; round <= rounds; round++) {
        killUnderLoad(crowd, server);
        server = restarted(undo, launch, server);
        crowd.resume();
        progress.tell("round " + round + " of " + rounds + ": " + crowd.acknowledged() + " acknowledged so far, everybody resumed");
      }
      server.kill();
      progress.tell("comparing with the store");
      return figures(crowd, crowd.compare(place.settings()), place.store());
    }
  }

  private static void killUnderLoad(Crowd crowd, ServerProcess server) throws InterruptedException {
    var killed = new AtomicBoolean();
    var load = crowd.saveUntil(killed::get);
    Thread.sleep(ThreadLocalRandom.current().nextInt(LEAST_MILLIS, MOST_MILLIS));
    killed.set(true);
    server.kill();
    load.await();
  }

  private ServerProcess restarted(Undo undo, ServerProcess.Launch launch, ServerProcess killed) {
    long begun = System.nanoTime();
    var server = ServerProcess.start(undo, launch, killed.port());
    restarts.recordValue(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    return server;
  }

  private Map<String, Object> figures(Crowd crowd, Comparison comparison, String store) {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("acknowledged", crowd.acknowledged());
    figures.put("lost", comparison.lost());
    figures.put("duplicated", comparison.duplicated());
    figures.put("rounds", rounds);
    figures.put("restartP95Millis", restarts.getValueAtPercentile(95));
    figures.put("deadlinesMoved", crowd.deadlinesMoved());
    figures.put("refused", crowd.refusedCleanly() + crowd.refusedOtherwise());
    figures.put("candidates", candidates);
    figures.put("store", store);
    return figures;
  }
}
