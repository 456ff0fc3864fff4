package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.palier.engine.people.PersonRecords;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.sitting.Sittings;
import org.palier.proctoring.evidence.Evidence;
import org.palier.proctoring.review.CaseSummary;
import org.palier.proctoring.review.Cases;
import org.palier.proctoring.room.Looks;
import org.palier.proctoring.room.Redaction;
import org.palier.proctoring.room.Rooms;
import org.palier.proctoring.room.Seating;

/**
 * What supervision keeps of a person, when the person is erased: words, drawings, pictures and cases go; that somebody sat there, was let in and
 * left, stays with an account that tells nobody, since the others of the room are proved by it too.
 */
final class SupervisionErasure implements PersonRecords {
  private static final String RULE = "erasure";

  private final Sittings sittings;
  private final Rooms rooms;
  private final Seating seating;
  private final Evidence evidence;
  private final Cases cases;
  private final Holds holds;
  private final Purges purges;
  private final Register register;
  private final InstantSource clock;

  SupervisionErasure(
      Sittings sittings, Rooms rooms, Seating seating, Evidence evidence, Cases cases, Holds holds, Purges purges, Register register, InstantSource clock) {
    this.sittings = sittings;
    this.rooms = rooms;
    this.seating = seating;
    this.evidence = evidence;
    this.cases = cases;
    this.holds = holds;
    this.purges = purges;
    this.register = register;
    this.clock = clock;
  }

  @Override public Future<Void> mayErase(String account) {
    return sittings.ofCandidate(account).compose(all -> {
      Future<?> checked = Future.succeededFuture();
      // What he writes while he is being erased would be left.
      for (var one : all) if (one.startedAt().isPresent() && one.state() != SittingSummary.State.OVER) throw new Refused(Reason.SITTING_STATE);
      for (var one : all) checked = checked.compose(_ -> free(one.id()));
      return checked.mapEmpty();
    });
  }

  private Future<Void> free(String sitting) {
    return holds.held(sitting).compose(held -> held ? Future.failedFuture(new Refused(Reason.LEGAL_HOLD)) : Future.succeededFuture());
  }

  @Override public Future<Void> erase(String account, String by) {
    var gone = new EnumMap<RecordKind, List<Due>>(RecordKind.class);
    return register.note(by, Looks.Kind.ERASURE, account).compose(_ -> sittings.ofCandidate(account)).compose(all -> {
      Future<?> erased = Future.succeededFuture();
      for (var one : all) erased = erased.compose(_ -> erase(one, gone));
      return erased;
    }).compose(_ -> prove(gone, by));
  }

  private Future<Void> erase(SittingSummary sitting, Map<RecordKind, List<Due>> gone) {
    return free(sitting.id()).compose(_ -> seating.roomsOf(sitting)).compose(all -> inRooms(all, sitting.id(), gone))
        .compose(_ -> evidence.list(sitting.id()))
        .compose(there -> there.tracks().isEmpty() || there.erased().isPresent() ? Future.succeededFuture()
            : evidence.erase(sitting.id(), RULE).onSuccess(_ -> count(gone, RecordKind.EVIDENCE, sitting.id())))
        .compose(_ -> cases.summary(sitting.id()))
        .compose(known -> known.map(one -> cases.forget(sitting.id()).onSuccess(_ -> count(gone, kind(one), sitting.id()))).orElse(Future.succeededFuture()))
        .compose(_ -> holds.empty(sitting.id()));
  }

  private Future<Void> inRooms(List<String> all, String sitting, Map<RecordKind, List<Due>> gone) {
    var parts = EnumSet.allOf(Redaction.Part.class);
    var count = new AtomicInteger();
    Future<?> redacted = Future.succeededFuture();
    for (var room : all) redacted = redacted.compose(_ -> rooms.redact(room, event -> Redaction.of(event, sitting, parts), RULE)).onSuccess(count::addAndGet);
    return redacted.map(_ -> {
      if (count.get() > 0) count(gone, RecordKind.ROOM, sitting);
      return null;
    });
  }

  private static RecordKind kind(CaseSummary one) {
    return one.adverse() ? RecordKind.CASE_ADVERSE : RecordKind.CASE_HARMLESS;
  }

  private static void count(Map<RecordKind, List<Due>> gone, RecordKind kind, String sitting) {
    gone.computeIfAbsent(kind, _ -> new ArrayList<>()).add(new Due(sitting, Set.of(sitting), Set.of()));
  }

  private Future<Void> prove(Map<RecordKind, List<Due>> gone, String by) {
    Future<?> all = Future.succeededFuture();
    for (var one : gone.entrySet()) {
      var now = clock.instant();
      var record = PurgeRecord.begun(Purges.newId(), one.getKey(), RULE, by, 0, now).deleted(one.getValue(), now).finished(now);
      all = all.compose(_ -> purges.keep(record));
    }
    return all.mapEmpty();
  }
}
