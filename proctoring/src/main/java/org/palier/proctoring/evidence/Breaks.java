package org.palier.proctoring.evidence;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.palier.engine.sitting.SittingEvent;
import org.palier.engine.sitting.Sittings;

/** When a candidate was on a break of his own: nothing is recorded then. While a supervisor pauses a sitting, recording goes on. */
@FunctionalInterface
public interface Breaks {
  Future<List<Span>> of(String sitting);

  static Breaks by(Sittings sittings) {
    return sitting -> sittings.events(sitting).map(Breaks::in);
  }

  /** One that has not ended lasts: it ends where the events do. */
  static List<Span> in(List<SittingEvent> events) {
    var breaks = new ArrayList<Span>();
    Instant since = null;
    for (var event : events) {
      boolean begins = event instanceof SittingEvent.Paused paused && paused.most().isPresent();
      boolean ends = event instanceof SittingEvent.Resumed || event instanceof SittingEvent.Ended;
      if (begins) since = event.at();
      else if (ends && since != null) {
        breaks.add(new Span(since, event.at()));
        since = null;
      }
    }
    if (since != null) breaks.add(new Span(since, events.getLast().at()));
    return breaks;
  }
}
