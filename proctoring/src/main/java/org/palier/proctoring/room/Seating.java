package org.palier.proctoring.room;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.palier.engine.account.Caller;
import org.palier.engine.certification.Certifications;
import org.palier.engine.examsession.ActRight;
import org.palier.engine.examsession.Admission;
import org.palier.engine.examsession.ExamSession;
import org.palier.engine.examsession.ExamSessions;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.Assignment;
import org.palier.engine.sitting.Sitting;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.sitting.Sittings;
import org.palier.engine.store.Collection;
import org.palier.engine.store.DocumentStore;
import org.palier.engine.store.DuplicateKey;
import org.palier.engine.store.Query;

/** Who sits in which room. A candidate gets a seat when rooms are arranged, or at the latest when he comes: nobody stands outside because a list was made early. */
public final class Seating implements Admission, ActRight {
  private static final Collection SEATS = Collection.of("seat").indexedBy("candidate").indexedBy("examSession");
  /** Everybody of a centre is in one room. */
  private static final int CENTRE_SIZE = 200;
  private static final int TRIES = 10;

  private final DocumentStore store;
  private final Rooms rooms;
  private final Sittings sittings;
  private final ExamSessions sessions;
  private final Certifications certifications;

  public Seating(DocumentStore store, Rooms rooms, Sittings sittings, ExamSessions sessions, Certifications certifications) {
    this.store = store;
    this.rooms = rooms;
    this.sittings = sittings;
    this.sessions = sessions;
    this.certifications = certifications;
  }


  public Future<Void> declare() {
    return store.declare(SEATS);
  }

  /** The sitting's room, if it has a seat. */
  public Future<Optional<String>> roomOf(String sitting) {
    return store.get(SEATS, sitting).map(found -> found.map(document -> document.body().getString("room")));
  }

  /** Every room that has a seat of this sitting, the one of now among them: whoever is seated elsewhere stays in the facts of the room before. */
  public Future<List<String>> roomsOf(SittingSummary sitting) {
    if (sitting.examSession().isEmpty()) return Future.succeededFuture(List.of());
    return rooms.ofExamSession(sitting.examSession().get()).compose(all -> {
      var found = new ArrayList<String>();
      Future<?> looked = Future.succeededFuture();
      for (var room : all) looked = looked.compose(_ -> rooms.present(room.id())).onSuccess(there -> {
        if (there.filter(current -> current.room().seats().containsKey(sitting.id())).isPresent()) found.add(room.id());
      });
      return looked.map(_ -> found);
    });
  }

  /** The sitting's room; takes a seat if it has none. Refused when its session is not one where candidates are let in. */
  public Future<String> seat(SittingSummary sitting) {
    return seat(sitting, TRIES);
  }

  /** The room of the caller's own sitting, where he takes a seat if he has none. */
  public Future<String> seat(String sitting, Caller caller) {
    return sittings.summary(sitting).compose(summary -> {
      if (!caller.owns(summary.candidate(), summary.examSession())) throw new Refused(Reason.NOT_FOUND);
      return seat(summary);
    });
  }

  private Future<String> seat(SittingSummary sitting, int tries) {
    return openRoomOf(sitting).compose(known -> known.map(Future::succeededFuture).orElseGet(() -> choose(sitting)))
        .compose(room -> rooms.handle(room, Order.ofHouse(new RoomCommand.Seat(sitting.id(), sitting.candidate()))).map(room))
        .recover(failure -> failure instanceof Refused full && full.reason() == Reason.ROOM_FULL && tries > 1
            ? leave(sitting.id()).compose(_ -> seat(sitting, tries - 1)) : Future.failedFuture(failure));
  }

  /** Whoever has not begun, and finds the room closed before he came, or its minutes sealed, is seated elsewhere. */
  private Future<Optional<String>> openRoomOf(SittingSummary sitting) {
    return roomOf(sitting.id()).compose(known -> {
      // What this node remembers is enough: who misses a closing by a moment is seated in the room that just closed, and asks again.
      if (known.isEmpty() || rooms.remembered(known.get()).filter(room -> !room.closed()).isPresent()) return Future.succeededFuture(known);
      return rooms.current(known.get()).compose(current -> reseated(current.room(), sitting, known));
    });
  }

