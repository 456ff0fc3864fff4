package org.palier.proctoring.room;

import org.palier.engine.account.Impersonal;
import org.palier.engine.account.PersonalData;

/**
 * Where the chain of what was kept of a candidate ended when minutes were sealed: whoever removes or changes a segment up to there is found out later.
 *
 * @param track    what the segments show, as evidence calls it
 * @param segments how many there were, 1 or more
 * @param link     SHA-256 that links the last one to all before it, 64 hexadecimal digits
 */
@PersonalData("how much was recorded of somebody")
public record EvidenceEnd(String sitting, @Impersonal("camera or screen") String track, int segments, @Impersonal("a digest") String link) {
  /** As the minutes' fingerprint covers it. */
  String line() {
    return String.join(" ", sitting, track, Integer.toString(segments), link);
  }
}
