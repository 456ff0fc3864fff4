package org.palier.planted.cycle.right;

import java.util.List;
import org.palier.planted.cycle.left.Left;

/** Needs what needs it. */
public record Right(List<Left> others) {
  public Left first() {
    return others.getFirst();
  }
}
