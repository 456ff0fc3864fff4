package org.palier.engine.sitting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When each sitting's window was last heard of. Kept in memory only: losing it costs nothing but a moment's ignorance. */
public final class Presence {
  /** Without a sign for so long, a window counts as gone and another may take its place unasked. */
  static final Duration ALIVE = Duration.ofSeconds(40);

  /** @param connection the window that was heard */
  public record Seen(String connection, Instant at) {}

  private final Cache<String, Seen> seen = Caffeine.newBuilder().maximumSize(50_000).executor(Runnable::run).expireAfterWrite(Duration.ofHours(12)).build();

  void heard(String sitting, String connection, Instant at) {
    seen.put(sitting, new Seen(connection, at));
  }

  public Optional<Seen> last(String sitting) {
    return Optional.ofNullable(seen.getIfPresent(sitting));
  }

  boolean alive(String sitting, String connection, Instant now) {
    return last(sitting).filter(s -> s.connection().equals(connection) && s.at().plus(ALIVE).isAfter(now)).isPresent();
  }
}
