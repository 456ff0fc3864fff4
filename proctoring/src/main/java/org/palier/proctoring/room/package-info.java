/**
 * A room: candidates of one exam session that are watched together, at home or at a centre. A room is a list of numbered facts, like a
 * sitting; its state is their fold, its rules a pure function. What happens to answers and clock stands in the sitting's own events.
 * Knows the engine; knows nothing of sockets, media, paper or reviews.
 */
package org.palier.proctoring.room;
