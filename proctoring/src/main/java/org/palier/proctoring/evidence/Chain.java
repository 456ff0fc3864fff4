package org.palier.proctoring.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The accepted segments of one sitting and track, each linked to the one before by SHA-256: to change, swap or remove one in the middle
 * breaks every link after it. That the last ones were removed shows only to whoever noted the head elsewhere: minutes and timelines do. Pure.
 */
final class Chain {
  /** The link before the first. */
  static final String BEGINNING = "0".repeat(64);

  private Chain() {}

  /** What follows the last segment, if there is one. */
  static Segment next(Optional<Segment> last, String sitting, Offer offer, Instant receivedAt, long size, String place) {
    int position = last.map(Segment::position).orElse(0) + 1;
    long trackSize = last.map(Segment::trackSize).orElse(0L) + size;
    var unlinked = new Segment(sitting, offer.track(), offer.index(), position, offer.recorded(), offer.recordedOnServer(receivedAt), size, offer.sha256(),
        offer.media(), offer.incident(), receivedAt, place, trackSize, "");
    return linked(unlinked, link(last.map(Segment::link).orElse(BEGINNING), unlinked));
  }

  /** Where it breaks first: a position; empty when it is whole. @param segments of one track, in the order of their positions */
  static Optional<Integer> broken(List<Segment> segments) {
    var before = BEGINNING;
    int position = 0;
    for (var segment : segments) {
      position++;
      if (segment.position() != position || !segment.link().equals(link(before, segment))) return Optional.of(position);
      before = segment.link();
    }
    return Optional.empty();
  }

  static Head head(List<Segment> segments) {
    return segments.isEmpty() ? new Head(0, BEGINNING) : new Head(segments.getLast().position(), segments.getLast().link());
  }

  /** Whether what was there when this head was noted is there still, whatever came since. @param segments of one track, in the order of their positions */
  static boolean holds(List<Segment> segments, Head noted) {
    return broken(segments).filter(position -> position <= noted.position()).isEmpty()
        && segments.stream().anyMatch(segment -> segment.position() == noted.position() && segment.link().equals(noted.link()));
  }

  /** One line for each field, so that no two segments read the same. */
  private static String link(String before, Segment s) {
    var text = String.join("\n", before, s.sitting(), s.track().code(), Integer.toString(s.index()), Integer.toString(s.position()), s.onPage().toString(),
        s.onServer().toString(), Long.toString(s.size()), s.sha256(), s.media().type(), Boolean.toString(s.incident()), s.receivedAt().toString(), s.place(),
        Long.toString(s.trackSize()));
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Segment linked(Segment s, String link) {
    return new Segment(s.sitting(), s.track(), s.index(), s.position(), s.onPage(), s.onServer(), s.size(), s.sha256(), s.media(), s.incident(), s.receivedAt(),
        s.place(), s.trackSize(), link);
  }
}
