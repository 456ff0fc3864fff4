package org.palier.proctoring.media;

import io.vertx.core.Future;
import org.palier.proctoring.media.Member.Side;

/** Browsers agree with each other; the server hands on what they say, and remembers nothing. */
public final class PeerToPeer implements MediaPlane {
  private final Outbound outbound;

  public PeerToPeer(Outbound outbound) {
    this.outbound = outbound;
  }

  @Override public PlaneKind kind() {
    return PlaneKind.PEER_TO_PEER;
  }

  /** Staff and candidates signal to each other, never to their like; only staff want something. */
  @Override public boolean accept(Member from, Member to, MediaMessage message) {
    if (!from.room().equals(to.room())) return false;
    boolean meant = switch (message) {
      case Signal _ -> from.side() == Side.STAFF && to.side() == Side.CANDIDATE || from.side() == Side.CANDIDATE && to.side() == Side.STAFF;
      case Want _ -> from.side() == Side.STAFF && to.side() == Side.CANDIDATE;
      case MediaState _ -> false;
    };
    if (meant) outbound.send(to, from, message);
    return meant;
  }

  @Override public boolean available(String room) {
    return true;
  }

  @Override public Future<Void> close() {
    return Future.succeededFuture();
  }
}
