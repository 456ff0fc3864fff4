package org.palier.proctoring.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.json.Json;

/** What a chain shows. */
class ChainTest {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00.123Z");

  static List<Segment> chain(int length) {
    var all = new ArrayList<Segment>();
    for (int index = 1; index <= length; index++) {
      var at = NOW.plusSeconds(120L * index);
      var offer = new Offer(Track.STILL_CAMERA, index, new Span(at, at), at, "%064x".formatted(index), Media.JPEG, index % 3 == 0);
      all.add(Chain.next(all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()), "s-one", offer, at.plusMillis(40), 1_000 + index, "s-one/place" + index));
    }
    return all;
  }

  @Test void a_chain_that_nobody_touched_is_whole_and_stays_so_through_json() {
    assertEquals(Optional.empty(), Chain.broken(List.of()));
    assertEquals(Optional.empty(), Chain.broken(chain(20)));
    assertEquals(chain(20), chain(20).stream().map(segment -> Json.read(Json.object(segment), Segment.class)).toList());
    assertEquals(1_000 * 20 + 210, chain(20).getLast().trackSize());
  }

  @Test void every_field_that_is_changed_shows_at_its_place() {
    var s = chain(9).get(4);
    var later = new Span(s.onPage().from(), s.onPage().to().plusMillis(1));
    for (var changed : List.of(
        new Segment("s-two", s.track(), s.index(), s.position(), s.onPage(), s.onServer(), s.size(), s.sha256(), s.media(), s.incident(), s.receivedAt(), s.place(), s.trackSize(), s.link()),
        new Segment(s.sitting(), Track.CAMERA, s.index(), s.position(), s.onPage(), s.onServer(), s.size(), s.sha256(), s.media(), s.incident(), s.receivedAt(), s.place(), s.trackSize(), s.link()),
        new Segment(s.sitting(), s.track(), 50, s.position(), s.onPage(), s.onServer(), s.size(), s.sha256(), s.media(), s.incident(), s.receivedAt(), s.place(), s.trackSize(), s.link()),
        new Segment(s.sitting(), s.track(), s.index(), 6, s.onPage(), s.onServer(), s.size(), s.sha256(), s.media(), s.incident(), s.receivedAt(), s.place(), s.trackSize(), s.link()),
        new Segment(s.sitting(), s.track(), s.index(), s.position(), later, s.onServer(), s.size(), s.sha256(), s.media(), s.incident(), s.receivedAt(), s.place(), s.trackSize(), s.link()),
        new Segment(s.sitting(), s.track(), s.index(), s.position(), s.onPage(), later, s.size(), s.sha256(), s.media(), s.incident(), s.receivedAt(), s.place(), s.trackSize(), s.link()),
        new Segment(s.sitting(), s.track(), s.index(), s.position(), s.onPage(), s.onServer(), s.size() + 1, s.sha256(), s.media(), s.incident(), s.receivedAt(), s.place(), s.trackSize(), s.link()),
        new Segment(s.sitting(), s.track(), s.index(), s.position(), s.onPage(), s.onServer(), s.size(), "f".repeat(64), s.media(), s.incident(), s.receivedAt(), s.place(), s.trackSize(), s.link()),
        new Segment(s.sitting(), s.track(), s.index(), s.position(), s.onPage(), s.onServer(), s.size(), s.sha256(), Media.WEBM, s.incident(), s.receivedAt(), s.place(), s.trackSize(), s.link()),
        new Segment(s.sitting(), s.track(), s.index(), s.position(), s.onPage(), s.onServer(), s.size(), s.sha256(), s.media(), !s.incident(), s.receivedAt(), s.place(), s.trackSize(), s.link()),
        new Segment(s.sitting(), s.track(), s.index(), s.position(), s.onPage(), s.onServer(), s.size(), s.sha256(), s.media(), s.incident(), NOW, s.place(), s.trackSize(), s.link()),
        new Segment(s.sitting(), s.track(), s.index(), s.position(), s.onPage(), s.onServer(), s.size(), s.sha256(), s.media(), s.incident(), s.receivedAt(), "s-one/other", s.trackSize(), s.link()),
        new Segment(s.sitting(), s.track(), s.index(), s.position(), s.onPage(), s.onServer(), s.size(), s.sha256(), s.media(), s.incident(), s.receivedAt(), s.place(), 1, s.link()),
        new Segment(s.sitting(), s.track(), s.index(), s.position(), s.onPage(), s.onServer(), s.size(), s.sha256(), s.media(), s.incident(), s.receivedAt(), s.place(), s.trackSize(), "0".repeat(64)))) {
      var chain = chain(9);
      chain.set(4, changed);
      assertEquals(Optional.of(5), Chain.broken(chain), changed.toString());
    }
  }

  @Test void a_head_noted_elsewhere_holds_whatever_came_since_and_not_when_something_before_it_went() {
    var noted = Chain.head(chain(9));
    assertTrue(Chain.holds(chain(9), noted) && Chain.holds(chain(12), noted));
    assertFalse(Chain.holds(chain(8), noted), "the last one is gone");
    assertEquals(Optional.empty(), Chain.broken(chain(8)), "which nothing else shows");
    assertFalse(Chain.holds(List.of(), noted), "all are gone");
    assertFalse(Chain.holds(chain(9), new Head(9, "f".repeat(64))), "another one stands in its place");
    var removed = chain(9);
    removed.remove(3);
    assertFalse(Chain.holds(removed, noted));
    var changedSince = chain(12);
    changedSince.remove(10);
    assertTrue(Chain.holds(changedSince, noted), "what came later is told by its own break");
  }

  @Test void what_is_removed_or_swapped_shows_and_what_is_cut_off_the_end_shows_by_the_head() {
    var removed = chain(9);
    removed.remove(3);
    assertEquals(Optional.of(4), Chain.broken(removed));
    var swapped = chain(9);
    swapped.set(2, chain(9).get(5));
    swapped.set(5, chain(9).get(2));
    assertEquals(Optional.of(3), Chain.broken(swapped));
    var cut = chain(9).subList(0, 8);
    assertEquals(Optional.empty(), Chain.broken(cut));
    assertNotEquals(Chain.head(chain(9)), Chain.head(cut));
    assertEquals(new Head(0, Chain.BEGINNING), Chain.head(List.of()));
  }
}
