package org.palier.proctoring.media.janus;

import io.vertx.core.Future;
import org.palier.proctoring.media.MediaMessage;

/** To one browser, as the media server. */
@FunctionalInterface
interface Say {
  /** Fails when it has no socket now. */
  Future<Void> say(MediaMessage message);
}
