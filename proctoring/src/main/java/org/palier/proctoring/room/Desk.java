package org.palier.proctoring.room;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.palier.engine.account.Account;
import org.palier.engine.account.Accounts;
import org.palier.engine.account.Caller;
import org.palier.engine.account.Email;
import org.palier.engine.account.Role;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.Sitting;
import org.palier.engine.sitting.SittingCommand;
import org.palier.engine.sitting.Sittings;

/**
 * Does what supervisors ask. What concerns answers and clock becomes an event of the sitting, everything else a fact of the room. An act on
 * many rows is done row by row, and tells honestly which could not be done, and why.
 */
public final class Desk {
  /** What a paused candidate reads while his ending is decided. */
  public static final String UNDER_DECISION = "termination-asked";

  private final Rooms rooms;
  private final Sittings sittings;
  private final Accounts accounts;
  private final EvidenceEnds evidence;
  private final Grants grants;

  /** @param evidence and @param grants asked when minutes are sealed */
  public Desk(Rooms rooms, Sittings sittings, Accounts accounts, EvidenceEnds evidence, Grants grants) {
    this.rooms = rooms;
    this.sittings = sittings;
    this.accounts = accounts;
    this.evidence = evidence;
    this.grants = grants;
  }

  /** @param notDone what was refused, in the order asked */
  public record Done(List<String> done, List<NotDone> notDone, long number) {}

  public record NotDone(String sitting, Reason reason) {}

  /** Whether this caller watches the room now or leads: what is live is for these. */
  public static boolean attends(Room room, Caller caller) {
    return room.watchedBy(caller.account()) || leads(room, caller);
  }

  /** @throws Refused {@code NOT_ASSIGNED} for whoever does not {@link #attends attend} */
  public static void checkAttends(Room room, Caller caller) {
    if (!attends(room, caller)) throw new Refused(Reason.NOT_ASSIGNED);
  }

  /** May act without being assigned. Who manages a centre has no business in the homes of candidates, nor at another centre. */
  private static boolean leads(Room room, Caller caller) {
    return caller.leadsAt(room.centre());
  }

  /** Whether this caller watches the room now, leads or audits: what was said and done in it is for these. */
  public static boolean maySee(Room room, Caller caller) {
    return attends(room, caller) || caller.has(Role.AUDITOR);
  }

  /** @throws Refused {@code NOT_ASSIGNED} for whoever may not {@link #maySee see} */
  public static void checkMaySee(Room room, Caller caller) {
    if (!maySee(room, caller)) throw new Refused(Reason.NOT_ASSIGNED);
  }

  /** The minutes, and nothing else of the room, are also for whoever may be asked to countersign them, or has answered that. @throws Refused {@code NOT_ASSIGNED} for anybody else */
  public static void checkMaySeeMinutes(Room room, Caller caller) {
    var minutes = room.minutes();
    boolean asked = minutes.signature().isPresent() && !minutes.over() && mayAnswer(room, caller);
    if (!maySee(room, caller) && !asked && !minutes.answered().contains(caller.account())) throw new Refused(Reason.NOT_ASSIGNED);
  }

  /** Whoever supervises anywhere, or leads here, may countersign: a second person of a centre may be its other manager. */
  private static boolean mayAnswer(Room room, Caller caller) {
    return caller.has(Role.SUPERVISOR) || leads(room, caller);
  }

  /** @return fails with a refusal when nothing could be done and there was only one thing to do */
  public Future<Done> act(String room, Caller caller, Act act) {
    if (act.action().ofSittings()) return each(room, caller, act);
    return command(room, caller, act).compose(command -> inRoom(room, caller, Optional.of(act.key()), command))
        .map(handled -> new Done(act.rows(), List.of(), handled.current().number()));
  }

  private Future<Done> each(String room, Caller caller, Act act) {
    var rows = act.rows();
    if (rows.isEmpty()) return Future.failedFuture(new Refused(Reason.MALFORMED, Map.of("field", "sittings")));
    var done = new ArrayList<String>();
    var notDone = new ArrayList<NotDone>();
    Future<?> all = Future.succeededFuture();
    for (var sitting : rows) all = all.compose(_ -> one(room, caller, act, sitting).onSuccess(_ -> done.add(sitting)).recover(failure -> {
      if (!(failure instanceof Refused refused) || rows.size() == 1) return Future.failedFuture(failure);
      notDone.add(new NotDone(sitting, refused.reason()));
      return Future.succeededFuture();
    }));
    return all.compose(_ -> rooms.current(room)).map(current -> new Done(List.copyOf(done), List.copyOf(notDone), current.number()));
  }

