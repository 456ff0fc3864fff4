package org.palier.deploy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.palier.deploy.store.Outcome;

/** A canary on a real bus that goes deaf because its consumer is taken away. */
@Timeout(30)
class CanaryTest {
  private static final Duration EVERY = Duration.ofMillis(20);

  private final Vertx vertx = Vertx.vertx();
  private final Told told = new Told(Canary.class);
  private final AtomicInteger cures = new AtomicInteger();

  @AfterEach void close() {
    Outcome.of(vertx.close());
    told.close();
  }

  @Test void a_bus_that_hears_is_ready_and_says_how_many_nodes_there_are() throws Exception {
    var canary = canary(() -> Future.succeededFuture());
    Thread.sleep(EVERY.toMillis() * 10);
    assertTrue(canary.ready());
    assertEquals("this node alone", canary.tell());
    assertEquals(0, cures.get());
    assertEquals(List.of("INFO the cluster is now: here"), told.lines());
  }

  @Test void a_bus_gone_deaf_is_told_once_cured_by_registering_again_and_told_well() throws Exception {
    var canary = canary(() -> Future.succeededFuture());
    Thread.sleep(EVERY.toMillis() * 3);
    Outcome.of(canary.deafen());
    until(() -> cures.get() > 0);
    until(canary::ready);
    Thread.sleep(EVERY.toMillis() * 10);
    assertEquals("this node alone", canary.tell());
    assertEquals(1, cures.get());
    assertEquals(List.of("INFO the cluster is now: here", "WARNING this node does not hear the event bus; consumers are registered again",
        "INFO all nodes answer on the event bus again"), told.lines());
  }

  @Test void while_it_is_being_cured_the_node_is_not_ready_and_says_why() throws Exception {
    var said = new AtomicReference<String>();
    var canary = new AtomicReference<Canary>();
    canary.set(canary(() -> {
      vertx.setTimer(1, _ -> said.compareAndSet(null, canary.get().ready() + " " + canary.get().tell()));
      return Future.succeededFuture();
    }));
    Thread.sleep(EVERY.toMillis() * 3);
    Outcome.of(canary.get().deafen());
    until(() -> said.get() != null);
    assertEquals("false this node does not hear the event bus; consumers are being registered again", said.get());
  }

  @Test void what_cannot_be_cured_must_be_restarted_and_is_told_once_but_tried_again_and_again() throws Exception {
    var canary = new AtomicReference<Canary>();
    canary.set(canary(() -> canary.get().deafen().compose(_ -> Future.failedFuture("the registry does not answer"))));
    Thread.sleep(EVERY.toMillis() * 3);
    Outcome.of(canary.get().deafen());
    until(() -> cures.get() > 3);
    assertEquals(false, canary.get().ready());
    assertEquals("this node does not hear the event bus; registering consumers again did not help: this node must be restarted", canary.get().tell());
    assertEquals(1, told.lines().stream().filter(line -> line.startsWith("WARNING this node does not hear")).count(), told.lines().toString());
    assertEquals(List.of("SEVERE this node does not hear the event bus; registering consumers again did not help: this node must be restarted"),
        told.lines().stream().filter(line -> line.startsWith("SEVERE")).toList());
  }

  private Canary canary(Supplier<Future<Void>> cure) {
    var canary = new Canary(vertx, "here", () -> List.of("here"), () -> {
      cures.incrementAndGet();
      return cure.get();
    }, 3);
    canary.start(EVERY);
    return canary;
  }

  static void until(Supplier<Boolean> reached) throws InterruptedException {
    while (!reached.get()) Thread.sleep(5);
  }
}
