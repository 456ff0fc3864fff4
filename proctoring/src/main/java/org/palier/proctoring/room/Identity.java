package org.palier.proctoring.room;

import java.time.Instant;
import org.palier.engine.account.PersonalData;

/**
 * That somebody compared a face with a document. Neither is kept: only who looked at what kind of document, when, and the verdict.
 *
 * @param note why it was doubted or refused; empty when there is nothing to say
 * @param by   the supervisor's account
 */
public record Identity(
    Document document, Verdict verdict, @PersonalData("why an identity was doubted") String note, @PersonalData("proof that the identity was checked") String by, Instant at) {
  public enum Document { IDENTITY_CARD, PASSPORT, RESIDENCE_PERMIT, DRIVING_LICENCE, KNOWN_IN_PERSON, OTHER }

  public enum Verdict {
    ACCEPTED,
    /** Let in under reserve: somebody looks again. */
    DOUBT,
    REFUSED
  }
}
