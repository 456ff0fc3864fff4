package org.palier.proctoring.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One track of a sitting as a reviewer sees it, without its bytes.
 *
 * @param made     the highest index that is known to have been made: the page said so, or it came
 * @param missing  indexes that were made and neither came nor were reported dropped
 * @param dropped  indexes the page gave up for want of room
 * @param holes    times of which nothing is here, and why
 * @param brokenAt the position at which the chain does not hold; empty when it is whole
 */
public record TrackView(Track track, int made, List<Integer> missing, List<Integer> dropped, List<Hole> holes, Optional<Integer> brokenAt, Head head, List<SegmentView> segments) {
  /** Of one segment: when and what, and neither its place nor its key. */
  public record SegmentView(int index, Span onPage, Span onServer, long size, String sha256, Media media, boolean incident, Instant receivedAt) {
    static SegmentView of(Segment s) {
      return new SegmentView(s.index(), s.onPage(), s.onServer(), s.size(), s.sha256(), s.media(), s.incident(), s.receivedAt());
    }
  }

  /** @param accepted in the order of their positions */
  static TrackView of(Track track, List<Segment> accepted, TrackReport report) {
    var here = accepted.stream().map(Segment::index).collect(Collectors.toSet());
    int made = Math.max(report.made(), here.stream().mapToInt(Integer::intValue).max().orElse(0));
    var dropped = report.dropped().stream().filter(index -> !here.contains(index)).toList();
    var known = new HashSet<>(here);
    known.addAll(dropped);
    return new TrackView(track, made, absent(known, 1, made), dropped, Hole.of(track, accepted, report.lost()), Chain.broken(accepted), Chain.head(accepted),
        accepted.stream().sorted(Comparator.comparingInt(Segment::index)).map(SegmentView::of).toList());
  }

  /** Numbers from {@code from} to {@code upTo} that are not there. */
  static List<Integer> absent(Set<Integer> there, int from, int upTo) {
    var absent = new ArrayList<Integer>();
    for (int index = from; index <= upTo; index++) if (!there.contains(index)) absent.add(index);
    return absent;
  }

  /** Whether there are holes that a break may explain. */
  boolean unexplained() {
    return holes.stream().anyMatch(hole -> hole.why() == Hole.Why.UNKNOWN);
  }

  TrackView explained(List<Span> breaks) {
    return new TrackView(track, made, missing, dropped, holes.stream().map(hole -> hole.explained(track, breaks)).toList(), brokenAt, head, segments);
  }

  boolean empty() {
    return made == 0 && dropped.isEmpty() && holes.isEmpty();
  }
}
