package org.palier.proctoring.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * How many uploads are under way on this node, and how well it takes them: the hint that pages follow. 0 send on; 1 to 9 wait so many times
 * longer than the last one took, and once more; 10 keep what you have and come back at some moment within three minutes.
 */
final class Uploads {
  /** Each holds a file and a piece of it in memory. */
  static final int MOST = 500;
  /** Two tracks, one after the other each; and one more that its page has given up already. */
  static final int MOST_OF_ONE_SITTING = 3;
  static final int ILL = 10;
  /** After a write that failed, pages leave the disk alone for a while. */
  private static final Duration REST = Duration.ofSeconds(30);

  private final InstantSource clock;
  private final int most;
  private final Map<String, Integer> bySitting = new HashMap<>();
  private int underWay;
  private Instant wellAt = Instant.MIN;

  Uploads(InstantSource clock, int most) {
    this.clock = clock;
    this.most = most;
  }

  /** Whether one more may begin; then {@link #ended} must follow. */
  synchronized boolean begins(String sitting) {
    if (underWay >= most || bySitting.getOrDefault(sitting, 0) >= MOST_OF_ONE_SITTING) return false;
    underWay++;
    bySitting.merge(sitting, 1, Integer::sum);
    return true;
  }

  synchronized void ended(String sitting) {
    underWay--;
    bySitting.computeIfPresent(sitting, (_, count) -> count == 1 ? null : count - 1);
  }

  /** Nothing could be written just now. */
  synchronized void failed() {
    wellAt = clock.instant().plus(REST);
  }

  synchronized int underWay() {
    return underWay;
  }

  /** 0 while less than half of the places are taken. */
  synchronized int health() {
    if (clock.instant().isBefore(wellAt) || underWay >= most) return ILL;
    int half = most / 2;
    return underWay < half ? 0 : 1 + 9 * (underWay - half) / (most - half);
  }
}
