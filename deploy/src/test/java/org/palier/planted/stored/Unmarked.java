package org.palier.planted.stored;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.account.Impersonal;
import org.palier.engine.account.PersonalData;

/** A stored record whose components say nothing of themselves: planted so that {@code StoredDataTest} can show that it finds them. */
public record Unmarked(
    String id, String words, Optional<String> perhaps, Map<String, List<Inner>> many, JsonObject free, Thread odd, Event event, String[] row,
    @PersonalData("shows that this is enough") String marked, @Impersonal("shows that this is enough") Inner spokenFor, int number, Instant at,
    List<List<Integer>> lines, Optional<Thread.State> choice, @PersonalData("shows that this is enough") int markedNumber) {
  /** Reached through a map of lists. */
  public record Inner(String deep) {}

  /** Reached through its name. */
  public sealed interface Event {}

  /** One of them. */
  public record Said(String text) implements Event {}

  /** Written with the rest. */
  @JsonProperty String derived() {
    return words;
  }
}
