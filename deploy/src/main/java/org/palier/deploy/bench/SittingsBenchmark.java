package org.palier.deploy.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.palier.deploy.command.OpenedStore;
import org.palier.deploy.load.Figures;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Place;
import org.palier.deploy.load.Progress;
import org.palier.deploy.load.Seats;
import org.palier.deploy.load.Seats.Seat;
import org.palier.deploy.load.ServerProcess;
import org.palier.deploy.load.Tally;
import org.palier.deploy.load.Undo;

/** One exam from the first start to the last submission, and beside it what the machine can do at best. */
final class SittingsBenchmark {
  private static final int BURSTS = 5;
  private static final Duration BETWEEN_BURSTS = Duration.ofSeconds(1);

  private final SittingsPlan plan;
  private final Progress progress;
  private final Map<String, Object> figures = new LinkedHashMap<>();
  private ServerProcess server;
  private Exam exam;
  private Limits limits;
  private double saveSeconds;
  private Duration saveCpu = Duration.ZERO;

  SittingsBenchmark(SittingsPlan plan, Progress progress) {
    this.plan = plan;
    this.progress = progress;
  }

  Map<String, Object> run() {
    try (var undo = new Undo(); var generator = new Generator()) {
      var folder = undo.folder();
      var place = Place.of(plan.store(), folder, undo);
      var seats = seats(place);
      progress.tell("starting the server and the two echoes");
      server = ServerProcess.start(undo, new ServerProcess.Launch(place.serve(), Map.of(), folder.resolve("server.log")));
      exam = new Exam(plan, generator, seats, server.port());
      limits = new Limits(undo, folder, generator, exam.some());
      // What sends the requests must not be what makes the first of them slow.
      limits.wakeGenerator(plan.limitsWarmUp());
      candidates();
      figures(place.store());
    }
    return figures;
  }

  private List<Seat> seats(Place place) {
    try (var opened = OpenedStore.toChange(place.settings())) {
      return Seats.fill(opened.application, plan.candidates(), progress);
    }
  }

  private void candidates() {
    progress.begin("candidates arrive, start, open a connection, read the paper", plan.candidates());
    var before = server.cpu();
    double startSeconds = exam.start();
    figures.put("startsPerSecond", Figures.rounded(exam.starts.answered() / startSeconds));
    figures.put("cpuSecondsPer1000Starts", per1000(server.cpu().minus(before), exam.starts));
    if (plan.burst()) bursts();
    else if (plan.closed()) closedLoop();
    else openLoop();
    var memory = server.memory();
    figures.put("rssMebibytes", Figures.rounded(memory.rss()));
    figures.put("highestRssMebibytes", Figures.rounded(memory.highest()));
    progress.tell("resuming, submitting");
    exam.resume();
    exam.submit();
  }

  private void closedLoop() {
    progress.tell("warming up, " + plan.warmUp().toSeconds() + " s each");
    exam.saveAtOnce(plan.warmUp(), exam.others);
    limits.warmUp(plan.warmUp());
    progress.begin("rounds of saves, durable echo, echo, " + plan.slice().toMillis() + " ms each", plan.slices());
    for (int slice = 1; slice <= plan.slices(); slice++) {
      measured(() -> exam.saveAtOnce(plan.slice(), exam.saves));
      limits.measure(plan.slice());
      progress.reached(slice);
    }
  }

  private void openLoop() {
    progress.tell("warming up, " + plan.warmUp().toSeconds() + " s");
    var phases = exam.phases();
    long from = System.nanoTime() + plan.warmUp().toNanos();
    exam.saveNowAndThen(phases, System.nanoTime(), from, exam.others);
    for (int slice = 1; slice <= plan.slices(); slice++) {
      progress.tell("saves, each candidate every " + plan.interval() + " s: part " + slice + " of " + plan.slices());
      long begin = from + plan.slice().toNanos() * (slice - 1);
      measured(() -> exam.saveNowAndThen(phases, begin, begin + plan.slice().toNanos(), exam.saves));
    }
    limitsAlone();
  }

  private void bursts() {
    progress.tell("warming up, " + plan.warmUp().toSeconds() + " s");
    exam.saveAtOnce(plan.warmUp(), exam.others);
    var lastAcks = new ArrayList<Double>();
    for (int burst = 1; burst <= BURSTS; burst++) {
      pause(BETWEEN_BURSTS);
      measured(() -> lastAcks.add(Figures.rounded(exam.burst())));
      progress.tell("burst " + burst + " of " + BURSTS + ": last acknowledgement after " + lastAcks.getLast() + " ms");
    }
    figures.put("burstLastAckMillis", lastAcks.stream().sorted().toList().get(BURSTS / 2));
    figures.put("burstWorstMillis", lastAcks.stream().max(Double::compare).orElseThrow());
    limitsAlone();
  }

  /** Where they are no part of a ratio. */
  private void limitsAlone() {
    progress.tell("the limits: durable echo, echo");
    limits.warmUp(plan.limitsWarmUp());
    limits.measure(plan.limitsAlone());
  }

  private void measured(Runnable saves) {
    long begun = System.nanoTime();
    var before = server.cpu();
    saves.run();
    saveCpu = saveCpu.plus(server.cpu().minus(before));
    saveSeconds += (System.nanoTime() - begun) / 1e9;
  }

  private void figures(String store) {
    double perSecond = exam.saves.answered() / saveSeconds;
    figures.put("savesPerSecond", Figures.rounded(perSecond));
    percentiles("save", exam.saves);
    percentiles("start", exam.starts);
    percentiles("submit", exam.submits);
    percentiles("resume", exam.resumes);
    figures.put("cpuSecondsPer1000Saves", per1000(saveCpu, exam.saves));
    figures.put("errors", exam.tallies().stream().mapToLong(Tally::errors).sum() + limits.echo().errors() + limits.durable().errors());
    figures.put("echoPerSecond", limits.echo().perSecond());
    figures.put("durableEchoPerSecond", limits.durable().perSecond());
    figures.put("ratioToDurableEcho", ratio(perSecond, limits.durable().perSecond()));
    figures.put("durableEchoCpuSecondsPer1000", limits.durable().cpuSecondsPer1000());
    figures.put("candidates", plan.candidates());
    figures.put("connections", plan.connections());
    figures.put("seconds", plan.seconds());
    figures.put("interval", plan.interval());
    figures.put("store", store);
    exam.tallies().forEach(tally -> tally.kinds().forEach((kind, count) -> progress.tell(count + " times " + kind)));
  }

  /** Null where the two did not take turns, or the limit answered nothing. */
  private Double ratio(double perSecond, double limit) {
    return plan.closed() && limit > 0 ? Figures.rounded(perSecond / limit) : null;
  }

  private static double per1000(Duration cpu, Tally tally) {
    return Figures.rounded(cpu.toNanos() / 1e6 / Math.max(1, tally.answered()));
  }

  private void percentiles(String what, Tally tally) {
    for (int percentile : List.of(50, 95, 99)) figures.put(what + "P" + percentile + "Millis", tally.percentile(percentile));
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
