package org.palier.proctoring.room;

import io.vertx.core.Future;

/** Told before somebody is shown what supervision knows of a candidate, so that the register of who looked at what has no gap. */
@FunctionalInterface
public interface Looks {
  enum Kind {
    ROOM,
    /** The live list of a whole exam session. */
    SESSION,
    TIMELINE, LIVE_PICTURE, SOUND, EVIDENCE, CASE, PAPER,
    /** What is known of one person, in a few lines. */
    PERSON,
    /** Everything about one person. */
    EXPORT,
    /** That somebody asked to erase a person: no look, and the trace that stays of it. */
    ERASURE,
    /** A sitting's whole record, answers included. */
    AUDIT,
    /** A list of people: each of them in a few lines. */
    LIST
  }

  /** @param sitting whose; a room's when many are shown at once. @return fails when it cannot be noted: then nothing is shown */
  Future<Void> note(String by, Kind kind, String sitting);
}
