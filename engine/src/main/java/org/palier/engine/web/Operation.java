package org.palier.engine.web;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;

/**
 * One operation of the contract.
 *
 * @param path as the contract writes it, {@code /api/sittings/{sitting}}
 * @param body the schema of its JSON body; empty when it takes none
 */
record Operation(String id, HttpMethod method, String path, List<Parameter> parameters, Optional<Schema> body, boolean bodyRequired) {
  enum Location { PATH, QUERY, HEADER }

  /** @param number whether it is a whole number; otherwise it is text */
  record Parameter(String name, Location in, boolean required, boolean number, Schema schema) {}

  String routePath() {
    return path.replaceAll("\\{(\\w+)}", ":$1");
  }
}
