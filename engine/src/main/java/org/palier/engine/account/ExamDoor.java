package org.palier.engine.account;

import io.vertx.core.Future;
import java.util.Optional;

/** What signing in must ask of exam sessions; they implement it. */
public interface ExamDoor {
  /** An invitation that is good now. */
  record Admission(String account, String examSession) {}

  /**
   * The exam session that has this access code and expects this account now. Empty when there is none; may fail with a
   * {@link org.palier.engine.refusal.Refused} that tells whoever knows a right code what else is wrong.
   */
  Future<Optional<String>> admit(Account account, String accessCode);

  /** Whose invitation this link is. Empty when it is unknown, too old, or was withdrawn. */
  Future<Optional<Admission>> admit(String invitationToken);
}
