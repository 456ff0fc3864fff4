package org.palier.deploy.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.palier.deploy.load.Line.Answer;

/** What is counted, what is an error, and how figures are written. */
class TallyTest {
  private final Tally tally = new Tally();

  @Test void answers_are_counted_with_the_time_since_they_were_due() {
    for (int millis = 1_000; millis <= 100_000; millis += 1_000) answered(200, "{}", millis);
    assertEquals(100, tally.answered());
    assertEquals(0, tally.errors());
    // Between the moment meant and the one counted this test runs, too.
    assertTrue(tally.percentile(50) >= 50_000 && tally.percentile(95) >= 95_000 && tally.percentile(99) >= 99_000, "" + tally.percentile(50));
    assertTrue(tally.percentile(50) <= tally.percentile(95) && tally.percentile(95) <= tally.percentile(99));
    assertTrue(tally.percentile(1) < tally.percentile(99));
  }

  @Test void an_answer_after_more_than_five_minutes_counts_as_five() {
    answered(204, "", 600_000);
    assertEquals(300_000, tally.percentile(99), 300);
  }

  @Test void a_refusal_and_a_failure_are_errors_and_no_times() {
    answered(409, "{\"status\":409,\"code\":\"stale-revision\"}", 1);
    answered(409, "{\"status\":409,\"code\":\"stale-revision\"}", 1);
    answered(502, "<html>", 1);
    tally.count(Future.failedFuture(new TimeoutException("of connection 17")), System.nanoTime());
    assertEquals(0, tally.answered());
    assertEquals(4, tally.errors());
    assertEquals(Map.of("409 stale-revision", 2, "502", 1, "TimeoutException", 1), tally.kinds());
  }

  @Test void nothing_answered_took_no_time() {
    assertEquals(0, tally.percentile(99));
  }

  @Test void figures_have_three_digits_after_the_point() {
    assertEquals(1.235, Figures.rounded(1.23456));
    assertEquals(-0.5, Figures.rounded(-0.4999));
    assertEquals(123_456_789, Figures.rounded(123_456_789));
  }

  @Test void what_was_divided_by_nothing_is_no_figure() {
    for (double none : new double[] {1.0 / 0, -1.0 / 0, 0.0 / 0}) assertThrows(ArithmeticException.class, () -> Figures.rounded(none));
  }

  private void answered(int status, String body, long afterMillis) {
    tally.count(Future.succeededFuture(new Answer(status, Buffer.buffer(body))), System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(afterMillis));
  }
}
