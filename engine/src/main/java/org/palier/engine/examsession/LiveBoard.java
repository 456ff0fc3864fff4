package org.palier.engine.examsession;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.palier.engine.bus.Announcements;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * What changed in an exam session since a number, and waiting for the next change. Only sessions that somebody watches are
 * followed; a watcher whose number is unknown here (a restart, another node) simply gets everything.
 */
public final class LiveBoard {
  private static final int MOST_WAITING = 200;

  private final Vertx vertx;
  private final Cache<String, Board> boards = Caffeine.newBuilder().maximumSize(2_000).expireAfterAccess(Duration.ofMinutes(5)).build();
  private volatile boolean stopped;

  public LiveBoard(Vertx vertx, Announcements announcements) {
    this.vertx = vertx;
    announcements.onSittingsChanged((examSession, sittings) -> {
      var board = boards.getIfPresent(examSession);
      if (board != null) board.changed(sittings);
    });
  }

  /**
   * @param number to pass as {@code since} the next time
   * @param changed sittings that changed; empty optional: all of them may have
   */
  public record News(long number, Optional<Set<String>> changed) {
    private boolean nothing(Predicate<String> sees) {
      return changed.filter(all -> all.stream().noneMatch(sees)).isPresent();
    }
  }

  /** Who waits for something, and wakes for nothing else. */
  private record Waiter(Promise<Void> woken, Predicate<String> sees) {}

  /**
   * @param since number of the last news the watcher had, 0 for none
   * @param wait  how long to wait for something newer
   * @param sees  the sittings to wait for; the empty name is the session itself
   */
  public Future<News> news(String examSession, long since, Duration wait, Predicate<String> sees) {
    var board = boards.get(examSession, _ -> new Board());
    if (wait.isZero()) return Future.succeededFuture(board.since(since));
    var waiter = new Waiter(Promise.promise(), sees);
    var known = board.sinceOrAwait(since, waiter);
    if (!known.nothing(sees)) return Future.succeededFuture(known);
    if (stopped) board.wake(_ -> true);
    long timer = vertx.setTimer(wait.toMillis(), _ -> waiter.woken().tryComplete());
    return waiter.woken().future().map(_ -> {
      vertx.cancelTimer(timer);
      board.leave(waiter);
      return board.since(since);
    });
  }

  /** Nobody waits here any longer: who asks is answered with what there is, so that a server that ends is not kept by questions. */
  public void stop() {
    stopped = true;
    boards.asMap().values().forEach(board -> board.wake(_ -> true));
  }

  private final class Board {
    /** Numbers of an earlier board are below its own first: it knows nothing of what they saw. */
    private final long first = System.currentTimeMillis() * 1_000;
    private long number = first;
    private final Map<String, Long> changes = new HashMap<>();
    private List<Waiter> waiting = new ArrayList<>();

    void changed(List<String> sittings) {
      synchronized (this) {
        number++;
        for (var sitting : sittings) changes.put(sitting, number);
      }
      wake(waiter -> sittings.stream().anyMatch(waiter.sees()));
    }

    void wake(Predicate<Waiter> whom) {
      Map<Boolean, List<Waiter>> all;
      synchronized (this) {
        all = waiting.stream().collect(Collectors.partitioningBy(whom));
        waiting = new ArrayList<>(all.get(false));
      }
      all.get(true).forEach(waiter -> waiter.woken().tryComplete());
    }

    synchronized News since(long since) {
      if (since < first || since > number) return new News(number, Optional.empty());
      var newer = new HashSet<String>();
      changes.forEach((sitting, at) -> {
        if (at > since) newer.add(sitting);
      });
      return new News(number, Optional.of(newer));
    }

    /** In one step: a change between looking and waiting would wake nobody. */
    synchronized News sinceOrAwait(long since, Waiter waiter) {
      var known = since(since);
      if (!known.nothing(waiter.sees())) return known;
      if (waiting.size() >= MOST_WAITING) throw new Refused(Reason.BUSY);
      waiting.add(waiter);
      return known;
    }

    synchronized void leave(Waiter waiter) {
      waiting.remove(waiter);
    }
  }
}
