package org.palier.proctoring.room;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.palier.engine.account.Caller;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.web.Api;
import org.palier.engine.web.Call;
import org.palier.engine.web.ProblemHandler;
import org.palier.engine.web.Reply;

/** The rooms of an exam session, for those who supervise. */
public final class RoomRoutes {
  private final Rooms rooms;
  private final Seating seating;
  private final Desk desk;
  private final RoomViews views;
  private final Timeline timeline;
  private final Looks looks;

  public RoomRoutes(Rooms rooms, Seating seating, Desk desk, RoomViews views, Timeline timeline, Looks looks) {
    this.rooms = rooms;
    this.seating = seating;
    this.desk = desk;
    this.views = views;
    this.timeline = timeline;
    this.looks = looks;
  }

  public void mount(Api api) {
    api.on("listRooms", call -> inList(seating.rooms(call.path("examSession"), call.caller())))
        .on("arrangeRooms", call -> inList(seating.arrange(call.path("examSession"), Optional.ofNullable(call.body().getInteger("size")), call.caller())))
        .on("getRoom", call -> seen(call, Desk::checkMaySeeMinutes).compose(current -> noted(call, current))
            .compose(current -> Desk.maySee(current.room(), call.caller()) ? views.view(current) : views.minutes(current)).map(Reply::ok))
        .on("listRoomEvents", this::events)
        .on("actInRoom", this::act)
        .on("getTimeline", this::timeline);
  }

  private Future<Reply> inList(Future<List<RoomSummary>> found) {
    return found.compose(all -> {
      var each = all.stream().map(one -> rooms.seen(one.id()).compose(known -> known.map(room -> views.inList(one, room).map(Optional::of))
          .orElseGet(() -> Future.succeededFuture(Optional.empty())))).toList();
      return Future.all(each).map(_ -> Reply.ok(Map.of("rooms", each.stream().flatMap(told -> told.result().stream()).toList())));
    });
  }

  /** The room, if this caller may see it now, or at least its minutes: as the check says. */
  private Future<Rooms.Current> seen(Call call, BiConsumer<Room, Caller> may) {
    return rooms.current(call.path("room")).map(current -> {
      may.accept(current.room(), call.caller());
      return current;
    });
  }

  private Future<Rooms.Current> noted(Call call, Rooms.Current current) {
    return looks.note(call.caller().account(), Looks.Kind.ROOM, current.id()).map(current);
  }

  private record Events(Instant now, long number, List<Rooms.Numbered> events) {}

  private Future<Reply> events(Call call) {
    long since = call.queryNumber("since").orElse(0L);
    return seen(call, Desk::checkMaySeeMinutes).compose(_ -> rooms.after(call.path("room"), since, Duration.ofSeconds(call.queryNumber("wait").orElse(0L))))
        // Who lost the room while waiting gets nothing more of it.
        .compose(found -> seen(call, Desk::checkMaySeeMinutes).compose(current -> noted(call, current))
            .map(current -> Reply.ok(new Events(rooms.now(), found.isEmpty() ? since : found.getLast().number(), told(found, current.room(), call)))));
  }

  private static List<Rooms.Numbered> told(List<Rooms.Numbered> found, Room room, Call call) {
    return Desk.maySee(room, call.caller()) ? found : found.stream().filter(one -> one.fact().event() instanceof RoomEvent.OfMinutes).toList();
  }

  private record NotDone(String sitting, String code, String text) {}

  private record Done(List<String> done, List<NotDone> notDone, long number) {}

  private Future<Reply> act(Call call) {
    var act = call.body(Act.class);
    return listensTo(call, act).compose(_ -> desk.act(call.path("room"), call.caller(), act)).map(done -> Reply.ok(new Done(done.done(), done.notDone().stream()
        .map(one -> new NotDone(one.sitting(), one.reason().code(), ProblemHandler.title(one.reason(), call.language()))).toList(), done.number())));
  }

  /** The register knows who listens before there is anything to hear. */
  private Future<Void> listensTo(Call call, Act act) {
    if (act.action() != Action.LISTEN) return Future.succeededFuture();
    return seen(call, Desk::checkMaySee).compose(current -> {
      Future<Void> all = Future.succeededFuture();
      for (var sitting : act.rows()) if (current.room().seat(sitting).isPresent()) all = all.compose(_ -> looks.note(call.caller().account(), Looks.Kind.SOUND, sitting));
      return all;
    });
  }

  private Future<Reply> timeline(Call call) {
    var sitting = call.path("sitting");
    return seen(call, Desk::checkMaySee).compose(current -> {
      if (current.room().seat(sitting).isEmpty()) throw new Refused(Reason.NOT_FOUND);
      return looks.note(call.caller().account(), Looks.Kind.TIMELINE, sitting).compose(_ -> timeline.of(current.id(), sitting));
    }).map(entries -> Reply.ok(Map.of("now", rooms.now(), "entries", entries)));
  }
}
