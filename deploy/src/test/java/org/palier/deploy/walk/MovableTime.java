package org.palier.deploy.walk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.palier.deploy.ServerClock;

/** The system's clock and its monotonic counter, which stand still until time passes. */
final class MovableTime extends Clock {
  private static final Instant BEGINNING = Instant.parse("2026-11-02T08:00:00Z");
  private volatile Instant now = BEGINNING;
  private volatile Duration step = Duration.ZERO;

  @Override public Instant instant() {
    return now;
  }

  /** Until told otherwise so much passes whenever the server asks how late it is: as if all took its time. */
  void passAtEachLook(Duration time) {
    step = time;
  }

  private synchronized Instant look() {
    now = now.plus(step);
    return now;
  }

  synchronized void pass(Duration time) {
    now = now.plus(time);
  }

  /** What a server reads once and carries on by the counter. */
  ServerClock serverClock() {
    return new ServerClock(this, () -> Duration.between(BEGINNING, look()).toNanos());
  }

  @Override public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override public Clock withZone(ZoneId zone) {
    return this;
  }
}
