package org.palier.deploy.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.util.function.Supplier;
import org.palier.deploy.load.Candidate;
import org.palier.deploy.load.Choices;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Line.Answer;
import org.palier.deploy.load.Seats.Seat;

/** A candidate in a window of one node. */
final class Sitter {
  private final Generator generator;
  private final Seat seat;
  private final Candidate candidate;

  Sitter(Generator generator, Seat seat, int port) {
    this.generator = generator;
    this.seat = seat;
    candidate = new Candidate(seat, generator.line(port), port);
  }

  String sitting() {
    return seat.sitting();
  }

  void begins() {
    granted(candidate::start);
    resumes();
  }

  /** Comes to a sitting that was begun, perhaps on another node. */
  void resumes() {
    granted(candidate::connect);
    granted(() -> candidate.paper(new Choices()));
    granted(candidate::remember);
  }

  void saves() {
    granted(() -> candidate.save(candidate.next()));
  }

  private void granted(Supplier<Future<Answer>> ask) {
    var answer = generator.run(ask);
    assertTrue(answer.ok(), () -> answer.status() + " " + answer.body());
  }
}
