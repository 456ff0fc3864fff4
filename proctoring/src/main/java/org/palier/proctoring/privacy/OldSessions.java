package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.palier.engine.examsession.ExamSession;
import org.palier.engine.examsession.ExamSessions;

/** Walks through exam sessions that are over, the oldest first, and gathers what is due in them; a session of which nothing is left is marked. */
final class OldSessions {
  /** So many sessions are looked at in one round: the next one goes on behind them, since they are marked by then. */
  private static final int MOST_SESSIONS = 20_000;

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
    return sessions.openedBefore(now.minus(Duration.ofDays(least)), MOST_SESSIONS).compose(all -> {
      var due = new ArrayList<Due>();
      Future<?> done = Future.succeededFuture();
      for (var session : all)
        if (session.closesAt().isBefore(now.minus(Duration.ofDays(least)))) done = done.compose(_ -> due.size() >= most ? Future.succeededFuture() : look(kind, now, session, skip, of, due));
      return done.map(_ -> due.size() > most ? List.copyOf(due.subList(0, most)) : due);
    });
  }

  private Future<Void> look(RecordKind kind, Instant now, ExamSession session, Set<String> skip, Of of, List<Due> due) {
    return marks.has(kind, session.id()).compose(through -> through ? Future.succeededFuture() : of.in(session).compose(left -> {
      if (left.isEmpty()) return marks.set(kind, session.id());
      for (var one : left) if (!one.dueAt().isAfter(now) && !skip.contains(one.due().id())) due.add(one.due());
      return Future.succeededFuture();
    }));
  }
}
