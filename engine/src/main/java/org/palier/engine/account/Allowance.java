package org.palier.engine.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * So many times in so long, for each key, counted on this node alone. At most 100,000 keys are remembered; the least used
 * ones are forgotten first.
 */
final class Allowance {
  /** @param per what is spent comes back evenly over this time */
  record Rate(int times, Duration per) {}

  private static final int MOST_KEYS = 100_000;

  private final List<Rate> rates;
  private final TimeMeter meter;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterAccess(Duration.ofDays(1)).executor(Runnable::run).build();

  Allowance(InstantSource clock, Rate... rates) {
    this.rates = List.of(rates);
    meter = new ClockMeter(clock);
  }

  /** @throws Refused {@code too-many-tries}, with the seconds to wait as {@code retryAfterSeconds} */
  void spend(String key) {
    var probe = buckets.get(key, _ -> full()).tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) return;
    long seconds = Math.ceilDiv(probe.getNanosToWaitForRefill(), TimeUnit.SECONDS.toNanos(1));
    throw new Refused(Reason.TOO_MANY_TRIES, Map.of("retryAfterSeconds", seconds));
  }

  void giveBack(String key) {
    var bucket = buckets.getIfPresent(key);
    if (bucket != null) bucket.addTokens(1);
  }

  private Bucket full() {
    var bucket = Bucket.builder().withCustomTimePrecision(meter);
    for (var rate : rates) bucket.addLimit(limit -> limit.capacity(rate.times).refillGreedy(rate.times, rate.per));
    return bucket.build();
  }

  private record ClockMeter(InstantSource clock) implements TimeMeter {
    @Override public long currentTimeNanos() {
      var now = clock.instant();
      return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override public boolean isWallClockBased() {
      return true;
    }
  }
}
