package org.palier.proctoring.paper;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.SittingEvent;
import org.palier.proctoring.paper.SessionMinutes.Signatory;
import org.palier.proctoring.paper.SessionMinutes.Stand;
import org.palier.proctoring.room.Granted;
import org.palier.proctoring.room.Minutes;
import org.palier.proctoring.room.Room;
import org.palier.proctoring.room.RoomEvent;
import org.palier.proctoring.room.RoomFact;
import org.palier.proctoring.room.Rooms;
import org.palier.proctoring.room.Signature;

/** Gathers what the papers of a room say: from its facts, the sittings' events, the exam session, the certification and the accounts. */
public final class Papers {
  private final Rooms rooms;
  private final Grounds grounds;

  public Papers(Rooms rooms, Grounds grounds) {
    this.rooms = rooms;
    this.grounds = grounds;
  }

  public Future<ConvocationList> convocation(String room) {
    return grounds.now(room).compose(now -> grounds.of(now, List.of())).map(ground -> {
      var invited = ground.roll().stream().map(seat ->
          new ConvocationList.Invited(seat.sitting(), ground.name(seat.candidate()), ground.measure(seat), Optional.of(ground.place(seat)))).toList();
      return new ConvocationList(ground.facts(), Optional.of(ground.session().accessCode()).filter(_ -> !ground.session().remote()), invited, ground.now());
    });
  }

  public Future<AttendanceSheet> attendance(String room, int blankLines) {
    return rooms.after(room, 0).compose(numbered -> {
      // Whoever signed the minutes, of whatever edition, signed for having been there.
      Map<String, Signature> signed = new LinkedHashMap<>();
      for (var one : numbered) switch (one.fact().event()) {
        case RoomEvent.MinutesSigned e -> signed.put(e.signature().by(), e.signature());
        case RoomEvent.MinutesCountersigned e -> signed.put(e.signature().by(), e.signature());
        default -> { }
      }
      return grounds.now(room).compose(now -> grounds.of(now, signed.keySet())).map(ground -> {
        var candidates = ground.roll().stream().map(seat -> new AttendanceSheet.Candidate(
            ground.name(seat.candidate()), ground.identity(seat), ground.attendance(seat), ground.measure(seat), seat.signature())).toList();
        var supervisors = Stream.concat(ground.room().ever().stream(), signed.keySet().stream()).distinct()
            .map(one -> new AttendanceSheet.Supervisor(ground.name(one), Optional.ofNullable(signed.get(one)))).toList();
        return new AttendanceSheet(ground.facts(), candidates, supervisors, blankLines, ground.now());
      });
    });
  }

  /**
   * As sealed, with what was signed since; a draft of what is so far when nobody sealed them.
   *
   * @param edition of former minutes that were set right; the latest when empty. Fails with {@code not-found} when there is no such edition
   */
  public Future<SessionMinutes> minutes(String room, Optional<Integer> edition) {
    return rooms.after(room, 0).compose(numbered -> {
      var facts = numbered.stream().map(Rooms.Numbered::fact).toList();
      var minutes = Room.fold(edition.map(wanted -> facts.subList(0, end(facts, wanted))).orElse(facts)).minutes();
      return moment(room, facts, minutes).compose(moment -> grounds.of(moment, whoActed(facts, moment.events()))
          .map(ground -> minutes(ground, minutes, new Chronicle(ground, covered(facts, minutes), moment.events()), moment.events())));
    });
  }

  private static List<RoomFact> covered(List<RoomFact> facts, Minutes minutes) {
    return minutes.underSeal() ? facts.subList(0, Math.toIntExact(minutes.sealed())) : facts;
  }

  /** What came after the seal is not in the minutes, in the room or in a sitting. */
  private Future<Moment> moment(String id, List<RoomFact> facts, Minutes minutes) {
    var room = Room.fold(covered(facts, minutes));
    return grounds.events(room).map(events -> new Moment(id, room, upTo(minutes.sealedAt(), events), minutes.sealedAt(), granted(facts, minutes)));
  }

  private static Optional<List<Granted>> granted(List<RoomFact> facts, Minutes minutes) {
    if (!minutes.underSeal()) return Optional.empty();
    return switch (facts.get(Math.toIntExact(minutes.sealed())).event()) {
      case RoomEvent.MinutesSealed e -> e.granted();
      case RoomEvent.MinutesCorrected e -> e.granted();
      default -> Optional.empty();
    };
  }

