package org.palier.engine.examsession;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.palier.engine.certification.Certification;
import org.palier.engine.certification.Certifications;
import org.palier.engine.certification.TestSpec;
import org.palier.engine.enrolment.Attempts;
import org.palier.engine.enrolment.Enrolments;
import org.palier.engine.sitting.Assignment;
import org.palier.engine.sitting.SittingCommand;
import org.palier.engine.sitting.StartRules;
import org.palier.engine.sitting.Sittings;

/**
 * A sitting may start when its exam session is open, or at any time when it has none; with the time that its candidate was granted.
 * Where candidates are watched, a supervisor has let this one in. The rule about retakes is asked again: since the invitation the candidate may have taken the test elsewhere.
 */
public final class Starting implements StartRules {
  private final ExamSessions sessions;
  private final Enrolments enrolments;
  private final Certifications certifications;
  private final Sittings sittings;
  private final Admission admission;
  private final InstantSource clock;

  public Starting(
      ExamSessions sessions, Enrolments enrolments, Certifications certifications, Sittings sittings, Admission admission, InstantSource clock) {
    this.sessions = sessions;
    this.enrolments = enrolments;
    this.certifications = certifications;
    this.sittings = sittings;
    this.admission = admission;
    this.clock = clock;
  }

  @Override
  public Future<SittingCommand.Start> startOf(Assignment assignment) {
    var certification = certifications.get(assignment.certification());
    var test = certification.requiredTest(assignment.test());
    return cutOff(assignment).compose(cutOff -> mayTake(certification, test, assignment).compose(_ -> granted(test, assignment, cutOff)));
  }

  @Override
  public Future<SittingCommand.Start> timeOf(Assignment assignment) {
    return granted(certifications.get(assignment.certification()).requiredTest(assignment.test()), assignment, Optional.empty());
  }

  private Future<SittingCommand.Start> granted(TestSpec test, Assignment assignment, Optional<Instant> cutOff) {
    return enrolments.accommodation(assignment.candidate()).map(granted -> new SittingCommand.Start(test.limit(),
        granted.map(one -> one.extraTimePercent()).orElse(0), Duration.ofMinutes(granted.map(one -> one.breakMinutes()).orElse(0)), cutOff));
  }

  private Future<Void> mayTake(Certification certification, TestSpec test, Assignment assignment) {
    return sittings.ofCandidate(assignment.candidate()).map(all -> {
      var others = all.stream().filter(one -> one.attempt() != assignment.attempt() || !one.examSession().equals(assignment.examSession())).toList();
      Attempts.of(certification, test, others).checkMayTake(clock.instant());
      return null;
    });
  }

  private Future<Optional<Instant>> cutOff(Assignment assignment) {
    if (assignment.examSession().isEmpty()) return Future.succeededFuture(Optional.empty());
    return sessions.get(assignment.examSession().get()).compose(session -> {
      session.checkOpen(clock.instant());
      return session.admission() ? admission.check(assignment).map(_ -> session.cutOff()) : Future.succeededFuture(session.cutOff());
    });
  }
}
