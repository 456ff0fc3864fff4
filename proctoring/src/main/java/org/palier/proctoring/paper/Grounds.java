package org.palier.proctoring.paper;

import io.vertx.core.Future;
import java.net.URI;
import java.text.Collator;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.palier.engine.account.Account;
import org.palier.engine.account.Accounts;
import org.palier.engine.certification.Certification;
import org.palier.engine.certification.Certifications;
import org.palier.engine.enrolment.Enrolments;
import org.palier.engine.examsession.ExamSession;
import org.palier.engine.examsession.ExamSessions;
import org.palier.engine.sitting.SittingEvent;
import org.palier.engine.sitting.Sittings;
import org.palier.proctoring.room.Granted;
import org.palier.proctoring.room.Room;
import org.palier.proctoring.room.RoomFact;
import org.palier.proctoring.room.Rooms;
import org.palier.proctoring.room.Seat;
import org.palier.proctoring.room.Signature;

/** Reads what all papers of a room are made of. */
public final class Grounds {
  private final Rooms rooms;
  private final Sittings sittings;
  private final ExamSessions sessions;
  private final Certifications certifications;
  private final Accounts accounts;
  private final Enrolments enrolments;
  private final URI home;

  /** @param home where candidates enter who sit at a distance */
  public Grounds(
      Rooms rooms, Sittings sittings, ExamSessions sessions, Certifications certifications, Accounts accounts, Enrolments enrolments, URI home) {
    this.rooms = rooms;
    this.sittings = sittings;
    this.sessions = sessions;
    this.certifications = certifications;
    this.accounts = accounts;
    this.enrolments = enrolments;
    this.home = home;
  }

  /** The room as it is. Fails with {@code not-found} when there is none. */
  Future<Moment> now(String id) {
    return rooms.current(id).compose(current -> now(id, current.room()));
  }

  private Future<Moment> now(String id, Room room) {
    return events(room).map(events -> new Moment(id, room, events, Optional.empty(), Optional.empty()));
  }

  /** Of every seat's sitting, in order; one whose time is over is ended first. */
  Future<Map<String, List<SittingEvent>>> events(Room room) {
    return sittings.ofExamSession(room.plan().examSession()).compose(_ -> {
      var found = room.seats().keySet().stream().map(sitting -> sittings.events(sitting).map(all -> Map.entry(sitting, all))).toList();
      return Future.all(found).map(_ -> {
        var events = new LinkedHashMap<String, List<SittingEvent>>();
        for (var one : found) events.put(one.result().getKey(), one.result().getValue());
        return events;
      });
    });
  }

  /** What the candidates of this room are granted now, as minutes keep it. */
  public Future<List<Granted>> granted(Room room) {
    return now("", room).compose(this::measures).map(all ->
        all.entrySet().stream().map(one -> new Granted(one.getKey(), one.getValue().extraTimePercent(), one.getValue().breakMinutes(), one.getValue().assistant())).toList());
  }

  /** @param alsoNamed accounts whose names are needed beside those of the room */
  Future<Ground> of(Moment moment, Collection<String> alsoNamed) {
    var room = moment.room();
    var courses = new HashMap<String, Course>();
    for (var sitting : room.seats().keySet()) courses.put(sitting, moment.course(sitting));
    return sessions.get(room.plan().examSession()).compose(session -> venue(session).compose(venue ->
        measures(moment).compose(measures -> names(named(room, alsoNamed)).compose(names -> families(room, names).map(families -> new Ground(moment.id(), room, roll(room, families), session,
            facts(session, certifications.get(session.certification()), venue, moment, courses.values()), courses, measures, names, rooms.now()))))));
  }

