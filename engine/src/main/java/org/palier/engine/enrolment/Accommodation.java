package org.palier.engine.enrolment;

import java.time.LocalDate;
import org.palier.engine.account.PersonalData;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * What was decided so that a person sits under fair conditions. Only the decision is kept, never a medical paper.
 *
 * @param extraTimePercent 0 to 300
 * @param breakMinutes     breaks that stop the clock, 0 to 240 in all
 * @param assistant        who helps and how; empty for nobody
 * @param decidedBy        the person who decided
 */
public record Accommodation(
    @PersonalData("fair conditions") int extraTimePercent, @PersonalData("fair conditions") int breakMinutes,
    @PersonalData("fair conditions") String assistant, String decidedBy, LocalDate decidedOn) {
  public Accommodation {
    if (extraTimePercent < 0 || extraTimePercent > 300 || breakMinutes < 0 || breakMinutes > 240 || decidedBy.isBlank())
      throw new Refused(Reason.OUT_OF_RANGE);
  }
}
