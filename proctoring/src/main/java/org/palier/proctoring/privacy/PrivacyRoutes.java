package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palier.engine.account.Account;
import org.palier.engine.account.Accounts;
import org.palier.engine.account.Email;
import org.palier.engine.account.ListLooks;
import org.palier.engine.account.PersonalData;
import org.palier.engine.account.Role;
import org.palier.engine.people.PersonErasure;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.sitting.Sittings;
import org.palier.engine.web.Api;
import org.palier.engine.web.Call;
import org.palier.engine.web.Reply;
import org.palier.proctoring.evidence.Evidence;
import org.palier.proctoring.review.CaseSummary;
import org.palier.proctoring.review.Cases;
import org.palier.proctoring.room.Looks;
import org.palier.proctoring.room.RoomFact;

/** The data protection officer's desk. Deleting is for few, takes two steps, and leaves a proof. */
final class PrivacyRoutes {
  private static final int MOST_PEOPLE = 50, MOST_LOOKS = 500;
  private static final Duration LOOKS_BACK = Duration.ofDays(30);

  private final Accounts accounts;
  private final Sittings sittings;
  private final Cases cases;
  private final Evidence evidence;
  private final Register register;
  private final Clocks clocks;
  private final Holds holds;
  private final Purges purges;
  private final PersonFile file;
  private final PersonErasure erasure;
  private final InstantSource clock;

  PrivacyRoutes(
      Accounts accounts, Sittings sittings, Cases cases, Evidence evidence, Register register, Clocks clocks, Holds holds, Purges purges, PersonFile file, PersonErasure erasure,
      InstantSource clock) {
    this.accounts = accounts;
    this.sittings = sittings;
    this.cases = cases;
    this.evidence = evidence;
    this.register = register;
    this.clocks = clocks;
    this.holds = holds;
    this.purges = purges;
    this.file = file;
    this.erasure = erasure;
    this.clock = clock;
  }

  void mount(Api api) {
    api.on("listLooks", this::looks)
        .on("findPeople", this::people)
        .on("getPerson", this::person)
        .on("exportPerson", this::export)
        .on("exportRecordings", this::recordings)
        .on("erasePerson", this::erase)
        .on("listRetention", _ -> retention())
        .on("chooseRetention", this::choose)
        .on("listHolds", this::held)
        .on("setHold", call -> holds.set(call.body().getString("sitting"), call.caller().account(), call.body().getString("reason")).compose(_ -> held(call)))
        .on("liftHold", call -> holds.lift(call.path("sitting"), call.caller().account(), call.body().getString("reason")).compose(_ -> held(call)))
        .on("previewPurge", _ -> purges.preview().map(Reply::ok))
        .on("purge", call -> purges.byHand(call.caller().account(), call.body().getString("token")).compose(_ -> purged()))
        .on("listPurges", _ -> purged());
  }

  // The register

  /** @param listed how many were in a list; absent for what is none, and for a list of very many */
  private record Looked(
      Instant at, String by, @PersonalData("register of access") String name, Looks.Kind kind, String thing, Optional<String> candidate,
      @PersonalData("register of access") Optional<String> candidateName, Optional<Integer> listed) {}

  private Future<Reply> looks(Call call) {
    var now = clock.instant();
    var search = new Register.Search(call.query("who"), call.query("atWhom"), instant(call, "from").orElse(now.minus(LOOKS_BACK)), instant(call, "to").orElse(now.plusSeconds(1)));
    return register.find(search, MOST_LOOKS).compose(found -> candidates(found.looks()).compose(candidates -> {
      var who = new HashSet<>(candidates.values());
      found.looks().forEach(look -> who.add(look.by()));
      return names(who).map(names -> Reply.ok(Map.of("from", search.from(), "to", search.to(), "leftOut", found.leftOut(), "looks", found.looks().stream().map(look -> {
        var candidate = Optional.ofNullable(candidates.get(look.thing()));
        return new Looked(Instant.ofEpochMilli(look.at()), look.by(), names.getOrDefault(look.by(), look.by()), look.kind(), look.thing(), candidate,
            candidate.map(id -> names.getOrDefault(id, id)), look.listed().map(List::size));
      }).toList())));
    }));
  }

  /** A look at a room is one at everybody in it: of one person only where there is one. */
  private Future<Map<String, String>> candidates(List<Look> found) {
    var things = found.stream().map(Look::thing).distinct().toList();
    var each = things.stream().map(thing -> thing.startsWith("s-") ? sittings.summary(thing).map(SittingSummary::candidate).otherwise("")
        : Future.succeededFuture(thing.startsWith("a-") ? thing : "")).toList();
    return Future.all(new ArrayList<>(each)).map(_ -> {
      var candidates = new HashMap<String, String>();
      for (int i = 0; i < things.size(); i++) if (!each.get(i).result().isEmpty()) candidates.put(things.get(i), each.get(i).result());
      return candidates;
    });
  }

  private static Optional<Instant> instant(Call call, String name) {
    try {
      return call.query(name).map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException _) {
      throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", name));
    }
  }

  // People

  private record Person(String account, @PersonalData("protection of data") String name, @PersonalData("protection of data") String email, Set<Role> roles) {
    static Person of(Account account) {
      return new Person(account.id(), account.name(), account.email().address(), account.roles());
    }
  }

  private record OfPerson(SittingSummary sitting, Optional<Hold> hold, boolean caseOpen, int recordings) {}

