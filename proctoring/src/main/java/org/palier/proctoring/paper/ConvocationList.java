package org.palier.proctoring.paper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whom staff may expect. No e-mail and no birth date: nobody needs them at the door.
 *
 * @param accessCode with which candidates enter at the centre; empty at a distance, where each has a personal link
 */
public record ConvocationList(SessionFacts session, Optional<String> accessCode, List<Invited> invited, Instant madeAt) {
  public ConvocationList {
    invited = List.copyOf(invited);
  }

  /** @param sitting the candidate's; @param seat number of the place kept for the person, from 1; empty when nobody gave places */
  public record Invited(String sitting, String name, Optional<Measure> measure, Optional<Integer> seat) {}
}
