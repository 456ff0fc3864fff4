package org.palier.engine.path;

import java.time.Instant;
import java.util.Optional;
import org.palier.engine.certification.Text;
import org.palier.engine.examsession.ExamSession;
import org.palier.engine.scoring.Result;
import org.palier.engine.sitting.SittingSummary;

/**
 * One prerequisite or evaluation on somebody's path: the contract's {@code Step}.
 *
 * @param why one sentence: why it is so and what comes next
 * @param rehearsal whether equipment is to be tried before: the exam session is watched at home
 */
public record Step(
    String code, Kind kind, Text title, State state, Text why, Optional<String> test, Optional<String> sitting,
    Optional<SittingSummary.State> sittingState, Optional<String> examSession, boolean rehearsal, Optional<Instant> opensAt, Optional<Instant> closesAt,
    Optional<Instant> retakeAt, Optional<Integer> points, Optional<Integer> threshold, Optional<Integer> scale) {
  public enum Kind { PREREQUISITE, EVALUATION }

  public enum State { DONE, NEXT, WAITING, FAILED, LATER }

  static Step of(String code, Kind kind, Text title, State state, Text why) {
    return new Step(code, kind, title, state, why, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false,
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  Step beginning(String testId) {
    return new Step(code, kind, title, state, why, Optional.of(testId), sitting, sittingState, examSession, rehearsal, opensAt, closesAt, retakeAt, points, threshold, scale);
  }

  Step with(SittingSummary latest, int thresholdOf, int scaleOf) {
    return new Step(code, kind, title, state, why, test, Optional.of(latest.id()), Optional.of(latest.state()), examSession, rehearsal, opensAt, closesAt, retakeAt,
        latest.result().filter(Result.Status::shown).flatMap(_ -> latest.points()), Optional.of(thresholdOf), Optional.of(scaleOf));
  }

  Step at(ExamSession session) {
    return new Step(code, kind, title, state, why, test, sitting, sittingState, Optional.of(session.id()), session.remote() && session.admission(),
        Optional.of(session.opensAt()), Optional.of(session.closesAt()), retakeAt, points, threshold, scale);
  }

  Step leadingNowhere() {
    return new Step(code, kind, title, state, why, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, opensAt, closesAt, retakeAt,
        points, threshold, scale);
  }

  Step retake(Instant at) {
    return new Step(code, kind, title, state, why, test, sitting, sittingState, examSession, rehearsal, opensAt, closesAt, Optional.of(at), points, threshold, scale);
  }
}
