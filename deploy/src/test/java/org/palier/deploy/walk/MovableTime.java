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

  @Override public Instant instant() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** What a server reads once and carries on by the counter. */
  ServerClock serverClock() {
    return new ServerClock(this, () -> Duration.between(BEGINNING, now).toNanos());
  }

  @Override public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override public Clock withZone(ZoneId zone) {
    return this;
  }
}
