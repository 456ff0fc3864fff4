package org.palier.engine.enrolment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.palier.engine.account.PersonalData;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * What was decided so that a person sits under fair conditions. Only the decision is kept, never a medical paper.
 *
 * @param extraTimePercent 0 to 300
 * @param breakMinutes     breaks that stop the clock, 0 to 240 in all
 * @param assistant        who helps and how; empty for nobody
 * @param without          what a supervisor does without at a distance; absent in what was stored before there was supervision
 * @param mutedSignals     names of hints of the page that say nothing about this person: noted, never shown as trouble; absent as above
 * @param decidedBy        the person who decided
 */
@PersonalData("what somebody is granted in exams")
public record Accommodation(
    @PersonalData("fair conditions") int extraTimePercent, @PersonalData("fair conditions") int breakMinutes,
    @PersonalData("fair conditions") String assistant, @PersonalData("fair conditions") List<Watching> without,
    @PersonalData("fair conditions") List<String> mutedSignals, @PersonalData("who decided for somebody else") String decidedBy, LocalDate decidedOn) {
  /** Ways in which a candidate at home is watched. */
  public enum Watching { CAMERA, SCREEN, MICROPHONE }

  private static final int MOST_SIGNALS = 20;

  public Accommodation {
    without = without == null ? List.of() : without.stream().distinct().toList();
    mutedSignals = mutedSignals == null ? List.of() : mutedSignals.stream().distinct().toList();
    if (extraTimePercent < 0 || extraTimePercent > 300 || breakMinutes < 0 || breakMinutes > 240 || decidedBy.isBlank())
      throw new Refused(Reason.OUT_OF_RANGE);
    if (mutedSignals.size() > MOST_SIGNALS || mutedSignals.stream().anyMatch(name -> !name.matches("[a-z][a-z-]{1,30}")))
      throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", "mutedSignals"));
  }

  /** Nothing about supervision changes. */
  public Accommodation(int extraTimePercent, int breakMinutes, String assistant, String decidedBy, LocalDate decidedOn) {
    this(extraTimePercent, breakMinutes, assistant, List.of(), List.of(), decidedBy, decidedOn);
  }
}
