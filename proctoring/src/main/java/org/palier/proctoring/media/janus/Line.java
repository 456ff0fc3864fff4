package org.palier.proctoring.media.janus;

import org.palier.proctoring.media.Signal;

/** One browser's connection with Janus, through all its generations; we speak for Janus. */
sealed interface Line permits Publishing, Watching {
  /** What the browser says of it. */
  void take(Signal signal);

  /** What it had at the media server is gone. */
  void lost();

  /** Whether nobody wants anything of it any more. */
  boolean over(long now);

  /** Now and then, a second or so apart. @param now in milliseconds, of a clock that only goes on */
  void look(long now);

  /** Lets go of it there; says nothing to the browser. */
  void close();
}
