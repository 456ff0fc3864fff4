package org.palier.proctoring.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.palier.proctoring.media.MediaChoice.Shortfall.COSTLY_WATCHERS;
import static org.palier.proctoring.media.MediaChoice.Shortfall.CROWDED;
import static org.palier.proctoring.media.MediaChoice.Shortfall.COSTLY_RECORDING;
import static org.palier.proctoring.media.MediaChoice.Shortfall.NO_WAY;
import static org.palier.proctoring.media.MediaChoice.Shortfall.SPLIT_THE_ROOM;
import static org.palier.proctoring.media.PlaneKind.JANUS;
import static org.palier.proctoring.media.PlaneKind.NONE;
import static org.palier.proctoring.media.PlaneKind.PEER_TO_PEER;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MediaChoiceTest {
  private static final Set<PlaneKind> BOTH = Set.of(PEER_TO_PEER, JANUS);
  private static final Set<PlaneKind> PEERS = Set.of(PEER_TO_PEER);

  @Test void a_small_room_with_one_watcher_needs_no_media_server() {
    assertEquals(new MediaChoice(PEER_TO_PEER, Set.of()), MediaChoice.choose(12, 1, false, false, BOTH));
    assertEquals(new MediaChoice(PEER_TO_PEER, Set.of()), MediaChoice.choose(0, 0, false, false, BOTH));
  }

  @Test void more_seats_or_watchers_recording_or_hidden_addresses_call_for_one() {
    assertEquals(JANUS, MediaChoice.choose(13, 1, false, false, BOTH).plane());
    assertEquals(JANUS, MediaChoice.choose(2, 2, false, false, BOTH).plane());
    assertEquals(JANUS, MediaChoice.choose(2, 1, true, false, BOTH).plane());
    assertEquals(new MediaChoice(JANUS, Set.of()), MediaChoice.choose(2, 1, false, true, BOTH));
    assertEquals(new MediaChoice(JANUS, Set.of()), MediaChoice.choose(2, 1, false, false, Set.of(JANUS)));
  }

  @Test void without_one_it_is_told_what_is_missing() {
    assertEquals(new MediaChoice(PEER_TO_PEER, Set.of()), MediaChoice.choose(16, 1, false, true, PEERS));
    assertEquals(new MediaChoice(PEER_TO_PEER, Set.of(CROWDED)), MediaChoice.choose(17, 1, false, false, PEERS));
    assertEquals(new MediaChoice(PEER_TO_PEER, Set.of(COSTLY_WATCHERS, COSTLY_RECORDING)), MediaChoice.choose(3, 2, true, false, PEERS));
    assertEquals(new MediaChoice(NONE, Set.of(NO_WAY)), MediaChoice.choose(3, 1, false, true, Set.of()));
  }

  @Test void nobody_watches_more_than_two_dozen() {
    assertEquals(JANUS, MediaChoice.choose(24, 3, true, true, BOTH).plane());
    assertEquals(new MediaChoice(NONE, Set.of(SPLIT_THE_ROOM)), MediaChoice.choose(25, 1, false, false, BOTH));
  }

  @Test void other_limits_are_other_choices() {
    var high = new MediaConfig.Thresholds(4, 4, 2, 8);
    assertEquals(JANUS, MediaChoice.choose(5, 1, false, false, BOTH, high).plane());
    assertEquals(PEER_TO_PEER, MediaChoice.choose(4, 2, false, false, BOTH, high).plane());
    assertEquals(NONE, MediaChoice.choose(9, 1, false, false, BOTH, high).plane());
  }

  @Test void nonsense_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> MediaChoice.choose(-1, 1, false, false, BOTH));
    assertThrows(IllegalArgumentException.class, () -> MediaChoice.choose(1, -1, false, false, BOTH));
  }
}
