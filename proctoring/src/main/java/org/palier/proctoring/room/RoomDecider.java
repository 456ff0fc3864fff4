package org.palier.proctoring.room;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.certification.Supervision;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.proctoring.room.RoomCommand.*;
import org.palier.proctoring.room.Seat.Stage;

/** The rules of a room: what follows from an order, in a state, at an instant. Pure. An order that changes nothing gives nothing, so repeating one does no harm. */
final class RoomDecider {
  private static final int MOST_FACTS = 50_000, MOST_SIGNALS = 500, MOST_TOLD = 1_000, MOST_OPEN_CALLS = 5;

  private RoomDecider() {}

  /** @throws Refused when a rule says no */
  static List<RoomFact> decide(Room room, Order order, Instant now) {
    if (order.key().filter(room.keys()::contains).isPresent()) return List.of();
    checkRight(room, order);
    checkRoomLeft(room, order);
    var facts = new ArrayList<RoomFact>();
    for (var event : events(room, order, now)) facts.add(new RoomFact(order.by(), now, facts.isEmpty() ? order.key() : Optional.empty(), event));
    return facts;
  }

  private static void checkRight(Room room, Order order) {
    switch (order.command()) {
      case OfHouse _ -> { }
      case OfCandidate own -> {
        if (!seat(room, own.sitting()).candidate().equals(order.by())) throw new Refused(Reason.NOT_FOUND);
      }
      // A room that nobody watches may be taken by whoever is there: candidates wait at the door.
      case Assign c -> {
        if (!order.lead() && !room.watchedBy(order.by()) && !(c.supervisor().equals(order.by()) && room.supervisors().isEmpty())) throw new Refused(Reason.NOT_ASSIGNED);
      }
      case Countersign _, RefuseCountersignature _ -> { }
      default -> {
        if (!order.lead() && !room.watchedBy(order.by())) throw new Refused(Reason.NOT_ASSIGNED);
      }
    }
  }

  /** What the house and supervisors must be able to note stays possible, whatever candidates pour into the log. */
  private static void checkRoomLeft(Room room, Order order) {
    if (order.command() instanceof OfCandidate own && (room.facts() >= MOST_FACTS || seat(room, own.sitting()).told() >= MOST_TOLD)) throw new Refused(Reason.NOTED_ENOUGH);
  }

