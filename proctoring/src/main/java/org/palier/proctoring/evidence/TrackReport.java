package org.palier.proctoring.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.palier.engine.account.PersonalData;

/**
 * What a page says of a track: so that what never came is known to be missing, and what it dropped for want of room is known to be dropped.
 *
 * @param made    the highest index it made
 * @param dropped indexes it gave up, in order
 */
@PersonalData("what was recorded of somebody")
record TrackReport(
    String sitting, Track track, @PersonalData("how much of somebody was recorded") int made,
    @PersonalData("how much of somebody was recorded") List<Integer> dropped, Instant reportedAt) {
  TrackReport {
    dropped = List.copyOf(dropped);
  }

  static String id(String sitting, Track track) {
    return sitting + "/" + track.code();
  }

  /** Never less than was said before; empty when it says nothing new. */
  Optional<TrackReport> with(int more, List<Integer> alsoDropped, Instant at) {
    var all = new TreeSet<>(dropped);
    all.addAll(alsoDropped);
    if (more <= made && all.size() == dropped.size()) return Optional.empty();
    return Optional.of(new TrackReport(sitting, track, Math.max(made, more), List.copyOf(all), at));
  }
}
