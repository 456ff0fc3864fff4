package org.palier.proctoring.media;

import io.vertx.core.Future;

/** Carries messages to browsers, on whichever node they are; may lose them. Called on any thread, must not block. */
@FunctionalInterface
public interface Outbound {
  /**
   * @param from whom the browser is told it comes from
   * @return fails when the page has no socket now; succeeds when it was sent, which does not mean that it arrived
   */
  Future<Void> send(Member to, Member from, MediaMessage message);
}
