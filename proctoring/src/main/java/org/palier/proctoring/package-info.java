/** Supervision of exam sessions. Knows the engine; never the question bank. */
package org.palier.proctoring;
