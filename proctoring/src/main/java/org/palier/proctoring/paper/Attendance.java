package org.palier.proctoring.paper;

import java.time.Instant;
import java.util.Optional;

/** Whether a candidate was there. */
public sealed interface Attendance {
  /** Nobody noted anything yet: left to be filled in by hand. */
  record Expected() implements Attendance {}

  record Present(Instant arrivedAt, Optional<Instant> leftAt) implements Attendance {}

  record Absent() implements Attendance {}
}
