package org.palier.deploy.drill;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Place;
import org.palier.deploy.load.Progress;
import org.palier.deploy.load.ServerProcess;
import org.palier.deploy.load.Undo;

/** The system's clock under the server is set an hour forth, an hour back and right again, while candidates sit. */
final class ClockJumpDrill {
  private static final List<Duration> JUMPS = List.of(Duration.ofHours(1), Duration.ofHours(-1), Duration.ZERO);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Progress progress = new Progress("drill clock-jump");
  private final int candidates;
  private final Duration stay;

  /** @param stay how long the clock stays wrong; the deadline sweep passes every two seconds */
  ClockJumpDrill(int candidates, Duration stay) {
    if (stay.isNegative()) throw new IllegalArgumentException("--stay " + stay.toSeconds() + ": give 0 or more");
    this.candidates = candidates;
    this.stay = stay;
  }

  Map<String, Object> run() throws InterruptedException {
    try (var undo = new Undo(); var generator = new Generator()) {
      var folder = undo.folder();
      var clock = new FakeClock(folder);
      var environment = clock.environment();
      var place = Place.sqlite(folder.resolve("data"));
      var seats = Crowd.seats(place, candidates, progress);
      var server = ServerProcess.start(undo, new ServerProcess.Launch(place.serve(), environment, folder.resolve("server.log")));
      var crowd = new Crowd(generator, seats, server.port());
      crowd.begin();
      var over = new AtomicBoolean();
      var load = crowd.saveUntil(over::get);
      for (var off : JUMPS) jump(crowd, clock, server, off);
      over.set(true);
      load.await();
      crowd.resume();
      server.kill();
      progress.tell("comparing with the store");
      return figures(crowd, crowd.compare(place.settings()));
    }
  }

  private void jump(Crowd crowd, FakeClock clock, ServerProcess server, Duration off) throws InterruptedException {
    progress.tell("the system's clock is off by " + off.toMinutes() + " minutes");
    clock.set(off);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!FakeClock.seen(server.port(), off)) {
      if (System.nanoTime() > end) throw new IllegalStateException("the server does not see the clock move: libfaketime has no effect on it");
      Thread.sleep(100);
    }
    crowd.look();
    Thread.sleep(stay);
    crowd.look();
  }

  private Map<String, Object> figures(Crowd crowd, Comparison comparison) {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("deadlinesMoved", crowd.deadlinesMoved());
    figures.put("acknowledged", crowd.acknowledged());
    figures.put("lost", comparison.lost());
    figures.put("duplicated", comparison.duplicated());
    figures.put("refused", crowd.refusedCleanly() + crowd.refusedOtherwise());
    figures.put("jumps", JUMPS.size());
    figures.put("candidates", candidates);
    return figures;
  }
}
