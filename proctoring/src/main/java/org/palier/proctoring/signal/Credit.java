package org.palier.proctoring.signal;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.palier.engine.certification.Supervision;

/** How much of the time that a line was away is given back. Pure: whoever has the events can compute it again. */
final class Credit {
  private Credit() {}

  /**
   * @param given  what this candidate got back for earlier losses
   * @param events of the sitting, as stored
   * @return no more than the clock ran meanwhile, nor than is left of what the certification gives one candidate
   */
  static Duration of(Supervision policy, Instant lost, Instant back, Duration given, List<JsonObject> events) {
    if (policy.networkLoss().value() != Supervision.NetworkLoss.CREDIT) return Duration.ZERO;
    var left = Duration.ofMinutes(policy.creditMinutes().value()).minus(given);
    var ran = ran(events, lost, back);
    return left.isNegative() ? Duration.ZERO : ran.compareTo(left) < 0 ? ran : left;
  }

  /** How long the sitting's clock ran between two moments. */
  static Duration ran(List<JsonObject> events, Instant from, Instant to) {
    var ran = Duration.ZERO;
    Instant since = null;
    for (var event : events) {
      var at = Instant.parse(event.getString("at"));
      switch (event.getString("type")) {
        case "started", "resumed" -> since = at;
        case "paused", "ended" -> {
          ran = ran.plus(overlap(since, at, from, to));
          since = null;
        }
        default -> { }
      }
    }
    return ran.plus(overlap(since, to, from, to));
  }

  private static Duration overlap(Instant since, Instant until, Instant from, Instant to) {
    if (since == null) return Duration.ZERO;
    var begin = since.isAfter(from) ? since : from;
    var end = until.isBefore(to) ? until : to;
    return begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
  }
}