  private static List<? extends RoomEvent> events(Room room, Order order, Instant now) {
    return switch (order.command()) {
      case Arrange c -> room.arranged().map(known -> completed(known, c))
          .orElseGet(() -> List.of(new RoomEvent.Arranged(c.examSession(), c.place(), c.certification(), c.test(), c.size(), c.policy(), c.centre())));
      case RoomCommand.Seat c -> seated(room, c);
      case SeatElsewhere c -> room.seat(c.sitting()).isPresent() ? List.of(new RoomEvent.SeatedElsewhere(c.sitting())) : List.of();
      case LoseConnection c -> seat(room, c.sitting()).away().isPresent() ? List.of() : List.of(new RoomEvent.ConnectionLost(c.sitting(), c.lastSeenAt()));
      case FindConnection c -> seat(room, c.sitting()).away()
          .map(since -> List.of(new RoomEvent.ConnectionBack(c.sitting(), Math.max(0, now.toEpochMilli() - since.toEpochMilli()), c.creditedMillis()))).orElse(List.of());
      case NoticeSecondSession c -> noticed(room, new RoomEvent.SignalSeen(c.sitting(), SignalKind.SECOND_SESSION, 1, "", c.muted(), Optional.empty()));
      case SettleTermination c -> seat(room, c.sitting()).termination().filter(one -> !one.settled() && one.due().filter(due -> !now.isBefore(due)).isPresent()).isPresent()
          ? List.of(new RoomEvent.TerminationSettled(c.sitting())) : List.of();
      case FinishTermination c -> seat(room, c.sitting()).termination().filter(Seat.Termination::settled).isPresent()
          ? List.of(new RoomEvent.TerminationDone(c.sitting(), c.ended())) : List.of();

      case Arrive c -> arrive(seat(unsealed(room), c.sitting()), c);
      case Call c -> call(seat(unsealed(room), c.sitting()), c);
      case Tell c -> List.of(new RoomEvent.Said(Optional.of(seat(unsealed(room), c.sitting()).sitting()), true, Optional.empty(), c.text()));
      case NoteSignal c -> List.of(signalSeen(unsealed(room), c, now));
      case SignAct c -> sign(unsealed(room), c.sitting(), new Signature(Signature.Means.ACT, List.of(), order.by(), now));

      case Assign c -> room.watchedBy(c.supervisor()) ? List.of() : List.of(new RoomEvent.Assigned(c.supervisor()));
      case Release c -> room.watchedBy(c.supervisor()) ? List.of(new RoomEvent.Released(c.supervisor(), c.note())) : List.of();
      case HandOver c -> handOver(room, order.by(), c);
      case Open _ -> room.open() ? List.of() : List.of(opened(unsealed(room)));
      case Close _ -> room.closed() ? List.of() : List.of(closed(room));
      case CheckIdentity c -> checkIdentity(seat(unsealed(room), c.sitting()), c);
      case CheckIn c -> checkIn(unsealed(room), seat(room, c.sitting()), c, now);
      case Admit c -> admit(openRoom(room), seat(room, c.sitting()), c);
      case WithdrawAdmission c -> seat(unsealed(room), c.sitting()).admitted() ? List.of(withdrawn(room, c)) : List.of();
      case MarkAbsent c -> markAbsent(seat(unsealed(room), c.sitting()));
      case Depart c -> seat(unsealed(room), c.sitting()).stage() == Stage.GONE ? List.of() : List.of(new RoomEvent.Departed(c.sitting(), believed(c.clientAt(), now)));
      case Sign c -> sign(unsealed(room), c.sitting(), new Signature(c.means(), c.strokes(), order.by(), believed(c.clientAt(), now).orElse(now)));
      case AnswerCall c -> seat(room, c.sitting()).calls().stream().anyMatch(one -> one.call().equals(c.call()))
          ? List.of(new RoomEvent.CallAnswered(c.sitting(), c.call())) : List.of();
      case Say c -> {
        c.sitting().ifPresent(sitting -> seat(room, sitting));
        unsealed(room);
        yield List.of(new RoomEvent.Said(c.sitting(), false, c.canned(), c.text()));
      }
      case Listen c -> seat(unsealed(room), c.sitting()).listeners().contains(order.by()) ? List.of() : List.of(new RoomEvent.ListeningStarted(c.sitting()));
      case StopListening c -> seat(room, c.sitting()).listeners().contains(order.by()) ? List.of(new RoomEvent.ListeningStopped(c.sitting())) : List.of();
      case LogIncident c -> {
        c.sitting().ifPresent(sitting -> seat(room, sitting));
        unsealed(room);
        yield List.of(new RoomEvent.IncidentLogged(c.incident(), c.sitting(), c.category(), c.severity(), c.item(), c.comment(), believed(c.clientAt(), now)));
      }
      case Flag c -> seat(unsealed(room), c.sitting()).flagged() ? List.of() : List.of(new RoomEvent.Flagged(c.sitting(), c.reason()));
      case Unflag c -> seat(unsealed(room), c.sitting()).flagged() ? List.of(new RoomEvent.Unflagged(c.sitting(), c.reason())) : List.of();
      case AskTermination c -> askTermination(unsealed(room), seat(room, c.sitting()), c);
      case ConfirmTermination c -> confirmTermination(room, seat(room, c.sitting()), now);
      case WithdrawTermination c -> withdrawTermination(seat(room, c.sitting()), c, now);

      case SealMinutes c -> seal(room, c);
      case CorrectMinutes c -> correct(room, c);
      case SignMinutes c -> signMinutes(room, new Signature(c.means(), c.strokes(), order.by(), now));
      case Countersign c -> countersign(room, order.by(), new RoomEvent.MinutesCountersigned(new Signature(c.means(), c.strokes(), order.by(), now)));
      case RefuseCountersignature c -> countersign(room, order.by(), new RoomEvent.CountersignatureRefused(c.reason()));
    };
  }

  /** What the house notices has nobody to refuse it to. */
  private static List<RoomEvent> noticed(Room room, RoomEvent.SignalSeen seen) {
    return seat(room, seen.sitting()).signals() >= MOST_SIGNALS || room.minutes().underSeal() ? List.of() : List.of(seen);
  }

  /** Nothing is changed of a room that is there, but one arranged before rooms knew their centre is told it: its manager leads there, under seal too. */
  private static List<RoomEvent> completed(RoomEvent.Arranged known, Arrange c) {
    if (known.centre().isPresent() || c.centre().isEmpty() || known.place() != Place.CENTRE) return List.of();
    return List.of(new RoomEvent.Arranged(known.examSession(), known.place(), known.certification(), known.test(), known.size(), known.policy(), c.centre()));
  }

  private static List<RoomEvent> seated(Room room, RoomCommand.Seat c) {
    if (room.seat(c.sitting()).isPresent()) return List.of();
    if (room.here().size() >= room.plan().size()) throw new Refused(Reason.ROOM_FULL);
    return List.of(new RoomEvent.Seated(c.sitting(), c.candidate()));
  }

