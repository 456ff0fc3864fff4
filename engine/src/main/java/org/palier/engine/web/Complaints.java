package org.palier.engine.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Logs each kind of refusal once, and then once a minute how often: neither a flood nor a person fills the log. No names, no addresses, nothing that was sent. */
public final class Complaints {
  private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);
  private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();
  /** There are as many kinds as operations have reasons to refuse: a few thousand. */
  private static final int MOST = 5_000;

  private final String where;
  private final LongSupplier nanos;
  private final BiConsumer<Level, String> log;
  private final Map<String, Count> counts = new HashMap<>();

  private static final class Count {
    private final Level level;
    private long until;
    private int held;

    private Count(Level level, long until) {
      this.level = level;
      this.until = until;
    }
  }

  /** @param where they come from, in front of each line */
  public Complaints(String where) {
    this(where, System::nanoTime, (level, line) -> LOG.atLevel(level).log(line));
  }

  /** @param nanos a clock that never goes back; @param log takes each line */
  public Complaints(String where, LongSupplier nanos, BiConsumer<Level, String> log) {
    this.where = where;
    this.nanos = nanos;
    this.log = log;
  }

  /** @param kind one of a fixed set: what was asked, and the reason's code */
  public synchronized void note(String kind, Level level) {
    var known = counts.get(kind);
    if (known != null) known.held++;
    else if (counts.size() < MOST) {
      counts.put(kind, new Count(level, nanos.getAsLong() + QUIET_NANOS));
      log.accept(level, where + ": " + kind);
    }
  }

  /** Says how often, of what a minute has passed over. To be called now and then: whoever complained may have stopped. */
  public synchronized void tell() {
    long now = nanos.getAsLong();
    counts.entrySet().removeIf(entry -> now - entry.getValue().until >= 0 && entry.getValue().held == 0);
    counts.forEach((kind, count) -> {
      if (now - count.until < 0) return;
      log.accept(count.level, where + ": " + kind + ", " + count.held + (count.held == 1 ? " time more" : " times more"));
      count.held = 0;
      count.until = now + QUIET_NANOS;
    });
  }
}
