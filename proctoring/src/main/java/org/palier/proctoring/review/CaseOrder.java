package org.palier.proctoring.review;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.proctoring.room.RoomFact;

/**
 * A command, who gives it, and what the rules must know of the world.
 *
 * @param by       an account, or {@link RoomFact#CLOCK}
 * @param key      names the act, 8 to 64 characters; empty when repeating it can do no harm
 * @param involved whoever ever watched the candidate's room or acted in it or in the sitting: none of them reviews
 * @param over     whether nothing more can happen in the sitting: it is over, or can never begin any more
 */
public record CaseOrder(String by, Optional<String> key, CaseCommand command, Set<String> involved, boolean over) {
  public CaseOrder {
    if (key.filter(name -> !name.matches("[\\w-]{8,64}")).isPresent()) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", "key"));
  }

  static CaseOrder ofHouse(CaseCommand.OfHouse command) {
    return new CaseOrder(RoomFact.CLOCK, Optional.empty(), command, Set.of(), false);
  }

  static CaseOrder ofCandidate(String candidate, String key, CaseCommand.OfCandidate command) {
    return new CaseOrder(candidate, Optional.of(key), command, Set.of(), true);
  }
}
