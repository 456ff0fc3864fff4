package org.palier.deploy.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.util.function.Supplier;
import org.palier.deploy.load.Candidate;
import org.palier.deploy.load.Choices;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Line.Answer;
import org.palier.deploy.load.Seats.Seat;

/** A candidate with a window. */
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

  Sitter begins() {
    granted(candidate::start);
    granted(candidate::connect);
    granted(() -> candidate.paper(new Choices()));
    return this;
  }

  /** The same window, from now on with another node: as a page goes on when its node is gone. */
  void moves(int port) {
    candidate.move(generator.line(port), port);
    granted(candidate::connect);
  }

  /** A second window on another node, not asked to take over. @return what it is told */
  Answer opensElsewhere(int port) {
    var second = new Candidate(seat, generator.line(port), port);
    return generator.run(second::connect);
  }

  void saves() {
    granted(() -> candidate.save(candidate.next()));
  }

  private void granted(Supplier<Future<Answer>> ask) {
    var answer = generator.run(ask);
    assertTrue(answer.ok(), () -> answer.status() + " " + answer.body());
  }
}
