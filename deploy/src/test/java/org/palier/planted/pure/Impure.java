package org.palier.planted.pure;

import io.vertx.core.Future;

/** A rule that waits for something. */
public record Impure(Future<String> answer) {}
