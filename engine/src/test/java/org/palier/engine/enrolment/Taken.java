package org.palier.engine.enrolment;

import java.time.Instant;
import java.util.Optional;
import org.palier.engine.scoring.Ending;
import org.palier.engine.scoring.Result;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.sitting.SittingSummary.State;

/** A candidate's sittings as the lists know them, for tests. */
public final class Taken {
  public static final String CERTIFICATION = "activite-commerciale-reseaux-sociaux";

  private Taken() {}

  public static SittingSummary over(String id, String test, int attempt, Result.Status result, Instant endedAt) {
    return sitting(id, CERTIFICATION + "@1", test, Optional.empty(), attempt, State.OVER, 9, endedAt, Optional.of(endedAt), Optional.of(result));
  }

  public static SittingSummary open(String id, String test, int attempt, State state, Instant changedAt) {
    return sitting(id, CERTIFICATION + "@1", test, Optional.empty(), attempt, state, 3, changedAt, Optional.empty(), Optional.empty());
  }

  public static SittingSummary reserved(SittingSummary one) {
    return sitting(one.id(), one.certification(), one.test(), one.examSession(), one.attempt(), State.READY, 0, one.changedAt(), Optional.empty(), Optional.empty());
  }

  public static SittingSummary in(String examSession, SittingSummary one) {
    return sitting(one.id(), one.certification(), one.test(), Optional.of(examSession), one.attempt(), one.state(), one.sequence(), one.changedAt(), one.endedAt(), one.result());
  }

  public static SittingSummary of(String certification, SittingSummary one) {
    return sitting(one.id(), certification, one.test(), one.examSession(), one.attempt(), one.state(), one.sequence(), one.changedAt(), one.endedAt(), one.result());
  }

  private static SittingSummary sitting(
      String id, String certification, String test, Optional<String> examSession, int attempt, State state, long sequence, Instant changedAt,
      Optional<Instant> endedAt, Optional<Result.Status> result) {
    return new SittingSummary(id, id, "a-zoe", certification, test, examSession, attempt, state, sequence, Optional.empty(), changedAt, Optional.empty(),
        endedAt, endedAt.map(_ -> Ending.SUBMITTED), result, result.map(status -> status == Result.Status.VOID), result.map(_ -> 412), result.map(_ -> 30));
  }
}
