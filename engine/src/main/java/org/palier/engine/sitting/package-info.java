/**
 * The heart: one candidate's delivered test. A sitting is a list of events; its state is a pure fold of them
 * ({@link org.palier.engine.sitting.Sitting}); the rules are one pure function
 * ({@link org.palier.engine.sitting.SittingDecider}). {@link org.palier.engine.sitting.Sittings} loads, decides, appends.
 * Must not know the question bank, proctoring, or which store there is.
 */
package org.palier.engine.sitting;
