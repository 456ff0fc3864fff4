package org.palier.deploy.drill;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.palier.deploy.Application;
import org.palier.deploy.command.OpenedStore;
import org.palier.deploy.load.Place;
import org.palier.deploy.load.Progress;
import org.palier.deploy.load.Seats;
import org.palier.deploy.load.Seats.Seat;
import org.palier.engine.account.Caller;
import org.palier.engine.account.Role;
import org.palier.proctoring.room.Order;
import org.palier.proctoring.room.RoomCommand;

/**
 * A room of a supervised session.
 *
 * @param supervisors the tokens of their session cookies
 */
record WatchedRoom(String id, List<String> supervisors, List<Seat> seats) {
  private static final int SUPERVISORS = 2;

  /** Fills an empty store with so many rooms of so many candidates, each open and watched by two. */
  static List<WatchedRoom> fill(Place place, int rooms, int candidates, Progress progress) {
    try (var opened = OpenedStore.toChange(place.settings())) {
      var app = opened.application;
      var seats = Seats.supervised(app, rooms * candidates, progress);
      var session = app.summaries().get(seats.getFirst().sitting()).await().examSession().orElseThrow();
      app.supervision().seating().arrange(session, Optional.of(candidates)).await();
      var byRoom = new LinkedHashMap<String, List<Seat>>();
      for (var seat : seats) byRoom.computeIfAbsent(app.supervision().seating().roomOf(seat.sitting()).await().orElseThrow(), _ -> new ArrayList<>()).add(seat);
      var watched = new ArrayList<WatchedRoom>();
      byRoom.forEach((room, seated) -> watched.add(new WatchedRoom(room, watchedBy(app, room), seated)));
      return watched;
    }
  }

  private static List<String> watchedBy(Application app, String room) {
    var tokens = new ArrayList<String>();
    for (int number = 1; number <= SUPERVISORS; number++) {
      var account = "a-" + room + "-" + number;
      does(app, room, account, new RoomCommand.Assign(account)).await();
      tokens.add(app.webSessions().create(new Caller(account, "Supervisor " + number, Set.of(Role.SUPERVISOR), Optional.empty(), false)).await());
    }
    does(app, room, "a-" + room + "-1", new RoomCommand.Open()).await();
    return tokens;
  }

  private static Future<?> does(Application app, String room, String account, RoomCommand command) {
    return app.supervision().rooms().handle(room, new Order(account, true, Optional.empty(), command));
  }
}
