package org.palier.engine.store;

import io.vertx.core.json.JsonObject;

/**
 * A document as stored.
 *
 * @param id       unique in its collection, 1 to 128 characters
 * @param revision 1 when inserted, one more at each replacement
 * @param body     top-level fields that are indexed hold strings, whole numbers or booleans
 */
public record Document(String id, long revision, JsonObject body) {}
