/**
 * Signalling between the browsers of a room, over the Vert.x event-bus bridge: who may open a socket, what it may say, to whom it is relayed,
 * who is there, and which line is lost. What must last goes by HTTPS; here is only what may be lost, and hints to what is stored. Everything
 * of a node happens on the event loop of its server. Knows rooms; knows nothing of pictures, paper or reviews. See {@code PROTOCOL.md}.
 */
package org.palier.proctoring.signal;
