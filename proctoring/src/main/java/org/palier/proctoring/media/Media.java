package org.palier.proctoring.media;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.palier.engine.certification.Supervision;
import org.palier.proctoring.room.Room;

/** What the rest of the house asks of media: which way a room takes, what a browser needs for it, and that way itself. */
public final class Media {
  private final MediaConfig config;
  private final Optional<TurnCredentials> turn;
  private final Map<PlaneKind, MediaPlane> planes = new EnumMap<>(PlaneKind.class);

  /** @param janus made beforehand when {@code config} names media servers */
  public Media(MediaConfig config, Clock clock, Outbound outbound, Optional<MediaPlane> janus) {
    this.config = config;
    turn = config.turn().map(one -> new TurnCredentials(one, clock));
    for (var plane : List.of(new NoMedia(), new PeerToPeer(outbound))) planes.put(plane.kind(), plane);
    janus.ifPresent(plane -> planes.put(plane.kind(), plane));
  }

  /** Which way a room takes as it stands now. Nobody at a centre is watched by video. */
  public MediaChoice choose(Room room) {
    if (!room.remote()) return new MediaChoice(PlaneKind.NONE, Set.of());
    boolean recording = room.plan().policy().evidence().value() == Supervision.Evidence.CONTINUOUS;
    return MediaChoice.choose(room.here().size(), Math.max(1, room.supervisors().size()), recording, config.relayOnly(), config.available(), config.thresholds());
  }

  public MediaPlane plane(PlaneKind kind) {
    return Optional.ofNullable(planes.get(kind)).orElseThrow(() -> new IllegalArgumentException("no " + kind + " here"));
  }

  /** Names for relays are new each time. A media server hides people's addresses from each other: beside one, relays are only a way through. */
  public MediaAccess access(Member member, PlaneKind plane, Instant sessionEnd) {
    return new MediaAccess(plane, plane == PlaneKind.NONE ? List.of() : turn.map(one -> one.issue(member, sessionEnd)).stream().toList(),
        plane == PlaneKind.PEER_TO_PEER && config.relayOnly());
  }

  public Future<Void> close() {
    return Future.all(planes.values().stream().map(MediaPlane::close).toList()).mapEmpty();
  }
}
