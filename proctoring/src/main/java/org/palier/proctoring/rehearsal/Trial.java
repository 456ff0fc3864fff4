package org.palier.proctoring.rehearsal;

import java.time.Duration;
import java.time.Instant;
import org.palier.engine.account.PersonalData;
import org.palier.proctoring.room.Preflight;

/** What came of the latest try of a candidate's equipment. */
@PersonalData("what somebody tried his device for")
public record Trial(String candidate, Instant at, @PersonalData("preparing an exam at home") Preflight preflight) {
  /** Whether nothing failed; what was only warned of, or not asked, bars nobody. */
  public boolean passed() {
    return preflight.checks().stream().noneMatch(check -> check.outcome() == Preflight.Outcome.FAILED);
  }

  /** @param days as the certification's policy says */
  public Instant validUntil(int days) {
    return at.plus(Duration.ofDays(days));
  }
}
