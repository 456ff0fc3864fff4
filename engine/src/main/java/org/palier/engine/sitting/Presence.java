package org.palier.engine.sitting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.palier.engine.bus.Announcements;

/** When each sitting's window was last heard of, on whatever node. Kept in memory only: losing it costs nothing but a moment's ignorance. */
public final class Presence {
  /** Without a sign for so long, a window counts as gone and another may take its place unasked. */
  static final Duration ALIVE = Duration.ofSeconds(40);

  /** @param connection the window that was heard */
  public record Seen(String connection, Instant at) {}

  private final Cache<String, Seen> seen = Caffeine.newBuilder().maximumSize(50_000).executor(Runnable::run).expireAfterWrite(Duration.ofHours(12)).build();

  private final Announcements announcements;

  public Presence(Announcements announcements, InstantSource clock) {
    this.announcements = announcements;
    announcements.onWindowHeard((sitting, connection, ago) -> remember(sitting, new Seen(connection, clock.instant().minus(ago))));
  }

  void heard(String sitting, String connection, Instant at) {
    remember(sitting, new Seen(connection, at));
    announcements.windowHeard(sitting, connection);
  }

  /** What was heard here meanwhile is not forgotten for what another node heard before. */
  private void remember(String sitting, Seen heard) {
    seen.asMap().merge(sitting, heard, (known, fresh) -> known.at().isAfter(fresh.at()) ? known : fresh);
  }

  public Optional<Seen> last(String sitting) {
    return Optional.ofNullable(seen.getIfPresent(sitting));
  }

  boolean alive(String sitting, String connection, Instant now) {
    return last(sitting).filter(s -> s.connection().equals(connection) && s.at().plus(ALIVE).isAfter(now)).isPresent();
  }
}
