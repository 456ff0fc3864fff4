package org.palier.proctoring.media;

/** Which way media takes. */
public enum PlaneKind {
  /** There is no video. */
  NONE,
  /** From each candidate's browser to each watcher's. */
  PEER_TO_PEER,
  /** By a media server, a Janus, that hands on to every watcher what each candidate sends once. */
  JANUS
}
