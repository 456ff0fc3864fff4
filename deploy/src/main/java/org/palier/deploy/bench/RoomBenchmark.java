package org.palier.deploy.bench;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.palier.deploy.command.OpenedStore;
import org.palier.deploy.load.Figures;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Nodes;
import org.palier.deploy.load.Place;
import org.palier.deploy.load.Progress;
import org.palier.deploy.load.ServerProcess;
import org.palier.deploy.load.TrialMongo;
import org.palier.deploy.load.Undo;
import org.palier.deploy.load.WatchedRoom;

/** Everybody comes, is online, is signalled to; then a node is restarted, and everybody comes back. */
final class RoomBenchmark {
  /** The store that two nodes share when nobody names one. */
  static final String TRIAL = "trial";
  private static final Duration SAMPLE = Duration.ofSeconds(1), WARM_UP = Duration.ofSeconds(10), PATIENCE = Duration.ofSeconds(120), SETTLE = Duration.ofSeconds(5);

  private final RoomPlan plan;
  private final Progress progress;
  private final Map<String, Object> figures = new LinkedHashMap<>();

  RoomBenchmark(RoomPlan plan, Progress progress) {
    this.plan = plan;
    this.progress = progress;
  }

  Map<String, Object> run() throws InterruptedException {
    try (var undo = new Undo(); var generator = new Generator()) {
      var folder = undo.folder();
      var place = Place.of(plan.store().equals(TRIAL) ? TrialMongo.start(undo, folder) : plan.store(), folder, undo);
      var rooms = rooms(place);
      var servers = servers(undo, place, folder);
      figures.put("load", Figures.rounded(WatchedHouse.loadNow()));
      var attendance = new Attendance(generator, rooms, IntStream.range(0, plan.nodes()).mapToObj(node -> servers.node(node).port()).toList());
      come(attendance);
      online(attendance, servers);
      relay(attendance, servers);
      restart(attendance, servers);
      attendance.end();
      figures.put("missed", attendance.missed());
      figures.put("doubled", attendance.doubled());
      figures.put("refused", attendance.refused());
      figures.put("asked", attendance.asked());
      figures.put("candidates", plan.candidates());
      figures.put("supervisors", rooms.size());
      figures.put("nodes", plan.nodes());
      figures.put("minutes", plan.minutes());
      figures.put("store", place.store());
      return figures;
    }
  }

  private List<WatchedRoom> rooms(Place place) {
    try (var opened = OpenedStore.toChange(place.settings())) {
      var rooms = WatchedRoom.fill(opened.application, plan.candidates(), RoomPlan.EACH, 1, progress);
      progress.tell("letting everybody in, " + rooms.size() + " rooms");
      Future.all(rooms.stream().map(room -> room.letIn(opened.application)).toList()).await();
      return rooms;
    }
  }

  private Servers servers(Undo undo, Place place, Path folder) {
    progress.tell(plan.nodes() == 1 ? "starting the server" : "starting two nodes");
    if (plan.nodes() == 1) return new Servers.One(undo, new ServerProcess.Launch(place.serve(), Map.of(), folder.resolve("server.log")));
    var nodes = Nodes.start(undo, place.serve(), folder, plan.nodes());
    nodes.awaitTogether();
    return new Servers.Several(nodes);
  }

  private void come(Attendance attendance) throws InterruptedException {
    progress.tell(attendance.size() + " pages come within " + plan.joinSeconds() + " s");
    long begun = System.nanoTime();
    attendance.come(Duration.ofSeconds(plan.joinSeconds()));
    figures.put("joinSeconds", seconds(begun));
    progress.tell("every supervisor's first word to every candidate, then what the walls want");
    attendance.greet(plan.perSecond());
    figures.put("firstWordP99Millis", Figures.rounded(attendance.firstMicros().getValueAtPercentile(99) / 1_000.0));
    attendance.watch();
    Thread.sleep(plan.online().compareTo(WARM_UP) < 0 ? plan.online() : WARM_UP);
  }

