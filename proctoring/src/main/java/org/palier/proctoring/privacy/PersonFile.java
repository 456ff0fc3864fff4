package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.account.Account;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.SittingSummary;
import org.palier.proctoring.evidence.Evidence;
import org.palier.proctoring.evidence.Media;
import org.palier.proctoring.privacy.Privacy.House;
import org.palier.proctoring.room.Redaction;
import org.palier.proctoring.room.Rooms;

/** Everything the house holds on one person, as one document (GDPR, articles 15 and 20). No key to any question, no other person's data, no secret. */
final class PersonFile {
  private static final int MOST_LOOKS = 20_000;

  private final House house;
  private final Purges purges;
  private final StaffRecord staff;

  PersonFile(House house, Purges purges) {
    this.house = house;
    this.purges = purges;
    staff = new StaffRecord(house);
  }

  /** Refused with {@code not-found}. Whoever calls has noted who asks. */
  Future<Map<String, Object>> of(String id, Instant now) {
    var file = new LinkedHashMap<String, Object>();
    return house.accounts().find(id).map(found -> found.orElseThrow(() -> new Refused(Reason.NOT_FOUND))).compose(account -> {
      file.put("madeAt", now);
      file.put("account", told(account));
      Future<?> all = put(file, "enrolments", house.enrolments().of(id));
      all = all.compose(_ -> put(file, "accommodation", house.enrolments().accommodation(id)));
      all = all.compose(_ -> put(file, "invitations", house.invitations().ofCandidate(id).map(found -> found.stream().map(one -> without(one, "tokenHash")).toList())));
      all = all.compose(_ -> put(file, "trial", house.rehearsals().trial(id)));
      all = all.compose(_ -> put(file, "letters", house.outbox().to(account.email()).map(found -> found.stream().map(one -> without(one, "secrets", "createdAtMillis", "dueAtMillis")).toList())));
      all = all.compose(_ -> put(file, "signedIn", house.webSessions().of(id)));
      all = all.compose(_ -> put(file, "unconfirmedRegistrations", house.enrolments().unconfirmed(account.email())));
      all = all.compose(_ -> put(file, "toBeToldOfDeletions", purges.owedTo(id)));
      all = all.compose(_ -> put(file, "whoLookedAtThisPerson", looks(new Register.Search(Optional.empty(), Optional.of(id), Instant.EPOCH, now.plusSeconds(1)))));
      all = all.compose(_ -> put(file, "whatThisPersonLookedAt", looks(new Register.Search(Optional.of(id), Optional.empty(), Instant.EPOCH, now.plusSeconds(1)))));
      if (account.staff()) all = all.compose(_ -> put(file, "whatThisPersonDid", staff.of(id, now)));
      return all.compose(_ -> put(file, "sittings", house.sittings().ofCandidate(id).compose(this::each)));
    }).map(_ -> file);
  }

  /** Who else was in a list is others' business. */
  private Future<Register.Found> looks(Register.Search search) {
    return house.register().find(search, MOST_LOOKS).map(found -> new Register.Found(found.looks().stream().map(Look::alone).toList(), found.leftOut()));
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
    return put(file, "events", house.sittings().entries(id).map(entries -> entries.stream().map(entry -> {
      var event = entry.body().toJsonObject();
      event.remove("seed");
      return event.getMap();
    }).toList()))
        .compose(_ -> house.seating().roomsOf(summary)).compose(all -> put(file, "supervision", facts(all, id)))
        .compose(_ -> put(file, "rehearsal", house.rehearsals().ofSitting(id)))
        .compose(_ -> put(file, "evidence", house.evidence().list(id)))
        .compose(_ -> put(file, "case", house.cases().facts(id)))
        .compose(_ -> put(file, "legalHold", house.holds().of(id)))
        .map(_ -> file);
  }

  private Future<List<Rooms.Numbered>> facts(List<String> all, String sitting) {
    var about = new ArrayList<Rooms.Numbered>();
    Future<?> done = Future.succeededFuture();
    for (var room : all) done = done.compose(_ -> house.rooms().after(room, 0)).onSuccess(facts -> facts.stream().filter(one -> Redaction.about(one.fact().event(), sitting)).forEach(about::add));
    return done.map(_ -> about);
  }

  /**
   * Every picture and sound that is kept of somebody, each as it was recorded, at {@code sitting/track/number}. Refused with {@code not-found} when
   * there is none.
   */
  Future<Tape> recordings(String id) {
    return house.sittings().ofCandidate(id).compose(all -> {
      var parts = new ArrayList<Tape.Part>();
      Future<?> done = Future.succeededFuture();
      for (var one : all) done = done.compose(_ -> house.evidence().list(one.id())).onSuccess(there -> parts.addAll(parts(there)));
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
        () -> house.evidence().read(there.sitting(), track.track(), segment.index()).map(Evidence.Readable::bytes)))).toList();
  }

  private static String ending(Media media) {
    return switch (media) {
      case WEBM -> "webm";
      case MP4 -> "mp4";
      case JPEG -> "jpg";
    };
  }
}
