package org.palier.proctoring.evidence;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.palier.engine.account.PersonalData;

/**
 * The proof that the evidence of a sitting was erased: all that is left of it.
 *
 * @param by       who erased it: an account, or the name of a rule
 * @param segments how many there were
 * @param bytes    of them before encryption
 * @param heads    of each track that had any: where its chain ended
 */
@PersonalData("how much was recorded of somebody, and when it went")
public record Erasure(@PersonalData("who erased evidence") String by, Instant at, int segments, long bytes, Map<Track, Head> heads) {
  public Erasure {
    heads = Map.copyOf(heads);
  }

  static Erasure begun(String by, Instant at) {
    return new Erasure(by, at, 0, 0, Map.of());
  }

  /** Of an erasure that was interrupted, the first count stands: later there is less to count. */
  Erasure counting(List<Segment> there) {
    if (there.size() <= segments) return this;
    var ends = there.stream().collect(Collectors.groupingBy(Segment::track, () -> new EnumMap<>(Track.class), Collectors.collectingAndThen(Collectors.toList(), Chain::head)));
    return new Erasure(by, at, there.size(), there.stream().mapToLong(Segment::size).sum(), ends);
  }
}
