package org.palier.proctoring.paper;

/**
 * What a candidate is granted: all that staff need to know.
 *
 * @param assistant who helps and how; empty for nobody
 */
public record Measure(int extraTimePercent, int breakMinutes, String assistant) {}
