package org.palier.proctoring.media.janus;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;

/** One participant's end at the videoroom: takes requests, at most one connection. */
final class Handle {
  /** @param data what the plugin says; @param sdp of the description that came with it */
  record Answer(JsonObject data, Optional<String> sdp) {}

  private final JanusNode node;
  private final long id;
  private final Consumer<JsonObject> events;

  Handle(JanusNode node, long id, Consumer<JsonObject> events) {
    this.node = node;
    this.id = id;
    this.events = events;
  }

  long id() {
    return id;
  }

  /** A request that is answered at once: about rooms. */
  Future<Answer> ask(JsonObject body) {
    return send(body, Optional.empty(), false);
  }

  /** A request that is answered by an event: about participants. */
  Future<Answer> tell(JsonObject body) {
    return send(body, Optional.empty(), true);
  }

  /** With an offer; of the layers of a picture it names the small one first. */
  Future<Answer> offer(JsonObject body, String sdp) {
    return send(body, Optional.of(new JsonObject().put("type", "offer").put("sdp", sdp).put("rid_order", "lmh")), true);
  }

  Future<Answer> answer(JsonObject body, String sdp) {
    return send(body, Optional.of(new JsonObject().put("type", "answer").put("sdp", sdp)), true);
  }

  private Future<Answer> send(JsonObject body, Optional<JsonObject> jsep, boolean event) {
    var message = new JsonObject().put("janus", "message").put("handle_id", id).put("body", body);
    jsep.ifPresent(description -> message.put("jsep", description));
    return node.request(message, event).map(Handle::answer);
  }

  static Answer answer(JsonObject message) {
    var data = message.getJsonObject("plugindata", new JsonObject()).getJsonObject("data", new JsonObject());
    if (data.containsKey("error_code")) throw new JanusRefused(data.getInteger("error_code"), data.getString("error", "refused"));
    return new Answer(data, Optional.ofNullable(message.getJsonObject("jsep")).map(jsep -> jsep.getString("sdp")));
  }

  /** An address of the browser. Lost ones are the browser's to repeat, with its next offer. */
  void trickle(JsonObject candidate) {
    node.request(new JsonObject().put("janus", "trickle").put("handle_id", id).put("candidate", candidate), false);
  }

  /** Never fails: what is gone is detached. */
  Future<Void> detach() {
    node.forget(this);
    return node.request(new JsonObject().put("janus", "detach").put("handle_id", id), false).<Void>mapEmpty().otherwiseEmpty();
  }

  void heard(JsonObject message) {
    events.accept(message);
  }
}
