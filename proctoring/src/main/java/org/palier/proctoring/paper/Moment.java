package org.palier.proctoring.paper;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.sitting.SittingEvent;
import org.palier.proctoring.room.Granted;
import org.palier.proctoring.room.Room;

/**
 * A room as a paper tells of it: as it is, or as it was when its minutes were sealed.
 *
 * @param events   of each sitting up to then, in order
 * @param sealedAt empty for now
 * @param granted  as it was sealed; empty for now, and where a seal did not note it
 */
record Moment(String id, Room room, Map<String, List<SittingEvent>> events, Optional<Instant> sealedAt, Optional<List<Granted>> granted) {
  Course course(String sitting) {
    return Course.of(events.getOrDefault(sitting, List.of()));
  }

  /** Whether what happened then was known at this moment. */
  boolean knows(Instant at) {
    return sealedAt.filter(at::isAfter).isEmpty();
  }
}
