package org.palier.deploy.bench;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What {@code bench sittings} is to do.
 *
 * @param interval seconds between two saves of one candidate; 0 for a closed loop
 * @param burst    all candidates save in the same instant, instead
 */
record SittingsPlan(
    int candidates, int seconds, int interval, String store, boolean burst, OptionalInt chosenConnections, int warmUpSeconds, OptionalInt chosenStartWithin) {
  private static final int CLOSED_LOOP_CONNECTIONS = 64;
  private static final int STARTS_PER_SECOND = 100;
  private static final int SLICE_SECONDS = 5;

  SittingsPlan {
    if (seconds < 1 || interval < 0 || warmUpSeconds < 0) throw new IllegalArgumentException("--seconds, --interval, --warm-up: not negative, one second at least");
    if (interval > seconds) throw new IllegalArgumentException("--seconds " + seconds + " is shorter than --interval " + interval + ": some would never save");
    chosenConnections.ifPresent(count -> {
      if (count < 1) throw new IllegalArgumentException("--connections " + count);
    });
  }

  boolean closed() {
    return interval == 0 && !burst;
  }

  /** Never more than candidates. */
  int connections() {
    return Math.min(candidates, chosenConnections.orElse(closed() ? CLOSED_LOOP_CONNECTIONS : candidates));
  }

  /** How many answer at once where nothing but the server sets the pace. */
  int workers() {
    return Math.min(connections(), CLOSED_LOOP_CONNECTIONS);
  }

  Duration warmUp() {
    return Duration.ofSeconds(warmUpSeconds);
  }

  Duration startWithin() {
    return Duration.ofSeconds(chosenStartWithin.orElse(Math.max(10, candidates / STARTS_PER_SECOND)));
  }

  /** The server and the limits take turns of this length, so that a moment's noise meets all alike. */
  int slices() {
    return (seconds + SLICE_SECONDS - 1) / SLICE_SECONDS;
  }

  Duration slice() {
    return Duration.ofSeconds(seconds).dividedBy(slices());
  }
}
