package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.proctoring.room.Room;
import org.palier.proctoring.room.Rooms;
import org.palier.proctoring.room.Seating;

/** Rooms whose minutes nobody needs any more: every fact, and who sat there. */
record WholeRooms(Rooms rooms, Seating seating, OldSessions old) implements Kept {
  @Override public RecordKind kind() {
    return RecordKind.ROOM;
  }

  @Override public Future<List<Due>> due(Instant now, int days, Set<String> skip, int most) {
    return old.due(kind(), now, days, skip, most, session -> rooms.ofExamSession(session.id()).compose(all -> {
      var left = new ArrayList<OldSessions.Candidate>();
      Future<?> done = Future.succeededFuture();
      for (var room : all) done = done.compose(_ -> seen(room.id())).onSuccess(state -> {
        var things = new HashSet<>(state.seats().keySet());
        things.add(room.id());
        var candidates = new HashSet<String>();
        state.seats().values().forEach(seat -> candidates.add(seat.candidate()));
        left.add(new OldSessions.Candidate(new Due(room.id(), things, candidates), session.closesAt().plus(Duration.ofDays(days))));
      });
      return done.map(_ -> left);
    }));
  }

  @Override public Future<Void> erase(Due due, String rule) {
    return seen(due.id()).compose(state -> {
      Future<?> done = Future.succeededFuture();
      for (var sitting : state.seats().keySet()) done = done.compose(_ -> seating.forget(sitting));
      return done;
    }).compose(_ -> rooms.forget(due.id()));
  }

  /** One whose facts are gone already still has its place in lists. */
  private Future<Room> seen(String room) {
    return rooms.current(room).map(Rooms.Current::room)
        .recover(failure -> failure instanceof Refused gone && gone.reason() == Reason.NOT_FOUND ? Future.succeededFuture(Room.ABSENT) : Future.failedFuture(failure));
  }
}
