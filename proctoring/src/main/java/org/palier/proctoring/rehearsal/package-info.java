/**
 * What a candidate does before the day of an exam at home: books a moment to try everything, tries it at any time, may ask for a place at a centre.
 * Nobody watches a rehearsal; staff see what was booked and what came of it, and may offer help. Knows rooms; nothing of rooms knows it.
 */
package org.palier.proctoring.rehearsal;
