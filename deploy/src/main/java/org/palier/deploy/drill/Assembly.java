package org.palier.deploy.drill;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.WatchedRoom;

/** Everybody in the watched rooms: each follows his room and acts in it, half of them by each node. */
final class Assembly {
  private static final Duration BACK_OFF = Duration.ofMillis(100);
  private static final int SUPERVISOR_PACE_MILLIS = 200;
  private static final int CANDIDATE_PACE_MILLIS = 1_000;
  private static final int CATCH_UP_TRIES = 100;

  private final Generator generator;
  private final List<Speaker> speakers = new ArrayList<>();
  private final List<Integer> paces = new ArrayList<>();
  private final List<Follower> followers = new ArrayList<>();
  private final Histogram delays = new Histogram(3);
  private int next;

  Assembly(Generator generator, List<WatchedRoom> rooms, List<Integer> ports) {
    this.generator = generator;
    for (var room : rooms) {
      for (var supervisor : room.supervisors())
        join(room.id(), Optional.empty(), door(supervisor.token(), ports), door(supervisor.token(), ports), "/api/rooms/" + room.id() + "/acts", SUPERVISOR_PACE_MILLIS);
      for (var seat : room.seats())
        join(room.id(), Optional.of(seat.sitting()), door(seat.token(), ports), door(seat.token(), ports), "/api/sittings/" + seat.sitting() + "/supervision/acts", CANDIDATE_PACE_MILLIS);
    }
  }

  /** The next page's: one node after the other. */
  private Door door(String token, List<Integer> ports) {
    return new Door(generator, ports, token, next++ / 2 % ports.size());
  }

  private void join(String room, Optional<String> sitting, Door reads, Door acts, String path, int pace) {
    followers.add(new Follower(room, sitting, reads, delays));
    speakers.add(new Speaker(room, acts, path, number -> new JsonObject().put("action", "say").put("text", "message " + number)));
    paces.add(pace);
  }

  /** Everybody acts and follows, each at his pace and again after a moment where nobody answered, until it is over. Does not wait. */
  Future<Void> workUntil(BooleanSupplier over) {
    var acting = generator.closed(speakers.size(), over, number -> speakers.get(number).act()
        .transform(done -> generator.pause(done.succeeded() ? pace(paces.get(number)) : BACK_OFF)));
    var following = generator.closed(followers.size(), over, number -> followers.get(number).listen().recover(_ -> generator.pause(BACK_OFF)));
    return Future.join(acting, following).mapEmpty();
  }

  /** So that they do not march in step. */
  private static Duration pace(int millis) {
    return Duration.ofMillis(ThreadLocalRandom.current().nextInt(millis / 2, millis * 3 / 2));
  }

  /** Each to the node he came from: one that died is there again. */
  void home() {
    generator.run(() -> {
      speakers.forEach(Speaker::home);
      followers.forEach(Follower::home);
      return Future.succeededFuture();
    });
  }

  /** What is not acknowledged yet is sent until it is; then everybody reads what he has not read. */
  void catchUp() {
    generator.each(speakers.size(), speakers.size(), number -> speakers.get(number).waiting() ? tried(() -> speakers.get(number).act(), CATCH_UP_TRIES) : Future.succeededFuture());
    generator.each(followers.size(), followers.size(), number -> tried(() -> followers.get(number).catchUp(), CATCH_UP_TRIES));
  }

  private Future<Void> tried(java.util.function.Supplier<Future<Void>> step, int tries) {
    return step.get().recover(failure -> tries > 1 ? generator.pause(BACK_OFF).compose(_ -> tried(step, tries - 1)) : Future.failedFuture(failure));
  }

  List<Speaker> speakers() {
    return speakers;
  }

  List<Follower> followers() {
    return followers;
  }

  Histogram delays() {
    return delays;
  }

  /** Counted on the event loop; a moment behind while everybody is at work. */
  long acknowledged() {
    return generator.run(() -> Future.succeededFuture(speakers.stream().mapToLong(speaker -> speaker.acknowledged().size()).sum()));
  }
}
