package org.palier.proctoring.media;

/**
 * What a watcher wants of whoever has tracks; the whole of it each time. A lease: renewed every {@value #RENEWAL_SECONDS} seconds, forgotten after
 * {@value #LEASE_SECONDS}. An unknown {@code pc} invites to connect, and so does a higher {@code gen}.
 *
 * @param microphone somebody listens; the candidate's page says so, visibly
 * @param talk       somebody speaks to the candidate
 * @param over       the watcher leaves
 */
public record Want(String pc, int gen, Level camera, Level screen, boolean microphone, boolean talk, boolean over) implements MediaMessage {
  public enum Level { OFF, THUMBNAIL, FOCUS }

  public static final int RENEWAL_SECONDS = 15;
  public static final int LEASE_SECONDS = 50;

  public Want {
    MediaMessage.check(pc, gen);
  }

  /** Keeps a connection without asking for pictures. */
  static Want nothing(String pc, int gen) {
    return new Want(pc, gen, Level.OFF, Level.OFF, false, false, false);
  }

  /** The same wish for another connection. */
  public Want of(String otherPc, int otherGen) {
    return new Want(otherPc, otherGen, camera, screen, microphone, talk, over);
  }
}
