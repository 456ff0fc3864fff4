package org.palier.engine.examsession;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.palier.engine.certification.Certifications;
import org.palier.engine.enrolment.Enrolments;
import org.palier.engine.sitting.Assignment;
import org.palier.engine.sitting.SittingCommand;
import org.palier.engine.sitting.StartRules;

/** A sitting may start when its exam session is open, or at any time when it has none; with the time that its candidate was granted. */
public final class Starting implements StartRules {
  private final ExamSessions sessions;
  private final Enrolments enrolments;
  private final Certifications certifications;
  private final InstantSource clock;

  public Starting(ExamSessions sessions, Enrolments enrolments, Certifications certifications, InstantSource clock) {
    this.sessions = sessions;
    this.enrolments = enrolments;
    this.certifications = certifications;
    this.clock = clock;
  }

  @Override
  public Future<SittingCommand.Start> startOf(Assignment assignment) {
    var limit = certifications.get(assignment.certification()).requiredTest(assignment.test()).limit();
    return cutOff(assignment).compose(cutOff -> enrolments.accommodation(assignment.candidate()).map(granted ->
        new SittingCommand.Start(limit, granted.map(one -> one.extraTimePercent()).orElse(0),
            Duration.ofMinutes(granted.map(one -> one.breakMinutes()).orElse(0)), cutOff)));
  }

  private Future<Optional<Instant>> cutOff(Assignment assignment) {
    if (assignment.examSession().isEmpty()) return Future.succeededFuture(Optional.empty());
    return sessions.get(assignment.examSession().get()).map(session -> {
      session.checkOpen(clock.instant());
      return session.cutOff();
    });
  }
}
