package org.palier.proctoring.media.janus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.palier.proctoring.media.Secret;

class NamesTest {
  private static final List<URI> THREE = List.of(URI.create("ws://a:8188"), URI.create("ws://b:8188"), URI.create("ws://c:8188"));
  private static final List<String> ROOMS = IntStream.range(0, 3_000).mapToObj(number -> "room-" + number).toList();
  private final Names names = new Names(new Secret("a-very-long-secret-indeed"));

  @Test void rooms_spread_over_the_media_servers() {
    var counts = ROOMS.stream().collect(Collectors.groupingBy(room -> Names.home(room, THREE), Collectors.counting()));
    assertEquals(3, counts.size());
    assertTrue(counts.values().stream().allMatch(count -> count > 850 && count < 1_150), counts::toString);
  }

  @Test void every_node_finds_the_same_home_in_whatever_order_it_knows_them() {
    for (var room : ROOMS) assertEquals(Names.home(room, THREE), Names.home(room, THREE.reversed()));
  }

  @Test void when_one_is_taken_away_only_its_rooms_move() {
    for (var room : ROOMS) {
      var home = Names.home(room, THREE);
      if (!home.equals(THREE.get(2))) assertEquals(home, Names.home(room, THREE.subList(0, 2)));
    }
  }

  @Test void numbers_pass_through_json_and_differ() {
    var seen = new HashSet<Long>();
    for (var room : ROOMS)
      for (long number : List.of(names.room(room), names.feed(room, "s-1"), names.talk(room, "staff", "s-1"), names.talk(room, "staff", "s-2"))) {
        assertTrue(number > 0 && number < 1L << 53);
        assertTrue(seen.add(number));
      }
  }

  @Test void secrets_and_tokens_are_the_rooms_own_and_cannot_be_worked_out_without_ours() {
    assertEquals(names.roomSecret("r"), new Names(new Secret("a-very-long-secret-indeed")).roomSecret("r"));
    assertNotEquals(names.roomSecret("r"), names.roomSecret("q"));
    assertNotEquals(names.token("r", 1), names.token("r", 2));
    assertNotEquals(names.token("r", 1), new Names(new Secret("another-very-long-secret")).token("r", 1));
    assertFalse(names.toString().contains("a-very"));
  }
}
