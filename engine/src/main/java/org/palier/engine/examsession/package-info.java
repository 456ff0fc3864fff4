/**
 * The scheduled event: when, where, how supervised, with which access code, who sits; and the staff's view of its sittings.
 * Must not know proctoring.
 */
package org.palier.engine.examsession;
