package org.palier.deploy.cluster;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a node says to all, itself too, at each round.
 *
 * @param from  the node
 * @param deaf  whether it knows that it does not hear the bus
 * @param heard whose beats it has heard since its last one: that is their answer
 */
record Beat(String from, boolean deaf, Set<String> heard) {
  static Beat of(JsonObject json) {
    return new Beat(json.getString("from"), json.getBoolean("deaf"), json.getJsonArray("heard").stream().map(String.class::cast).collect(Collectors.toSet()));
  }

  JsonObject json() {
    return new JsonObject().put("from", from).put("deaf", deaf).put("heard", new JsonArray(heard.stream().sorted().toList()));
  }
}
