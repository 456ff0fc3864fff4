package org.palier.proctoring.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.palier.engine.account.PersonalData;

/** A time of which a track shows nothing although its numbers go on, on our clock, and why: a reviewer must not take it for an absence. */
public record Hole(@PersonalData("when somebody was not recorded") Instant from, @PersonalData("when somebody was not recorded") Instant to, Why why) {
  public enum Why {
    /** The candidate's own break: nothing is recorded then. */
    BREAK,
    /** Something was noted, and the page did not hold what surrounds it, or not any more: it heard too late, a device was off or changed, or the page was loaded again. */
    NOT_HELD,
    /** Nobody said: the page was closed, or a device was off. */
    UNKNOWN
  }

  /** Segments of a film follow each other without a gap, but for a recorder that is begun anew. */
  private static final Duration FILM = Duration.ofSeconds(15);
  /** Pictures come at intervals of 45 seconds at most. */
  private static final Duration STILLS = Duration.ofMinutes(2);

  /** In order. */
  static List<Hole> of(Track track, List<Segment> accepted, List<Span> lost) {
    var gone = lost.stream().map(span -> new Hole(span.from(), span.to(), Why.NOT_HELD));
    return Stream.concat(gone, between(track, accepted).stream()).sorted(Comparator.comparing(Hole::from)).toList();
  }

  /** What is kept around incidents has holes by its nature. */
  private static List<Hole> between(Track track, List<Segment> accepted) {
    var most = most(track);
    var holes = new ArrayList<Hole>();
    Instant until = null;
    for (var segment : accepted.stream().filter(one -> track.still() || !one.incident()).sorted(Comparator.comparing((Segment one) -> one.onServer().from())).toList()) {
      var span = segment.onServer();
      if (until != null && Duration.between(until, span.from()).compareTo(most) > 0) holes.add(new Hole(until, span.from(), Why.UNKNOWN));
      until = until == null || span.to().isAfter(until) ? span.to() : until;
    }
    return holes;
  }

  /** A break explains as much of a hole as it lasts. @param breaks of the candidate's own, on our clock */
  Hole explained(Track track, List<Span> breaks) {
    if (why != Why.UNKNOWN) return this;
    var hole = new Span(from, to);
    var rest = breaks.stream().filter(hole::overlaps).reduce(hole.length(), (left, one) -> left.minus(one.shared(hole)), Duration::plus);
    return rest.compareTo(most(track)) <= 0 ? new Hole(from, to, Why.BREAK) : this;
  }

  private static Duration most(Track track) {
    return track.still() ? STILLS : FILM;
  }
}