  private Future<Reply> people(Call call) {
    return accounts.search(call.query("text").orElse(""), MOST_PEOPLE).compose(found -> listed(call, ListLooks.Shown.PEOPLE, found, Account::id))
        .map(found -> Reply.ok(Map.of("people", found.stream().map(Person::of).toList())));
  }

  /** What is about to be shown, once the register knows of it. */
  private <T> Future<List<T>> listed(Call call, ListLooks.Shown list, List<T> rows, Function<T, String> whose) {
    return register.note(call.caller().account(), list, rows.stream().map(whose).toList()).map(rows);
  }

  private Future<Account> known(Call call) {
    return accounts.find(call.path("account")).map(found -> found.orElseThrow(() -> new Refused(Reason.NOT_FOUND)));
  }

  private Future<Reply> person(Call call) {
    return known(call).compose(account -> register.note(call.caller().account(), Looks.Kind.PERSON, account.id()).compose(_ -> sittings.ofCandidate(account.id())).compose(all -> {
      var each = all.stream().map(one -> Future.all(holds.of(one.id()), cases.summary(one.id()), evidence.list(one.id())).map(found -> new OfPerson(one, found.resultAt(0),
          found.<Optional<CaseSummary>>resultAt(1).filter(CaseSummary::open).isPresent(),
          found.<Evidence.Contents>resultAt(2).tracks().stream().mapToInt(track -> track.segments().size()).sum()))).toList();
      return Future.all(new ArrayList<>(each)).map(_ -> Reply.ok(Map.of("person", Person.of(account), "sittings", each.stream().map(Future::result).toList())));
    }));
  }

  private Future<Reply> export(Call call) {
    return known(call).compose(account -> register.note(call.caller().account(), Looks.Kind.EXPORT, account.id()).compose(_ -> file.of(account.id(), clock.instant()))).map(Reply::ok);
  }

  private Future<Reply> recordings(Call call) {
    return known(call).compose(account -> register.note(call.caller().account(), Looks.Kind.EXPORT, account.id()).compose(_ -> file.recordings(account.id())))
        .map(found -> Reply.stream("application/x-tar", found));
  }

  /** The second step says the address again: nobody is erased by a wrong line in a list. */
  private Future<Reply> erase(Call call) {
    return known(call).compose(account -> {
      if (!account.email().address().equals(call.body().getString("email"))) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", "email"));
      if (account.staff()) throw new Refused(Reason.NOT_ALLOWED);
      return erasure.erase(new Email(account.email().address()), call.caller().account());
    }).map(_ -> Reply.none(204));
  }

  // Clocks

  private record Kind(RetentionClock clock, int least, int most, @PersonalData("who chose how long data is kept") Optional<String> name) {}

  private Future<Reply> retention() {
    return clocks.all().compose(all -> names(all.values().stream().flatMap(one -> one.by().stream()).collect(Collectors.toSet())).map(names ->
        Reply.ok(Map.of("kinds", all.values().stream().map(one -> new Kind(one, one.kind().least(), one.kind().most(), one.by().map(by -> names.getOrDefault(by, by)))).toList()))));
  }

  private Future<Reply> choose(Call call) {
    var kind = Arrays.stream(RecordKind.values()).filter(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(call.path("kind"))).findFirst()
        .orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    return clocks.choose(kind, call.body().getInteger("days"), call.caller().account(), call.body().getString("reason")).compose(_ -> retention());
  }

  // Holds

  private record Held(Hold hold, @PersonalData("protection of data") String name, String certification, String test, Optional<Instant> startedAt) {}

  private Future<Reply> held(Call call) {
    return holds.all().compose(all -> listed(call, ListLooks.Shown.HOLDS, all, Hold::candidate)).compose(all -> {
      var who = new HashSet<String>();
      all.forEach(hold -> {
        who.add(hold.candidate());
        hold.acts().forEach(act -> who.add(act.by()));
      });
      var each = all.stream().map(hold -> sittings.summary(hold.sitting())).toList();
      return Future.all(new ArrayList<>(each)).compose(_ -> names(who)).map(names -> {
        var rows = new ArrayList<Held>();
        for (int i = 0; i < all.size(); i++) {
          var hold = all.get(i);
          var summary = each.get(i).result();
          rows.add(new Held(hold, names.getOrDefault(hold.candidate(), hold.candidate()), summary.certification(), summary.test(), summary.startedAt()));
        }
        return Reply.ok(Map.of("holds", rows, "people", names));
      });
    });
  }

  // Purges

  private record Purged(
      String id, RecordKind kind, String rule, String by, @PersonalData("who had data deleted") String name, int days, Instant startedAt, Optional<Instant> finishedAt, int count,
      int held, String digest) {}

  private Future<Reply> purged() {
    return purges.latest().compose(all -> names(all.stream().map(PurgeRecord::by).collect(Collectors.toSet())).map(names -> Reply.ok(Map.of("purges", all.stream().map(one ->
        new Purged(one.id(), one.kind(), one.rule(), one.by(), names.getOrDefault(one.by(), one.by()), one.days(), one.startedAt(), one.finishedAt(), one.count(), one.held(),
            one.digest())).toList()))));
  }

  private Future<Map<String, String>> names(Set<String> who) {
    var ids = who.stream().filter(id -> !id.equals(RoomFact.CLOCK)).sorted().toList();
    var found = ids.stream().map(accounts::find).toList();
    return Future.all(new ArrayList<>(found)).map(_ -> found.stream().flatMap(one -> one.result().stream()).collect(Collectors.toMap(Account::id, Account::name)));
  }
}
