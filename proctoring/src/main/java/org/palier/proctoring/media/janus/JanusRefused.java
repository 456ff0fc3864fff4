package org.palier.proctoring.media.janus;

/** Janus, or its videoroom, said no; or said nothing in time. */
final class JanusRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  static final int NO_ANSWER = -1;
  static final int NOT_CONNECTED = -2;
  static final int ROOM_EXISTS = 427;
  static final int NO_SUCH_FEED = 428;
  static final int FEED_EXISTS = 436;

  private final int code;

  JanusRefused(int code, String message) {
    super(message + " (" + code + ")", null, false, false);
    this.code = code;
  }

  int code() {
    return code;
  }
}
