package org.palier.engine.examsession;

import java.time.Instant;
import org.palier.engine.account.PersonalData;

/**
 * One candidate's place in an exam session, with the sitting prepared for it.
 *
 * @param tokenHash SHA-256 of the link's token; the token itself is only in the letter
 */
public record Invitation(
    String id, String examSession, String candidate, @PersonalData("convocation") String name, @PersonalData("convocation") String email,
    String sitting, String tokenHash, Instant invitedAt) {
  /** The place stays in the session's records; who it was does not. */
  Invitation erased() {
    return new Invitation(id, examSession, candidate, candidate, "", sitting, "erased " + id, invitedAt);
  }
}
