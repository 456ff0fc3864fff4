package org.palier.proctoring.room;

import java.util.List;
import java.util.Optional;
import org.palier.engine.certification.Supervision;
import org.palier.engine.enrolment.Accommodation;
import org.palier.engine.enrolment.Accommodation.Watching;

/** What one candidate is asked to show at a distance: the policy, less what an accommodation does without. At a centre nothing: people are in the room. */
public record Asked(boolean camera, boolean screen, boolean microphone) {
  public static Asked of(Place place, Supervision policy, Optional<Accommodation> granted) {
    if (place == Place.CENTRE) return new Asked(false, false, false);
    var without = granted.map(Accommodation::without).orElse(List.of());
    return new Asked(policy.camera().value() && !without.contains(Watching.CAMERA), policy.screen().value() && !without.contains(Watching.SCREEN),
        policy.microphone().value() && !without.contains(Watching.MICROPHONE));
  }
}
