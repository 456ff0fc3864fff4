package org.palier.proctoring.media.janus;

import org.palier.proctoring.media.MediaMessage;

/** To one browser, as the media server. */
@FunctionalInterface
interface Say {
  void say(MediaMessage message);
}
