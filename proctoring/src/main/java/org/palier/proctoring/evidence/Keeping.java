package org.palier.proctoring.evidence;

import org.palier.engine.certification.Supervision;

/**
 * What of one sitting may be kept.
 *
 * @param camera whether the candidate shows a camera picture at all
 * @param screen whether the candidate shows the screen at all
 */
public record Keeping(Supervision.Evidence evidence, boolean camera, boolean screen) {
  private static final long MOST_STILLS = 256L << 20;
  public static final Keeping NOTHING = new Keeping(Supervision.Evidence.NONE, false, false);

  static Keeping of(Supervision supervision) {
    return new Keeping(supervision.evidence().value(), supervision.camera().value(), supervision.screen().value());
  }

  /** @param incident whether it was made or kept because of an incident */
  boolean keeps(Track track, boolean incident) {
    if (!(track.camera() ? camera : screen)) return false;
    return switch (evidence) {
      case NONE -> false;
      case STILLS -> track.still();
      case INCIDENT -> incident;
      case CONTINUOUS -> true;
    };
  }

  /** How many bytes of a track: several times what a long sitting takes. */
  long most(Track track) {
    return switch (evidence) {
      case NONE -> 0;
      case STILLS -> MOST_STILLS;
      case INCIDENT -> track.still() ? MOST_STILLS : 512L << 20;
      case CONTINUOUS -> track.still() ? MOST_STILLS : 2L << 30;
    };
  }
}
