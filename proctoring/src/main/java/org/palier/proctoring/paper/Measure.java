package org.palier.proctoring.paper;

import java.util.Optional;
import org.palier.engine.enrolment.Accommodation;
import org.palier.engine.sitting.SittingEvent;

/**
 * What a candidate is granted: all that staff need to know.
 *
 * @param assistant who helps and how; empty for nobody
 */
public record Measure(int extraTimePercent, int breakMinutes, String assistant) {
  /** The time of whoever began is what he began with, whatever was decided since. Empty when there is nothing to know, and of whom nothing is known any more. */
  static Optional<Measure> of(Optional<SittingEvent.Started> started, Optional<Accommodation> granted) {
    return granted.map(one -> new Measure(started.map(SittingEvent.Started::extraTimePercent).orElse(one.extraTimePercent()),
        started.map(given -> (int) given.breaks().toMinutes()).orElse(one.breakMinutes()), one.assistant())).filter(measure -> !measure.empty());
  }

  private boolean empty() {
    return extraTimePercent == 0 && breakMinutes == 0 && assistant.isBlank();
  }
}
