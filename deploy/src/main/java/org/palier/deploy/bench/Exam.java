package org.palier.deploy.bench;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.palier.deploy.load.Candidate;
import org.palier.deploy.load.Choices;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Line;
import org.palier.deploy.load.Line.Answer;
import org.palier.deploy.load.Seats.Seat;
import org.palier.deploy.load.Tally;

/** Everything the candidates do, phase by phase; each phase counts into its own tally. */
final class Exam {
  private static final int RESUMED = 1_000;
  private static final int RESUMED_AT_ONCE = 8;

  private final SittingsPlan plan;
  private final Generator generator;
  private final List<Line> lines;
  private final List<Candidate> candidates = new ArrayList<>();
  private final Choices choices = new Choices();
  private final int[] turns;
  final Tally starts = new Tally();
  final Tally others = new Tally();
  final Tally saves = new Tally();
  final Tally resumes = new Tally();
  final Tally submits = new Tally();

  Exam(SittingsPlan plan, Generator generator, List<Seat> seats, int port) {
    this.plan = plan;
    this.generator = generator;
    lines = IntStream.range(0, plan.connections()).mapToObj(_ -> generator.line(port)).toList();
    for (var seat : seats) candidates.add(new Candidate(seat, lines.get(candidates.size() % lines.size()), port));
    turns = new int[plan.workers()];
  }

  List<Tally> tallies() {
    return List.of(starts, others, saves, resumes, submits);
  }

  /** Some whose requests the limits are measured with. */
  List<Candidate> some() {
    return candidates.subList(0, plan.workers());
  }

  /**
   * Everybody comes into the waiting room, then starts, opens the connection, reads the paper: as fast as it goes, or one after the other
   * over a set time. @return seconds the starts took
   */
  double start() {
    if (plan.closed()) return startAtOnce();
    long begun = System.nanoTime();
    generator.timed(spread(begun, plan.startWithin()), (number, moment) -> {
      long start = moment + plan.waiting().toNanos();
      return wait(candidates.get(number)).compose(_ -> generator.at(start, () -> start(candidates.get(number), start)));
    });
    return (System.nanoTime() - begun - plan.waiting().toNanos()) / 1e9;
  }

  private double startAtOnce() {
    generator.each(lines.size(), plan.workers(), line -> lines.get(line).connect());
    generator.each(candidates.size(), plan.workers(), number -> wait(candidates.get(number)));
    long begun = System.nanoTime();
    generator.each(candidates.size(), plan.workers(), number -> start(candidates.get(number), System.nanoTime()));
    return (System.nanoTime() - begun) / 1e9;
  }

  private Future<Answer> wait(Candidate candidate) {
    return others.count(candidate.state(), System.nanoTime());
  }

  private List<Long> spread(long from, Duration over) {
    return IntStream.range(0, candidates.size()).mapToObj(number -> from + over.toNanos() * number / candidates.size()).toList();
  }

  private Future<Answer> start(Candidate candidate, long intended) {
    return starts.count(candidate.start(), intended)
        .compose(_ -> others.count(candidate.connect(), System.nanoTime()))
        .compose(_ -> others.count(candidate.paper(choices), System.nanoTime()));
  }

  /** Closed loop: each worker has candidates of its own and takes them in turn. */
  void saveAtOnce(Duration time, Tally into) {
    generator.closed(plan.workers(), time, worker -> {
      var candidate = candidates.get((worker + turns[worker]++ * plan.workers()) % candidates.size());
      return into.count(candidate.save(candidate.next()), System.nanoTime());
    });
  }

  /** Random phases in one interval from now on. */
  List<Long> phases() {
    long now = System.nanoTime();
    long interval = Duration.ofSeconds(plan.interval()).toNanos();
    return candidates.stream().map(_ -> now + ThreadLocalRandom.current().nextLong(interval)).toList();
  }

  /** Open loop at the candidates' own phases, from a moment to another. */
  void saveNowAndThen(List<Long> phases, long from, long until, Tally into) {
    long interval = Duration.ofSeconds(plan.interval()).toNanos();
    var firsts = phases.stream().map(phase -> phase >= from ? phase : phase + (from - phase + interval - 1) / interval * interval).toList();
    generator.periodic(firsts, Duration.ofNanos(interval), until, (number, moment) ->
        into.count(candidates.get(number).save(candidates.get(number).next()), moment));
  }

  /** Everybody saves in one instant. @return milliseconds to the last acknowledgement */
  double burst() {
    long begun = System.nanoTime();
    generator.each(candidates.size(), candidates.size(), number -> saves.count(candidates.get(number).save(candidates.get(number).next()), begun));
    return (System.nanoTime() - begun) / 1e6;
  }

  /** Some candidates, by chance, ask for their state as after a reload. */
  void resume() {
    var some = new ArrayList<>(candidates);
    Collections.shuffle(some);
    generator.each(Math.min(some.size(), RESUMED), RESUMED_AT_ONCE, number -> resumes.count(some.get(number).state(), System.nanoTime()));
  }

  void submit() {
    generator.each(candidates.size(), plan.workers(), number -> submits.count(candidates.get(number).submit(), System.nanoTime()));
  }
}
