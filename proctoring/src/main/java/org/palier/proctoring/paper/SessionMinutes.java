package org.palier.proctoring.paper;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.palier.engine.certification.Supervision;
import org.palier.engine.scoring.Ending;
import org.palier.engine.sitting.ItemReport;
import org.palier.proctoring.room.Identity;
import org.palier.proctoring.room.IncidentCategory;
import org.palier.proctoring.room.Signature;

/**
 * What happened (<i>procès-verbal de session</i>). Sealed minutes are never changed: corrective ones, with their own number, refer to them.
 *
 * @param number     unique among all minutes
 * @param corrects   what these minutes set right, when they do
 * @param subject    versions of what was asked
 * @param policy     how people at a distance were watched
 * @param incidents  in the order of time, as all lists here
 * @param remarks    of who signs; empty for none
 * @param seal       absent as long as this is a draft
 */
public record SessionMinutes(
    String number, Optional<Correction> corrects, SessionFacts session, Subject subject, Supervision policy,
    List<Shift> supervisors, List<Candidate> candidates, List<Incident> incidents, List<Act> acts, List<Report> reports, String remarks,
    List<Signatory> signatories, Optional<Seal> seal, Instant madeAt) {
  public SessionMinutes {
    supervisors = List.copyOf(supervisors);
    candidates = List.copyOf(candidates);
    incidents = List.copyOf(incidents);
    acts = List.copyOf(acts);
    reports = List.copyOf(reports);
    signatories = List.copyOf(signatories);
  }

  /** @param number of the former minutes; @param reason why they had to be set right */
  public record Correction(String number, String reason) {}

  /** @param blueprint with its version; @param bank version of the questions; @param seedHash SHA-256 of what the draw began from, fixed before the session */
  public record Subject(String blueprint, String bank, String seedHash) {}

  /** Somebody's time in charge. @param until empty: to the end; @param note what was handed over */
  public record Shift(String name, Instant from, Optional<Instant> until, String note) {}

  /** @param ending how the test ended; empty when it never began or is not over */
  public record Candidate(String name, Optional<Identity> identity, Attendance attendance, Optional<Measure> measure, Optional<Ending> ending) {}

  /** @param notedAt when it was noted, if later; @param candidate empty: the whole room; @param severity 0 to 1; @param item on screen, number from 1 */
  public record Incident(
      Instant at, Optional<Instant> notedAt, Optional<String> candidate, IncidentCategory category, double severity, Optional<Integer> item, String comment, String by) {}

  /** @param candidate empty: everybody; @param time for {@code TIME_ADDED} what was added, for {@code RECONNECTED} how long the line was away; @param text the reason, or what was said; for {@code ADMITTED} the names of what was missing, with commas */
  public record Act(Instant at, Kind kind, Optional<String> candidate, Optional<Duration> time, String text, String by) {
    public enum Kind {
      IDENTITY_DOUBTED,
      /** Let in although something required was missing. */
      ADMITTED,
      ADMISSION_WITHDRAWN, PAUSED, RESUMED, TIME_ADDED, MESSAGE, TERMINATION_ASKED, TERMINATION_WITHDRAWN, TERMINATED, LATE_RESPONSE_ADMITTED, FLAGGED, UNFLAGGED,
      RECONNECTED,
      /** Left the room, and {@code RETURNED}. */
      DEPARTED, RETURNED
    }
  }

  /** A question a candidate called broken. @param text in his words, may be empty; @param reason and @param by of the decision */
  public record Report(Instant at, String candidate, int item, ItemReport.Category category, String text, Outcome outcome, String reason, Optional<String> by) {
    public enum Outcome {
      OPEN,
      /** The question does not count for this candidate. */
      UPHELD,
      DISMISSED
    }
  }

  public record Signatory(String name, Stand stand) {}

  /** What somebody did with the minutes. */
  public sealed interface Stand {
    record Signed(Signature signature) implements Stand {}

    record Countersigned(Signature signature) implements Stand {}

    record Refused(String reason, Instant at) implements Stand {}
  }

  /** @param kept what was kept of pictures then; @param fingerprint as {@link org.palier.proctoring.room.Fingerprint} makes it, 64 hexadecimal digits */
  public record Seal(List<Kept> kept, String fingerprint, Instant at) {
    public Seal {
      kept = List.copyOf(kept);
    }
  }

  /** @param track as evidence calls it; @param segments how many; @param link SHA-256 that links the last one to all before it */
  public record Kept(String candidate, String track, int segments, String link) {}
}
