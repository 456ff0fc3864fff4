package org.palier.proctoring.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/** From when to when, on one clock. @param from never after {@code to} */
public record Span(Instant from, Instant to) {
  public Span {
    if (to.isBefore(from)) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", "endedAt"));
  }

  Span moved(Duration by) {
    return new Span(from.plus(by), to.plus(by));
  }

  Duration length() {
    return Duration.between(from, to);
  }
}
