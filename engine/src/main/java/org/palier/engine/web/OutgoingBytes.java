package org.palier.engine.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** A body made piece by piece, each when the one before has left: however long it is and however slow the line, a piece is in memory. */
public interface OutgoingBytes {
  /** Of all pieces together. */
  long length();

  /** The next piece; empty after the last. When it fails the connection is cut: half a body must not pass for a whole one. */
  Future<Optional<Buffer>> next();

  /** Called once, whatever became of it. */
  void close();
}
