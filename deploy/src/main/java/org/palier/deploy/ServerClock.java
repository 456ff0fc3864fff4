package org.palier.deploy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The clock that decides. Read from the system once, at start, and carried on by the monotonic counter: when somebody or
 * something sets the system's clock while candidates sit, no deadline moves. {@link #drift} tells how far the two are apart.
 */
public final class ServerClock implements InstantSource {
  private final Clock system;
  private final Instant startedAt;
  private final long startedNanos;

  public ServerClock(Clock system) {
    this.system = system;
    this.startedAt = system.instant();
    this.startedNanos = System.nanoTime();
  }

  /** Whole milliseconds: what is stored is what was decided with. */
  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public long millis() {
    return startedAt.toEpochMilli() + (System.nanoTime() - startedNanos) / 1_000_000;
  }

  /** The system's clock minus this one. More than a few seconds: set the system's clock right and restart after the exams. */
  public Duration drift() {
    return Duration.between(instant(), system.instant());
  }
}
