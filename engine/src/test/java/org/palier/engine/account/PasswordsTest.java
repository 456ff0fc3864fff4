package org.palier.engine.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

class PasswordsTest {
  private static final String PASSWORD = "un cheval sous l'averse";
  private final Vertx vertx = Vertx.vertx();
  private final Passwords passwords = new Passwords(vertx, 2, 20);

  @AfterEach void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  @Test void the_right_password_and_only_that_one_is_verified() throws Exception {
    var hash = of(passwords.hash(PASSWORD));
    assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
    assertTrue(of(passwords.verify(Optional.of(hash), PASSWORD)));
    assertFalse(of(passwords.verify(Optional.of(hash), PASSWORD + "s")));
    assertFalse(of(passwords.verify(Optional.of(hash), "")));
    assertNotEquals(hash, of(passwords.hash(PASSWORD)));
  }

  @Test void the_hash_of_the_reference_implementation_is_understood() throws Exception {
    var hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    assertTrue(of(passwords.verify(Optional.of(hash), "password")));
    assertFalse(of(passwords.verify(Optional.of(hash), "Password")));
  }

  @Test void an_accent_typed_in_another_way_is_the_same_password() throws Exception {
    var hash = of(passwords.hash("caf\u00e9 du commerce"));
    assertTrue(of(passwords.verify(Optional.of(hash), "cafe\u0301 du commerce")));
  }

  @Test void a_password_too_short_or_too_long_is_refused() {
    assertEquals(Reason.OUT_OF_RANGE, reason(passwords.hash("x".repeat(11))));
    assertEquals(Reason.OUT_OF_RANGE, reason(passwords.hash("x".repeat(201))));
  }

  @Test void nobody_costs_as_much_as_somebody_and_is_never_right() throws Exception {
    var hash = of(passwords.hash(PASSWORD));
    long somebody = Long.MAX_VALUE;
    long nobody = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      assertFalse(of(passwords.verify(Optional.of(hash), "wrong password")));
      long between = System.nanoTime();
      assertFalse(of(passwords.verify(Optional.empty(), "wrong password")));
      somebody = Math.min(somebody, between - start);
      nobody = Math.min(nobody, System.nanoTime() - between);
    }
    assertTrue(nobody > somebody / 3, nobody + " ns against " + somebody);
  }

  @Test void hashing_happens_on_threads_of_its_own_and_the_event_loop_goes_on() throws Exception {
    var ticks = new AtomicInteger();
    var hashing = new HashSet<String>();
    vertx.getOrCreateContext().runOnContext(_ -> vertx.setPeriodic(1, _ -> ticks.incrementAndGet()));
    var hashes = new CopyOnWriteArrayList<Future<String>>();
    vertx.runOnContext(_ -> {
      for (int i = 0; i < 20; i++) hashes.add(passwords.hash(PASSWORD + i));
    });
    while (hashes.size() < 20 || !Future.all(hashes).isComplete()) {
      Thread.getAllStackTraces().forEach((thread, frames) -> {
        if (Arrays.stream(frames).anyMatch(frame -> frame.getClassName().contains("password4j"))) hashing.add(thread.getName());
      });
      Thread.sleep(2);
    }
    assertFalse(hashing.isEmpty(), "nobody was seen hashing");
    assertTrue(hashing.stream().allMatch(name -> name.startsWith("palier-passwords")), hashing.toString());
    assertTrue(hashing.size() <= 2, hashing.toString());
    assertTrue(ticks.get() > 20, ticks.get() + " ticks while 20 passwords were hashed");
  }

  @Test void who_comes_when_too_many_wait_is_told_that_the_server_is_busy() throws Exception {
    var few = new Passwords(vertx, 1, 2);
    var hashes = Stream.generate(() -> few.hash(PASSWORD)).limit(6).toList();
    for (var kept : hashes.subList(0, 3)) of(kept);
    for (var refused : hashes.subList(3, 6)) assertEquals(Reason.BUSY, reason(refused));
    of(few.hash(PASSWORD));
  }

  private static <T> T of(Future<T> future) throws Exception {
    return future.await(30, TimeUnit.SECONDS);
  }

  private static Reason reason(Future<?> future) {
    try {
      future.await(30, TimeUnit.SECONDS);
    } catch (Refused refused) {
      return refused.reason();
    } catch (Exception other) {
      throw new AssertionError(other);
    }
    throw new AssertionError("not refused");
  }
}
