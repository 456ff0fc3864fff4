package org.palier.proctoring.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palier.proctoring.media.MediaChoice.Shortfall.COSTLY_RECORDING;
import static org.palier.proctoring.media.MediaChoice.Shortfall.COSTLY_WATCHERS;

import io.vertx.core.Future;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.palier.engine.certification.Chosen;
import org.palier.engine.certification.Supervision;
import org.palier.engine.certification.Supervision.Evidence;
import org.palier.proctoring.media.MediaConfig.Thresholds;
import org.palier.proctoring.room.Place;
import org.palier.proctoring.room.Room;
import org.palier.proctoring.room.RoomEvent;
import org.palier.proctoring.room.RoomFact;

/** Which way the pictures of a room take: its seats, its watchers, and what its certification records. */
class RoomMediaTest {
  private static final Media PEERS = media(Optional.empty());
  private static final Media BOTH = media(Optional.of(new MediaConfig.Janus(List.of(URI.create("ws://127.0.0.1:8188")), new Secret("palier-test-secret"))));

  @Test void a_room_that_is_recorded_all_the_time_goes_by_the_media_server_where_there_is_one() {
    assertEquals(PlaneKind.PEER_TO_PEER, BOTH.choose(room(Place.REMOTE, Evidence.NONE, 1)).plane());
    assertEquals(PlaneKind.PEER_TO_PEER, BOTH.choose(room(Place.REMOTE, Evidence.INCIDENT, 1)).plane());
    assertEquals(new MediaChoice(PlaneKind.JANUS, Set.of()), BOTH.choose(room(Place.REMOTE, Evidence.CONTINUOUS, 1)));
    assertEquals(new MediaChoice(PlaneKind.PEER_TO_PEER, Set.of(COSTLY_RECORDING)), PEERS.choose(room(Place.REMOTE, Evidence.CONTINUOUS, 1)));
  }

  @Test void who_watches_counts_and_nobody_at_a_centre_is_watched_by_video() {
    assertEquals(PlaneKind.JANUS, BOTH.choose(room(Place.REMOTE, Evidence.NONE, 2)).plane());
    assertEquals(new MediaChoice(PlaneKind.PEER_TO_PEER, Set.of(COSTLY_WATCHERS)), PEERS.choose(room(Place.REMOTE, Evidence.NONE, 2)));
    assertEquals(new MediaChoice(PlaneKind.PEER_TO_PEER, Set.of()), PEERS.choose(room(Place.REMOTE, Evidence.NONE, 0)));
    assertEquals(new MediaChoice(PlaneKind.NONE, Set.of()), BOTH.choose(room(Place.CENTRE, Evidence.CONTINUOUS, 2)));
  }

  private static Media media(Optional<MediaConfig.Janus> janus) {
    return new Media(new MediaConfig(Optional.empty(), false, janus, Thresholds.DEFAULT), Clock.systemUTC(), (_, _, _) -> Future.succeededFuture(), Optional.empty());
  }

  private static Room room(Place place, Evidence evidence, int watchers) {
    var d = Supervision.DEFAULT;
    var policy = new Supervision(d.camera(), d.screen(), d.microphone(), d.roomSize(), Chosen.byOperator(evidence), d.evidenceDays(), d.suspectedFraud(), d.networkLoss(),
        d.creditMinutes(), d.undoSeconds(), d.rehearsalDays(), d.reviewDays(), d.answerDays(), d.extensionDays());
    var events = new ArrayList<RoomEvent>(List.of(new RoomEvent.Arranged("x-1", place, "c@1", "t", 4, policy, Optional.empty())));
    for (int i = 0; i < watchers; i++) events.add(new RoomEvent.Assigned("a-" + i));
    return Room.fold(events.stream().map(event -> new RoomFact("a-0", Instant.EPOCH, Optional.empty(), event)).toList());
  }
}
