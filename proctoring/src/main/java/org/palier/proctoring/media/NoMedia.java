package org.palier.proctoring.media;

import io.vertx.core.Future;

/** No video: people are supervised without it. */
public final class NoMedia implements MediaPlane {
  @Override public PlaneKind kind() {
    return PlaneKind.NONE;
  }

  @Override public boolean accept(Member from, Member to, MediaMessage message) {
    return false;
  }

  @Override public boolean available(String room) {
    return false;
  }

  @Override public Future<Void> close() {
    return Future.succeededFuture();
  }
}
