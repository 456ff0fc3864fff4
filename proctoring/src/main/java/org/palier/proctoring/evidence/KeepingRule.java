package org.palier.proctoring.evidence;

import io.vertx.core.Future;
import org.palier.engine.certification.Certifications;
import org.palier.engine.certification.TestSpec;
import org.palier.engine.examsession.ExamSession;
import org.palier.engine.examsession.ExamSessions;
import org.palier.engine.sitting.Assignment;

/** What may be kept of a sitting: as its certification says, of a candidate who sits a supervised test at home. At a centre people watch, and nothing is recorded. */
@FunctionalInterface
public interface KeepingRule {
  Future<Keeping> of(Assignment assignment);

  static KeepingRule byCertification(Certifications certifications, ExamSessions sessions) {
    return assignment -> {
      TestSpec test = certifications.get(assignment.certification()).requiredTest(assignment.test());
      if (!test.supervised().value() || assignment.examSession().isEmpty()) return Future.succeededFuture(Keeping.NOTHING);
      return sessions.get(assignment.examSession().get()).map(session -> of(session, test));
    };
  }

  private static Keeping of(ExamSession session, TestSpec test) {
    return session.remote() ? Keeping.of(test.watched()) : Keeping.NOTHING;
  }
}
