package org.palier.deploy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The clock that decides. Read from the system once, at start, and carried on by the monotonic counter: when somebody or
 * something sets the system's clock while candidates sit, no deadline moves. {@link #drift} tells how far the two are apart.
 */
public final class ServerClock implements InstantSource {
  private final Clock system;
  private final LongSupplier counter;
  private final Instant startedAt;
  private final long startedNanos;

  public ServerClock(Clock system) {
    this(system, System::nanoTime);
  }

  /** @param counter nanoseconds since any moment, never going back */
  public ServerClock(Clock system, LongSupplier counter) {
    this.system = system;
    this.counter = counter;
    this.startedAt = system.instant();
    this.startedNanos = counter.getAsLong();
  }

  /** Whole milliseconds: what is stored is what was decided with. */
  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public long millis() {
    return startedAt.toEpochMilli() + (counter.getAsLong() - startedNanos) / 1_000_000;
  }

  /** The system's clock minus this one. More than a few seconds: set the system's clock right and restart after the exams. */
  public Duration drift() {
    return Duration.between(instant(), system.instant());
  }
}
