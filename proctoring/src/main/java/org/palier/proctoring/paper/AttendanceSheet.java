package org.palier.proctoring.paper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.palier.proctoring.room.Identity;
import org.palier.proctoring.room.Signature;

/**
 * Who was there (<i>feuille d'émargement</i>).
 *
 * @param blankLines for whoever is added by hand on the printed sheet, 0 to 40
 */
public record AttendanceSheet(SessionFacts session, List<Candidate> candidates, List<Supervisor> supervisors, int blankLines, Instant madeAt) {
  public AttendanceSheet {
    candidates = List.copyOf(candidates);
    supervisors = List.copyOf(supervisors);
    if (blankLines < 0 || blankLines > 40) throw new IllegalArgumentException("blank lines " + blankLines);
  }

  /** @param identity empty until somebody checked it; @param signature empty until given */
  public record Candidate(
      String name, Optional<Identity> identity, Attendance attendance, Optional<Measure> measure, Optional<Signature> signature) {}

  /** @param signature empty: signs by hand */
  public record Supervisor(String name, Optional<Signature> signature) {}
}
