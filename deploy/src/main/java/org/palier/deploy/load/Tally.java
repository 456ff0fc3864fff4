package org.palier.deploy.load;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.palier.deploy.load.Line.Answer;

/** How long answers took, and what went wrong. For one event loop. */
public final class Tally {
  private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z-]+)\"");
  private static final long MOST_MICROS = TimeUnit.MINUTES.toMicros(5);

  private final Histogram micros = new Histogram(MOST_MICROS, 3);
  private final Map<String, Integer> errors = new TreeMap<>();

  /** Counts the answer when it comes, its time from {@code since}; anything but 2xx in time is an error. */
  public Future<Answer> count(Future<Answer> answer, long since) {
    return answer.onComplete(done -> {
      if (done.succeeded() && done.result().ok()) micros.recordValue(Math.min(MOST_MICROS, (System.nanoTime() - since) / 1_000));
      else errors.merge(said(done), 1, Integer::sum);
    });
  }

  /** Few kinds: the status with the problem's code, or the exception without what differs from request to request. */
  private static String said(AsyncResult<Answer> done) {
    if (done.failed()) return done.cause().getClass().getSimpleName();
    var code = CODE.matcher(done.result().body().toString());
    return done.result().status() + (code.find() ? " " + code.group(1) : "");
  }

  public long answered() {
    return micros.getTotalCount();
  }

  public long errors() {
    return errors.values().stream().mapToLong(Integer::intValue).sum();
  }

  /** What went wrong, and how often. */
  public Map<String, Integer> kinds() {
    return errors;
  }

  /** In milliseconds; 0 when nothing was answered. */
  public double percentile(double percentile) {
    return Figures.rounded(micros.getValueAtPercentile(percentile) / 1_000.0);
  }
}
