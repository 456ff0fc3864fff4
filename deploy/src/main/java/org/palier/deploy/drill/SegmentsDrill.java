package org.palier.deploy.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.palier.deploy.command.OpenedStore;
import org.palier.deploy.load.KeptEvidence;
import org.palier.deploy.load.Place;
import org.palier.deploy.load.Progress;
import org.palier.deploy.load.Seats;
import org.palier.deploy.load.ServerProcess;
import org.palier.deploy.load.Undo;
import org.palier.engine.account.Caller;
import org.palier.engine.account.Role;

/** Candidates upload recordings over a bad line to a server that dies; afterwards their pages ask what is missing, and a reviewer looks at everything. */
final class SegmentsDrill {
  private static final Duration BETWEEN_KILLS = Duration.ofSeconds(2);

  private final Progress progress = new Progress("drill segments");
  private final int candidates;
  private final int segments;
  private final int kills;
  private final long seed;

  SegmentsDrill(int candidates, int segments, int kills, long seed) {
    if (segments < 1 || segments > 1_000) throw new IllegalArgumentException("--segments " + segments + ": give 1 to 1000");
    if (kills < 0) throw new IllegalArgumentException("--kills " + kills + ": give 0 or more");
    this.candidates = candidates;
    this.segments = segments;
    this.kills = kills;
    this.seed = seed;
  }

  private record Prepared(List<Seats.Seat> seats, String reviewer) {}

  Map<String, Object> run() throws InterruptedException {
    try (var undo = new Undo()) {
      var folder = undo.folder();
      var certifications = KeptEvidence.certifications(folder.resolve("certifications"), "continuous");
      var place = Place.sqlite(folder.resolve("data"));
      var prepared = prepared(new Place(place.store(), place.settings().withCertifications(certifications), place.serve()));
      var arguments = new ArrayList<>(place.serve());
      arguments.addAll(List.of("--certifications", certifications.toString()));
      var launch = new ServerProcess.Launch(arguments, Map.of(), folder.resolve("server.log"));
      var server = ServerProcess.start(undo, launch);
      int port = server.port();
      var uploaders = IntStream.range(0, candidates).mapToObj(number -> new Uploader(prepared.seats().get(number), port, segments, seed + number)).toList();
      each(uploaders, Uploader::begin);
      progress.tell("recordings of " + candidates + " candidates on a bad line, seed " + seed);
      long begun = System.nanoTime();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        uploaders.forEach(uploader -> threads.submit(uploader::uploadOnce));
        for (int kill = 1; kill <= kills; kill++) {
          Thread.sleep(BETWEEN_KILLS);
          server.kill();
          server = ServerProcess.start(undo, launch, port);
          progress.tell("killed and started again");
        }
      }
      progress.tell("the pages ask what is missing");
      each(uploaders, Uploader::finish);
      double seconds = (System.nanoTime() - begun) / 1e9;
      progress.tell("a reviewer looks at everything");
      var found = SegmentsComparison.of(prepared.reviewer(), port, uploaders, place.settings().evidenceDirectory());
      return figures(uploaders, found, seconds);
    }
  }

  private Prepared prepared(Place place) {
    try (var opened = OpenedStore.toChange(place.settings())) {
      var seats = Seats.fill(opened.application, candidates, progress);
      var reviewer = new Caller("a-reviewer", "Reviewer", Set.of(Role.CASE_REVIEWER), Optional.empty(), false);
      return new Prepared(seats, opened.application.webSessions().create(reviewer).await());
    }
  }

  /** Fails when it fails for one of them. */
  private static void each(List<Uploader> uploaders, Consumer<Uploader> step) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : uploaders.stream().map(uploader -> threads.submit(() -> step.accept(uploader))).toList()) done.get();
    } catch (java.util.concurrent.ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }

  private Map<String, Object> figures(List<Uploader> uploaders, SegmentsComparison found, double seconds) {
    var happened = new Faults.Tally();
    uploaders.forEach(uploader -> happened.add(uploader.happened()));
    var figures = new LinkedHashMap<String, Object>();
    figures.put("made", (long) candidates * segments * 2);
    figures.put("kept", found.kept());
    figures.put("reported", found.reported());
    figures.put("lostUnreported", found.lostUnreported());
    figures.put("acknowledgedLost", found.acknowledgedLost());
    figures.put("corruptedAccepted", found.corruptedAccepted());
    figures.put("duplicatesStored", found.duplicatesStored());
    figures.put("chainsBroken", found.chainsBroken());
    figures.put("filesLeftByKills", found.filesLeft());
    figures.putAll(happened.figures());
    figures.put("kills", kills);
    figures.put("candidates", candidates);
    figures.put("seconds", org.palier.deploy.load.Figures.rounded(seconds));
    figures.put("seed", seed);
    return figures;
  }
}
