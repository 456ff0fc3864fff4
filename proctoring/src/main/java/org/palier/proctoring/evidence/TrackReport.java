package org.palier.proctoring.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.palier.engine.account.PersonalData;

/**
 * What a page says of a track: so that what never came is known to be missing, and what it dropped for want of room is known to be dropped.
 *
 * @param made    the highest index it made
 * @param dropped indexes it gave up, in order
 * @param lost    what was to be kept around a moment and was not held any more when the page heard of it, on our clock, in order; empty in what was stored before
 */
@PersonalData("what was recorded of somebody")
record TrackReport(
    String sitting, Track track, @PersonalData("how much of somebody was recorded") int made,
    @PersonalData("how much of somebody was recorded") List<Integer> dropped,
    @PersonalData("when somebody was not recorded") List<Span> lost, Instant reportedAt) {
  /** So many are told apart. */
  static final int MOST_LOST = 500;

  TrackReport {
    dropped = List.copyOf(dropped);
    lost = lost == null ? List.of() : List.copyOf(lost);
  }

  static String id(String sitting, Track track) {
    return sitting + "/" + track.code();
  }

  /** Never less than was said before; empty when it says nothing new. */
  Optional<TrackReport> with(int more, List<Integer> alsoDropped, List<Span> alsoLost, Instant at) {
    var all = new TreeSet<>(dropped);
    all.addAll(alsoDropped);
    // What is told twice is told with a clock that went on between: what overlaps is one.
    var apart = Span.merged(Stream.concat(lost.stream(), alsoLost.stream()).toList()).stream().limit(MOST_LOST).toList();
    if (more <= made && all.size() == dropped.size() && apart.equals(lost)) return Optional.empty();
    return Optional.of(new TrackReport(sitting, track, Math.max(made, more), List.copyOf(all), apart, at));
  }
}
