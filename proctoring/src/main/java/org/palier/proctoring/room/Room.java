package org.palier.proctoring.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * The state of a room: the fold of its facts.
 *
 * @param arranged    empty before the first fact
 * @param supervisors who may see and act now
 * @param ever        who ever could
 * @param seats      of everybody who ever had a place here: papers tell of all
 * @param elsewhere  whose place is in another room now
 * @param keys        of the latest acts, the oldest first
 * @param facts       how many there are
 */
public record Room(
    Optional<RoomEvent.Arranged> arranged, boolean open, boolean closed, Set<String> supervisors, Set<String> ever, Map<String, Seat> seats,
    Set<String> elsewhere, Minutes minutes, Set<String> keys, long facts) {
  public static final Room ABSENT = new Room(Optional.empty(), false, false, Set.of(), Set.of(), Map.of(), Set.of(), Minutes.NONE, Set.of(), 0);
  private static final int KEYS = 1_000;

  /** Whose it is; empty at home, and in rooms arranged before a room knew it. */
  public Optional<String> centre() {
    return arranged.flatMap(RoomEvent.Arranged::centre);
  }

  public RoomEvent.Arranged plan() {
    return arranged.orElseThrow(() -> new Refused(Reason.NOT_FOUND));
  }

  /** The place that a candidate has here now. Who sits elsewhere is nobody's business here any more. */
  public Optional<Seat> seat(String sitting) {
    return Optional.ofNullable(seats.get(sitting)).filter(_ -> !elsewhere.contains(sitting));
  }

  /** Of those who have their place here now. */
  public List<Seat> here() {
    return seats.values().stream().filter(seat -> !elsewhere.contains(seat.sitting())).toList();
  }

  /** Whether its candidates sit at home. */
  public boolean remote() {
    return arranged.map(RoomEvent.Arranged::place).equals(Optional.of(Place.REMOTE));
  }

  /** Whether this account watches here now. Asked at every relayed message. */
  public boolean watchedBy(String account) {
    return supervisors.contains(account);
  }

  /** When the next termination takes effect. */
  public Optional<Instant> due() {
    return seats.values().stream().flatMap(seat -> seat.termination().stream()).flatMap(one -> one.due().stream()).min(Comparator.naturalOrder());
  }

  /** The state after these facts, which are the first of a room. */
  public static Room fold(List<RoomFact> facts) {
    var room = ABSENT;
    for (var fact : facts) room = room.after(fact);
    return room;
  }

  Room after(RoomFact fact) {
    return applied(fact).remembering(fact.key());
  }

  private Room applied(RoomFact fact) {
    return switch (fact.event()) {
      case RoomEvent.Arranged e -> new Room(Optional.of(e), open, closed, supervisors, ever, seats, elsewhere, minutes, keys, facts);
      case RoomEvent.Seated e -> elsewhere.contains(e.sitting()) ? seatedElsewhere(minus(elsewhere, e.sitting())) : with(Seat.of(e.sitting(), e.candidate()));
      case RoomEvent.SeatedElsewhere e -> seatedElsewhere(plus(elsewhere, e.sitting()));
      case RoomEvent.Assigned e -> watched(plus(supervisors, e.supervisor()), plus(ever, e.supervisor()));
      case RoomEvent.Released e -> watched(minus(supervisors, e.supervisor()), ever).with(seats.values().stream()
          .filter(seat -> seat.listeners().contains(e.supervisor())).map(seat -> seat.change().listeners(minus(seat.listeners(), e.supervisor())).done()).toList());
      case RoomEvent.Opened _ -> doors(true, false);
      case RoomEvent.Closed _ -> doors(false, true);
      case RoomEvent.Arrived e -> with(changed(e).arrived(fact.happenedAt(), e.preflight()).told().done());
      case RoomEvent.IdentityChecked e -> with(changed(e).identity(new Identity(e.document(), e.verdict(), e.note(), fact.by(), fact.at())).done());
      case RoomEvent.Admitted e -> with(changed(e).admitted(fact.at(), e.waived()).done());
      case RoomEvent.AdmissionWithdrawn e -> with(e.neverCame().orElse(false) ? changed(e).neverCame().done() : changed(e).stage(Seat.Stage.WAITING).done());
      case RoomEvent.MarkedAbsent e -> with(changed(e).stage(Seat.Stage.ABSENT).done());
      case RoomEvent.Departed e -> with(changed(e).departed(fact.happenedAt()).done());
      case RoomEvent.Signed e -> with(changed(e).signed(e.signature()).done());
      case RoomEvent.SignalSeen e -> with(e.muted() ? changed(e).signal().done() : changed(e).signal().hint(e.kind(), e.count(), fact.happenedAt()).done());
      case RoomEvent.ConnectionLost e -> with(changed(e).away(Optional.of(e.lastSeenAt())).done());
      case RoomEvent.ConnectionBack e -> with(changed(e).away(Optional.empty()).done());
      case RoomEvent.Called e -> with(changed(e).calls(added(seats.get(e.sitting()).calls(), new Seat.Call(e.call(), fact.at(), e.text()))).told().done());
      case RoomEvent.CallAnswered e -> with(changed(e).calls(seats.get(e.sitting()).calls().stream().filter(one -> !one.call().equals(e.call())).toList()).done());
      case RoomEvent.Said e -> e.byCandidate() ? e.sitting().map(seats::get).map(seat -> with(seat.change().told().done())).orElse(this) : this;
      case RoomEvent.Erased _ -> this;
      case RoomEvent.ListeningStarted e -> with(changed(e).listeners(plus(seats.get(e.sitting()).listeners(), fact.by())).done());
      case RoomEvent.ListeningStopped e -> with(changed(e).listeners(minus(seats.get(e.sitting()).listeners(), fact.by())).done());
      case RoomEvent.IncidentLogged e -> e.sitting().map(seats::get).map(seat -> with(seat.change().incident(e.category(), e.severity()).done())).orElse(this);
      case RoomEvent.Flagged e -> with(changed(e).flagged(true).done());
      case RoomEvent.Unflagged e -> with(changed(e).flagged(false).done());
      case RoomEvent.TerminationAsked e -> with(changed(e).termination(Optional.of(
          new Seat.Termination(e.category(), e.reason(), fact.by(), fact.at(), Optional.empty(), false))).done());
      case RoomEvent.TerminationConfirmed e -> with(changed(e).termination(seats.get(e.sitting()).termination()
          .map(one -> one.confirmed(e.due()))).done());
      case RoomEvent.TerminationSettled e -> with(changed(e).termination(seats.get(e.sitting()).termination().map(Seat.Termination::beyondRecall)).done());
      case RoomEvent.TerminationWithdrawn e -> with(changed(e).termination(Optional.empty()).done());
      case RoomEvent.TerminationDone e -> with(changed(e).termination(Optional.empty()).done());
      case RoomEvent.MinutesSealed e -> with(minutes.sealed(fact, facts, Optional.empty(), e.remarks(), e.evidence(), e.fingerprint()));
      case RoomEvent.MinutesCorrected e -> with(minutes.sealed(fact, facts, Optional.of(e.reason()), e.remarks(), e.evidence(), e.fingerprint()));
      case RoomEvent.MinutesSigned e -> with(minutes.signed(e.signature()));
      case RoomEvent.MinutesCountersigned e -> with(minutes.countersigned(e.signature()));
      case RoomEvent.CountersignatureRefused e -> with(minutes.refused(new Minutes.Refusal(e.reason(), fact.by(), fact.at())));
    };
  }

  private Seat.Change changed(RoomEvent.OfSitting event) {
    return seats.get(event.sitting()).change();
  }

  private Room with(Seat seat) {
    return with(List.of(seat));
  }

  private Room with(List<Seat> changed) {
    if (changed.isEmpty()) return this;
    var next = new LinkedHashMap<>(seats);
    for (var seat : changed) next.put(seat.sitting(), seat);
    return new Room(arranged, open, closed, supervisors, ever, java.util.Collections.unmodifiableMap(next), elsewhere, minutes, keys, facts);
  }

  private Room with(Minutes next) {
    return new Room(arranged, open, closed, supervisors, ever, seats, elsewhere, next, keys, facts);
  }

  private Room seatedElsewhere(Set<String> sittings) {
    return new Room(arranged, open, closed, supervisors, ever, seats, sittings, minutes, keys, facts);
  }

  private Room watched(Set<String> now, Set<String> everybody) {
    return new Room(arranged, open, closed, now, everybody, seats, elsewhere, minutes, keys, facts);
  }

  private Room doors(boolean nowOpen, boolean nowClosed) {
    return new Room(arranged, nowOpen, nowClosed, supervisors, ever, seats, elsewhere, minutes, keys, facts);
  }

  private Room remembering(Optional<String> key) {
    var next = keys;
    if (key.isPresent() && !keys.contains(key.get())) {
      var all = new LinkedHashSet<>(keys);
      all.add(key.get());
      if (all.size() > KEYS) all.removeFirst();
      next = java.util.Collections.unmodifiableSet(all);
    }
    return new Room(arranged, open, closed, supervisors, ever, seats, elsewhere, minutes, next, facts + 1);
  }

  private static Set<String> plus(Set<String> set, String one) {
    var next = new LinkedHashSet<>(set);
    next.add(one);
    return java.util.Collections.unmodifiableSet(next);
  }

  private static Set<String> minus(Set<String> set, String one) {
    var next = new LinkedHashSet<>(set);
    next.remove(one);
    return java.util.Collections.unmodifiableSet(next);
  }

  private static <T> List<T> added(List<T> list, T one) {
    var next = new ArrayList<>(list);
    next.add(one);
    return next;
  }
}
