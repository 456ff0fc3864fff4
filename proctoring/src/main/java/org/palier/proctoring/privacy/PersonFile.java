package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.account.Account;
import org.palier.engine.account.Accounts;
import org.palier.engine.enrolment.Enrolments;
import org.palier.engine.examsession.Invitations;
import org.palier.engine.json.Json;
import org.palier.engine.mail.Outbox;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.sitting.Sittings;
import org.palier.proctoring.evidence.Evidence;
import org.palier.proctoring.evidence.Media;
import org.palier.proctoring.rehearsal.Rehearsals;
import org.palier.proctoring.review.Cases;
import org.palier.proctoring.room.Redaction;
import org.palier.proctoring.room.Rooms;
import org.palier.proctoring.room.Seating;

/** Everything the house holds on one person, as one document (GDPR, articles 15 and 20). No key to any question, no other person's data, no secret. */
final class PersonFile {
  private static final int MOST_LOOKS = 20_000;

  private final Accounts accounts;
  private final Enrolments enrolments;
  private final Invitations invitations;
  private final Sittings sittings;
  private final Outbox outbox;
  private final Rooms rooms;
  private final Seating seating;
  private final Rehearsals rehearsals;
  private final Evidence evidence;
  private final Cases cases;
  private final Holds holds;
  private final Register register;

  PersonFile(
      Accounts accounts, Enrolments enrolments, Invitations invitations, Sittings sittings, Outbox outbox, Rooms rooms, Seating seating, Rehearsals rehearsals,
      Evidence evidence, Cases cases, Holds holds, Register register) {
    this.accounts = accounts;
    this.enrolments = enrolments;
    this.invitations = invitations;
    this.sittings = sittings;
    this.outbox = outbox;
    this.rooms = rooms;
    this.seating = seating;
    this.rehearsals = rehearsals;
    this.evidence = evidence;
    this.cases = cases;
    this.holds = holds;
    this.register = register;
  }

  /** Refused with {@code not-found}. Whoever calls has noted who asks. */
  Future<Map<String, Object>> of(String id, Instant now) {
    var file = new LinkedHashMap<String, Object>();
    return accounts.find(id).map(found -> found.orElseThrow(() -> new Refused(Reason.NOT_FOUND))).compose(account -> {
      file.put("madeAt", now);
      file.put("account", told(account));
      Future<?> all = put(file, "enrolments", enrolments.of(id));
      all = all.compose(_ -> put(file, "accommodation", enrolments.accommodation(id)));
      all = all.compose(_ -> put(file, "invitations", invitations.ofCandidate(id).map(found -> found.stream().map(one -> without(one, "tokenHash")).toList())));
      all = all.compose(_ -> put(file, "trial", rehearsals.trial(id)));
      all = all.compose(_ -> put(file, "letters", outbox.to(account.email()).map(found -> found.stream().map(one -> without(one, "secrets", "createdAtMillis", "dueAtMillis")).toList())));
      all = all.compose(_ -> put(file, "whoLookedAtThisPerson", register.find(new Register.Search(Optional.empty(), Optional.of(id), Instant.EPOCH, now.plusSeconds(1)), MOST_LOOKS)));
      all = all.compose(_ -> put(file, "whatThisPersonLookedAt", register.find(new Register.Search(Optional.of(id), Optional.empty(), Instant.EPOCH, now.plusSeconds(1)), MOST_LOOKS)));
      return all.compose(_ -> put(file, "sittings", sittings.ofCandidate(id).compose(this::each)));
    }).map(_ -> file);
  }

  private static Map<String, Object> told(Account account) {
    return without(account, "credentials", "nameKey");
  }

  private static Map<String, Object> without(Object record, String... fields) {
    var json = Json.object(record);
    for (var field : fields) json.remove(field);
    return json.getMap();
  }

  private static Future<Void> put(Map<String, Object> file, String name, Future<?> part) {
    return part.<Void>map(found -> {
      file.put(name, found);
      return null;
    });
  }

  private Future<List<Object>> each(List<SittingSummary> all) {
    var files = new ArrayList<>();
    Future<?> done = Future.succeededFuture();
    for (var one : all) done = done.compose(_ -> sitting(one)).onSuccess(files::add);
    return done.map(_ -> files);
  }

  private Future<Map<String, Object>> sitting(SittingSummary summary) {
    var id = summary.id();
    var file = new LinkedHashMap<String, Object>(without(summary, "slot", "sweepAt"));
    // What a form was drawn from is no data of the person, and of the next form.
    return put(file, "events", sittings.entries(id).map(entries -> entries.stream().map(entry -> {
      var event = entry.body().toJsonObject();
      event.remove("seed");
      return event.getMap();
    }).toList()))
        .compose(_ -> seating.roomsOf(summary)).compose(all -> put(file, "supervision", facts(all, id)))
        .compose(_ -> put(file, "rehearsal", rehearsals.ofSitting(id)))
        .compose(_ -> put(file, "evidence", evidence.list(id)))
        .compose(_ -> put(file, "case", cases.facts(id)))
        .compose(_ -> put(file, "legalHold", holds.of(id)))
        .map(_ -> file);
  }

  private Future<List<Rooms.Numbered>> facts(List<String> all, String sitting) {
    var about = new ArrayList<Rooms.Numbered>();
    Future<?> done = Future.succeededFuture();
    for (var room : all) done = done.compose(_ -> rooms.after(room, 0)).onSuccess(facts -> facts.stream().filter(one -> Redaction.about(one.fact().event(), sitting)).forEach(about::add));
    return done.map(_ -> about);
  }

  /**
   * Every picture and sound that is kept of somebody, each as it was recorded, at {@code sitting/track/number}. Refused with {@code not-found} when
   * there is none.
   */
  Future<Tape> recordings(String id) {
    return sittings.ofCandidate(id).compose(all -> {
      var parts = new ArrayList<Tape.Part>();
      Future<?> done = Future.succeededFuture();
      for (var one : all) done = done.compose(_ -> evidence.list(one.id())).onSuccess(there -> parts.addAll(parts(there)));
      return done.map(_ -> {
        if (parts.isEmpty()) throw new Refused(Reason.NOT_FOUND);
        return new Tape(parts);
      });
    });
  }

  private List<Tape.Part> parts(Evidence.Contents there) {
    if (there.erased().isPresent()) return List.of();
    return there.tracks().stream().flatMap(track -> track.segments().stream().map(segment -> new Tape.Part(
        there.sitting() + "/" + track.track().code() + "/" + segment.index() + "." + ending(segment.media()), segment.size(), segment.receivedAt(),
        () -> evidence.read(there.sitting(), track.track(), segment.index()).map(Evidence.Readable::bytes)))).toList();
  }

  private static String ending(Media media) {
    return switch (media) {
      case WEBM -> "webm";
      case MP4 -> "mp4";
      case JPEG -> "jpg";
    };
  }
}