  private Future<Optional<String>> reseated(Room room, SittingSummary sitting, Optional<String> known) {
    if (room.elsewhere().contains(sitting.id())) return left(sitting, known.orElseThrow());
    if (!room.seat(sitting.id()).filter(seat -> leftOutside(room, seat)).isPresent()) return Future.succeededFuture(known);
    return mayStillBegin(sitting).compose(may -> may
        ? rooms.handle(known.orElseThrow(), Order.ofHouse(new RoomCommand.SeatElsewhere(sitting.id()))).compose(_ -> left(sitting, known.orElseThrow())) : Future.succeededFuture(known));
  }

  /** Only this place: another request may have found him the next one already. */
  private Future<Optional<String>> left(SittingSummary sitting, String room) {
    return store.get(SEATS, sitting.id()).compose(found -> found.filter(document -> document.body().getString("room").equals(room))
        .map(document -> store.delete(SEATS, sitting.id(), document.revision()).map(Optional.<String>empty()))
        .orElseGet(() -> Future.succeededFuture(found.map(document -> document.body().getString("room")))));
  }

  /** Whose ending is being decided waits for it. A closed room may be opened again for those who have come; nobody enters where the minutes are sealed. Who was refused for his identity stays where that is noted. */
  private static boolean leftOutside(Room room, Seat seat) {
    if (!room.closed() || seat.termination().isPresent() || seat.identity().filter(identity -> identity.verdict() == Identity.Verdict.REFUSED).isPresent()) return false;
    return seat.stage() == Seat.Stage.EXPECTED || seat.stage() == Seat.Stage.ABSENT || room.minutes().underSeal();
  }

  private Future<Boolean> mayStillBegin(SittingSummary sitting) {
    return sessions.get(sitting.examSession().orElseThrow(() -> new Refused(Reason.NOT_FOUND))).compose(session ->
        session.stateAt(rooms.now()) == ExamSession.State.CLOSED ? Future.succeededFuture(false)
            : sittings.current(sitting.id()).map(current -> current.sitting() instanceof Sitting.Ready));
  }

  /** Seats everybody who is invited, in rooms of at most {@code size}; the certification's size when empty. */
  public Future<List<RoomSummary>> arrange(String examSession, Optional<Integer> size, Caller caller) {
    return sessions.reached(examSession, caller).compose(session -> arrange(session.id(), size));
  }

  /** As the house does it. */
  public Future<List<RoomSummary>> arrange(String examSession, Optional<Integer> size) {
    return sessions.get(examSession).compose(session -> {
      if (!session.admission()) throw new Refused(Reason.SESSION_STATE);
      return sittings.ofExamSession(examSession).compose(all -> {
        Future<?> seated = size.isPresent() ? ensureRooms(session, all.size(), size.get()) : Future.succeededFuture();
        for (var sitting : all) seated = seated.compose(_ -> seat(sitting));
        // A session without candidates has a room all the same: somebody may want to open it first.
        return seated.compose(_ -> all.isEmpty() ? freeRoom(session) : Future.succeededFuture()).compose(_ -> completed(session));
      });
    });
  }

  /** Whether a supervisor has let this candidate in, into a room that is not closed. */
  @Override public Future<Void> check(Assignment assignment) {
    return store.find(SEATS, Query.where("candidate", assignment.candidate()).limit(200)).compose(found -> {
      var here = found.stream().filter(seat -> assignment.examSession().equals(Optional.of(seat.body().getString("examSession")))).findFirst()
          .orElseThrow(() -> new Refused(Reason.NOT_ADMITTED));
      return rooms.current(here.body().getString("room")).map(current -> {
        if (current.room().seat(here.id()).filter(Seat::admitted).isEmpty()) throw new Refused(Reason.NOT_ADMITTED);
        if (current.room().closed()) throw new Refused(Reason.ROOM_NOT_OPEN);
        return null;
      });
    });
  }

  /** Who sits in a room is ended in two steps, there and nowhere else. */
  @Override public Future<Void> check(Caller caller, String sitting, Act act) {
    return roomOf(sitting).compose(room -> {
      if (room.isEmpty()) return reached(caller, sitting);
      if (act == Act.END) return Future.failedFuture(new Refused(Reason.ENDS_IN_TWO_STEPS));
      return rooms.current(room.get()).map(current -> {
        Desk.checkAttends(current.room(), caller);
        if (act == Act.CLOCK && current.room().seat(sitting).flatMap(Seat::termination).isPresent()) throw new Refused(Reason.TERMINATION_UNDER_WAY);
        return null;
      });
    });
  }

