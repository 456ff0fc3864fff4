package org.palier.deploy.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What Chromium is told, and answers: its DevTools protocol over one socket, of which few words are needed. For one event loop. */
final class DevTools {
  private static final int TIMEOUT_SECONDS = 30, MOST_WAITING = 1_000;

  private final WebSocket socket;
  private final Map<Integer, Promise<JsonObject>> waiting = new HashMap<>();
  private final Map<String, Consumer<JsonObject>> listeners = new HashMap<>();
  private int number;

  DevTools(WebSocket socket) {
    this.socket = socket;
    socket.textMessageHandler(text -> heard(new JsonObject(text)));
    socket.exceptionHandler(_ -> {});
    socket.closeHandler(_ -> {
      waiting.values().forEach(one -> one.tryFail("the browser has ended"));
      waiting.clear();
    });
  }

  private void heard(JsonObject message) {
    var id = message.getInteger("id");
    if (id == null) {
      var listener = listeners.get(message.getString("sessionId", ""));
      if (listener != null) listener.accept(message);
      return;
    }
    var asked = waiting.remove(id);
    if (asked == null) return;
    if (message.containsKey("error")) asked.tryFail(message.getJsonObject("error").getString("message"));
    else asked.tryComplete(message.getJsonObject("result"));
  }

  /** @param session of a page, empty for the browser itself; fails when the browser says no, or nothing for half a minute */
  Future<JsonObject> ask(String session, String method, JsonObject parameters) {
    if (waiting.size() >= MOST_WAITING) return Future.failedFuture("the browser does not answer");
    Promise<JsonObject> answer = Promise.promise();
    int id = ++number;
    waiting.put(id, answer);
    var message = new JsonObject().put("id", id).put("method", method).put("params", parameters);
    socket.writeTextMessage((session.isEmpty() ? message : message.put("sessionId", session)).encode()).onFailure(answer::tryFail);
    return answer.future().timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).onFailure(_ -> waiting.remove(id))
        .recover(failure -> Future.failedFuture(new IllegalStateException(method + ": " + failure.getMessage())));
  }

  /** @param listener takes what a page tells unasked */
  void listen(String session, Consumer<JsonObject> listener) {
    listeners.put(session, listener);
  }

  void forget(String session) {
    listeners.remove(session);
  }
}
