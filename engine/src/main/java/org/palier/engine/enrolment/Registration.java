package org.palier.engine.enrolment;

import org.palier.engine.account.Email;
import org.palier.engine.account.Language;
import org.palier.engine.account.PersonalData;

/**
 * What a person hands in to become a candidate: the contract's {@code Registration}.
 *
 * @param needs   accessibility needs, for the accommodation officer; may be empty
 * @param project the business project that a prerequisite asks for
 * @param informed the notice on personal data was read
 */
@PersonalData("what somebody said of himself")
public record Registration(
    String certification, @PersonalData("signing in, and letters about exams") Email email, CivilStatus civilStatus,
    @PersonalData("accommodations") String needs, @PersonalData("prerequisite") String project, Language language, boolean informed) {
  public Registration {
    needs = needs.strip();
    project = project.strip();
    if (needs.length() > 2_000 || project.length() > 4_000) throw new IllegalArgumentException("too long");
    if (project.isEmpty()) throw new IllegalArgumentException("no project");
    if (!informed) throw new IllegalArgumentException("not informed");
  }
}
