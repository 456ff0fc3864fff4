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
import org.palier.engine.account.Caller;
import org.palier.engine.account.Role;
import org.palier.engine.sitting.SittingCommand;
import org.palier.proctoring.room.Identity;
import org.palier.proctoring.room.Order;
import org.palier.proctoring.room.RoomCommand;

/**
 * A room of a supervised session.
 *
 * @param supervisors the tokens of their session cookies
 */
public record WatchedRoom(String id, List<String> supervisors, List<Seat> seats) {
  private static final Duration TEST = Duration.ofHours(3);

  /** Fills an empty store with rooms of so many candidates, the last ones of fewer, each open and watched; waits. @param supervisors of each room */
  public static List<WatchedRoom> fill(Application app, int candidates, int each, int supervisors, Progress progress) {
    var seats = Seats.supervised(app, candidates, progress);
    var session = app.summaries().get(seats.getFirst().sitting()).await().examSession().orElseThrow();
    app.seating().arrange(session, Optional.of(each)).await();
    var byRoom = new LinkedHashMap<String, List<Seat>>();
    for (var seat : seats) byRoom.computeIfAbsent(app.seating().roomOf(seat.sitting()).await().orElseThrow(), _ -> new ArrayList<>()).add(seat);
    var watched = new ArrayList<WatchedRoom>();
    byRoom.forEach((room, seated) -> watched.add(new WatchedRoom(room, watchedBy(app, room, supervisors), seated)));
    return watched;
  }

  private static List<String> watchedBy(Application app, String room, int supervisors) {
    var tokens = new ArrayList<String>();
    for (int number = 1; number <= supervisors; number++) {
      var account = supervisor(room, number);
      does(app, room, account, new RoomCommand.Assign(account)).await();
      tokens.add(app.webSessions().create(new Caller(account, "Supervisor " + number, Set.of(Role.SUPERVISOR), Optional.empty(), false)).await());
    }
    does(app, room, supervisor(room, 1), new RoomCommand.Open()).await();
    return tokens;
  }

  /** Everybody is seen and let in, one after the other, and has begun. */
  public Future<Void> letIn(Application app) {
    Future<?> all = Future.succeededFuture();
    for (var seat : seats) all = all.compose(_ -> letIn(app, seat.sitting()));
    return all.mapEmpty();
  }

  private Future<?> letIn(Application app, String sitting) {
    var by = supervisor(id, 1);
    return app.summaries().get(sitting)
        .compose(summary -> app.rooms().handle(id, new Order(summary.candidate(), false, Optional.empty(), new RoomCommand.Arrive(sitting, Optional.empty(), Optional.empty()))))
        .compose(_ -> does(app, id, by, new RoomCommand.CheckIdentity(sitting, Identity.Document.PASSPORT, Identity.Verdict.ACCEPTED, "")))
        .compose(_ -> does(app, id, by, new RoomCommand.Admit(sitting, List.of())))
        .compose(_ -> app.sittings().handle(sitting, new SittingCommand.Start(TEST, 0, Duration.ZERO, Optional.empty())));
  }

  private static String supervisor(String room, int number) {
    return "a-" + room + "-" + number;
  }

  private static Future<?> does(Application app, String room, String account, RoomCommand command) {
    return app.rooms().handle(room, new Order(account, true, Optional.empty(), command));
  }
}
