package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.palier.engine.account.PersonalData;
import org.palier.engine.examsession.ExamSession;
import org.palier.engine.json.Json;
import org.palier.engine.store.LogStore;
import org.palier.proctoring.privacy.Privacy.House;
import org.palier.proctoring.review.CaseSummary;
import org.palier.proctoring.room.RoomEvent;
import org.palier.proctoring.room.Rooms;

/**
 * What a member of staff did: in rooms, in sittings of rooms he watched or acted in, in cases, and what he held. His own words in a conversation
 * and his signatures are there; what he wrote about a candidate only as that he did: it is the candidate's. One log is in memory at a time.
 */
final class StaffRecord {
  private static final int MOST_SESSIONS = 2_000, MOST_CASES = 20_000, MOST_ACTS = 20_000;
  /** Of an event, what is of whoever did it. */
  private static final List<String> HIS = List.of("type", "text", "signature");

  private final House house;

  StaffRecord(House house) {
    this.house = house;
  }

  /** @param where a room, a sitting or a case, by its sitting */
  record Act(String where, Instant at, @PersonalData("what a member of staff did") Map<String, Object> did) {}

  /**
   * @param planned  exam sessions he planned, by identifier
   * @param searched how many exam sessions and cases were gone through, the latest first
   * @param complete whether none was left out, nor an act
   */
  record Record(List<Act> acts, List<String> planned, int searched, boolean complete) {}

  Future<Record> of(String account, Instant now) {
    var walk = new Walk(account);
    return house.sessions().latest(MOST_SESSIONS).compose(sessions -> Future.all(house.cases().open(), house.cases().closedBefore(now.plusSeconds(1), true, MOST_CASES),
        house.cases().closedBefore(now.plusSeconds(1), false, MOST_CASES)).compose(cases -> {
          var all = cases.<List<CaseSummary>>list().stream().flatMap(List::stream).toList();
          Future<?> done = Future.succeededFuture();
          for (var session : sessions) done = done.compose(_ -> walk.session(session));
          for (var one : all) done = done.compose(_ -> walk.reviews(one.id()));
          return done.compose(_ -> walk.holds()).map(_ -> new Record(walk.acts, walk.planned, sessions.size() + all.size(),
              sessions.size() < MOST_SESSIONS && cases.<List<CaseSummary>>list().stream().allMatch(some -> some.size() < MOST_CASES) && walk.acts.size() < MOST_ACTS));
        }));
  }

  private final class Walk {
    private final String account;
    private final List<Act> acts = new ArrayList<>();
    private final List<String> planned = new ArrayList<>();

    Walk(String account) {
      this.account = account;
    }

    Future<?> session(ExamSession session) {
      if (session.plannedBy().equals(account)) planned.add(session.id());
      return session.admission() ? house.rooms().ofExamSession(session.id()).compose(rooms -> {
        Future<?> done = Future.succeededFuture();
        for (var room : rooms) done = done.compose(_ -> room(room.id()));
        return done;
      }) : Future.succeededFuture();
    }

    private Future<?> room(String room) {
      return house.rooms().after(room, 0).compose(facts -> {
        var his = facts.stream().filter(this::his).toList();
        his.forEach(one -> add(room, one.fact().at(), Json.object(one.fact().event())));
        Future<?> done = Future.succeededFuture();
        if (!his.isEmpty()) for (var one : facts) if (one.fact().event() instanceof RoomEvent.Seated seated) done = done.compose(_ -> sitting(seated.sitting()));
        return done;
      });
    }

    /** What he did, and that he was put in charge or released, whoever did that. */
    private boolean his(Rooms.Numbered one) {
      return one.fact().by().equals(account) || switch (one.fact().event()) {
        case RoomEvent.Assigned e -> e.supervisor().equals(account);
        case RoomEvent.Released e -> e.supervisor().equals(account);
        default -> false;
      };
    }

    private Future<?> sitting(String sitting) {
      return house.sittings().entries(sitting).map(entries -> {
        entries.stream().map(LogStore.Entry::body).map(body -> body.toJsonObject()).filter(event -> account.equals(event.getString("by")))
            .forEach(event -> add(sitting, event.getInstant("at"), event));
        return null;
      });
    }

    Future<?> reviews(String sitting) {
      return house.cases().facts(sitting).map(facts -> {
        facts.stream().filter(one -> one.fact().by().equals(account)).forEach(one -> add(sitting, one.fact().at(), new JsonObject().put("type", Json.object(one.fact().event()).getString("type"))));
        return null;
      });
    }

    Future<?> holds() {
      return house.holds().all().map(all -> {
        for (var hold : all) hold.acts().stream().filter(act -> act.by().equals(account))
            .forEach(act -> add(hold.sitting(), act.at(), new JsonObject().put("type", act.set() ? "hold-set" : "hold-lifted")));
        return null;
      });
    }

    private void add(String where, Instant at, JsonObject event) {
      if (acts.size() == MOST_ACTS) return;
      var did = new LinkedHashMap<>(event.getMap());
      did.keySet().retainAll(HIS);
      acts.add(new Act(where, at, did));
    }
  }
}
