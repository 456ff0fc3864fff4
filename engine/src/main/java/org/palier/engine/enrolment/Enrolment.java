package org.palier.engine.enrolment;

import java.time.Instant;
import org.palier.engine.account.PersonalData;

/**
 * A candidate in a certification.
 *
 * @param certification identifier and version: frozen for this candidate
 * @param certificationId without version: one enrolment for each
 */
@PersonalData("somebody's way to a certification")
public record Enrolment(
    String id, String candidate, String certification, String certificationId, CivilStatus civilStatus,
    @PersonalData("accommodations") String needs, @PersonalData("prerequisite") String project, Instant enrolledAt) {
  /** What an exam's records refer to stays; what tells who it was goes. */
  Enrolment erased() {
    return new Enrolment(id, candidate, certification, certificationId, CivilStatus.erased(), "", "-", enrolledAt);
  }
}
