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
import org.palier.engine.enrolment.Accommodation;
import org.palier.engine.examsession.SittingList;
import org.palier.engine.sitting.LiveSitting;
import org.palier.engine.sitting.Sittings;

/** Rooms as supervisors see them: seats with names, and what each sitting is at, not what came of it. */
public final class RoomViews {
  private final Sittings sittings;
  private final SittingList list;
  private final Accounts accounts;
  private final CandidateRoomRoutes.Accommodations accommodations;
  private final Function<Room, List<String>> shortfalls;

  /** @param accommodations as they were lately: a page draws its room at every change. @param shortfalls what live pictures in a room would want and do not have, by code */
  public RoomViews(
      Sittings sittings, SittingList list, Accounts accounts, CandidateRoomRoutes.Accommodations accommodations, Function<Room, List<String>> shortfalls) {
    this.sittings = sittings;
    this.list = list;
    this.accounts = accounts;
    this.accommodations = accommodations;
    this.shortfalls = shortfalls;
  }

  public record Person(String account, @PersonalData("who supervises") String name) {}

  /** @param asked what this candidate is asked to show: who watches need not look for a picture that an accommodation does without, and is not told why */
  public record Seated(Seat seat, Optional<LiveSitting> sitting, Asked asked) {}

  /** The contract's {@code Room}. @param seats none for whoever sees the minutes only */
  public record View(
      String id, String examSession, Place place, RoomSummary.State state, String certification, String test, int size, Supervision policy, long number,
      Instant now, List<Person> supervisors, List<Person> formerSupervisors, List<Seated> seats, Minutes minutes, List<String> shortfalls) {}

  /** The contract's {@code RoomInList}. */
  public record InList(RoomSummary room, List<Person> supervisors, List<String> shortfalls) {}

  public Future<View> view(Rooms.Current current) {
    var room = current.room();
    var plan = room.plan();
    return sittings.ofExamSession(plan.examSession(), room.here().stream().map(Seat::sitting).collect(Collectors.toSet()))
        .compose(list::rows)
        .compose(rows -> {
          Map<String, LiveSitting> live = rows.stream().collect(Collectors.toMap(LiveSitting::id, Function.identity()));
          return asked(room).compose(asked -> view(current, room.here().stream().map(seat ->
              new Seated(seat, Optional.ofNullable(live.get(seat.sitting())).map(LiveSitting::withoutResult), asked.get(seat.sitting()))).toList()));
        });
  }

  /** For whoever may countersign the minutes and has no other business in the room. */
  public Future<View> minutes(Rooms.Current current) {
    return view(current, List.of());
  }

  private Future<View> view(Rooms.Current current, List<Seated> seats) {
    var room = current.room();
    var plan = room.plan();
    return people(room.supervisors()).compose(now -> people(room.ever().stream().filter(one -> !room.watchedBy(one)).toList()).map(former ->
        new View(current.id(), plan.examSession(), plan.place(), RoomSummary.of(current.id(), room).state(), plan.certification(), plan.test(), plan.size(),
            plan.policy(), current.number(), sittings.now(), now, former, seats, room.minutes(), shortfalls.apply(room))));
  }

  /** By sitting. At a centre nobody is asked to show anything, whatever was decided for him. */
  private Future<Map<String, Asked>> asked(Room room) {
    var found = room.here().stream().collect(Collectors.toMap(Seat::sitting, seat ->
        (room.remote() ? accommodations.of(seat.candidate()) : Future.succeededFuture(Optional.<Accommodation>empty()))
            .map(granted -> Asked.of(room.plan().place(), room.plan().policy(), granted))));
    return Future.all(List.copyOf(found.values())).map(_ -> found.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().result())));
  }

  public Future<InList> inList(RoomSummary summary, Room room) {
    return people(summary.supervisors()).map(all -> new InList(summary, all, shortfalls.apply(room)));
  }

  public Future<List<Person>> people(java.util.Collection<String> ids) {
    var found = new ArrayList<Future<Person>>();
    for (var id : ids) found.add(accounts.find(id).map(account -> new Person(id, account.map(Account::name).orElse(id))));
    return Future.all(found).map(_ -> found.stream().map(Future::result).toList());
  }
}
