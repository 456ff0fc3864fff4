package org.palier.engine.certification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * One modality of evaluation: its phases in order, and the competences it shows.
 *
 * @param code        as printed, when one is printed
 * @param competences identifiers, none for a test of general knowledge
 */
public record Evaluation(
    String id, Optional<String> code, Text title, Text summary, Conditions conditions, List<String> competences, List<Phase> phases) {
  public Evaluation {
    competences = List.copyOf(competences);
    phases = List.copyOf(phases);
  }

  /**
   * @param places     where it may be taken
   * @param supervised whether somebody watches the candidate work
   */
  public record Conditions(Chosen<List<Place>> places, Chosen<Boolean> supervised) {}

  public enum Place {
    @JsonProperty("remote") REMOTE,
    @JsonProperty("in-person") IN_PERSON
  }

  /** Whether evidence of this evaluation belongs to a group. Marks and decisions belong to one person all the same. */
  public boolean inGroup() {
    return phases.stream().anyMatch(phase -> phase instanceof Phase.Submission submission && submission.owner() == Phase.Owner.GROUP);
  }
}
