package org.palier.proctoring.room;

import java.util.List;
import java.util.Optional;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * What the candidate's own page found out about the device before the exam: hints for the supervisor, never a gate by themselves.
 *
 * @param checks        at most 12, each a name and whether it passed
 * @param uploadKbits   measured upload, kbit/s; empty when it could not be measured
 * @param clockSkewMillis the device's clock against the server's; the server's alone decides
 */
public record Preflight(List<Check> checks, Optional<Integer> uploadKbits, Optional<Long> clockSkewMillis) {
  public enum Outcome { PASSED, WARNING, FAILED, NOT_ASKED }

  /** @param name one of the page's: camera, microphone, screen, surface, bandwidth, clock, battery, second-screen... */
  public record Check(String name, Outcome outcome) {
    public Check {
      if (!name.matches("[a-z][a-z-]{1,30}")) throw new Refused(Reason.OUT_OF_RANGE, java.util.Map.of("field", "preflight"));
    }
  }

  public Preflight {
    checks = List.copyOf(checks);
    if (checks.size() > 12 || uploadKbits.filter(rate -> rate < 0).isPresent()) throw new Refused(Reason.OUT_OF_RANGE, java.util.Map.of("field", "preflight"));
  }
}