  /** By our clock: who comes first enters first, and a laptop may be an hour slow. */
  private static List<RoomEvent> arrive(Seat seat, Arrive c) {
    boolean nothingNew = (seat.stage() == Stage.WAITING || seat.stage() == Stage.ADMITTED) && (c.preflight().isEmpty() || c.preflight().equals(seat.preflight()));
    return nothingNew ? List.of() : List.of(new RoomEvent.Arrived(c.sitting(), c.preflight(), Optional.empty()));
  }

  /** Whoever tells of a hint that is not kept is told so: his page must not say that it was noted. */
  private static RoomEvent signalSeen(Room room, NoteSignal c, Instant now) {
    if (seat(room, c.sitting()).signals() >= MOST_SIGNALS) throw new Refused(Reason.NOTED_ENOUGH);
    return new RoomEvent.SignalSeen(c.sitting(), c.kind(), c.count(), c.detail(), c.muted(), believed(c.clientAt(), now));
  }

  private static List<RoomEvent> call(Seat seat, Call c) {
    if (seat.calls().stream().anyMatch(open -> open.call().equals(c.call()))) return List.of();
    if (seat.calls().size() >= MOST_OPEN_CALLS) throw new Refused(Reason.TOO_MANY_TRIES);
    return List.of(new RoomEvent.Called(c.sitting(), c.call(), c.text()));
  }

  private static List<RoomEvent> handOver(Room room, String by, HandOver c) {
    if (c.to().equals(by)) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", "to"));
    var events = new ArrayList<RoomEvent>();
    if (!room.watchedBy(c.to())) events.add(new RoomEvent.Assigned(c.to()));
    if (room.watchedBy(by)) events.add(new RoomEvent.Released(by, c.note()));
    return events;
  }

  private static RoomEvent opened(Room room) {
    return new RoomEvent.Opened();
  }

  /** A room with somebody's ending under way stays open: that decision comes first. */
  private static RoomEvent closed(Room room) {
    if (room.seats().values().stream().anyMatch(seat -> seat.termination().isPresent())) throw new Refused(Reason.TERMINATION_UNDER_WAY);
    return new RoomEvent.Closed();
  }

  private static List<RoomEvent> checkIdentity(Seat seat, CheckIdentity c) {
    var same = seat.identity().filter(known -> known.document() == c.document() && known.verdict() == c.verdict() && known.note().equals(c.note()));
    return same.isPresent() ? List.of() : List.of(new RoomEvent.IdentityChecked(c.sitting(), c.document(), c.verdict(), c.note()));
  }

  private static List<RoomEvent> checkIn(Room room, Seat seat, CheckIn c, Instant now) {
    if (room.plan().place() != Place.CENTRE) throw new Refused(Reason.SITTING_STATE);
    if (seat.admitted()) return List.of();
    return List.of(new RoomEvent.Arrived(c.sitting(), Optional.empty(), believed(c.clientAt(), now)),
        new RoomEvent.IdentityChecked(c.sitting(), c.document(), Identity.Verdict.ACCEPTED, ""), new RoomEvent.Admitted(c.sitting(), List.of()));
  }

  /** Nobody enters unseen: identity comes first, even when it is doubted. */
  private static List<RoomEvent> admit(Room room, Seat seat, Admit c) {
    if (seat.admitted()) return List.of();
    if (seat.stage() != Stage.WAITING) throw new Refused(Reason.CANDIDATE_NOT_HERE);
    if (seat.identity().filter(identity -> identity.verdict() != Identity.Verdict.REFUSED).isEmpty()) throw new Refused(Reason.IDENTITY_NOT_CHECKED);
    return List.of(new RoomEvent.Admitted(c.sitting(), c.waived()));
  }

  /** At home he stands at the door again; at a centre nobody was checked in: who comes then is seen anew. */
  private static RoomEvent withdrawn(Room room, WithdrawAdmission c) {
    return new RoomEvent.AdmissionWithdrawn(c.sitting(), c.reason(), Optional.of(true).filter(_ -> !room.remote()));
  }

  private static List<RoomEvent> markAbsent(Seat seat) {
    if (seat.stage() == Stage.ABSENT) return List.of();
    if (seat.admitted()) throw new Refused(Reason.SITTING_STATE);
    return List.of(new RoomEvent.MarkedAbsent(seat.sitting()));
  }

  private static List<RoomEvent> sign(Room room, String sitting, Signature signature) {
    var seat = seat(room, sitting);
    if (seat.arrivedAt().isEmpty()) throw new Refused(Reason.CANDIDATE_NOT_HERE);
    var same = seat.signature().filter(known -> known.means() == signature.means() && known.strokes().equals(signature.strokes()) && known.by().equals(signature.by()));
    return same.isPresent() ? List.of() : List.of(new RoomEvent.Signed(sitting, signature));
  }

