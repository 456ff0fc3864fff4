package org.palier.proctoring.room;

import java.time.Instant;
import java.util.List;
import org.palier.engine.account.PersonalData;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * That somebody signed.
 *
 * @param strokes for a drawn one: lines of points, each point x, y in thousandths of the field, 0 to 1000; empty otherwise
 */
public record Signature(@PersonalData("proof of attendance") Means means, @PersonalData("proof of attendance") List<List<Integer>> strokes, @PersonalData("proof of attendance") String by,
    @PersonalData("proof of attendance") Instant at) {
  public enum Means {
    /** Drawn on a screen. */
    DRAWN,
    /** By hand on the printed sheet, which is kept. */
    ON_PAPER,
    /** At a distance: the signed-in act itself, with its time. */
    ACT
  }

  private static final int MOST_NUMBERS = 8_000;

  public Signature {
    strokes = strokes.stream().map(List::copyOf).toList();
    int numbers = strokes.stream().mapToInt(List::size).sum();
    boolean drawn = means == Means.DRAWN;
    if (drawn == strokes.isEmpty() || numbers > MOST_NUMBERS || drawn && numbers < 8
        || strokes.stream().anyMatch(line -> line.isEmpty() || line.size() % 2 != 0 || line.stream().anyMatch(value -> value < 0 || value > 1_000)))
      throw new Refused(Reason.OUT_OF_RANGE, java.util.Map.of("field", "strokes"));
  }
}
