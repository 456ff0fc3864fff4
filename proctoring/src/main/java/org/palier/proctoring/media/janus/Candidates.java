package org.palier.proctoring.media.janus;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.palier.proctoring.media.Signal;
import org.palier.proctoring.media.Signal.Candidate;

/** ICE candidates in Janus's words. */
final class Candidates {
  private Candidates() {}

  static JsonObject of(Signal signal) {
    var candidate = signal.candidate().orElseThrow();
    var json = new JsonObject().put("candidate", candidate.candidate());
    candidate.sdpMid().ifPresent(mid -> json.put("sdpMid", mid));
    candidate.sdpMLineIndex().ifPresent(index -> json.put("sdpMLineIndex", index));
    return json;
  }

  /** One that Janus found; it tells most of them in its descriptions. */
  static Optional<Candidate> from(JsonObject message) {
    if (!"trickle".equals(message.getString("janus"))) return Optional.empty();
    var json = message.getJsonObject("candidate", new JsonObject());
    if (!(json.getValue("candidate") instanceof String candidate)) return Optional.empty();
    return Optional.of(new Candidate(candidate, Optional.ofNullable(json.getString("sdpMid")), Optional.ofNullable(json.getInteger("sdpMLineIndex")), Optional.empty()));
  }
}
