package org.palier.engine.enrolment;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.certification.Certification;
import org.palier.engine.certification.TestSpec;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.scoring.Result;
import org.palier.engine.sitting.SittingSummary;

/**
 * The times a candidate took one test of one certification, and what follows for the next. Pure. A void sitting counts for none.
 *
 * @param sittings of this candidate and this test, in any order
 */
public record Attempts(TestSpec test, List<SittingSummary> sittings) {
  private static final Duration YEAR = Duration.ofDays(365);
  /** Invited to two sessions at once, a candidate has two sittings for one attempt. */
  private static final Comparator<SittingSummary> ORDER = Comparator.comparing(SittingSummary::attempt).thenComparing(SittingSummary::changedAt);

  /** Of one candidate's sittings, those of this test, in whatever version of the certification. Another certification may use the same name. */
  public static Attempts of(Certification certification, TestSpec test, List<SittingSummary> all) {
    return new Attempts(test, all.stream()
        .filter(sitting -> sitting.test().equals(test.id()) && sitting.certificationId().equals(certification.id())).toList());
  }

  public boolean passed() {
    return sittings.stream().anyMatch(sitting -> sitting.result().equals(Optional.of(Result.Status.MET)));
  }

  /** The one that is not over; of several the one that was started, since its time runs, else the latest. */
  public Optional<SittingSummary> running() {
    return sittings.stream().filter(sitting -> sitting.state() != SittingSummary.State.OVER)
        .max(Comparator.<SittingSummary, Boolean>comparing(sitting -> sitting.state() != SittingSummary.State.READY).thenComparing(ORDER));
  }

  public Optional<SittingSummary> latest() {
    return sittings.stream().max(ORDER);
  }

  public int next() {
    return sittings.stream().mapToInt(SittingSummary::attempt).max().orElse(0) + 1;
  }

  /** A person must decide about one first. */
  private boolean waiting() {
    return sittings.stream().anyMatch(sitting -> sitting.result().equals(Optional.of(Result.Status.WITHHELD)));
  }

  /** @throws Refused when the test is passed, runs elsewhere, waits for a decision, or may not be taken again yet */
  public void checkMayTake(Instant now) {
    if (mayTake(now)) return;
    throw nextAt(now).filter(at -> at.isAfter(now)).map(at -> new Refused(Reason.RETAKE_NOT_YET, Map.of("retakeAt", at.toString())))
        .orElseGet(() -> new Refused(Reason.SITTING_STATE));
  }

  public boolean mayTake(Instant now) {
    boolean runs = sittings.stream().anyMatch(sitting -> sitting.state() != SittingSummary.State.READY && sitting.state() != SittingSummary.State.OVER);
    return !runs && nextAt(now).filter(at -> !at.isAfter(now)).isPresent();
  }

  /**
   * When the next attempt is possible: now or later; empty when the test is passed, or a result of it is withheld. Never "never":
   * a year makes room again.
   */
  public Optional<Instant> nextAt(Instant now) {
    if (passed() || waiting()) return Optional.empty();
    var ends = sittings.stream().filter(sitting -> !sitting.result().equals(Optional.of(Result.Status.VOID)))
        .flatMap(sitting -> sitting.endedAt().stream()).sorted().toList();
    if (ends.isEmpty()) return Optional.of(now);
    var at = ends.getLast().plus(Duration.ofDays(test.retake().afterDays().value()));
    int most = test.retake().attemptsPerYear().value();
    if (ends.size() >= most) {
      var yearIsOver = ends.get(ends.size() - most).plus(YEAR);
      if (yearIsOver.isAfter(at)) at = yearIsOver;
    }
    return Optional.of(at.isBefore(now) ? now : at);
  }
}
