/**
 * Media by Janus: its videoroom plugin, spoken to over its WebSocket API by the server alone; browsers never learn its address for signalling, its secrets or
 * its tokens. For a browser the server is the other side of every connection, the one that does not give way.
 *
 * <p>A room lives on one media server, chosen by its id; every node of ours finds the same one, and derives the same numbers, secrets and tokens from
 * Janus's {@code api_secret}, so nodes share nothing else. A media server that is gone is reconnected to for as long as it takes; then every
 * connection is made anew. Nothing in here blocks: all of it runs on one event loop.
 */
package org.palier.proctoring.media.janus;