  private void online(Attendance attendance, Servers servers) throws InterruptedException {
    progress.tell("everybody is online, " + plan.minutes() + " min");
    var rss = servers.memory().rss();
    attendance.rosterMicros();
    var cost = new Cost(servers);
    Thread.sleep(plan.online());
    cost.put("online");
    var rosters = attendance.rosterMicros();
    figures.put("rosters", rosters.getTotalCount());
    figures.put("rssMebibytes", Figures.rounded(servers.memory().rss()));
    figures.put("rssGrowthMebibytes", Figures.rounded(servers.memory().rss() - rss));
    figures.put("highestRssMebibytes", Figures.rounded(servers.memory().highest()));
    for (int percentile : List.of(50, 95, 99)) figures.put("rosterP" + percentile + "Millis", Figures.rounded(rosters.getValueAtPercentile(percentile) / 1_000.0));
  }

  private void relay(Attendance attendance, Servers servers) {
    progress.tell(plan.perSecond() + " signals a second for " + plan.relaySeconds() + " s");
    var cost = new Cost(servers);
    attendance.relay(plan.perSecond(), Duration.ofSeconds(plan.relaySeconds()));
    cost.put("relay");
    var relayed = attendance.relayMicros();
    for (int percentile : List.of(50, 95, 99)) figures.put("relayP" + percentile + "Millis", Figures.rounded(relayed.getValueAtPercentile(percentile) / 1_000.0));
    figures.put("relayed", relayed.getTotalCount());
    figures.put("unheard", attendance.unheard());
  }

  /** Of all nodes one is told to stop, as for a new version, and started again; its pages come back at random moments of half a minute. */
  private void restart(Attendance attendance, Servers servers) throws InterruptedException {
    progress.tell("restarting a node");
    int before = attendance.here();
    attendance.expectLoss();
    long begun = System.nanoTime();
    servers.stop();
    figures.put("stopSeconds", seconds(begun));
    servers.start();
    figures.put("restartSeconds", seconds(begun));
    figures.put("startCpuSeconds", Figures.rounded(servers.restarted().cpu().toNanos() / 1e9));
    // While the pages come back; what the new process takes to begin, and to compile itself before the first page is back, is told apart.
    var beginning = new Histogram(3);
    var peak = new Histogram(3);
    int here = attendance.here();
    long until = begun + PATIENCE.toNanos();
    long settled = 0;
    while (System.nanoTime() < until && (settled == 0 || System.nanoTime() < settled + SETTLE.toNanos())) {
      var cpu = servers.restarted().cpu();
      long at = System.nanoTime();
      Thread.sleep(SAMPLE);
      double cores = (double) servers.restarted().cpu().minus(cpu).toNanos() / (System.nanoTime() - at);
      here = attendance.here();
      // Not by who is here: the pages of another node never left.
      (attendance.backMillis().getTotalCount() == 0 ? beginning : peak).recordValue(Math.round(1_000 * cores));
      if (here >= before && settled == 0) settled = System.nanoTime();
      progress.tell(here + " of " + before + " are here after " + seconds(begun) + " s, at " + Figures.rounded(cores) + " cores");
    }
    var back = attendance.backMillis();
    figures.put("back", back.getTotalCount());
    figures.put("notBack", before - here);
    figures.put("backSeconds", Figures.rounded(back.getMaxValue() / 1_000.0));
    figures.put("backP50Seconds", Figures.rounded(back.getValueAtPercentile(50) / 1_000.0));
    figures.put("openingsFailed", attendance.failed());
    figures.put("beginningPeakCores", Figures.rounded(beginning.getMaxValue() / 1_000.0));
    figures.put("peakCores", Figures.rounded(peak.getMaxValue() / 1_000.0));
  }

  /** What a time costs the node, and whoever asks: they share the machine. */
  private final class Cost {
    private final Servers servers;
    private final Duration node, generator;
    private final long begun = System.nanoTime();

    private Cost(Servers servers) {
      this.servers = servers;
      node = servers.cpu();
      generator = mine();
    }

    private static Duration mine() {
      return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private void put(String what) {
      double nanos = System.nanoTime() - begun;
      figures.put(what + "Cores", Figures.rounded(servers.cpu().minus(node).toNanos() / nanos));
      figures.put(what + "GeneratorCores", Figures.rounded(mine().minus(generator).toNanos() / nanos));
    }
  }

  private static double seconds(long since) {
    return Figures.rounded((System.nanoTime() - since) / 1e9);
  }
}
