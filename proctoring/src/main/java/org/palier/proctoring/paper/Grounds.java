package org.palier.proctoring.paper;

import io.vertx.core.Future;
import java.net.URI;
import java.text.Collator;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palier.engine.account.Account;
import org.palier.engine.account.Accounts;
import org.palier.engine.certification.Certification;
import org.palier.engine.certification.Certifications;
import org.palier.engine.enrolment.Enrolments;
import org.palier.engine.examsession.ExamSession;
import org.palier.engine.examsession.ExamSessions;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.sitting.Sittings;
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

  /** @param alsoNamed accounts whose names are needed beside those of the room */
  Future<Ground> of(String id, Collection<String> alsoNamed) {
    return rooms.current(id).compose(current -> {
      var room = current.room();
      return sessions.get(room.plan().examSession()).compose(session -> here(session, room).compose(all -> venue(session).compose(venue ->
          measures(room).compose(measures -> names(named(room, alsoNamed)).compose(names -> families(room, names).map(families ->
              new Ground(id, room, roll(room, families), session, facts(session, certifications.get(session.certification()), venue, all), all, measures, names, rooms.now())))))));
    });
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

  private Future<Map<String, SittingSummary>> here(ExamSession session, Room room) {
    return sittings.ofExamSession(session.id()).map(all -> all.stream().filter(one -> room.seats().containsKey(one.id()))
        .collect(Collectors.toMap(SittingSummary::id, Function.identity())));
  }

  private Future<Venue> venue(ExamSession session) {
    if (session.remote()) return Future.succeededFuture(new Venue.Remote(home));
    var id = session.centre().orElseThrow();
    return sessions.centre(id).map(found -> found.map(centre -> new Venue.Centre(centre.name(), centre.postalCode(), centre.city())).orElseGet(() -> new Venue.Centre(id, "", "")));
  }

  private static SessionFacts facts(ExamSession session, Certification certification, Venue venue, Map<String, SittingSummary> all) {
    var test = certification.requiredTest(session.test());
    var plannedEnd = session.hardEnd() ? session.closesAt() : session.closesAt().plus(test.limit());
    var started = all.values().stream().filter(one -> one.startedAt().isPresent()).toList();
    // Once the door is closed nobody starts any more: the session is over with its last sitting.
    var actualEnd = session.closedAt().filter(_ -> started.stream().allMatch(one -> one.endedAt().isPresent()))
        .map(closed -> started.stream().flatMap(one -> one.endedAt().stream()).max(Instant::compareTo).orElse(closed));
    return new SessionFacts(certification.holder(), certification.title(), certification.reference(), certification.registration(), test.title(), session.id(), venue,
        session.opensAt(), plannedEnd, session.openedAt(), actualEnd);
  }

  private Future<Map<String, Measure>> measures(Room room) {
    var found = room.seats().values().stream().map(seat -> enrolments.accommodation(seat.candidate()).map(granted -> Map.entry(seat.candidate(), granted))).toList();
    return Future.all(found).map(_ -> {
      var measures = new HashMap<String, Measure>();
      for (var one : found)
        one.result().getValue().ifPresent(granted -> measures.put(one.result().getKey(), new Measure(granted.extraTimePercent(), granted.breakMinutes(), granted.assistant())));
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
