/**
 * Refusals: what a rule says when it says no. A {@link org.palier.engine.refusal.Refused} carries one
 * {@link org.palier.engine.refusal.Reason}; only the web's problem handler turns it into a reply.
 * Pure: knows nothing but {@code java.*}.
 */
package org.palier.engine.refusal;
