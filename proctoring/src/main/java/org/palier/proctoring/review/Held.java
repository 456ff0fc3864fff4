package org.palier.proctoring.review;

import java.util.Map;
import java.util.Optional;
import org.palier.engine.account.Impersonal;
import org.palier.engine.account.PersonalData;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * Something that is held against the candidate, and where anybody can see it for himself.
 *
 * @param fact    number of a fact in the room's log
 * @param track   with {@code segment}: a piece of evidence
 * @param text    what it is, in words the candidate understands, 1 to 1,000 characters
 */
@PersonalData("what is held against somebody")
public record Held(
    Optional<Long> fact, @Impersonal("names a camera or a screen") Optional<String> track, Optional<Integer> segment,
    @PersonalData("what is held against a candidate") String text) {
  public Held {
    text = text.strip();
    if (text.isEmpty() || text.length() > 1_000 || track.isPresent() != segment.isPresent()) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", "held"));
  }
}
