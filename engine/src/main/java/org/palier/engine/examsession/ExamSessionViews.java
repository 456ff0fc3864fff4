package org.palier.engine.examsession;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.palier.engine.certification.Certifications;
import org.palier.engine.certification.Text;

/** Exam sessions as staff see them: without the seed. */
public final class ExamSessionViews {
  private final ExamSessions sessions;
  private final Certifications certifications;
  private final InstantSource clock;

  public ExamSessionViews(ExamSessions sessions, Certifications certifications, InstantSource clock) {
    this.sessions = sessions;
    this.certifications = certifications;
    this.clock = clock;
  }

  /** The contract's {@code ExamSession}. */
  public record View(
      String id, String certification, String test, Text title, Instant opensAt, Instant closesAt, boolean hardEnd, boolean remote,
      Optional<String> centre, Optional<String> centreName, boolean admission, int capacity, int invited, String accessCode, ExamSession.State state, String seedHash) {}

  Future<View> view(ExamSession session) {
    var certification = certifications.get(session.certification());
    return centreName(session).map(centre -> new View(session.id(), certification.id(), session.test(), certification.requiredTest(session.test()).title(),
        session.opensAt(), session.closesAt(), session.hardEnd(), session.remote(), session.centre(), centre, session.admission(), session.capacity(), session.invited(),
        session.accessCode(), session.stateAt(clock.instant()), session.seedHash()));
  }

  Future<Optional<String>> centreName(ExamSession session) {
    return session.centre().map(id -> sessions.centre(id).map(found -> found.map(centre -> centre.name() + ", " + centre.city())))
        .orElse(Future.succeededFuture(Optional.empty()));
  }
}