  private Future<Void> reached(Caller caller, String sitting) {
    return sittings.summary(sitting).compose(summary -> summary.examSession().map(session -> sessions.reached(session, caller).<Void>mapEmpty())
        .orElseGet(() -> caller.reaches(Optional.empty()) ? Future.succeededFuture() : Future.failedFuture(new Refused(Reason.NOT_FOUND))));
  }

  /** The rooms of an exam session that is this caller's business. */
  public Future<List<RoomSummary>> rooms(String examSession, Caller caller) {
    return sessions.reached(examSession, caller).compose(this::completed);
  }

  /** The rooms of this session; those that were arranged before rooms knew their centre are told it. */
  private Future<List<RoomSummary>> completed(ExamSession session) {
    return rooms.ofExamSession(session.id()).compose(all -> {
      Future<?> told = Future.succeededFuture();
      if (session.centre().isPresent())
        for (var one : all) told = told.compose(_ -> rooms.seen(one.id())).compose(found -> found.isEmpty() || found.get().centre().isPresent() ? Future.<Void>succeededFuture()
            : rooms.handle(one.id(), Order.ofHouse(arrange(found.get().plan(), session.centre()))).<Void>mapEmpty());
      return told.map(_ -> all);
    });
  }

  private static RoomCommand.Arrange arrange(RoomEvent.Arranged plan, Optional<String> centre) {
    return new RoomCommand.Arrange(plan.examSession(), plan.place(), plan.certification(), plan.test(), plan.size(), plan.policy(), centre);
  }

  /** Who sat where in a room is forgotten with the room. Repeating it does no harm. */
  public Future<Void> forget(String sitting) {
    return leave(sitting);
  }

  private Future<Void> leave(String sitting) {
    return store.get(SEATS, sitting).compose(found -> found.map(document -> store.delete(SEATS, sitting, document.revision())).orElse(Future.succeededFuture()));
  }

  private Future<String> choose(SittingSummary sitting) {
    return sessions.get(sitting.examSession().orElseThrow(() -> new Refused(Reason.NOT_FOUND))).compose(session -> {
      if (!session.admission()) throw new Refused(Reason.SESSION_STATE);
      return freeRoom(session).compose(room -> {
        var body = new JsonObject().put("room", room).put("examSession", session.id()).put("candidate", sitting.candidate());
        return store.insert(SEATS, sitting.id(), body).map(room)
            .recover(failure -> failure instanceof DuplicateKey ? roomOf(sitting.id()).map(Optional::orElseThrow) : Future.failedFuture(failure));
      });
    });
  }

  private Future<String> freeRoom(ExamSession session) {
    return rooms.ofExamSession(session.id()).compose(all -> all.stream().filter(room -> room.seats() < room.size() && room.state() != RoomSummary.State.CLOSED)
        .min(Comparator.comparingInt(RoomSummary::seats)).map(room -> Future.succeededFuture(room.id())).orElseGet(() -> newRoom(session, all.size() + 1, Optional.empty())));
  }

  private Future<Void> ensureRooms(ExamSession session, int candidates, int size) {
    return rooms.ofExamSession(session.id()).compose(all -> {
      int places = all.stream().filter(room -> room.state() != RoomSummary.State.CLOSED).mapToInt(RoomSummary::size).sum();
      return places >= candidates ? Future.<Void>succeededFuture() : newRoom(session, all.size() + 1, Optional.of(size)).compose(_ -> ensureRooms(session, candidates, size));
    });
  }

  /** @param number names it: whoever makes the same room at the same moment makes one */
  private Future<String> newRoom(ExamSession session, int number, Optional<Integer> size) {
    var policy = certifications.get(session.certification()).requiredTest(session.test()).watched();
    var place = session.remote() ? Place.REMOTE : Place.CENTRE;
    int seats = session.remote() ? size.orElse(policy.roomSize().value()) : CENTRE_SIZE;
    var id = "r-" + session.id() + "-" + number;
    return rooms.handle(id, Order.ofHouse(new RoomCommand.Arrange(session.id(), place, session.certification(), session.test(), seats, policy, session.centre()))).map(id);
  }
}
