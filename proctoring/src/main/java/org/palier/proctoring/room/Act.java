package org.palier.proctoring.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * What a supervisor asks of a room in one request: an action, and to which sittings. The contract's {@code RoomAct}.
 *
 * @param key      names the act, 8 to 36 characters
 * @param sittings one or more for what concerns candidates; none for what concerns the room
 */
public record Act(
    String key, Action action, Optional<List<String>> sittings, Optional<String> reason, Optional<Integer> minutes, Optional<IncidentCategory> category,
    Optional<Double> severity, Optional<Integer> item, Optional<String> comment, Optional<String> text, Optional<String> canned,
    Optional<Identity.Document> document, Optional<Identity.Verdict> verdict, Optional<List<String>> waived, Optional<String> call,
    Optional<Signature.Means> means, Optional<List<List<Integer>>> strokes, Optional<Instant> clientAt, Optional<String> supervisor) {
  List<String> rows() {
    return sittings.orElse(List.of());
  }

  /** @throws Refused when the action needs this field and it is missing */
  <T> T need(Optional<T> field, String name) {
    return field.orElseThrow(() -> new Refused(Reason.MALFORMED, java.util.Map.of("field", name)));
  }

  /** A bulk act is one act for each sitting, each with a key of its own. */
  Optional<String> keyFor(String sitting) {
    return Optional.of(key + "-" + sitting.substring(Math.max(0, sitting.length() - 24)));
  }
}
