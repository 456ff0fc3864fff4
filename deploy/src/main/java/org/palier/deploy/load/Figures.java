package org.palier.deploy.load;

/** Figures as people read them. */
public final class Figures {
  private Figures() {}

  /** Three digits after the point: no machine is steadier than that. @throws ArithmeticException for what is no figure: something was divided by nothing */
  public static double rounded(double value) {
    if (!Double.isFinite(value)) throw new ArithmeticException("no figure: " + value);
    return Math.round(value * 1_000) / 1_000.0;
  }
}
