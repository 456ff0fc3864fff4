package org.palier.engine.account;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * Argon2id with 19 MiB, two passes, one lane (the first choice of OWASP's password storage sheet), as PHC strings. About 70 ms of
 * one core each: done on threads of its own, no more of them than cores, so that neither event loops nor the store wait.
 */
public final class Passwords {
  public static final int LEAST_LENGTH = 12;
  public static final int MOST_LENGTH = 200;
  /** Waiting longer than some three seconds helps nobody: beyond this the reply is {@code busy}. */
  private static final int MOST_WAITING_PER_CORE = 40;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Holds its 19 MiB for as long as the process lives: made at the first hash, so that a server of candidates alone does without. */
  private static final class Hashing {
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
  }

  private final WorkerExecutor workers;
  private final int most;
  private final AtomicInteger underWay = new AtomicInteger();
  private final String nobodysHash = nobodysHash();

  public Passwords(Vertx vertx) {
    this(vertx, Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().availableProcessors() * MOST_WAITING_PER_CORE);
  }

  /** @param threads how many are hashed at once; @param mostWaiting how many more may wait */
  public Passwords(Vertx vertx, int threads, int mostWaiting) {
    workers = vertx.createSharedWorkerExecutor("palier-passwords", threads);
    most = threads + mostWaiting;
  }

  /** Fails with {@code out-of-range} when the password is too short or too long, {@code busy} when too many wait. */
  public Future<String> hash(String password) {
    if (password.length() < LEAST_LENGTH || password.length() > MOST_LENGTH)
      return Future.failedFuture(new Refused(Reason.OUT_OF_RANGE, Map.of("field", "password", "least", LEAST_LENGTH, "most", MOST_LENGTH)));
    return aside(() -> Hashing.ARGON2.hash(bytes(password), random(16)).getResult());
  }

  /** False for nobody's password, after the same work: the time taken does not tell whether there is such an account. */
  public Future<Boolean> verify(Optional<String> hash, String password) {
    if (password.length() > MOST_LENGTH) return Future.succeededFuture(false);
    var phc = hash.orElse(nobodysHash);
    return aside(() -> Argon2Function.getInstanceFromHash(phc).check(bytes(password), phc.getBytes(StandardCharsets.US_ASCII)) && hash.isPresent());
  }

  public Future<Void> close() {
    return workers.close();
  }

  private <T> Future<T> aside(Callable<T> work) {
    if (underWay.incrementAndGet() > most) {
      underWay.decrementAndGet();
      return Future.failedFuture(new Refused(Reason.BUSY));
    }
    return workers.executeBlocking(() -> {
      try {
        return work.call();
      } finally {
        underWay.decrementAndGet();
      }
    }, false);
  }

  /** Two keyboards may spell the same accented letter in two ways. */
  private static byte[] bytes(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
  }

  /** Has the shape and the price of a hash, and no password. */
  private static String nobodysHash() {
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=19456,t=2,p=1$" + base64.encodeToString(random(16)) + "$" + base64.encodeToString(random(32));
  }

  private static byte[] random(int length) {
    var bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
