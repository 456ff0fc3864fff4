package org.palier.proctoring.review;

import org.palier.engine.account.PersonalData;

/**
 * Why there is a case.
 *
 * @param fact number of the room's fact, 0 when a reviewer opened it for a reason of his own
 */
@PersonalData("why somebody is reviewed")
public record Ground(Kind kind, long fact) {
  public enum Kind {
    FLAGGED,
    /** An incident of conduct with a severity above 0. */
    INCIDENT,
    /** Doubted or refused. */
    IDENTITY,
    /** Ended by staff for conduct. */
    TERMINATION,
    ASKED
  }
}
