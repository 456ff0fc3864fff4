package org.palier.deploy.bench;

import java.time.Duration;
import java.util.OptionalInt;
import org.palier.deploy.load.Seats;

/**
 * What {@code bench sittings} is to do.
 *
 * @param interval       seconds between two saves of one candidate; 0 for a closed loop
 * @param burst          all candidates save in the same instant, instead
 * @param waitingSeconds between a candidate's arrival and the start, where the start is not as fast as it goes
 */
record SittingsPlan(
    int candidates, int seconds, int interval, String store, boolean burst, OptionalInt chosenConnections, int warmUpSeconds, OptionalInt chosenStartWithin,
    int waitingSeconds) {
  private static final int CLOSED_LOOP_CONNECTIONS = 64;
  private static final int STARTS_PER_SECOND = 100;
  private static final int SLICE_SECONDS = 5;

  SittingsPlan {
    if (candidates < 1 || candidates > Seats.MOST) throw new IllegalArgumentException("--candidates " + candidates + ": give 1 to " + Seats.MOST);
    if (seconds < 1) throw new IllegalArgumentException("--seconds " + seconds + ": give 1 or more");
    notNegative("--interval", interval);
    notNegative("--warm-up", warmUpSeconds);
    notNegative("--waiting", waitingSeconds);
    chosenStartWithin.ifPresent(chosen -> notNegative("--start-within", chosen));
    if (interval > seconds) throw new IllegalArgumentException("--seconds " + seconds + " is shorter than --interval " + interval + ": some would never save");
    chosenConnections.ifPresent(count -> {
      if (count < 1) throw new IllegalArgumentException("--connections " + count + ": give 1 or more");
    });
  }

  private static void notNegative(String option, int value) {
    if (value < 0) throw new IllegalArgumentException(option + " " + value + ": give 0 or more");
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

  /** Between the page's first look at its sitting and the start. */
  Duration waiting() {
    return Duration.ofSeconds(waitingSeconds);
  }

  /** Before a limit is measured by itself, and before the first candidate comes. */
  Duration limitsWarmUp() {
    return Duration.ofSeconds(Math.min(warmUpSeconds, SLICE_SECONDS));
  }

  /** How long each limit is measured where it is no part of a ratio. */
  Duration limitsAlone() {
    return Duration.ofSeconds(Math.min(seconds, SLICE_SECONDS));
  }

  /** The server and the limits take turns of this length, so that a moment's noise meets all alike. */
  int slices() {
    return (seconds + SLICE_SECONDS - 1) / SLICE_SECONDS;
  }

  Duration slice() {
    return Duration.ofSeconds(seconds).dividedBy(slices());
  }
}
