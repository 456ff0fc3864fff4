package org.palier.engine.web;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;

/**
 * One operation of the contract.
 *
 * @param path  as the contract writes it, {@code /api/sittings/{sitting}}
 * @param body  the schema of its JSON body; empty when it takes none
 * @param bytes whether its body is taken as it comes ({@code application/octet-stream}), piece by piece, by its handler
 */
record Operation(String id, HttpMethod method, String path, List<Parameter> parameters, Optional<Schema> body, boolean bodyRequired, boolean bytes) {
  enum Location { PATH, QUERY, HEADER }

  /** @param number whether it is a whole number; otherwise it is text */
  record Parameter(String name, Location in, boolean required, boolean number, Schema schema) {}
}