  /** By family name and first name as on the identity document; by the account's name who has none here. */
  private Future<Map<String, String>> families(Room room, Map<String, String> names) {
    return enrolments.of(room.seats().values().stream().map(Seat::candidate).toList()).map(all -> {
      var families = new HashMap<>(names);
      for (var one : all) families.put(one.candidate(), one.civilStatus().usageName().orElse(one.civilStatus().birthName()) + " " + one.civilStatus().firstName());
      return families;
    });
  }

  private static List<Seat> roll(Room room, Map<String, String> families) {
    var collator = Collator.getInstance(Locale.FRANCE);
    return room.seats().values().stream().sorted(Comparator.comparing((Seat seat) -> families.getOrDefault(seat.candidate(), ""), collator).thenComparing(Seat::sitting)).toList();
  }

  private Future<Venue> venue(ExamSession session) {
    if (session.remote()) return Future.succeededFuture(new Venue.Remote(home));
    var id = session.centre().orElseThrow();
    return sessions.centre(id).map(found -> found.map(centre -> new Venue.Centre(centre.name(), centre.postalCode(), centre.city())).orElseGet(() -> new Venue.Centre(id, "", "")));
  }

  private static SessionFacts facts(ExamSession session, Certification certification, Venue venue, Moment moment, Collection<Course> courses) {
    var test = certification.requiredTest(session.test());
    var plannedEnd = session.hardEnd() ? session.closesAt() : session.closesAt().plus(test.limit());
    var started = courses.stream().filter(one -> one.started().isPresent()).toList();
    // Once the door is closed, of the session or of the room whose minutes are sealed, nobody starts here any more: it is over with its last sitting.
    var closed = session.closedAt().filter(moment::knows);
    var lastEnd = started.stream().flatMap(one -> one.endedAt().stream()).max(Instant::compareTo);
    var actualEnd = lastEnd.or(() -> closed).filter(_ -> closed.isPresent() || moment.sealedAt().isPresent()).filter(_ -> started.stream().allMatch(one -> one.ended().isPresent()));
    return new SessionFacts(certification.holder(), certification.title(), certification.reference(), certification.registration(), test.title(), session.id(), venue,
        session.opensAt(), plannedEnd, session.openedAt().filter(moment::knows), actualEnd);
  }

  /** By sitting: as it was sealed; else as it was applied to who began, and as it is granted to who has not. */
  private Future<Map<String, Measure>> measures(Moment moment) {
    var measures = new LinkedHashMap<String, Measure>();
    if (moment.granted().isPresent()) {
      for (var one : moment.granted().get()) measures.put(one.sitting(), new Measure(one.extraTimePercent(), one.breakMinutes(), one.assistant()));
      return Future.succeededFuture(measures);
    }
    var found = moment.room().seats().values().stream().map(seat -> enrolments.accommodation(seat.candidate()).map(granted -> Map.entry(seat.sitting(), granted))).toList();
    return Future.all(found).map(_ -> {
      for (var one : found) {
        var sitting = one.result().getKey();
        Measure.of(moment.course(sitting).started(), one.result().getValue()).ifPresent(measure -> measures.put(sitting, measure));
      }
      return measures;
    });
  }

  private static Collection<String> named(Room room, Collection<String> more) {
    var ids = new HashSet<>(more);
    ids.addAll(room.ever());
    room.seats().values().forEach(seat -> ids.add(seat.candidate()));
    var minutes = room.minutes();
    Stream.of(minutes.signature().map(Signature::by), minutes.countersignature().map(Signature::by), minutes.refusal().map(one -> one.by()))
        .flatMap(Optional::stream).forEach(ids::add);
    return ids;
  }

  private Future<Map<String, String>> names(Collection<String> ids) {
    var found = ids.stream().map(id -> accounts.find(id).map(account -> Map.entry(id, account.map(Account::name).orElse(id)))).toList();
    return Future.all(found).map(_ -> {
      var names = new HashMap<String, String>();
      for (var one : found) names.put(one.result().getKey(), one.result().getValue());
      names.put(RoomFact.CLOCK, "Palier");
      return names;
    });
  }
}