  private Future<?> one(String room, Caller caller, Act act, String sitting) {
    var key = act.keyFor(sitting);
    return switch (act.action()) {
      case PAUSE -> onSitting(room, caller, sitting, new SittingCommand.Pause(act.need(act.reason(), "reason"), caller.account(), key));
      case RESUME -> onSitting(room, caller, sitting, new SittingCommand.Resume(caller.account(), key));
      case UPDATE -> onSitting(room, caller, sitting, new SittingCommand.AddTime(Duration.ofMinutes(act.need(act.minutes(), "minutes")), act.need(act.reason(), "reason"),
          caller.account(), key.orElseThrow()));
      case TERMINATE -> inRoom(room, caller, key, new RoomCommand.AskTermination(sitting, act.need(act.category(), "category"), act.need(act.reason(), "reason")))
          .compose(asked -> underDecision(asked, sitting) ? unlessImpossible(sittings.handle(sitting, new SittingCommand.Pause(UNDER_DECISION, caller.account()))) : Future.succeededFuture());
      case WITHDRAW_TERMINATION -> inRoom(room, caller, key, new RoomCommand.WithdrawTermination(sitting, act.need(act.reason(), "reason")))
          .compose(withdrawn -> underDecision(withdrawn, sitting) ? Future.succeededFuture() : goOn(sitting, caller));
      case WITHDRAW_ADMISSION -> untouched(room, caller, sitting).compose(_ -> inRoom(room, caller, key, ofSitting(act, sitting)));
      default -> inRoom(room, caller, key, ofSitting(act, sitting));
    };
  }

  private static RoomCommand ofSitting(Act act, String sitting) {
    return switch (act.action()) {
      case FLAG -> new RoomCommand.Flag(sitting, act.need(act.reason(), "reason"));
      case UNFLAG -> new RoomCommand.Unflag(sitting, act.need(act.reason(), "reason"));
      case IDENTITY -> new RoomCommand.CheckIdentity(sitting, act.need(act.document(), "document"), act.need(act.verdict(), "verdict"), act.comment().orElse(""));
      case ADMIT -> new RoomCommand.Admit(sitting, act.waived().orElse(List.of()));
      case WITHDRAW_ADMISSION -> new RoomCommand.WithdrawAdmission(sitting, act.need(act.reason(), "reason"));
      case CHECK_IN -> new RoomCommand.CheckIn(sitting, act.need(act.document(), "document"), act.clientAt());
      case ABSENT -> new RoomCommand.MarkAbsent(sitting);
      case DEPARTED -> new RoomCommand.Depart(sitting, act.clientAt());
      case SIGN -> new RoomCommand.Sign(sitting, act.need(act.means(), "means"), act.strokes().orElse(List.of()), act.clientAt());
      case CONFIRM_TERMINATION -> new RoomCommand.ConfirmTermination(sitting);
      case ANSWER_CALL -> new RoomCommand.AnswerCall(sitting, act.need(act.call(), "call"));
      case LISTEN -> new RoomCommand.Listen(sitting);
      case STOP_LISTENING -> new RoomCommand.StopListening(sitting);
      default -> throw new IllegalArgumentException(act.action().name());
    };
  }

  private Future<RoomCommand> command(String room, Caller caller, Act act) {
    var about = act.rows().stream().findFirst();
    return switch (act.action()) {
      case SAY -> Future.succeededFuture(new RoomCommand.Say(about, act.canned(), act.need(act.text(), "text")));
      case INCIDENT -> Future.succeededFuture(new RoomCommand.LogIncident(act.key(), about, act.need(act.category(), "category"), act.need(act.severity(), "severity"),
          act.item(), act.comment().orElse(""), act.clientAt()));
      case TAKE -> take(room, caller);
      case ASSIGN -> colleague(room, act).map(RoomCommand.Assign::new);
      case RELEASE -> named(act).map(who -> new RoomCommand.Release(who.id(), act.comment().orElse("")));
      case HAND_OVER -> colleague(room, act).map(who -> new RoomCommand.HandOver(who, act.comment().orElse("")));
      case OPEN -> Future.succeededFuture(new RoomCommand.Open());
      case CLOSE -> Future.succeededFuture(new RoomCommand.Close());
      case SEAL_MINUTES -> nobodySits(room).compose(_ -> sealing(room, "", act, (print, facts, ends, granted) -> new RoomCommand.SealMinutes(remarks(act), ends, granted, print, facts)));
      case CORRECT_MINUTES -> {
        var reason = act.need(act.reason(), "reason");
        yield sealing(room, reason, act, (print, facts, ends, granted) -> new RoomCommand.CorrectMinutes(reason, remarks(act), ends, granted, print, facts));
      }
      case SIGN_MINUTES -> Future.succeededFuture(new RoomCommand.SignMinutes(act.need(act.means(), "means"), act.strokes().orElse(List.of())));
      case COUNTERSIGN -> checkMayAnswer(room, caller).map(_ -> new RoomCommand.Countersign(act.need(act.means(), "means"), act.strokes().orElse(List.of())));
      case REFUSE_COUNTERSIGNATURE -> checkMayAnswer(room, caller).map(_ -> new RoomCommand.RefuseCountersignature(act.need(act.reason(), "reason")));
      default -> throw new IllegalArgumentException(act.action().name());
    };
  }

