package org.palier.engine.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.store.Collection;
import org.palier.engine.store.DocumentStore;
import org.palier.engine.store.Query;
import org.palier.engine.store.Query.Comparison;
import org.palier.engine.store.StaleRevision;

/**
 * Browsers that are signed in. The cookie holds a random token of 256 bits; the store holds its hash. A session lasts twelve
 * hours, a staff session ends after two hours without a request. What this node knows of a session is read again after
 * a minute: an end on one node reaches every other within that time even if nobody tells it, and this node at once.
 */
public final class WebSessions {
  /** How long the cookie may live. */
  public static final Duration LIFE = WebSession.LIFE;

  private static final Collection COLLECTION = Collection.of("web_session").indexedBy("account").indexedBy("expiresAtMillis");
  private static final int TOKEN_LENGTH = 43;
  private static final long FRESH_MILLIS = 60_000;
  private static final int MOST_REMEMBERED = 20_000;
  private static final int MOST_ROUNDS = 5;
  private static final int ENDED_AT_ONCE = 200;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Future<Optional<Caller>> NOBODY = Future.succeededFuture(Optional.empty());
  private static final Known ENDED = new Known(NOBODY, Instant.EPOCH, Long.MAX_VALUE, Long.MAX_VALUE);

  /** What this node knows of a session. The answer is made once, so that a request that finds it makes nothing. */
  private record Known(Future<Optional<Caller>> answer, Instant lastSeen, long expiresAtMillis, long freshUntilMillis) {
    static Known of(WebSession session, Instant now) {
      long nowMillis = now.toEpochMilli();
      return new Known(Future.succeededFuture(Optional.of(session.caller())), now, session.expiresAtMillis(), nowMillis + FRESH_MILLIS);
    }
  }

  private final DocumentStore store;
  private final InstantSource clock;
  private Consumer<String> told = _ -> {};
  private final Cache<TokenHash, Known> known = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).executor(Runnable::run).build();

  public WebSessions(DocumentStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  public Future<Void> declare() {
    return store.declare(COLLECTION);
  }

  /** A session's name: says nothing of its token, 64 hexadecimal digits. */
  public static String nameOf(String token) {
    return TokenHash.of(token).id();
  }

  /** @param consumer takes the name of each session that was ended here */
  public void onEnd(Consumer<String> consumer) {
    told = told.andThen(consumer);
  }

  /** Another node ended it. */
  public void endedElsewhere(String name) {
    known.put(TokenHash.ofId(name), ENDED);
  }

  /** Who signed in with this token; empty when nobody did, or the session is over. */
  public Future<Optional<Caller>> find(String token) {
    if (token.length() != TOKEN_LENGTH) return NOBODY;
    var hash = TokenHash.of(token);
    var here = known.getIfPresent(hash);
    long now = clock.millis();
    if (here == null || now >= here.freshUntilMillis) return read(hash, MOST_ROUNDS);
    return now < here.expiresAtMillis ? here.answer : NOBODY;
  }

  /** Begins a session. @return the token for the cookie, 43 characters of base 64 for URLs */
  public Future<String> create(Caller caller) {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var hash = TokenHash.of(token);
    var now = clock.instant();
    var session = WebSession.begun(caller, now);
    return store.insert(COLLECTION, hash.id(), Json.object(session)).map(_ -> {
      known.put(hash, Known.of(session, now));
      return token;
    });
  }

  /** Ends one session; ending it again does no harm. */
  public Future<Void> end(String token) {
    return token.length() == TOKEN_LENGTH ? end(TokenHash.of(token), MOST_ROUNDS) : Future.succeededFuture();
  }

  /** Ends every session of an account: it was closed, lost a role or changed its password. */
  public Future<Void> endAll(String account) {
    return store.find(COLLECTION, Query.where("account", account).limit(ENDED_AT_ONCE)).compose(found ->
        Future.join(found.stream().map(session -> end(TokenHash.ofId(session.id()), MOST_ROUNDS)).toList())
            .compose(_ -> found.size() < ENDED_AT_ONCE ? Future.succeededFuture() : endAll(account)));
  }

  /** A browser in which somebody is signed in, as he may know it: no token, nor its hash. */
  public record SignedInSince(Instant since, Instant seenAt, Instant until, Set<Role> roles) {}

  /** Where somebody is signed in, at most 200. */
  public Future<List<SignedInSince>> of(String account) {
    return store.find(COLLECTION, Query.where("account", account).limit(ENDED_AT_ONCE)).map(found -> found.stream().map(document -> Json.read(document.body(), WebSession.class))
        .map(one -> new SignedInSince(one.createdAt(), one.seenAt(), one.expiresAt(), one.caller().roles())).toList());
  }

  /** Forgets sessions that are over. To be called now and then. */
  public Future<Void> purge() {
    var over = Query.all().and("expiresAtMillis", Comparison.LESS_OR_EQUAL, clock.millis()).limit(ENDED_AT_ONCE);
    return store.find(COLLECTION, over).compose(found ->
        Future.join(found.stream().map(session -> store.delete(COLLECTION, session.id(), session.revision())).toList())
            .compose(_ -> found.size() < ENDED_AT_ONCE ? Future.succeededFuture() : purge()));
  }

  private Future<Optional<Caller>> read(TokenHash hash, int rounds) {
    if (rounds == 0) return Future.failedFuture(new Refused(Reason.BUSY));
    return store.get(COLLECTION, hash.id()).compose(found -> {
      if (found.isEmpty()) return forget(hash);
      var session = Json.read(found.get().body(), WebSession.class);
      var now = clock.instant();
      if (session.over(now, lastSeen(hash, session))) return forget(hash);
      if (!session.toBeMarkedSeen(now)) return remember(hash, session, now);
      return store.replace(COLLECTION, hash.id(), found.get().revision(), Json.object(session.seen(now))).compose(_ -> remember(hash, session, now))
          // Another request of this browser was quicker, or the session was ended: look again.
          .recover(failure -> failure instanceof StaleRevision ? read(hash, rounds - 1) : Future.failedFuture(failure));
    });
  }

  /** The store may be five minutes behind the requests this node saw, and this node one minute. */
  private Instant lastSeen(TokenHash hash, WebSession session) {
    var here = known.getIfPresent(hash);
    return here == null || here.lastSeen.isBefore(session.seenAt()) ? session.seenAt() : here.lastSeen;
  }

  /** A session that was ended while it was being read stays ended. */
  private Future<Optional<Caller>> remember(TokenHash hash, WebSession session, Instant now) {
    return known.asMap().merge(hash, Known.of(session, now), (old, fresh) -> old == ENDED ? ENDED : fresh).answer;
  }

  private Future<Optional<Caller>> forget(TokenHash hash) {
    known.asMap().computeIfPresent(hash, (_, old) -> old == ENDED ? ENDED : null);
    return NOBODY;
  }

  private Future<Void> end(TokenHash hash, int rounds) {
    if (rounds == 0) return Future.failedFuture(new Refused(Reason.BUSY));
    known.put(hash, ENDED);
    return store.get(COLLECTION, hash.id()).compose(found -> found.isEmpty() ? Future.<Void>succeededFuture()
        : store.delete(COLLECTION, hash.id(), found.get().revision())
            .recover(failure -> failure instanceof StaleRevision ? end(hash, rounds - 1) : Future.failedFuture(failure)))
        .onSuccess(_ -> told.accept(hash.id()));
  }
}