  /** How many facts there were before the edition after this one was sealed. */
  private static int end(List<RoomFact> facts, int edition) {
    int sealed = 0;
    for (int i = 0; i < facts.size(); i++)
      if ((facts.get(i).event() instanceof RoomEvent.MinutesSealed || facts.get(i).event() instanceof RoomEvent.MinutesCorrected) && ++sealed > edition) return i;
    if (sealed < edition) throw new Refused(Reason.NOT_FOUND);
    return facts.size();
  }

  private static Map<String, List<SittingEvent>> upTo(Optional<Instant> sealed, Map<String, List<SittingEvent>> events) {
    var known = new LinkedHashMap<String, List<SittingEvent>>();
    events.forEach((sitting, all) -> known.put(sitting, all.stream().filter(event -> sealed.filter(event.at()::isAfter).isEmpty()).toList()));
    return known;
  }

  private static Collection<String> whoActed(List<RoomFact> facts, Map<String, List<SittingEvent>> events) {
    var who = new HashSet<String>();
    facts.forEach(fact -> who.add(fact.by()));
    events.values().stream().flatMap(List::stream).flatMap(event -> Chronicle.by(event).stream()).forEach(who::add);
    return who;
  }

  private static SessionMinutes minutes(Ground ground, Minutes minutes, Chronicle chronicle, Map<String, List<SittingEvent>> events) {
    var candidates = ground.roll().stream().map(seat -> new SessionMinutes.Candidate(
        ground.name(seat.candidate()), ground.identity(seat), ground.attendance(seat), ground.measure(seat), ground.course(seat).ending())).toList();
    var signatories = new ArrayList<Signatory>();
    minutes.signature().ifPresent(one -> signatories.add(new Signatory(ground.name(one.by()), new Stand.Signed(one))));
    minutes.countersignature().ifPresent(one -> signatories.add(new Signatory(ground.name(one.by()), new Stand.Countersigned(one))));
    minutes.refusal().ifPresent(one -> signatories.add(new Signatory(ground.name(one.by()), new Stand.Refused(one.reason(), one.at()))));
    var kept = minutes.evidence().stream().map(end -> new SessionMinutes.Kept(ground.candidate(end.sitting()), end.track(), end.segments(), end.link()))
        .sorted(Comparator.comparing(SessionMinutes.Kept::candidate).thenComparing(SessionMinutes.Kept::track)).toList();
    var seal = minutes.fingerprint().map(fingerprint -> new SessionMinutes.Seal(kept, fingerprint, minutes.sealedAt().orElseThrow()));
    // What was sealed is printed alike whenever it is asked for.
    var madeAt = Stream.of(minutes.refusal().map(one -> one.at()), minutes.countersignature().map(Signature::at), minutes.signature().map(Signature::at), minutes.sealedAt())
        .flatMap(Optional::stream).findFirst().orElse(ground.now());
    var corrects = minutes.correction().map(reason -> new SessionMinutes.Correction(number(ground, minutes.edition() - 1), reason));
    return new SessionMinutes(number(ground, minutes.edition()), corrects, ground.facts(), subject(ground, events), ground.room().plan().policy(), chronicle.shifts(), candidates,
        chronicle.incidents(), chronicle.acts(), chronicle.reports(), minutes.remarks(), signatories, seal, madeAt);
  }

  /** The room's, and from the first corrective minutes on the edition's. */
  private static String number(Ground ground, int edition) {
    return "PV-" + ground.id() + (edition > 1 ? "-" + edition : "");
  }

  /** Usually one version of each; more when the bank changed between two invitations. */
  private static SessionMinutes.Subject subject(Ground ground, Map<String, List<SittingEvent>> events) {
    var origins = events.values().stream().flatMap(List::stream).flatMap(event -> event instanceof SittingEvent.Prepared one ? Stream.of(one.form().origin()) : Stream.empty()).toList();
    return new SessionMinutes.Subject(origins.stream().map(one -> one.blueprint()).distinct().collect(Collectors.joining(", ")),
        origins.stream().map(one -> one.bankVersion()).distinct().collect(Collectors.joining(", ")), ground.session().seedHash());
  }
}
