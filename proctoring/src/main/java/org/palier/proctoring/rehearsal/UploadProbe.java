package org.palier.proctoring.rehearsal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/** Takes what a page sends to measure its line, and forgets it. Bounded: so much in a minute for each account. */
final class UploadProbe {
  private static final int MOST_IN_A_MINUTE = 60, MOST_ACCOUNTS = 20_000;

  private final InstantSource clock;
  private final Cache<String, AtomicInteger> taken = Caffeine.newBuilder().maximumSize(MOST_ACCOUNTS).expireAfterWrite(Duration.ofMinutes(1)).executor(Runnable::run).build();

  UploadProbe(InstantSource clock) {
    this.clock = clock;
  }

  /** The contract's {@code UploadProbed}. @param bytes of text that came; @param now by the only clock that counts */
  record Probed(int bytes, Instant now) {}

  /** @throws Refused {@code TOO_MANY_TRIES} */
  Probed take(String account, String padding) {
    if (taken.get(account, _ -> new AtomicInteger()).incrementAndGet() > MOST_IN_A_MINUTE) throw new Refused(Reason.TOO_MANY_TRIES);
    return new Probed(padding.length(), clock.instant());
  }
}
