package org.palier.proctoring.paper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.palier.engine.scoring.Ending;
import org.palier.engine.sitting.SittingEvent;

/** How a sitting went, as far as some of its events tell: all so far, or those up to the seal. */
record Course(Optional<SittingEvent.Started> started, Optional<SittingEvent.Ended> ended) {
  static final Course NONE = new Course(Optional.empty(), Optional.empty());

  /** @param events in order */
  static Course of(List<SittingEvent> events) {
    return new Course(first(events, SittingEvent.Started.class), first(events, SittingEvent.Ended.class));
  }

  Optional<Ending> ending() {
    return ended.map(SittingEvent.Ended::ending);
  }

  /** When the candidate's time was over. */
  Optional<Instant> endedAt() {
    return ended.map(SittingEvent.Ended::effectiveAt);
  }

  private static <E extends SittingEvent> Optional<E> first(List<SittingEvent> events, Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
