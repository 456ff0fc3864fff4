package org.palier.proctoring.room;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palier.engine.account.Account;
import org.palier.engine.account.Accounts;
import org.palier.engine.account.PersonalData;
import org.palier.engine.certification.Supervision;
import org.palier.engine.examsession.SittingList;
import org.palier.engine.sitting.LiveSitting;
import org.palier.engine.sitting.Sittings;

/** Rooms as supervisors see them: seats with names, and what each sitting is at, not what came of it. */
public final class RoomViews {
  private final Sittings sittings;
  private final SittingList list;
  private final Accounts accounts;

  public RoomViews(Sittings sittings, SittingList list, Accounts accounts) {
    this.sittings = sittings;
    this.list = list;
    this.accounts = accounts;
  }

  public record Person(String account, @PersonalData("who supervises") String name) {}

  public record Seated(Seat seat, Optional<LiveSitting> sitting) {}

  /** The contract's {@code Room}. */
  public record View(
      String id, String examSession, Place place, RoomSummary.State state, String certification, String test, int size, Supervision policy, long number,
      Instant now, List<Person> supervisors, List<Person> formerSupervisors, List<Seated> seats, Minutes minutes) {}

  /** The contract's {@code RoomInList}. */
  public record InList(RoomSummary room, List<Person> supervisors) {}

  public Future<View> view(Rooms.Current current) {
    var room = current.room();
    var plan = room.plan();
    return sittings.ofExamSession(plan.examSession())
        .compose(all -> list.rows(all.stream().filter(one -> room.seats().containsKey(one.id())).toList()))
        .compose(rows -> {
          Map<String, LiveSitting> live = rows.stream().collect(Collectors.toMap(LiveSitting::id, Function.identity()));
          var seats = room.seats().values().stream().map(seat -> new Seated(seat, Optional.ofNullable(live.get(seat.sitting())).map(LiveSitting::withoutResult))).toList();
          return people(room.supervisors()).compose(now -> people(room.ever().stream().filter(one -> !room.watchedBy(one)).toList()).map(former ->
              new View(current.id(), plan.examSession(), plan.place(), RoomSummary.of(current.id(), room).state(), plan.certification(), plan.test(), plan.size(),
                  plan.policy(), current.number(), sittings.now(), now, former, seats, room.minutes())));
        });
  }

  public Future<InList> inList(RoomSummary room) {
    return people(room.supervisors()).map(all -> new InList(room, all));
  }

  public Future<List<Person>> people(java.util.Collection<String> ids) {
    var found = new ArrayList<Future<Person>>();
    for (var id : ids) found.add(accounts.find(id).map(account -> new Person(id, account.map(Account::name).orElse(id))));
    return Future.all(found).map(_ -> found.stream().map(Future::result).toList());
  }
}
