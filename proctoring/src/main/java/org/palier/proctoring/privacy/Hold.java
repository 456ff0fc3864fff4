package org.palier.proctoring.privacy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.account.PersonalData;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * That nothing of a sitting may be deleted: a dispute, a complaint, a court.
 *
 * @param held whether it is in force
 * @param acts every setting and lifting, the first first
 */
@JsonIgnoreProperties(value = "liftedAtMillis", allowGetters = true)
@PersonalData("why data about somebody stays")
public record Hold(String sitting, String room, String candidate, boolean held, List<Act> acts) {
  private static final int MOST_ACTS = 100;
  /** Instead of a reason that was erased. */
  private static final String ERASED = "[…]";

  /** @param set whether it was set; lifted otherwise */
  @PersonalData("who keeps data from being deleted")
  public record Act(boolean set, @PersonalData("who keeps data from being deleted") String by, Instant at, @PersonalData("why data is kept from being deleted") String reason) {
    public Act {
      reason = reason.strip();
      if (reason.isEmpty() || reason.length() > 1_000) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", "reason"));
    }
  }

  public Hold {
    acts = List.copyOf(acts);
    if (acts.size() > MOST_ACTS) throw new Refused(Reason.TOO_MANY_TRIES);
  }

  /** Setting what is set changes nothing. */
  Hold with(Act act) {
    if (act.set() == held) return this;
    var all = new ArrayList<>(acts);
    all.add(act);
    return new Hold(sitting, room, candidate, act.set(), all);
  }

  /** Who and when, without why. */
  Hold emptied() {
    return new Hold(sitting, room, candidate, held, acts.stream().map(act -> new Act(act.set(), act.by(), act.at(), ERASED)).toList());
  }

  /** When its own clock began; empty while it is in force. */
  @JsonProperty Optional<Long> liftedAtMillis() {
    return held || acts.isEmpty() ? Optional.empty() : Optional.of(acts.getLast().at().toEpochMilli());
  }
}
