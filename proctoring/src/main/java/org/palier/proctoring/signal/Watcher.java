package org.palier.proctoring.signal;

import io.vertx.core.json.JsonObject;

/** One tab of a supervisor in a room. @param turn how many sockets this tab had: the highest counts */
record Watcher(String room, String peer, String account, String node, String connection, long turn) {
  JsonObject json() {
    return new JsonObject().put("room", room).put("peer", peer).put("account", account).put("connection", connection).put("turn", turn);
  }

  static Watcher of(String node, JsonObject json) {
    return new Watcher(json.getString("room"), json.getString("peer"), json.getString("account"), node, json.getString("connection"), json.getLong("turn"));
  }
}
