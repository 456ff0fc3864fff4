package org.palier.proctoring.media;

/** Carries messages to browsers, on whichever node they are; may lose them. Called on any thread, must not block. */
@FunctionalInterface
public interface Outbound {
  /** @param from whom the browser is told it comes from */
  void send(Member to, Member from, MediaMessage message);
}
