package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.palier.engine.examsession.ExamSession;
import org.palier.engine.examsession.ExamSessions;

/** Walks through exam sessions that are over, the oldest first, and gathers what is due in them; a session of which nothing is left, and nothing can come any more, is marked. */
final class OldSessions {
  /** So many sessions are in memory at once. */
  static final int PAGE = 200;
  private static final int MOST = 20_000;
  /** Who began late goes on after a session's end, and his page may finish its upload a day after his own: what comes then must find the clock still looking. */
  private static final Duration SETTLED = Duration.ofDays(7);

  private final ExamSessions sessions;
  private final Marks marks;

  OldSessions(ExamSessions sessions, Marks marks) {
    this.sessions = sessions;
    this.marks = marks;
  }

  /** What one session has that is over. */
  interface Of {
    /** @return everything of this session that this clock has not dealt with, due or not, each with when it is due */
    Future<List<Candidate>> in(ExamSession session);
  }

  /** @param dueAt when its clock is over; {@code Instant.MAX} when nobody can say yet */
  record Candidate(Due due, Instant dueAt) {}

  /** @param least the fewest days any of it is kept */
  Future<List<Due>> due(RecordKind kind, Instant now, int least, Set<String> skip, int most, Of of) {
    var walk = new Walk(kind, now, now.minus(Duration.ofDays(least)), skip, most, of);
    return walk.page(Instant.EPOCH, PAGE).map(_ -> walk.due.size() > most ? List.copyOf(walk.due.subList(0, most)) : walk.due);
  }

  private final class Walk {
    private final RecordKind kind;
    private final Instant now, before;
    private final Set<String> skip;
    private final int most;
    private final Of of;
    private final List<Due> due = new ArrayList<>();
    /** Sessions of the last page that opened when the next page begins. */
    private Set<String> seen = Set.of();

    Walk(RecordKind kind, Instant now, Instant before, Set<String> skip, int most, Of of) {
      this.kind = kind;
      this.now = now;
      this.before = before;
      this.skip = skip;
      this.most = most;
      this.of = of;
    }

    /** @param size larger than a page only when more sessions than that open at one moment */
    private Future<Void> page(Instant from, int size) {
      return sessions.openedBetween(from, before, size).compose(found -> {
        var fresh = found.stream().filter(session -> !seen.contains(session.id())).toList();
        return each(fresh, 0).compose(_ -> {
          if (due.size() >= most || found.size() < size || fresh.isEmpty() && size == MOST) return Future.succeededFuture();
          var next = found.getLast().opensAt();
          seen = new HashSet<>();
          found.stream().filter(session -> session.opensAt().equals(next)).map(ExamSession::id).forEach(seen::add);
          return page(next, fresh.isEmpty() ? Math.min(MOST, size * 2) : size);
        });
      });
    }

    private Future<Void> each(List<ExamSession> sessions, int index) {
      if (index == sessions.size() || due.size() >= most) return Future.succeededFuture();
      var session = sessions.get(index);
      return (session.closesAt().isBefore(before) ? look(session) : Future.<Void>succeededFuture()).compose(_ -> each(sessions, index + 1));
    }

    private Future<Void> look(ExamSession session) {
      return marks.has(kind, session.id()).compose(through -> through ? Future.succeededFuture() : of.in(session).compose(left -> {
        if (left.isEmpty()) return session.closesAt().plus(SETTLED).isBefore(now) ? marks.set(kind, session.id()) : Future.succeededFuture();
        for (var one : left) if (!one.dueAt().isAfter(now) && !skip.contains(one.due().id())) due.add(one.due());
        return Future.succeededFuture();
      }));
    }
  }
}
