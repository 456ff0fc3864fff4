/**
 * Live pictures and sound between a candidate's page and those who watch: names for relays, which way media takes, and what travels meanwhile.
 * Knows no room, no account and no socket: others say who is who, whether he may, and carry the messages.
 *
 * <p>Every message is a {@link org.palier.proctoring.media.MediaMessage}, the same kind whichever {@link org.palier.proctoring.media.MediaPlane}
 * is in use; each may be lost, repeated or late. A watcher says what he {@link org.palier.proctoring.media.Want wants} and goes on saying it: it is a
 * lease. Whoever has tracks answers a want it does not know with an offer; the watcher never offers first. Beside a media
 * server the server is the other side of both, always the one that does not give way. The browser's half is {@code deploy/web/src/common/media}.
 *
 * <p>Nothing here ends anything: a lost connection is mended or shown, and a person decides.
 */
package org.palier.proctoring.media;
