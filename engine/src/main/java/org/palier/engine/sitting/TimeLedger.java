package org.palier.engine.sitting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The ledger of a sitting's time. {@code deadline = startedAt + limit x (1 + extra) + adjustments}, never later than the cut-off.
 * Pure; the clock of the browser has no part in it.
 *
 * @param limit     the test's time
 * @param extraTimePercent accommodation, 0 to 300
 * @param adjusted  pauses over and time added so far; never negative
 * @param breakLeft what is left of the break allowance
 * @param pause     the pause that runs now
 * @param cutOff    the exam session's hard end
 */
public record TimeLedger(
    Instant startedAt, Duration limit, int extraTimePercent, Duration adjusted, Duration breakLeft, Optional<OpenPause> pause,
    Optional<Instant> cutOff) {
  /** @param most how much of it moves the deadline at most: a candidate's break; empty when staff paused */
  public record OpenPause(Instant since, String reason, Optional<Duration> most) {
    Duration credit(Instant now) {
      var lasted = since.isBefore(now) ? Duration.between(since, now) : Duration.ZERO;
      return most.filter(limit -> limit.compareTo(lasted) < 0).orElse(lasted);
    }
  }

  public TimeLedger {
    if (limit.isNegative() || limit.isZero()) throw new IllegalArgumentException("limit " + limit);
    if (extraTimePercent < 0 || extraTimePercent > 300) throw new IllegalArgumentException("extra time of " + extraTimePercent + " %");
    if (adjusted.isNegative() || breakLeft.isNegative()) throw new IllegalArgumentException("negative time");
  }

  public static TimeLedger started(Instant at, Duration limit, int extraTimePercent, Duration breaks, Optional<Instant> cutOff) {
    return new TimeLedger(at, limit, extraTimePercent, Duration.ZERO, breaks, Optional.empty(), cutOff);
  }

  /** The test's time with the accommodation, before breaks and additions: what a candidate is told and what the clock gives, by one rule. */
  static Duration whole(Duration limit, int extraTimePercent) {
    return limit.plus(limit.multipliedBy(extraTimePercent).dividedBy(100));
  }

  /** When the time is over as things stand at {@code now}; a pause that runs moves it on as it lasts. */
  public Instant deadline(Instant now) {
    var end = startedAt.plus(whole(limit, extraTimePercent)).plus(adjusted).plus(pause.map(p -> p.credit(now)).orElse(Duration.ZERO));
    return cutOff.filter(end::isAfter).orElse(end);
  }

  /** Never negative; does not shrink while a staff pause runs (unless the cut-off eats it). */
  public Duration remaining(Instant now) {
    var left = Duration.between(now, deadline(now));
    return left.isNegative() ? Duration.ZERO : left;
  }

  public boolean over(Instant now) {
    return !now.isBefore(deadline(now));
  }

  @JsonIgnore
  public boolean isPaused() {
    return pause.isPresent();
  }

  /** What is left of the break allowance; shrinks while a break lasts. */
  public Duration breakLeft(Instant now) {
    return breakLeft.minus(pause.filter(open -> open.most().isPresent()).map(open -> open.credit(now)).orElse(Duration.ZERO));
  }

  /** The candidate's own pause, out of the allowance. */
  @JsonIgnore
  boolean isOnBreak() {
    return pause.flatMap(OpenPause::most).isPresent();
  }

  /** The earliest instant at which the time can be over, for the sweep; empty while nothing but a person can let it run out. */
  public Optional<Instant> sweepAt() {
    if (pause.isEmpty()) return Optional.of(deadline(startedAt));
    return pause.get().most().map(most -> deadline(pause.get().since().plus(most))).or(() -> cutOff);
  }

  TimeLedger paused(Instant at, String reason, Optional<Duration> most) {
    return new TimeLedger(startedAt, limit, extraTimePercent, adjusted, breakLeft, Optional.of(new OpenPause(at, reason, most)), cutOff);
  }

  TimeLedger resumed(Instant at) {
    var open = pause.orElseThrow();
    var credit = open.credit(at);
    var left = open.most().isPresent() ? breakLeft.minus(credit) : breakLeft;
    return new TimeLedger(startedAt, limit, extraTimePercent, adjusted.plus(credit), left, Optional.empty(), cutOff);
  }

  TimeLedger extended(Duration time) {
    return new TimeLedger(startedAt, limit, extraTimePercent, adjusted.plus(time), breakLeft, pause, cutOff);
  }
}
