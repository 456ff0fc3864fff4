package org.palier.deploy.load;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.palier.deploy.Application;
import org.palier.deploy.load.Seats.Seat;
import org.palier.engine.account.Account;
import org.palier.engine.account.Caller;
import org.palier.engine.account.Email;
import org.palier.engine.account.Language;
import org.palier.engine.account.Role;
import org.palier.engine.sitting.SittingCommand;
import org.palier.proctoring.room.Identity;
import org.palier.proctoring.room.Order;
import org.palier.proctoring.room.RoomCommand;

/** A room of a supervised session. */
public record WatchedRoom(String id, List<Supervisor> supervisors, List<Seat> seats) {
  private static final Duration TEST = Duration.ofHours(3);

  /** @param token the value of the session cookie */
  public record Supervisor(String account, String token) {}

  /** Fills an empty store with rooms of so many candidates, the last ones of fewer, each open and watched; waits. @param supervisors of each room */
  public static List<WatchedRoom> fill(Application app, int candidates, int each, int supervisors, Progress progress) {
    return of(app, Seats.supervised(app, candidates, progress), each, supervisors);
  }

  /** One room of candidates for whom the pages work, watched by one; waits. */
  public static WatchedRoom invited(Application app, int candidates, Progress progress) {
    return of(app, Seats.invited(app, candidates, progress), candidates, 1).getFirst();
  }

  private static List<WatchedRoom> of(Application app, List<Seat> seats, int each, int supervisors) {
    var session = app.summaries().get(seats.getFirst().sitting()).await().examSession().orElseThrow();
    app.supervision().seating().arrange(session, Optional.of(each)).await();
    var byRoom = new LinkedHashMap<String, List<Seat>>();
    for (var seat : seats) byRoom.computeIfAbsent(app.supervision().seating().roomOf(seat.sitting()).await().orElseThrow(), _ -> new ArrayList<>()).add(seat);
    var watched = new ArrayList<WatchedRoom>();
    byRoom.forEach((room, seated) -> watched.add(new WatchedRoom(room, watchedBy(app, room, supervisors), seated)));
    return watched;
  }

  private static List<Supervisor> watchedBy(Application app, String room, int supervisors) {
    var all = new ArrayList<Supervisor>();
    for (int number = 1; number <= supervisors; number++) {
      var email = new Email("supervisor-" + number + "-of-" + room + "@load.example");
      var account = app.accounts().create(Account.candidate(email, "Supervisor " + number, Language.FR, app.clock().instant()).withRoles(Set.of(Role.SUPERVISOR)).withConfirmed()).await();
      does(app, room, account.id(), new RoomCommand.Assign(account.id())).await();
      all.add(new Supervisor(account.id(), app.webSessions().create(new Caller(account.id(), account.name(), account.roles(), Optional.empty(), false)).await()));
    }
    does(app, room, all.getFirst().account(), new RoomCommand.Open()).await();
    return all;
  }

  /** Everybody is seen and let in, one after the other, and has begun. */
  public Future<Void> letIn(Application app) {
    Future<?> all = Future.succeededFuture();
    for (var seat : seats) all = all.compose(_ -> letIn(app, seat.sitting()));
    return all.mapEmpty();
  }

  private Future<?> letIn(Application app, String sitting) {
    var by = supervisors.getFirst().account();
    return app.summaries().get(sitting)
        .compose(summary -> app.supervision().rooms().handle(id, new Order(summary.candidate(), false, Optional.empty(), new RoomCommand.Arrive(sitting, Optional.empty()))))
        .compose(_ -> does(app, id, by, new RoomCommand.CheckIdentity(sitting, Identity.Document.PASSPORT, Identity.Verdict.ACCEPTED, "")))
        .compose(_ -> does(app, id, by, new RoomCommand.Admit(sitting, List.of())))
        .compose(_ -> app.sittings().handle(sitting, new SittingCommand.Start(TEST, 0, Duration.ZERO, Optional.empty())));
  }

  private static Future<?> does(Application app, String room, String account, RoomCommand command) {
    return app.supervision().rooms().handle(room, new Order(account, true, Optional.empty(), command));
  }
}
