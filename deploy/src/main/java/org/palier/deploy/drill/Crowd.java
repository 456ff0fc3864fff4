package org.palier.deploy.drill;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.palier.deploy.Settings;
import org.palier.deploy.command.OpenedStore;
import org.palier.deploy.load.Candidate;
import org.palier.deploy.load.Choices;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Line.Answer;
import org.palier.deploy.load.Place;
import org.palier.deploy.load.Progress;
import org.palier.deploy.load.Seats;
import org.palier.deploy.load.Seats.Seat;

/** The witnesses of a drill, each with a connection of its own. */
final class Crowd {
  private static final int AT_ONCE = 16;
  private static final Duration BACK_OFF = Duration.ofMillis(50);

  private final Generator generator;
  private final List<Witness> witnesses;
  /** Counted on the event loop, read by the drill meanwhile. */
  private volatile long refusedCleanly;
  private volatile long refusedOtherwise;

  Crowd(Generator generator, List<Seat> seats, int port) {
    this.generator = generator;
    witnesses = seats.stream().map(seat -> new Witness(seat.sitting(), new Candidate(seat, generator.line(port), port))).toList();
  }

  /** Fills an empty store with so many candidates. */
  static List<Seat> seats(Place place, int candidates, Progress progress) {
    try (var opened = OpenedStore.toChange(place.settings())) {
      return Seats.fill(opened.application, candidates, progress);
    }
  }

  void begin() {
    var choices = new Choices();
    each(number -> witnesses.get(number).begin(choices));
  }

  /** Everybody saves without a pause, refused saves again after a moment, until it is over. Does not wait. */
  Future<Void> saveUntil(BooleanSupplier over) {
    return generator.closed(witnesses.size(), over, number -> witnesses.get(number).save().compose(this::afterwards, _ -> generator.pause(BACK_OFF)));
  }

  private Future<Void> afterwards(Answer answer) {
    if (answer.ok()) return Future.succeededFuture();
    if (answer.status() == 503 && "store-unavailable".equals(new JsonObject(answer.body()).getString("code"))) refusedCleanly++;
    else refusedOtherwise++;
    return generator.pause(BACK_OFF);
  }

  void resume() {
    each(number -> witnesses.get(number).resume());
  }

  void look() {
    each(number -> witnesses.get(number).look());
  }

  /** Fails when it fails for one of them: a drill goes on only while everybody is served. */
  private void each(IntFunction<Future<Void>> step) {
    var failures = new ArrayList<Throwable>();
    generator.each(witnesses.size(), AT_ONCE, number -> step.apply(number).onFailure(failures::add));
    if (!failures.isEmpty()) throw new IllegalStateException(failures.size() + " of " + witnesses.size() + " candidates were refused", failures.getFirst());
  }

  Comparison compare(Settings settings) {
    return Comparison.of(settings, witnesses);
  }

  long acknowledged() {
    return witnesses.stream().mapToLong(Witness::acknowledgements).sum();
  }

  long deadlinesMoved() {
    return witnesses.stream().filter(Witness::deadlineMoved).count();
  }

  long refusedCleanly() {
    return refusedCleanly;
  }

  long refusedOtherwise() {
    return refusedOtherwise;
  }
}
