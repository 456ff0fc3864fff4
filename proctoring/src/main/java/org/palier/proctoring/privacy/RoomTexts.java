package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.palier.engine.examsession.ExamSession;
import org.palier.proctoring.room.Redaction;
import org.palier.proctoring.room.RoomEvent;
import org.palier.proctoring.room.RoomSummary;
import org.palier.proctoring.room.Rooms;

/** What goes before its room does: one sitting at a time. */
record RoomTexts(RecordKind kind, Redaction.Part part, Rooms rooms, OldSessions old, Marks marks) implements Kept {
  @Override public Future<List<Due>> due(Instant now, int days, Set<String> skip, int most) {
    return old.due(kind, now, days, skip, most, session -> rooms.ofExamSession(session.id()).compose(all -> {
      var left = new ArrayList<OldSessions.Candidate>();
      Future<?> done = Future.succeededFuture();
      for (var room : all) done = done.compose(_ -> seats(session, room, days, left));
      return done.map(_ -> left);
    }));
  }

  /** Whoever said nothing has nothing to lose, and is looked at once. */
  private Future<Void> seats(ExamSession session, RoomSummary room, int days, List<OldSessions.Candidate> left) {
    return rooms.after(room.id(), 0).compose(facts -> {
      var seats = new LinkedHashMap<String, String>();
      for (var one : facts) if (one.fact().event() instanceof RoomEvent.Seated seated) seats.put(seated.sitting(), seated.candidate());
      Future<?> done = Future.succeededFuture();
      for (var seat : seats.entrySet()) {
        boolean something = facts.stream().anyMatch(one -> left(one.fact().event(), seat.getKey()).isPresent());
        // By room, too: whoever was seated elsewhere has words in both.
        var thing = room.id() + "/" + seat.getKey();
        done = done.compose(_ -> marks.has(kind, thing)).compose(through -> {
          if (through) return Future.succeededFuture();
          if (!something) return marks.set(kind, thing);
          var due = new Due(thing, Set.of(seat.getKey()), Set.of(seat.getValue()));
          left.add(new OldSessions.Candidate(due, session.closesAt().plus(Duration.ofDays(days))));
          return Future.succeededFuture();
        });
      }
      return done.mapEmpty();
    });
  }

  private Optional<RoomEvent> left(RoomEvent event, String sitting) {
    return Redaction.of(event, sitting, Set.of(part));
  }

  /** A hold on one candidate's sitting keeps his, not his neighbours'. */
  @Override public Future<Void> erase(Due due, String rule) {
    var room = due.id().substring(0, due.id().indexOf('/'));
    var sitting = due.id().substring(room.length() + 1);
    return rooms.redact(room, event -> left(event, sitting), rule)
        .compose(_ -> marks.set(kind, due.id()));
  }
}
