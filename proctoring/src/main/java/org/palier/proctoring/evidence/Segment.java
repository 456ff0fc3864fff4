package org.palier.proctoring.evidence;

import java.time.Instant;
import org.palier.engine.account.Impersonal;
import org.palier.engine.account.PersonalData;

/**
 * A segment that was accepted, as stored. Its bytes are elsewhere, encrypted.
 *
 * @param position  in the chain of its sitting and track, from 1 without a gap: the order of acceptance
 * @param onPage    when it was recorded, on the page's clock
 * @param onServer  the same on our clock
 * @param size      of the bytes before encryption
 * @param sha256    of the bytes before encryption, 64 hexadecimal digits
 * @param place     where the vault has it
 * @param trackSize bytes of this track up to and with this segment
 * @param link      what {@link Chain} makes of all this and of the link before
 */
@PersonalData("what was recorded of somebody, and when")
public record Segment(
    String sitting, Track track, int index, int position, @PersonalData("when somebody was recorded") Span onPage,
    @PersonalData("when somebody was recorded") Span onServer, long size, @PersonalData("what was recorded, unreadably short") String sha256, Media media,
    @PersonalData("whether something happened") boolean incident, Instant receivedAt, @Impersonal("where encrypted bytes are") String place, long trackSize,
    @Impersonal("a digest") String link) {
  /** One identifier for each segment that may be there: the store takes none twice. */
  static String id(String sitting, Track track, int index) {
    return sitting + "/" + track.code() + "/" + index;
  }

  String id() {
    return id(sitting, track, index);
  }
}
