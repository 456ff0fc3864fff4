/**
 * Drills that print their figures as one JSON object: {@code palier drill kill | disk-full | clock-jump | bus}. Candidates save without a pause,
 * something breaks, and afterwards everything the server acknowledged is looked for in its log. A drill that finds a loss ends with 1.
 */
package org.palier.deploy.drill;
