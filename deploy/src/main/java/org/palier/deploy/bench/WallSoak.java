package org.palier.deploy.bench;

import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.palier.deploy.load.Chromium;
import org.palier.deploy.load.Figures;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Progress;
import org.palier.deploy.load.Tab;
import org.palier.deploy.load.Undo;

/** A supervisor's page in a real browser, a wall of moving pictures on it, left open for long: what it holds, at the beginning, at each quarter and at the end. */
final class WallSoak {
  private static final Duration PATIENCE = Duration.ofMinutes(2), COUNTED = Duration.ofSeconds(10);
  private static final int QUARTERS = 4;
  private static final String VIDEOS = "[...document.querySelectorAll('.tile video')]";

  private record Sample(Tab.Memory page, double browser, double server) {}

  private final int tiles;
  private final double minutes;
  private final Progress progress;

  WallSoak(int tiles, double minutes, Progress progress) {
    if (tiles < 1 || tiles > RoomPlan.EACH) throw new IllegalArgumentException("--tiles " + tiles + ": one room has 1 to " + RoomPlan.EACH);
    if (!(minutes > 0 && minutes <= 600)) throw new IllegalArgumentException("--minutes " + minutes + ": give more than 0, up to 600");
    this.tiles = tiles;
    this.minutes = minutes;
    this.progress = progress;
  }

  Map<String, Object> run() throws InterruptedException {
    try (var undo = new Undo(); var generator = new Generator()) {
      var folder = undo.folder();
      var house = WatchedHouse.start(undo, folder, tiles, true, progress);
      progress.tell(tiles + " candidates in one browser, the wall in another");
      var drawing = Chromium.start(undo, generator, folder);
      var candidates = new DrawnCandidates(generator, drawing.open(house.address(), ""), house.room(), house.server().port());
      candidates.come();
      var watching = Chromium.start(undo, generator, folder);
      var wall = watching.open(house.address(), house.supervisor()).go(house.address() + "/proctor.html#/rooms/" + house.room().id());
      wall.until(VIDEOS + ".filter(one => one.videoWidth > 0).length === " + 2 * tiles, PATIENCE);
      var figures = new LinkedHashMap<String, Object>();
      figures.put("load", Figures.rounded(house.load()));
      var cost = List.of(watching.cpu(), drawing.cpu(), house.server().cpu());
      long begun = System.nanoTime();
      put(figures, soaked(house, watching, wall));
      double nanos = System.nanoTime() - begun;
      figures.put("wallCores", Figures.rounded(watching.cpu().minus(cost.get(0)).toNanos() / nanos));
      figures.put("candidatesCores", Figures.rounded(drawing.cpu().minus(cost.get(1)).toNanos() / nanos));
      figures.put("serverCores", Figures.rounded(house.server().cpu().minus(cost.get(2)).toNanos() / nanos));
      var rates = rates(wall);
      figures.put("moving", rates.stream().filter(rate -> rate > 0).count());
      figures.put("framesPerSecondLeast", Figures.rounded(rates.stream().mapToDouble(rate -> rate).min().orElse(0)));
      figures.put("linesLost", candidates.end());
      figures.put("tiles", tiles);
      figures.put("pictures", 2 * tiles);
      figures.put("minutes", minutes);
      return figures;
    }
  }

  private List<Sample> soaked(WatchedHouse house, Chromium watching, Tab wall) throws InterruptedException {
    var samples = new ArrayList<Sample>();
    for (int quarter = 0; quarter <= QUARTERS; quarter++) {
      if (quarter > 0) Thread.sleep(Duration.ofMillis(Math.round(minutes * 60_000 / QUARTERS)));
      var sample = new Sample(wall.memory(), watching.memory(), house.server().memory().rss());
      samples.add(sample);
      progress.tell("after " + Figures.rounded(minutes * quarter / QUARTERS) + " min: " + sample);
    }
    return samples;
  }

  /** Each at the beginning, after each quarter; and how it grew since the first quarter, when everything there is was there. */
  private static void put(Map<String, Object> figures, List<Sample> samples) {
    put(figures, "heapMebibytes", samples, sample -> sample.page().heap());
    put(figures, "nodes", samples, sample -> (double) sample.page().nodes());
    put(figures, "listeners", samples, sample -> (double) sample.page().listeners());
    put(figures, "browserMebibytes", samples, Sample::browser);
    put(figures, "serverMebibytes", samples, Sample::server);
  }

  private static void put(Map<String, Object> figures, String what, List<Sample> samples, Function<Sample, Double> figure) {
    figures.put(what, new JsonArray(samples.stream().map(figure).map(Figures::rounded).toList()));
    figures.put(what + "Growth", Figures.rounded(figure.apply(samples.getLast()) - figure.apply(samples.get(1))));
  }

  /** Frames a second of each picture, counted for a while. */
  private static List<Double> rates(Tab wall) throws InterruptedException {
    var counts = "JSON.stringify(" + VIDEOS + ".map(one => one.getVideoPlaybackQuality().totalVideoFrames))";
    var before = new JsonArray((String) wall.run(counts));
    Thread.sleep(COUNTED);
    var after = new JsonArray((String) wall.run(counts));
    var rates = new ArrayList<Double>();
    for (int number = 0; number < after.size(); number++) rates.add((double) (after.getLong(number) - before.getLong(number)) / COUNTED.toSeconds());
    return rates;
  }
}
