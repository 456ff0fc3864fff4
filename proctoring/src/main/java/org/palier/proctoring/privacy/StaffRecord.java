package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
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
import org.palier.proctoring.room.RoomSummary;
import org.palier.proctoring.room.Rooms;

/**
 * What a member of staff did: in the rooms and sittings of exam sessions, in cases, and what he held; not in tests that are taken outside of
 * sessions, which nobody watches. His own words in a conversation and his signatures are there; what he wrote about a candidate only as that he
 * did: it is the candidate's. One log is in memory at a time, and nobody waits for this longer than {@link #LONGEST}.
 */
final class StaffRecord {
  private static final int MOST_SESSIONS = 2_000, MOST_CASES = 20_000, MOST_ACTS = 20_000;
  private static final Duration LONGEST = Duration.ofSeconds(30);
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
   * @param searched how many exam sessions and cases were gone through, the latest sessions first
   * @param complete whether no exam session, none of its rooms and sittings, no case and no act was left out, be there too many or too little time
   */
  record Record(List<Act> acts, List<String> planned, int searched, boolean complete) {}

  Future<Record> of(String account, Instant now) {
    var walk = new Walk(account, house.clock().instant().plus(LONGEST));
    return house.sessions().latest(MOST_SESSIONS).compose(sessions -> Future.all(house.cases().open(), house.cases().closedBefore(now.plusSeconds(1), true, MOST_CASES),
        house.cases().closedBefore(now.plusSeconds(1), false, MOST_CASES)).compose(cases -> {
          var all = cases.<List<CaseSummary>>list().stream().flatMap(List::stream).toList();
          Future<?> done = Future.succeededFuture();
          for (var session : sessions) done = done.compose(_ -> walk.session(session));
          for (var one : all) done = done.compose(_ -> walk.reviews(one.id()));
          return done.compose(_ -> walk.holds()).map(_ -> new Record(walk.acts, walk.planned, walk.searched,
              !walk.late && sessions.size() < MOST_SESSIONS && cases.<List<CaseSummary>>list().stream().allMatch(some -> some.size() < MOST_CASES) && walk.acts.size() < MOST_ACTS));
        }));
  }

  private final class Walk {
    private final String account;
    private final List<Act> acts = new ArrayList<>();
    private final List<String> planned = new ArrayList<>();
    private final Instant until;
    private int searched;
    private boolean late;

    Walk(String account, Instant until) {
      this.account = account;
      this.until = until;
    }

    /** There is no time for more. */
    private boolean late() {
      return late = late || house.clock().instant().isAfter(until);
    }

    Future<?> session(ExamSession session) {
      if (session.plannedBy().equals(account)) planned.add(session.id());
      if (late()) return Future.succeededFuture();
      searched++;
      return (session.admission() ? house.rooms().ofExamSession(session.id()) : Future.succeededFuture(List.<RoomSummary>of())).compose(rooms ->
          house.sittings().ofExamSession(session.id()).compose(sittings -> {
            Future<?> done = Future.succeededFuture();
            for (var room : rooms) done = done.compose(_ -> room(room.id()));
            for (var sitting : sittings) done = done.compose(_ -> sitting(sitting.id()));
            return done;
          }));
    }

    private Future<?> room(String room) {
      return late() ? Future.succeededFuture() : house.rooms().after(room, 0).map(facts -> {
        facts.stream().filter(this::his).forEach(one -> add(room, one.fact().at(), Json.object(one.fact().event())));
        return null;
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
      return late() ? Future.succeededFuture() : house.sittings().entries(sitting).map(entries -> {
        entries.stream().map(LogStore.Entry::body).map(body -> body.toJsonObject()).filter(event -> account.equals(event.getString("by")))
            .forEach(event -> add(sitting, event.getInstant("at"), event));
        return null;
      });
    }

    Future<?> reviews(String sitting) {
      if (late()) return Future.succeededFuture();
      searched++;
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