  /** A suspicion alone ends nothing unless the certification's policy says so; who is somebody else, or disturbs the others, may be sent away. */
  private static List<RoomEvent> askTermination(Room room, Seat seat, AskTermination c) {
    if (seat.termination().isPresent()) {
      if (seat.termination().get().category() == c.category() && seat.termination().get().reason().equals(c.reason())) return List.of();
      throw new Refused(Reason.TERMINATION_UNDER_WAY);
    }
    boolean suspicion = c.category().reproach() && c.category() != IncidentCategory.IMPERSONATION && c.category() != IncidentCategory.DISTURBANCE;
    if (suspicion && room.plan().policy().suspectedFraud().value() == Supervision.SuspectedFraud.CONTINUE_UNDER_RESERVE)
      throw new Refused(Reason.CONTINUES_UNDER_RESERVE);
    return List.of(new RoomEvent.TerminationAsked(c.sitting(), c.category(), c.reason()));
  }

  private static List<RoomEvent> confirmTermination(Room room, Seat seat, Instant now) {
    var asked = seat.termination().orElseThrow(() -> new Refused(Reason.NO_TERMINATION_ASKED));
    if (asked.due().isPresent()) return List.of();
    return List.of(new RoomEvent.TerminationConfirmed(seat.sitting(), now.plusSeconds(room.plan().policy().undoSeconds().value())));
  }

  private static List<RoomEvent> withdrawTermination(Seat seat, WithdrawTermination c, Instant now) {
    var pending = seat.termination().orElseThrow(() -> new Refused(Reason.NO_TERMINATION_ASKED));
    if (pending.settled() || pending.due().filter(due -> !now.isBefore(due)).isPresent()) throw new Refused(Reason.TOO_LATE_TO_WITHDRAW);
    return List.of(new RoomEvent.TerminationWithdrawn(c.sitting(), c.reason()));
  }

  private static List<RoomEvent> seal(Room room, SealMinutes c) {
    if (room.minutes().underSeal()) throw new Refused(Reason.MINUTES_SEALED);
    if (!room.closed()) throw new Refused(Reason.ROOM_NOT_CLOSED);
    if (room.facts() != c.covers()) throw new Refused(Reason.BUSY);
    return List.of(new RoomEvent.MinutesSealed(c.remarks(), c.evidence(), Optional.of(c.granted()), c.fingerprint()));
  }

  /** Only once both have spoken: until then the minutes at hand are not finished. */
  private static List<RoomEvent> correct(Room room, CorrectMinutes c) {
    if (!room.minutes().over()) throw new Refused(Reason.MINUTES_NOT_SEALED);
    if (room.facts() != c.covers()) throw new Refused(Reason.BUSY);
    return List.of(new RoomEvent.MinutesCorrected(c.reason(), c.remarks(), c.evidence(), Optional.of(c.granted()), c.fingerprint()));
  }

  private static List<RoomEvent> signMinutes(Room room, Signature signature) {
    if (!room.minutes().underSeal()) throw new Refused(Reason.MINUTES_NOT_SEALED);
    if (room.minutes().signature().isPresent()) throw new Refused(Reason.MINUTES_SEALED);
    return List.of(new RoomEvent.MinutesSigned(signature));
  }

  /** Another person than the one who signed; one answer, never changed. */
  private static List<RoomEvent> countersign(Room room, String by, RoomEvent answer) {
    var signed = room.minutes().signature().orElseThrow(() -> new Refused(Reason.MINUTES_NOT_SEALED));
    if (room.minutes().over()) throw new Refused(Reason.MINUTES_SEALED);
    if (signed.by().equals(by)) throw new Refused(Reason.SAME_PERSON);
    return List.of(answer);
  }

  /** What a desk without a line tells later happened when it says; a clock that is a day behind or ahead of ours tells nothing. */
  private static Optional<Instant> believed(Optional<Instant> clientAt, Instant now) {
    return clientAt.filter(at -> at.isBefore(now) && at.isAfter(now.minus(Duration.ofDays(1))));
  }

  private static Seat seat(Room room, String sitting) {
    return room.seat(sitting).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
  }

  private static Room openRoom(Room room) {
    if (room.open()) return room;
    throw new Refused(Reason.ROOM_NOT_OPEN);
  }

  private static Room unsealed(Room room) {
    if (room.minutes().underSeal()) throw new Refused(Reason.MINUTES_SEALED);
    return room;
  }
}
