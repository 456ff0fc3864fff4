package org.palier.deploy.drill;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** What a bad line does to one recording on its way. */
enum Faults {
  /** Arrives as it was sent. */
  NONE(50),
  /** Never leaves. */
  LOST(8),
  /** The connection breaks in the middle. */
  CUT(8),
  /** It arrives, and the answer does not. */
  ANSWER_LOST(8),
  /** A byte is another one. */
  ALTERED(9),
  /** Its end is missing, and nothing says so. */
  TRUNCATED(8),
  /** Twice at the same time. */
  DOUBLED(5),
  /** Something else under a number that was acknowledged. */
  SOMETHING_ELSE(4);

  private final int percent;

  Faults(int percent) {
    this.percent = percent;
  }

  static Faults next(Random random) {
    int left = random.nextInt(100);
    for (var fault : values()) {
      left -= fault.percent;
      if (left < 0) return fault;
    }
    throw new IllegalStateException("the chances do not add up to 100");
  }

  /** How often each happened, and what the server said to it. For one thread. */
  static final class Tally {
    private final Map<Faults, Long> happened = new EnumMap<>(Faults.class);
    private long refusedCorrupt;
    private long refusedOther;
    private long answeredOtherwise;

    void happens(Faults fault) {
      happened.merge(fault, 1L, Long::sum);
    }

    void refusedCorrupt() {
      refusedCorrupt++;
    }

    void refusedOther() {
      refusedOther++;
    }

    /** Neither what was to be expected nor a server that is away. */
    void answeredOtherwise(String said) {
      answeredOtherwise++;
      System.err.println("drill segments: unexpected: " + said);
    }

    void add(Tally other) {
      other.happened.forEach((fault, count) -> happened.merge(fault, count, Long::sum));
      refusedCorrupt += other.refusedCorrupt;
      refusedOther += other.refusedOther;
      answeredOtherwise += other.answeredOtherwise;
    }

    Map<String, Object> figures() {
      var figures = new LinkedHashMap<String, Object>();
      figures.put("sentLost", happened.getOrDefault(LOST, 0L));
      figures.put("sentCut", happened.getOrDefault(CUT, 0L));
      figures.put("answersLost", happened.getOrDefault(ANSWER_LOST, 0L));
      figures.put("sentAltered", happened.getOrDefault(ALTERED, 0L));
      figures.put("sentTruncated", happened.getOrDefault(TRUNCATED, 0L));
      figures.put("sentTwice", happened.getOrDefault(DOUBLED, 0L));
      figures.put("sentSomethingElse", happened.getOrDefault(SOMETHING_ELSE, 0L));
      figures.put("refusedCorrupt", refusedCorrupt);
      figures.put("refusedSomethingElse", refusedOther);
      figures.put("answeredOtherwise", answeredOtherwise);
      return figures;
    }
  }
}
