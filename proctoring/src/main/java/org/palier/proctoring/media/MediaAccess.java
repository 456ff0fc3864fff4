package org.palier.proctoring.media;

import java.util.List;

/**
 * What a browser needs to take part; issued anew each time it asks, over HTTPS.
 *
 * @param relayOnly its media may go through relays only
 */
public record MediaAccess(PlaneKind plane, List<IceServer> iceServers, boolean relayOnly) {}
