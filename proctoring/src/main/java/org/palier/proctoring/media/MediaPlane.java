package org.palier.proctoring.media;

import io.vertx.core.Future;
import java.util.Optional;

/**
 * A way for media to take. Nobody says who is there: what pages say to each other does, and leases end by themselves. Whoever calls has checked who the member is and that he may speak to the other one now; a plane checks once more
 * only what it can know. May be called on any thread; never blocks, and never fails for what a browser sent.
 */
public interface MediaPlane {
  PlaneKind kind();

  /**
   * Takes what a member said.
   *
   * @param to whom it is said to; {@link Member#media} where there is a media server
   * @return false when it means nothing here, and is dropped
   */
  boolean accept(Member from, Member to, MediaMessage message);

  /** Gives one of the staff nothing more, at once. @param silenced whose sound only; empty: of everybody, everything */
  default void revoke(Member from, Optional<Member> silenced) {}

  /** Whether media can be agreed on in this room now. */
  boolean available(String room);

  Future<Void> close();
}
