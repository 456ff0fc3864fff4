package org.palier.engine.examsession;

import java.time.Instant;
import java.util.Optional;
import org.palier.engine.account.PersonalData;

/**
 * One candidate's place in an exam session, with the sitting prepared for it.
 *
 * @param tokenHash SHA-256 of the link's token; the token itself is only in the latest letter
 * @param resentAt  when the letter was last sent again; empty when it never was
 */
@PersonalData("who sits an exam")
public record Invitation(
    String id, String examSession, String candidate, @PersonalData("convocation") String name, @PersonalData("convocation") String email,
    String sitting, @PersonalData("proves who enters") String tokenHash, Instant invitedAt, Optional<Instant> resentAt) {
  Instant letterAt() {
    return resentAt.orElse(invitedAt);
  }

  Invitation resent(String newTokenHash, Instant now) {
    return new Invitation(id, examSession, candidate, name, email, sitting, newTokenHash, invitedAt, Optional.of(now));
  }

  /** The place stays in the session's records; who it was does not. */
  Invitation erased() {
    return new Invitation(id, examSession, candidate, candidate, "", sitting, "erased " + id, invitedAt, resentAt);
  }
}
