package org.palier.deploy.drill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Place;
import org.palier.deploy.load.Progress;
import org.palier.deploy.load.Readiness;
import org.palier.deploy.load.ServerProcess;
import org.palier.deploy.load.Undo;

/** The disk fills while candidates save, stays full for a while, and has room again: without a restart. */
final class DiskFullDrill {
  private static final Duration BEFORE = Duration.ofSeconds(2);
  private static final Duration FULL = Duration.ofSeconds(3);
  private static final Duration AFTER = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 20;

  private final Progress progress = new Progress("drill disk-full");
  private final Path directory;
  private final int candidates;
  private final Map<String, Object> figures = new LinkedHashMap<>();

  /** @param directory empty, on a small disk */
  DiskFullDrill(Path directory, int candidates) {
    this.directory = SmallDisk.checked(directory);
    this.candidates = candidates;
  }

  Map<String, Object> run() throws InterruptedException {
    try (var undo = new Undo(); var generator = new Generator()) {
      var place = Place.sqlite(directory.resolve("data"));
      var seats = Crowd.seats(place, candidates, progress);
      var server = ServerProcess.start(undo, new ServerProcess.Launch(place.serve(), Map.of(), undo.folder().resolve("server.log")));
      var crowd = new Crowd(generator, seats, server.port());
      crowd.begin();
      var over = new AtomicBoolean();
      var load = crowd.saveUntil(over::get);
      progress.tell("everybody saves");
      Thread.sleep(BEFORE);
      fill(crowd, server);
      Thread.sleep(AFTER);
      over.set(true);
      load.await();
      crowd.resume();
      boolean lived = server.alive();
      server.kill();
      progress.tell("comparing with the store");
      figures(crowd, crowd.compare(place.settings()), lived);
    }
    return figures;
  }

  private void fill(Crowd crowd, ServerProcess server) throws InterruptedException {
    var filler = new Filler(directory);
    progress.tell("the disk is filled");
    filler.fill();
    // What room the store itself gives back is taken as well, until saves are refused.
    until("refused saves", () -> crowd.refusedCleanly() + crowd.refusedOtherwise() > 0, filler::fill);
    Thread.sleep(FULL);
    figures.put("healthWhileFull", Readiness.ask(server.port()).startsWith("HTTP/1.1 503") ? 503 : 200);
    progress.tell(crowd.refusedCleanly() + " saves refused; the disk has room again");
    long acknowledged = crowd.acknowledged();
    long freedAt = System.nanoTime();
    filler.free();
    until("acknowledged saves", () -> crowd.acknowledged() > acknowledged, () -> {});
    figures.put("recoveredMillis", (System.nanoTime() - freedAt) / 1_000_000);
  }

  private static void until(String what, BooleanSupplier reached, Runnable meanwhile) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() > end) throw new IllegalStateException("no " + what + " within " + PATIENCE.toSeconds() + " s");
      meanwhile.run();
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private void figures(Crowd crowd, Comparison comparison, boolean lived) {
    figures.put("acknowledged", crowd.acknowledged());
    figures.put("lost", comparison.lost());
    figures.put("refusedCleanly", crowd.refusedCleanly());
    figures.put("refusedOtherwise", crowd.refusedOtherwise());
    figures.put("duplicated", comparison.duplicated());
    figures.put("restarted", !lived);
    figures.put("candidates", candidates);
  }
}
