package org.palier.engine.content;

/**
 * How a test drawn from a blueprint is taken.
 *
 * @param blueprint  identifier and version, {@code nine-themes@1}
 * @param navigation free: any item at any time; linear: one at a time, no way back
 */
public record TestRules(String blueprint, int items, Navigation navigation) {
  public enum Navigation { FREE, LINEAR }
}
