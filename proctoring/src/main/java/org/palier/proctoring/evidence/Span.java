package org.palier.proctoring.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/** From when to when, on one clock. @param from never after {@code to} */
public record Span(Instant from, Instant to) {
  public Span {
    if (to.isBefore(from)) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", "endedAt"));
  }

  Span moved(Duration by) {
    return new Span(from.plus(by), to.plus(by));
  }

  boolean overlaps(Span other) {
    return from.isBefore(other.to) && to.isAfter(other.from);
  }

  /** How long both last, when they {@link #overlaps overlap}. */
  Duration shared(Span other) {
    return Duration.between(from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
  }

  /** In order; what overlaps, or follows without a gap, is one. */
  static List<Span> merged(List<Span> spans) {
    var merged = new ArrayList<Span>();
    for (var span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
      var last = merged.isEmpty() ? null : merged.getLast();
      if (last == null || span.from.isAfter(last.to)) merged.add(span);
      else merged.set(merged.size() - 1, new Span(last.from, span.to.isAfter(last.to) ? span.to : last.to));
    }
    return List.copyOf(merged);
  }

  Duration length() {
    return Duration.between(from, to);
  }
}
