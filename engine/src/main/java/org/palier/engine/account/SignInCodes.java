package org.palier.engine.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Document;
import org.palier.engine.store.DocumentStore;
import org.palier.engine.store.Query;
import org.palier.engine.store.Query.Comparison;
import org.palier.engine.store.StaleRevision;

/**
 * One-time codes: six digits, good for ten minutes and once, dead after five wrong tries. One for each e-mail: a new one
 * replaces the old one. Stored hashed, under a hash of the e-mail.
 */
public final class SignInCodes {
  public static final Duration LIFE = Duration.ofMinutes(10);
  private static final int MOST_WRONG_TRIES = 5;
  private static final int MOST_ROUNDS = 12;
  private static final int PURGED_AT_ONCE = 200;
  private static final Collection COLLECTION = Collection.of("sign_in_code").indexedBy("expiresAtMillis");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A code for its owner's eyes. */
  public record Issued(String code, Instant expiresAt) {
    @Override public String toString() {
      return "Issued[" + expiresAt + "]";
    }
  }

  /** @param used signing in, or too many wrong tries, ended it */
  @JsonIgnoreProperties(value = "expiresAtMillis", allowGetters = true)
  @PersonalData("proves who signs in")
  private record Kept(@Impersonal("random") String salt, @PersonalData("proves who signs in") String hash, int wrongTries, boolean used, Instant expiresAt) {
    @JsonProperty long expiresAtMillis() {
      return expiresAt.toEpochMilli();
    }

    Kept afterUse() {
      return new Kept(salt, hash, wrongTries, true, expiresAt);
    }

    Kept afterWrongTry() {
      return new Kept(salt, hash, wrongTries + 1, wrongTries + 1 >= MOST_WRONG_TRIES, expiresAt);
    }
  }

  private final DocumentStore store;
  private final InstantSource clock;

  public SignInCodes(DocumentStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  public Future<Void> declare() {
    return store.declare(COLLECTION);
  }

  /** A code that counts once it is kept. */
  public Issued draw() {
    return new Issued(String.format(Locale.ROOT, "%06d", RANDOM.nextInt(1_000_000)), clock.instant().plus(LIFE));
  }

  /** Makes this the code of an e-mail. Done for unknown addresses too, so that trying a code tells nothing of them. */
  public Future<Void> keep(Email email, Issued issued) {
    var bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    var salt = Base64.getEncoder().encodeToString(bytes);
    return store.put(COLLECTION, key(email), Json.object(new Kept(salt, hash(salt, issued.code), 0, false, issued.expiresAt))).mapEmpty();
  }

  /**
   * Uses the code up. Fails with {@code wrong-code}, or {@code expired-code} when there is none, it is too old, was used,
   * or was tried too often.
   */
  public Future<Void> redeem(Email email, String code) {
    return redeem(key(email), code.replace(" ", ""), MOST_ROUNDS);
  }

  /** Forgets an e-mail's code. */
  public Future<Void> forget(Email email) {
    return store.get(COLLECTION, key(email)).compose(found -> found.isEmpty() ? Future.succeededFuture() : delete(found.get()));
  }

  /** Deletes codes that are too old. To be called now and then. */
  public Future<Void> purge() {
    var old = Query.all().and("expiresAtMillis", Comparison.LESS_OR_EQUAL, clock.millis()).limit(PURGED_AT_ONCE);
    return store.find(COLLECTION, old).compose(found -> Future.join(found.stream().map(this::delete).toList())
        .compose(_ -> found.size() < PURGED_AT_ONCE ? Future.succeededFuture() : purge()));
  }

  /**
   * Each verdict is written before it is told, on the very revision it was made from: of two that come at once, one
   * is judged again. That also bounds the rounds: a code dies after six changes.
   */
  private Future<Void> redeem(String key, String code, int rounds) {
    if (rounds == 0) return Future.failedFuture(new Refused(Reason.BUSY));
    return store.get(COLLECTION, key).compose(found -> {
      var document = found.orElseThrow(() -> new Refused(Reason.EXPIRED_CODE));
      var kept = Json.read(document.body(), Kept.class);
      if (kept.used || !clock.instant().isBefore(kept.expiresAt)) throw new Refused(Reason.EXPIRED_CODE);
      boolean right = equal(kept.hash, hash(kept.salt, code));
      var after = right ? kept.afterUse() : kept.afterWrongTry();
      return store.replace(COLLECTION, key, document.revision(), Json.object(after)).transform(written -> {
        if (written.succeeded()) return right ? Future.succeededFuture() : Future.failedFuture(new Refused(Reason.WRONG_CODE));
        return written.cause() instanceof StaleRevision ? redeem(key, code, rounds - 1) : Future.failedFuture(written.cause());
      });
    });
  }

  /** A newer code may have taken its place meanwhile: that one stays. */
  private Future<Void> delete(Document document) {
    return store.delete(COLLECTION, document.id(), document.revision())
        .recover(failure -> failure instanceof StaleRevision ? Future.succeededFuture() : Future.failedFuture(failure));
  }

  private static boolean equal(String a, String b) {
    return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static String key(Email email) {
    return hash("sign-in-code", email.address());
  }

  private static String hash(String key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
