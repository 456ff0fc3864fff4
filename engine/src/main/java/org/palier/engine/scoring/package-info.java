/**
 * From responses to a result. A score is a pure function of form, items and responses; a result is a pure function of the
 * score and of why the sitting ended. Exact arithmetic: a threshold is met or not, never "about".
 */
package org.palier.engine.scoring;
