package org.palier.proctoring.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.palier.engine.json.Json;
import org.palier.engine.sitting.SittingEvent;

class HoleTest {
  private static final Instant NINE = Instant.parse("2026-11-02T09:00:00Z");

  private static Instant at(int second) {
    return NINE.plusSeconds(second);
  }

  private static Span span(int from, int to) {
    return new Span(at(from), at(to));
  }

  /** Of one track, one after the other. */
  private static List<Segment> segments(Track track, boolean incident, Span... spans) {
    return IntStream.range(0, spans.length).mapToObj(number -> new Segment("s1", track, number + 1, number + 1, spans[number], spans[number], 10, "0".repeat(64),
        track.still() ? Media.JPEG : Media.WEBM, incident, spans[number].to(), "place", 10L * (number + 1), "link")).toList();
  }

  private static TrackView view(Track track, List<Segment> segments, Span... lost) {
    return TrackView.of(track, segments, new TrackReport("s1", track, segments.size(), List.of(), List.of(lost), NINE));
  }

  private static List<SittingEvent> events(SittingEvent... events) {
    return List.of(events);
  }

  @Test void a_film_that_goes_on_has_no_holes() {
    assertEquals(List.of(), view(Track.CAMERA, segments(Track.CAMERA, false, span(0, 120), span(120, 240), span(244, 300))).holes());
  }

  @Test void a_rest_in_the_candidates_own_break_is_listed_with_that_reason_and_any_other_without_one() {
    var film = view(Track.CAMERA, segments(Track.CAMERA, false, span(0, 120), span(420, 600), span(900, 960)));
    var breaks = Breaks.in(events(new SittingEvent.Paused("break", Optional.of(Duration.ofMinutes(10)), "c", at(118)), new SittingEvent.Resumed("c", at(419)),
        new SittingEvent.Paused("Vérification", Optional.empty(), "s", at(600)), new SittingEvent.Resumed("s", at(899))));
    assertEquals(List.of(span(118, 419)), breaks, "a supervisor's pause is no break");
    assertEquals(List.of(new Hole(at(120), at(420), Hole.Why.BREAK), new Hole(at(600), at(900), Hole.Why.UNKNOWN)), film.explained(breaks).holes());
  }

  @Test void a_break_explains_no_more_than_it_lasts() {
    var hole = new Hole(at(0), at(600), Hole.Why.UNKNOWN);
    assertEquals(Hole.Why.UNKNOWN, hole.explained(Track.CAMERA, List.of(span(0, 300))).why());
    assertEquals(Hole.Why.BREAK, hole.explained(Track.CAMERA, List.of(span(0, 300), span(305, 600))).why());
  }

  @Test void a_break_that_lasts_when_the_test_ends_ends_with_it() {
    assertEquals(List.of(span(10, 50)), Breaks.in(events(new SittingEvent.Paused("break", Optional.of(Duration.ofMinutes(10)), "c", at(10)),
        new SittingEvent.ItemFlagged(1, true, at(50)))));
  }

  @Test void pictures_come_now_and_then_and_what_surrounds_incidents_has_holes_by_its_nature() {
    assertEquals(List.of(), view(Track.STILL_SCREEN, segments(Track.STILL_SCREEN, false, span(0, 0), span(44, 44), span(150, 150))).holes());
    assertEquals(1, view(Track.STILL_SCREEN, segments(Track.STILL_SCREEN, false, span(0, 0), span(200, 200))).holes().size());
    assertEquals(List.of(), view(Track.CAMERA, segments(Track.CAMERA, true, span(0, 60), span(900, 990))).holes());
  }

  @Test void what_the_page_did_not_hold_any_more_is_a_hole_even_where_nothing_else_was_kept() {
    var view = view(Track.CAMERA, List.of(), span(30, 90));
    assertEquals(List.of(new Hole(at(30), at(90), Hole.Why.NOT_HELD)), view.holes());
    assertEquals(false, view.empty());
  }

  @Test void what_is_lost_and_told_twice_is_lost_once_and_the_list_is_bounded() {
    var none = new TrackReport("s1", Track.CAMERA, 0, List.of(), List.of(), NINE);
    var once = none.with(0, List.of(), List.of(span(30, 90)), NINE).orElseThrow();
    assertEquals(Optional.empty(), once.with(0, List.of(), List.of(span(31, 89)), NINE));
    assertEquals(List.of(span(30, 91)), once.with(0, List.of(), List.of(span(31, 91)), NINE).orElseThrow().lost());
    var many = once.with(0, List.of(), IntStream.range(1, 2_000).mapToObj(number -> span(100 * number, 100 * number + 60)).toList(), NINE).orElseThrow();
    assertEquals(TrackReport.MOST_LOST, many.lost().size());
  }

  @Test void a_report_that_was_stored_before_says_nothing_of_it() {
    var stored = Json.object(new TrackReport("s1", Track.CAMERA, 3, List.of(2), List.of(), NINE));
    stored.remove("lost");
    assertEquals(List.of(), Json.read(stored.toBuffer(), TrackReport.class).lost());
  }
}
