package org.palier.proctoring.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.palier.engine.certification.Chosen;
import org.palier.engine.certification.Supervision;

class CreditTest {
  private static final Instant BEGUN = Instant.parse("2026-11-02T08:00:00Z");
  private static final Supervision POLICY = Supervision.DEFAULT;

  @Test void the_time_that_the_clock_ran_is_given_back() {
    assertEquals(minutes(4), credit(0, 10, 14, at("started", 0)));
  }

  @Test void what_came_before_the_start_after_the_end_or_in_a_pause_is_not() {
    assertEquals(minutes(2), credit(0, 0, 5, at("started", 3)));
    assertEquals(minutes(1), credit(0, 10, 15, at("started", 0), at("ended", 11)));
    assertEquals(minutes(3), credit(0, 10, 20, at("started", 0), at("paused", 11), at("response-saved", 12), at("resumed", 18)));
    assertEquals(minutes(1), credit(0, 10, 20, at("started", 0), at("paused", 5), at("resumed", 9), at("paused", 11)));
    assertEquals(Duration.ZERO, credit(0, 10, 20));
    assertEquals(Duration.ZERO, credit(0, 10, 20, at("started", 0), at("paused", 5)));
  }

  @Test void never_more_than_is_left_of_what_one_candidate_gets() {
    assertEquals(minutes(15), credit(0, 10, 60, at("started", 0)));
    assertEquals(minutes(3), credit(12, 10, 60, at("started", 0)));
    assertEquals(Duration.ZERO, credit(15, 10, 60, at("started", 0)));
    assertEquals(Duration.ZERO, credit(20, 10, 60, at("started", 0)), "the policy may have been another one before");
  }

  @Test void nothing_where_the_certification_lets_the_clock_run() {
    var runs = new Supervision(POLICY.camera(), POLICY.screen(), POLICY.microphone(), POLICY.roomSize(), POLICY.evidence(), POLICY.evidenceDays(), POLICY.suspectedFraud(),
        Chosen.byOperator(Supervision.NetworkLoss.RUN), POLICY.creditMinutes(), POLICY.undoSeconds(), POLICY.rehearsalDays(), POLICY.reviewDays(), POLICY.answerDays(), POLICY.extensionDays());
    assertEquals(Duration.ZERO, Credit.of(runs, minute(10), minute(12), Duration.ZERO, List.of(at("started", 0))));
  }

  private static Duration credit(int given, int lost, int back, JsonObject... events) {
    return Credit.of(POLICY, minute(lost), minute(back), minutes(given), List.of(events));
  }

  private static JsonObject at(String type, int minute) {
    return new JsonObject().put("type", type).put("at", minute(minute).toString());
  }

  private static Instant minute(int number) {
    return BEGUN.plus(minutes(number));
  }

  private static Duration minutes(int number) {
    return Duration.ofMinutes(number);
  }
}
