package org.palier.engine.examsession;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.palier.engine.examsession.ExamSession.State;

/** An exam session for tests: nine to eleven, at home, two places. */
public final class Sessions {
  public static final Instant NINE = Instant.parse("2026-11-02T09:00:00Z");

  private Sessions() {}

  public static ExamSession planned(String id) {
    return session(id, NINE.plus(Duration.ofHours(2)), false, Optional.empty(), 2);
  }

  public static ExamSession opened(String id) {
    return planned(id).opened(NINE);
  }

  static ExamSession session(String id, Instant closesAt, boolean hardEnd, Optional<String> centre, int capacity) {
    var seed = "ab".repeat(32);
    return new ExamSession(id, "activite-commerciale-reseaux-sociaux@1", "nine-themes", NINE, closesAt, hardEnd, centre.isEmpty(), centre, false, capacity, 0, "ABCDEFGH",
        State.PLANNED, seed, ExamSessions.sha256(seed), "a-max", NINE.minus(Duration.ofDays(9)), Optional.empty(), Optional.empty());
  }
}
