package org.palier.proctoring.signal;

import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each reason once, and then once a minute how often: neither a flood nor a person fills the log. No names, no addresses. */
final class Complaints {
  private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);
  private static final long QUIET_NANOS = 60_000_000_000L;

  private static final class Count {
    private long until;
    private int held;
  }

  private final Map<SignalReason, Count> counts = new EnumMap<>(SignalReason.class);

  void note(SignalReason reason) {
    var count = counts.computeIfAbsent(reason, _ -> new Count());
    long now = System.nanoTime();
    if (count.until != 0 && now - count.until < 0) {
      count.held++;
      return;
    }
    if (count.held > 0) LOG.warn("signalling: {}, and {} more since the last line", reason.code(), count.held);
    else LOG.warn("signalling: {}", reason.code());
    count.held = 0;
    count.until = now + QUIET_NANOS;
  }
}
