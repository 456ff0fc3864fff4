package org.palier.deploy.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.HdrHistogram.Histogram;
import org.palier.deploy.load.Chromium;
import org.palier.deploy.load.Figures;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Progress;
import org.palier.deploy.load.Seats.Seat;
import org.palier.deploy.load.Tab;
import org.palier.deploy.load.Undo;

/**
 * Candidates come to the waiting room with real browsers, one after the other in each; the supervisor's wall is open in another. Counted from the
 * click that joins to the first frame that is shown, by the clock of the machine that all of them share.
 */
final class FirstFrames {
  static final int MOST_BROWSERS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(60), SEEN = Duration.ofSeconds(30), SETTLE = Duration.ofSeconds(3);
  private static final int PAUSE_MILLIS = 1_500;
  /** Of each picture on the wall, when its first frame was shown. */
  private static final String MARKS = """
      window.firstFrames = {}
      new MutationObserver(() => {
        for (const video of document.querySelectorAll('.tile video:not([data-marked])')) {
          video.dataset.marked = ''
          const sitting = video.closest('[data-sitting]').dataset.sitting
          const of = video.closest('.picture-camera') ? 'camera' : 'screen'
          video.requestVideoFrameCallback(() => { (firstFrames[sitting] ??= {})[of] ??= Date.now() })
        }
      }).observe(document, { childList: true, subtree: true })""";

  private final int browsers;
  private final int candidates;
  private final Progress progress;
  private final Histogram camera = new Histogram(3), screen = new Histogram(3);
  private int unseen;

  FirstFrames(int browsers, int candidates, Progress progress) {
    if (browsers < 1 || browsers > MOST_BROWSERS) throw new IllegalArgumentException("--browsers " + browsers + ": give 1 to " + MOST_BROWSERS);
    if (candidates < 1 || candidates > RoomPlan.EACH) throw new IllegalArgumentException("--candidates " + candidates + ": one room has 1 to " + RoomPlan.EACH);
    this.browsers = browsers;
    this.candidates = candidates;
    this.progress = progress;
  }

  Map<String, Object> run() throws InterruptedException {
    try (var undo = new Undo(); var generator = new Generator()) {
      var folder = undo.folder();
      var house = WatchedHouse.start(undo, folder, candidates, false, progress);
      double load = house.load();
      var address = house.address();
      progress.tell("the wall, and " + browsers + " more browsers");
      var wall = Chromium.start(undo, generator, folder).open(address, house.supervisor()).with(MARKS).go(address + "/proctor.html#/rooms/" + house.room().id());
      wall.until("document.querySelectorAll('.tile').length === " + candidates, PATIENCE);
      var all = new ArrayList<Chromium>();
      for (int number = 0; number < browsers; number++) all.add(Chromium.start(undo, generator, folder));
      Thread.sleep(SETTLE);
      progress.begin("candidates joined", candidates);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var joining = new ArrayList<Future<?>>();
        for (int number = 0; number < browsers; number++) {
          int first = number;
          joining.add(threads.submit(() -> join(address, all.get(first), wall, every(house.room().seats(), first))));
        }
        for (var one : joining) one.get();
      } catch (java.util.concurrent.ExecutionException failed) {
        throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed.getCause());
      }
      return figures(load);
    }
  }

  private List<Seat> every(List<Seat> seats, int first) {
    var some = new ArrayList<Seat>();
    for (int number = first; number < seats.size(); number += browsers) some.add(seats.get(number));
    return some;
  }

  private Void join(String address, Chromium browser, Tab wall, List<Seat> seats) throws InterruptedException {
    for (var seat : seats) {
      Thread.sleep(ThreadLocalRandom.current().nextInt(PAUSE_MILLIS));
      var page = browser.open(address, seat.token()).go(address + "/exam.html?sitting=" + seat.sitting());
      checks(page);
      long joined = ((Number) page.run("(() => { const at = Date.now(); " + click(".screen .actions .button-primary") + "; return at })()")).longValue();
      note(wall, seat.sitting(), joined);
      page.close();
    }
    return null;
  }

  /** The way in, as far as the waiting room. */
  private static void checks(Tab page) {
    page.until("document.querySelector('#notice-understood')", PATIENCE);
    page.run(click("#notice-understood"));
    page.run(click(".screen .actions .button-primary"));
    for (var device : List.of("camera", "microphone", "screen")) {
      var row = "[data-check=" + device + "]";
      page.until("document.querySelector('" + row + " button')", PATIENCE);
      page.run(click(row + " button"));
      page.until("/passed|warning|failed/.test(document.querySelector('" + row + "').dataset.outcome)", PATIENCE);
      var outcome = page.run("document.querySelector('" + row + "').dataset.outcome");
      if (outcome.equals("failed")) throw new IllegalStateException("no " + device + " in this browser: " + page.run("document.querySelector('" + row + "').innerText"));
    }
  }

  private static String click(String selector) {
    return "document.querySelector('" + selector + "').click()";
  }

  private void note(Tab wall, String sitting, long joined) {
    var marks = "firstFrames['" + sitting + "']";
    try {
      wall.until(marks + "?.camera && " + marks + "?.screen", SEEN);
    } catch (IllegalStateException late) {
      progress.tell("not seen: " + late.getMessage());
      synchronized (this) {
        unseen++;
      }
      return;
    }
    long cameraAt = ((Number) wall.run(marks + ".camera")).longValue();
    long screenAt = ((Number) wall.run(marks + ".screen")).longValue();
    synchronized (this) {
      camera.recordValue(Math.max(0, cameraAt - joined));
      screen.recordValue(Math.max(0, screenAt - joined));
      progress.reached(camera.getTotalCount());
    }
  }

  private Map<String, Object> figures(double load) {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("load", Figures.rounded(load));
    put(figures, "firstFrame", camera);
    put(figures, "firstScreen", screen);
    figures.put("joined", camera.getTotalCount());
    figures.put("unseen", unseen);
    figures.put("candidates", candidates);
    figures.put("browsers", browsers);
    return figures;
  }

  private static void put(Map<String, Object> figures, String what, Histogram millis) {
    figures.put(what + "P50Millis", millis.getValueAtPercentile(50));
    figures.put(what + "P95Millis", millis.getValueAtPercentile(95));
    figures.put(what + "MostMillis", millis.getMaxValue());
  }
}