  /** Minutes tell of what is over: as long as somebody answers who was let in here and has not gone, they wait. */
  private Future<Void> nobodySits(String room) {
    return rooms.current(room).compose(current -> sittings.ofExamSession(current.room().plan().examSession()).map(all -> {
      if (all.stream().anyMatch(one -> one.state().underWay() && current.room().seat(one.id()).filter(seat -> seat.admittedAt().isPresent() && seat.stage() != Seat.Stage.GONE).isPresent()))
        throw new Refused(Reason.STILL_SITTING);
      return null;
    }));
  }

  private Future<Void> checkMayAnswer(String room, Caller caller) {
    return rooms.current(room).map(current -> {
      if (!mayAnswer(current.room(), caller)) throw new Refused(Reason.NOT_ASSIGNED);
      return null;
    });
  }

  private interface Seal {
    RoomCommand of(String fingerprint, long facts, List<EvidenceEnd> evidence, List<Granted> granted);
  }

  private Future<RoomCommand> sealing(String room, String reason, Act act, Seal seal) {
    return rooms.current(room).compose(current -> grants.of(current.room()).compose(granted -> evidence.of(current.room().seats().keySet()).compose(ends ->
        rooms.stored(room).map(facts -> seal.of(Fingerprint.of(facts, reason, remarks(act), ends), facts.size(), ends, granted)))));
  }

  private static String remarks(Act act) {
    return act.comment().orElse("");
  }

  private Future<RoomCommand> take(String room, Caller caller) {
    return rooms.current(room).map(current -> {
      if (!supervises(current.room(), caller.roles(), caller.centres()) && !leads(current.room(), caller)) throw new Refused(Reason.NOT_ASSIGNED);
      return new RoomCommand.Assign(caller.account());
    });
  }

  /** An account that may supervise in this room. */
  private Future<String> colleague(String room, Act act) {
    return named(act).compose(who -> rooms.current(room).map(current -> {
      if (!supervises(current.room(), who.roles(), who.centres())) throw notAnybody();
      return who.id();
    }));
  }

  /** An account by identifier or e-mail address. */
  private Future<Account> named(Act act) {
    var name = act.need(act.supervisor(), "supervisor");
    return (name.contains("@") ? accounts.find(new Email(name)) : accounts.find(name)).map(found -> found.orElseThrow(Desk::notAnybody));
  }

  private static Refused notAnybody() {
    return new Refused(Reason.OUT_OF_RANGE, Map.of("field", "supervisor"));
  }

  private static boolean supervises(Room room, Set<Role> roles, Set<String> centres) {
    return roles.contains(Role.SUPERVISOR) || roles.contains(Role.CENTRE_MANAGER) && room.centre().filter(centres::contains).isPresent();
  }

  private Future<Rooms.Handled> inRoom(String room, Caller caller, Optional<String> key, RoomCommand command) {
    return rooms.current(room).compose(current -> rooms.handle(room, new Order(caller.account(), leads(current.room(), caller), key, command)));
  }

  /** Only for a candidate of this room, by somebody who watches it now. */
  private Future<?> onSitting(String room, Caller caller, String sitting, SittingCommand command) {
    return rooms.current(room).compose(current -> {
      checkAttends(current.room(), caller);
      var seat = current.room().seat(sitting);
      if (seat.isEmpty()) return Future.failedFuture(new Refused(Reason.NOT_FOUND));
      if (seat.get().termination().isPresent()) return Future.failedFuture(new Refused(Reason.TERMINATION_UNDER_WAY));
      return sittings.handle(sitting, command);
    });
  }

  /** At a centre a check-in is taken back as if nobody had come. Of who has begun nobody can say that, whatever a desk that was away believes. */
  private Future<Void> untouched(String room, Caller caller, String sitting) {
    return rooms.current(room).compose(current -> {
      checkAttends(current.room(), caller);
      if (current.room().remote() || current.room().seat(sitting).isEmpty()) return Future.succeededFuture();
      return sittings.current(sitting).map(now -> {
        if (!(now.sitting() instanceof Sitting.Ready)) throw new Refused(Reason.SITTING_STATE);
        return null;
      });
    });
  }

  private static boolean underDecision(Rooms.Handled handled, String sitting) {
    return handled.current().room().seat(sitting).flatMap(Seat::termination).isPresent();
  }

  /** Whoever was paused before, for another reason, stays paused. */
  private Future<?> goOn(String sitting, Caller caller) {
    return sittings.current(sitting).compose(now -> now.sitting().pauseReason().equals(UNDER_DECISION)
        ? unlessImpossible(sittings.handle(sitting, new SittingCommand.Resume(caller.account()))) : Future.succeededFuture());
  }

  /** A sitting that has not begun, or is over, has no clock to stop: what was decided in the room stands all the same. */
  private static Future<?> unlessImpossible(Future<?> onSitting) {
    return onSitting.<Object>map(done -> done).recover(failure -> failure instanceof Refused ? Future.succeededFuture() : Future.failedFuture(failure));
  }
}
