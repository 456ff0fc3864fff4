package org.palier.proctoring.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.proctoring.media.MediaConfig.Thresholds;
import org.palier.proctoring.media.MediaConfig.Turn;
import org.palier.proctoring.media.Member.Side;
import org.palier.proctoring.media.Signal.Description;

class PeerToPeerTest {
  private static final Member CANDIDATE = new Member("room", "s-1", Side.CANDIDATE);
  private static final Member OTHER = new Member("room", "s-2", Side.CANDIDATE);
  private static final Member PROCTOR = new Member("room", "p-1", Side.STAFF);
  private static final Member COLLEAGUE = new Member("room", "p-2", Side.STAFF);
  private static final Signal OFFER = Signal.of("pc", 1, new Description(Description.Type.OFFER, "v=0", 1));
  private static final Want WANT = Want.nothing("pc", 1);
  private final List<String> sent = new ArrayList<>();
  private final PeerToPeer plane = new PeerToPeer((to, from, message) -> {
    sent.add(from.name() + " to " + to.name() + ": " + message.getClass().getSimpleName());
    return Future.succeededFuture();
  });

  @Test void candidate_and_proctor_signal_to_each_other_and_the_proctor_wants() {
    assertTrue(plane.accept(PROCTOR, CANDIDATE, WANT));
    assertTrue(plane.accept(CANDIDATE, PROCTOR, OFFER));
    assertTrue(plane.accept(PROCTOR, CANDIDATE, OFFER));
    assertEquals(List.of("p-1 to s-1: Want", "s-1 to p-1: Signal", "p-1 to s-1: Signal"), sent);
  }

  @Test void nobody_else_does() {
    assertFalse(plane.accept(CANDIDATE, OTHER, OFFER));
    assertFalse(plane.accept(CANDIDATE, OTHER, WANT));
    assertFalse(plane.accept(CANDIDATE, PROCTOR, WANT));
    assertFalse(plane.accept(PROCTOR, COLLEAGUE, OFFER));
    assertFalse(plane.accept(PROCTOR, CANDIDATE, new MediaState(false)));
    assertFalse(plane.accept(PROCTOR, Member.media("room"), WANT));
    assertFalse(plane.accept(PROCTOR, new Member("elsewhere", "s-1", Side.CANDIDATE), WANT));
    assertEquals(List.of(), sent);
  }

  @Test void no_one_can_call_himself_the_media_server() {
    assertThrows(IllegalArgumentException.class, () -> new Member("room", "media", Side.STAFF));
    assertThrows(IllegalArgumentException.class, () -> new Member("room", "a b", Side.STAFF));
    assertThrows(IllegalArgumentException.class, () -> new Member("", "a", Side.STAFF));
  }

  @Test void without_media_nothing_is_said() {
    assertFalse(new NoMedia().accept(PROCTOR, CANDIDATE, WANT));
    assertFalse(new NoMedia().available("room"));
  }

  @Test void a_browser_gets_names_for_relays_only_where_they_are_of_use() {
    var secret = new Secret("palier-test-secret");
    var config = new MediaConfig(Optional.of(new Turn(List.of("turn:t"), secret)), true, Optional.empty(), Thresholds.DEFAULT);
    var media = new Media(config, Clock.systemUTC(), (_, _, _) -> Future.succeededFuture(), Optional.empty());
    var access = media.access(CANDIDATE, PlaneKind.PEER_TO_PEER, Instant.now());
    assertEquals(List.of(true, 1), List.of(access.relayOnly(), access.iceServers().size()));
    assertEquals(new MediaAccess(PlaneKind.NONE, List.of(), false), media.access(CANDIDATE, PlaneKind.NONE, Instant.now()));
    assertFalse(media.access(CANDIDATE, PlaneKind.JANUS, Instant.now()).relayOnly());
    assertThrows(IllegalArgumentException.class, () -> media.plane(PlaneKind.JANUS));
  }
}
