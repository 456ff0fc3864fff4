package org.palier.proctoring.room;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.palier.engine.account.PersonalData;
import org.palier.engine.certification.Supervision;
import org.palier.engine.enrolment.Accommodation;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.web.Api;
import org.palier.engine.web.Call;
import org.palier.engine.web.Reply;

/** Supervision as the candidate sees it: his own seat, what is said to him, and what he may say and do. Nobody else's name or seat. */
public final class CandidateRoomRoutes {
  private final Rooms rooms;
  private final Seating seating;
  private final RoomViews views;
  private final Accommodations accommodations;
  private final BiConsumer<String, String> heard;

  /** What was decided for a candidate. */
  @FunctionalInterface
  public interface Accommodations {
    Future<Optional<Accommodation>> of(String candidate);
  }

  /** @param heard told of a room and a sitting whose candidate asked something: a line without a socket lives too */
  public CandidateRoomRoutes(
      Rooms rooms, Seating seating, RoomViews views, Accommodations accommodations, BiConsumer<String, String> heard) {
    this.rooms = rooms;
    this.seating = seating;
    this.views = views;
    this.accommodations = accommodations;
    this.heard = heard;
  }

  public void mount(Api api) {
    api.on("getSupervision", this::supervision).on("actUnderSupervision", this::act);
  }

  /** What of his own seat the candidate is told. */
  record Mine(
      Seat.Stage stage, Optional<Instant> arrivedAt, Optional<Instant> admittedAt, Optional<Identity.Verdict> identity, List<String> openCalls,
      List<String> waived, boolean listenedTo, boolean flagged, Optional<Instant> terminationDue, boolean terminationAsked, boolean signed) {
    static Mine of(Seat seat) {
      return new Mine(seat.stage(), seat.arrivedAt(), seat.admittedAt(), seat.identity().map(Identity::verdict), seat.calls().stream().map(Seat.Call::call).toList(),
          seat.waived(), !seat.listeners().isEmpty(), seat.flagged(),
          seat.termination().flatMap(Seat.Termination::due), seat.termination().isPresent(), seat.signature().isPresent());
    }
  }

  /** When a supervisor noted something, not what: his page keeps what surrounds it. @param number of the event */
  record Moment(long number, @PersonalData("supervision") Instant at) {}

  /**
   * The contract's {@code CandidateSupervision}.
   *
   * @param muted   hints that an accommodation explains
   * @param waiting his place among those who wait; empty when he does not
   * @param moments that were noted after the number he had; only where the policy keeps what surrounds them
   * @param events  what concerns the candidate, after the number he had
   */
  record View(
      Instant now, String room, long number, Place place, RoomSummary.State state, Supervision policy, Asked asked, List<String> muted, Optional<Integer> waiting,
      @PersonalData("who watches") List<String> supervisors, Mine seat, Optional<List<Moment>> moments, List<Rooms.Numbered> events) {}

  private Future<Reply> supervision(Call call) {
    var sitting = call.path("sitting");
    long since = call.queryNumber("since").orElse(0L);
    return here(call).compose(room ->
        rooms.after(room, since, Duration.ofSeconds(call.queryNumber("wait").orElse(0L)))
            .compose(facts -> rooms.current(room).compose(current ->
                accommodations.of(call.caller().account()).compose(granted -> view(current, sitting, since, facts, granted)))).map(Reply::ok));
  }

  private Future<View> view(Rooms.Current current, String sitting, long since, List<Rooms.Numbered> facts, Optional<Accommodation> granted) {
    var room = current.room();
    var seat = room.seat(sitting).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    var told = facts.stream().filter(one -> Timeline.toldCandidate(one.fact().event(), sitting)).toList();
    // Not the room's number: what was said since the facts were read comes with the next ones.
    long number = facts.isEmpty() ? since : facts.getLast().number();
    return views.people(room.supervisors()).map(people -> new View(rooms.now(), current.id(), number, room.plan().place(),
        RoomSummary.of(current.id(), room).state(), room.plan().policy(), Asked.of(room.plan().place(), room.plan().policy(), granted), granted.map(Accommodation::mutedSignals).orElse(List.of()),
        place(room, seat), people.stream().map(RoomViews.Person::name).toList(), Mine.of(seat), moments(room.plan().policy(), sitting, facts), told));
  }

  private static Optional<List<Moment>> moments(Supervision policy, String sitting, List<Rooms.Numbered> facts) {
    return switch (policy.evidence().value()) {
      case NONE, CONTINUOUS -> Optional.empty();
      case STILLS, INCIDENT -> Optional.of(facts.stream().flatMap(one -> Timeline.noted(one.fact(), sitting).map(at -> new Moment(one.number(), at)).stream()).toList());
    };
  }

  /** Who came first is the next; a name that decides between two of one instant is the same for everybody. */
  private static Optional<Integer> place(Room room, Seat seat) {
    if (seat.stage() != Seat.Stage.WAITING) return Optional.empty();
    var order = Comparator.comparing((Seat one) -> one.arrivedAt().orElse(Instant.MAX)).thenComparing(Seat::sitting);
    return Optional.of(1 + (int) room.here().stream().filter(one -> one.stage() == Seat.Stage.WAITING && order.compare(one, seat) < 0).count());
  }

  /** The contract's {@code CandidateAct}. */
  record CandidateAct(
      String key, String action, Optional<Preflight> preflight, Optional<Instant> clientAt, Optional<String> text, Optional<SignalKind> signal,
      Optional<Integer> count, Optional<String> detail) {}

  private Future<Reply> act(Call call) {
    var sitting = call.path("sitting");
    var act = call.body(CandidateAct.class);
    var command = command(sitting, act);
    return here(call)
        .compose(room -> muted(command, call.caller().account())
            .compose(told -> rooms.handle(room, new Order(call.caller().account(), false, Optional.of(act.key()), told))))
        .map(handled -> Reply.ok(Map.of("number", handled.current().number(), "seat", mine(handled.current().room(), sitting))));
  }

  private static Mine mine(Room room, String sitting) {
    return Mine.of(room.seat(sitting).orElseThrow());
  }

  private static RoomCommand command(String sitting, CandidateAct act) {
    return switch (act.action()) {
      case "arrive" -> new RoomCommand.Arrive(sitting, act.preflight());
      case "call" -> new RoomCommand.Call(sitting, act.key(), act.text().orElse(""));
      case "say" -> new RoomCommand.Tell(sitting, act.text().orElse(""));
      case "signal" -> new RoomCommand.NoteSignal(sitting, act.signal().orElseThrow(() -> new Refused(Reason.MALFORMED, Map.of("field", "signal"))),
          act.count().orElse(1), act.detail().orElse(""), false, act.clientAt());
      case "sign" -> new RoomCommand.SignAct(sitting);
      default -> throw new Refused(Reason.MALFORMED, Map.of("field", "action"));
    };
  }

  /** What an accommodation explains is decided here, not by the page. */
  private Future<RoomCommand> muted(RoomCommand command, String candidate) {
    if (!(command instanceof RoomCommand.NoteSignal signal)) return Future.succeededFuture(command);
    return accommodations.of(candidate).map(granted -> granted.filter(one -> one.mutedSignals().contains(signal.kind().code())).isPresent() ? signal.asMuted() : signal);
  }

  private Future<String> here(Call call) {
    return seating.seat(call.path("sitting"), call.caller()).onSuccess(room -> heard.accept(room, call.path("sitting")));
  }
}
