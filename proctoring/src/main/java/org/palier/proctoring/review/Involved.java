package org.palier.proctoring.review;

import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Set;
import org.palier.engine.sitting.Sittings;
import org.palier.proctoring.room.RoomFact;
import org.palier.proctoring.room.Rooms;

/** Whoever had a part in what is reviewed: watched the room at any time, or acted in it or in the sitting. */
final class Involved {
  private final Rooms rooms;
  private final Sittings sittings;

  Involved(Rooms rooms, Sittings sittings) {
    this.rooms = rooms;
    this.sittings = sittings;
  }

  Future<Set<String>> in(String room, String sitting) {
    return Future.all(rooms.current(room), rooms.after(room, 0), sittings.entries(sitting)).map(all -> {
      Rooms.Current current = all.resultAt(0);
      var involved = new HashSet<>(current.room().ever());
      all.<java.util.List<Rooms.Numbered>>resultAt(1).forEach(one -> involved.add(one.fact().by()));
      all.<java.util.List<org.palier.engine.store.LogStore.Entry>>resultAt(2).forEach(entry -> {
        // Whoever decides what a sitting is worth does so because of the review: that is no part in what happened.
        var event = entry.body().toJsonObject();
        if (event.containsKey("by") && !"result-decided".equals(event.getString("type"))) involved.add(event.getString("by"));
      });
      involved.remove(RoomFact.CLOCK);
      return Set.copyOf(involved);
    });
  }
}
