package org.palier.deploy.drill;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;
import org.palier.deploy.command.OpenedStore;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Nodes;
import org.palier.deploy.load.Place;
import org.palier.deploy.load.Progress;
import org.palier.deploy.load.TrialMongo;
import org.palier.deploy.load.Undo;
import org.palier.deploy.load.WatchedRoom;

/** One of two nodes is killed at a random moment while rooms are supervised on both, again and again; whoever was on it goes on with the other. */
final class BusDrill {
  private static final int NODES = 2;
  /** Of each room. */
  private static final int SUPERVISORS = 2;
  /** A room's log takes so many facts and no more. */
  private static final int MOST_ROUNDS = 60;
  private static final int LEAST_MILLIS = 300;
  private static final int MOST_MILLIS = 2_500;

  private final Progress progress = new Progress("drill bus");
  private final int rounds;
  private final int rooms;
  private final int candidates;
  private final Optional<String> store;
  private final Histogram rejoins = new Histogram(3);

  /** @param candidates in each room; @param store the address of a MongoDB, empty for an engine of its own */
  BusDrill(int rounds, int rooms, int candidates, Optional<String> store) {
    if (rounds < 1 || rounds > MOST_ROUNDS) throw new IllegalArgumentException("--rounds " + rounds + ": give 1 to " + MOST_ROUNDS);
    if (rooms < 1 || rooms > 40) throw new IllegalArgumentException("--rooms " + rooms + ": give 1 to 40");
    if (candidates < 1 || candidates > 24) throw new IllegalArgumentException("--candidates " + candidates + ": a room has 1 to 24");
    store.filter(address -> !address.startsWith("mongodb")).ifPresent(_ -> {
      throw new IllegalArgumentException("--store: two nodes share a mongodb://...");
    });
    this.rounds = rounds;
    this.rooms = rooms;
    this.candidates = candidates;
    this.store = store;
  }

  Map<String, Object> run() throws InterruptedException {
    try (var undo = new Undo(); var generator = new Generator()) {
      var folder = undo.folder();
      var place = Place.of(store.orElseGet(() -> TrialMongo.start(undo, folder)), folder, undo);
      var watched = watched(place);
      progress.begin("two nodes find each other", 0);
      var nodes = Nodes.start(undo, place.serve(), folder, NODES);
      nodes.awaitTogether();
      var assembly = new Assembly(generator, watched, List.of(nodes.node(0).port(), nodes.node(1).port()));
      // What happened before they came is no news.
      assembly.catchUp();
      var over = new AtomicBoolean();
      var work = assembly.workUntil(over::get);
      progress.begin("rounds of kill -9 under load, restart, everybody home", rounds);
      for (int round = 1; round <= rounds; round++) {
        killUnderLoad(nodes);
        assembly.home();
        progress.tell("round " + round + " of " + rounds + ": " + assembly.acknowledged() + " acts acknowledged so far");
      }
      Thread.sleep(LEAST_MILLIS);
      over.set(true);
      work.await();
      assembly.catchUp();
      progress.tell("comparing with the rooms' logs");
      return figures(assembly, Telling.of(place.settings(), assembly));
    }
  }

  private List<WatchedRoom> watched(Place place) {
    try (var opened = OpenedStore.toChange(place.settings())) {
      return WatchedRoom.fill(opened.application, rooms * candidates, candidates, SUPERVISORS, progress);
    }
  }

  private void killUnderLoad(Nodes nodes) throws InterruptedException {
    int victim = ThreadLocalRandom.current().nextInt(NODES);
    Thread.sleep(ThreadLocalRandom.current().nextInt(LEAST_MILLIS, MOST_MILLIS));
    nodes.node(victim).kill();
    long begun = System.nanoTime();
    nodes.restart(victim);
    nodes.awaitTogether();
    rejoins.recordValue(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
  }

  private Map<String, Object> figures(Assembly assembly, Telling telling) {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("missed", telling.missed());
    figures.put("duplicated", telling.duplicated());
    figures.put("lost", telling.lost());
    figures.put("altered", telling.altered());
    figures.put("events", telling.events());
    figures.put("acknowledged", assembly.acknowledged());
    figures.put("repeated", assembly.speakers().stream().mapToLong(Speaker::repeated).sum());
    figures.put("refused", assembly.speakers().stream().mapToLong(Speaker::refused).sum());
    figures.put("told", assembly.followers().stream().mapToLong(follower -> follower.told().size()).sum());
    figures.put("toldP50Millis", assembly.delays().getValueAtPercentile(50));
    figures.put("toldP99Millis", assembly.delays().getValueAtPercentile(99));
    figures.put("toldMostMillis", assembly.delays().getMaxValue());
    figures.put("rejoinP95Millis", rejoins.getValueAtPercentile(95));
    figures.put("rounds", rounds);
    figures.put("rooms", rooms);
    figures.put("candidates", rooms * candidates);
    return figures;
  }
}
