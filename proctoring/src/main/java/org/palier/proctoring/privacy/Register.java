package org.palier.proctoring.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.palier.engine.account.ListLooks;
import org.palier.engine.json.Json;
import org.palier.engine.sitting.Sittings;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Document;
import org.palier.engine.store.DocumentStore;
import org.palier.engine.store.DuplicateKey;
import org.palier.engine.store.Query;
import org.palier.engine.store.Query.Comparison;
import org.palier.engine.store.StaleRevision;
import org.palier.proctoring.room.Looks;
import org.palier.proctoring.room.Seating;

/**
 * The register of who looked at what. A look is noted before anything is shown, durably; several of one person at one thing within a minute are
 * one, on whatever node.
 */
public final class Register implements Looks, ListLooks {
  static final Collection LOOKS = Collection.of("look").indexedBy("at").indexedBy("by", "at").indexedBy("thing", "at");
  private static final Duration ONE = Duration.ofMinutes(1);
  private static final int REMEMBERED = 20_000, MOST_OF_A_LIST = 5_000, TRIES = 8;

  private final DocumentStore store;
  private final Sittings sittings;
  private final Seating seating;
  private final InstantSource clock;
  /** What was noted here lately, so that a page that asks again costs nothing. */
  private final Cache<String, Instant> noted = Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();

  public Register(DocumentStore store, Sittings sittings, Seating seating, InstantSource clock) {
    this.store = store;
    this.sittings = sittings;
    this.seating = seating;
    this.clock = clock;
  }

  public Future<Void> declare() {
    return store.declare(LOOKS);
  }

  @Override public Future<Void> note(String by, Kind kind, String thing) {
    var now = clock.instant();
    var what = String.join("\n", by, kind.name(), thing);
    var last = noted.getIfPresent(what);
    if (last != null && !now.isBefore(last) && Duration.between(last, now).compareTo(ONE) < 0) return Future.succeededFuture();
    // Two nodes asked in the same minute make the same identifier.
    var id = sha256(what + "\n" + now.toEpochMilli() / ONE.toMillis());
    return store.insert(LOOKS, id, Json.object(Look.of(by, kind, thing, now.toEpochMilli()))).<Void>mapEmpty()
        .recover(failure -> failure instanceof DuplicateKey ? Future.succeededFuture() : Future.failedFuture(failure))
        .onSuccess(_ -> noted.put(what, now));
  }

  /** Lists of one kind within a minute, as when somebody searches letter by letter, are one line with all who were in them. */
  @Override public Future<Void> note(String by, Shown list, java.util.Collection<String> accounts) {
    return accounts.isEmpty() ? Future.succeededFuture() : listed(by, list, accounts, TRIES);
  }

  private Future<Void> listed(String by, Shown list, java.util.Collection<String> accounts, int tries) {
    var now = clock.instant();
    var id = sha256(String.join("\n", by, Kind.LIST.name(), list.code()) + "\n" + now.toEpochMilli() / ONE.toMillis());
    return store.get(LOOKS, id).compose(found -> {
      if (found.isEmpty()) return store.insert(LOOKS, id, Json.object(Look.ofList(by, list, accounts, now.toEpochMilli()))).<Void>mapEmpty();
      var before = read(found.get());
      var after = before.with(accounts);
      return after.equals(before) ? Future.succeededFuture() : store.replace(LOOKS, id, found.get().revision(), Json.object(after)).<Void>mapEmpty();
    }).recover(failure -> (failure instanceof DuplicateKey || failure instanceof StaleRevision) && tries > 1
        ? listed(by, list, accounts, tries - 1) : Future.failedFuture(failure));
  }

  /** @param who looked, or at whom; both empty: everybody */
  record Search(Optional<String> who, Optional<String> atWhom, Instant from, Instant to) {}

  /** @param looks the latest first @param leftOut how many more there are at the most */
  record Found(List<Look> looks, long leftOut) {}

  /**
   * Of lists as many of each kind are gone through as are asked for, and 5,000 at the most: only reading one tells who was in it.
   *
   * @param most 1 to 20,000
   */
  Future<Found> find(Search search, int most) {
    return parts(search, most).compose(parts -> {
      var looks = new ArrayList<Look>();
      var leftOut = new AtomicLong();
      Future<?> done = Future.succeededFuture();
      for (var part : parts) done = done.compose(_ -> find(search, part)).onSuccess(found -> {
        looks.addAll(found.looks());
        leftOut.addAndGet(found.leftOut());
      });
      return done.map(_ -> new Found(looks.stream().sorted(Comparator.comparingLong(Look::at).reversed()).limit(most).toList(), leftOut.get() + Math.max(0, looks.size() - most)));
    });
  }

  /** Looks of one kind, as many as its query may find. @param wanted of those found */
  private record Part(Query query, Predicate<Look> wanted) {}

  private Future<List<Part>> parts(Search search, int most) {
    if (search.atWhom().isEmpty()) return Future.succeededFuture(List.of(new Part(search.who().map(by -> Query.where("by", by)).orElseGet(Query::all).limit(most), _ -> true)));
    var whom = search.atWhom().get();
    Predicate<Look> his = look -> search.who().isEmpty() || search.who().get().equals(look.by());
    return thingsOf(whom).map(things -> Stream.concat(things.stream().map(thing -> new Part(Query.where("thing", thing).limit(most), his)),
        Arrays.stream(Shown.values()).map(list -> new Part(Query.where("thing", list.code()).limit(Math.min(most, MOST_OF_A_LIST)), his.and(look -> look.mayHaveShown(whom))))).toList());
  }

  private Future<Found> find(Search search, Part part) {
    var query = part.query().and("at", Comparison.GREATER_OR_EQUAL, search.from().toEpochMilli()).and("at", Comparison.LESS, search.to().toEpochMilli()).orderedByDescending("at");
    return store.find(LOOKS, query).compose(read -> {
      var wanted = read.stream().map(Register::read).filter(part.wanted()).toList();
      return read.size() < query.limit() ? Future.succeededFuture(new Found(wanted, 0)) : store.count(LOOKS, query).map(all -> new Found(wanted, all - read.size()));
    });
  }

  /** Whatever shows a candidate: his sittings, their exam sessions, the rooms he sat in, himself. */
  private Future<Set<String>> thingsOf(String candidate) {
    return sittings.ofCandidate(candidate).compose(all -> {
      var things = new HashSet<String>();
      things.add(candidate);
      all.forEach(one -> {
        things.add(one.id());
        one.examSession().ifPresent(things::add);
      });
      var rooms = all.stream().map(seating::roomsOf).toList();
      return Future.all(new ArrayList<>(rooms)).map(_ -> {
        rooms.forEach(some -> things.addAll(some.result()));
        return things;
      });
    });
  }

  static Look read(Document document) {
    return Json.read(document.body(), Look.class);
  }

  static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
