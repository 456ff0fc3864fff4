package org.palier.proctoring.review;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.palier.engine.examsession.ExamSessions;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.proctoring.room.RoomNews;
import org.palier.proctoring.room.RoomSummary;
import org.palier.proctoring.room.Rooms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a case as soon as something is marked: told by the bus, and looking for itself now and then, since the bus may lose a word and a
 * server may stop. Any node may watch; finding the same twice does no harm.
 */
public final class CaseWatch {
  private static final Logger LOG = LoggerFactory.getLogger(CaseWatch.class);
  /** What is marked later than this after a session is opened by hand. */
  private static final Duration LOOKS_BACK = Duration.ofDays(30);
  /** Not in a server's first seconds, when everybody comes back: whoever decides a result asks for a look of its own. */
  private static final long FIRST_MILLIS = 40_000, PERIOD_MILLIS = 60_000;

  private final Rooms rooms;
  private final Cases cases;
  private final ExamSessions sessions;
  private final Cache<String, Long> seen = Caffeine.newBuilder().maximumSize(10_000).build();
  private boolean sweeping;

  public CaseWatch(Rooms rooms, Cases cases, ExamSessions sessions) {
    this.rooms = rooms;
    this.cases = cases;
    this.sessions = sessions;
  }

  public void start(Vertx vertx, RoomNews news) {
    news.onChange((room, _) -> tried(room));
    vertx.setPeriodic(FIRST_MILLIS, PERIOD_MILLIS, _ -> {
      if (sweeping) return;
      sweeping = true;
      Future.succeededFuture().compose(_ -> sweep()).onFailure(failure -> LOG.warn("looking for what to review: {}", failure.toString())).onComplete(_ -> sweeping = false);
    });
  }

  /** Every room of the sessions of the last thirty days, one after the other. */
  public Future<Void> sweep() {
    var from = rooms.now().minus(LOOKS_BACK);
    return sessions.all().compose(all -> {
      Future<?> done = Future.succeededFuture();
      for (var session : all)
        if (session.admission() && session.closesAt().isAfter(from) && session.opensAt().isBefore(rooms.now()))
          done = done.compose(_ -> rooms.ofExamSession(session.id())).compose(this::inTurn);
      return done.mapEmpty();
    });
  }

  private Future<Void> inTurn(List<RoomSummary> these) {
    var done = Future.<Void>succeededFuture();
    for (var room : these) done = done.compose(_ -> tried(room.id()));
    return done;
  }

  /** One that cannot be searched keeps no other from it. */
  private Future<Void> tried(String room) {
    return scan(room).otherwise(failure -> {
      LOG.warn("room {} was not searched for what to review: {}", room, failure.toString());
      return null;
    });
  }

  /** Succeeds when every ground that the room holds now is in a case. */
  public Future<Void> scan(String room) {
    return rooms.current(room).compose(current -> {
      var known = seen.getIfPresent(room);
      if (known != null && known >= current.number()) return Future.succeededFuture();
      if (known != null) return rooms.after(room, known).compose(since -> since.stream().anyMatch(one -> Grounds.perhaps(one.fact().event())) ? search(room, current) : searched(room, current));
      return search(room, current);
    });
  }

  private Future<Void> searched(String room, Rooms.Current current) {
    seen.asMap().merge(room, current.number(), Math::max);
    return Future.succeededFuture();
  }

  private Future<Void> search(String room, Rooms.Current current) {
    return rooms.after(room, 0).compose(facts -> {
      var plan = current.room().plan();
      Future<?> all = Future.succeededFuture();
      for (var found : Grounds.of(facts).entrySet()) {
        var seat = current.room().seat(found.getKey());
        if (seat.isEmpty()) continue;
        var opened = new CaseEvent.Opened(found.getKey(), room, plan.examSession(), seat.get().candidate(), plan.certification(), plan.test(),
            List.copyOf(found.getValue()), "", Terms.of(plan.policy()));
        all = all.compose(_ -> cases.handle(found.getKey(), CaseOrder.ofHouse(new CaseCommand.Find(opened))).<Void>mapEmpty()
            // What was erased is not found again.
            .recover(failure -> failure instanceof Refused gone && gone.reason() == Reason.NOT_FOUND ? Future.succeededFuture() : Future.failedFuture(failure)));
      }
      return all.<Void>mapEmpty().compose(_ -> searched(room, current));
    });
  }
}
