package org.palier.deploy.load;

/** Figures as people read them. */
public final class Figures {
  private Figures() {}

  /** Three digits after the point: no machine is steadier than that. */
  public static double rounded(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }
}
