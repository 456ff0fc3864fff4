package org.palier.proctoring.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

class PressTest {
  private final Vertx vertx = Vertx.vertx();
  private final Press press = new Press(vertx);

  @AfterEach void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test void papers_are_printed_aside_from_the_event_loop() throws Exception {
    var thread = press.print(() -> Thread.currentThread().getName().getBytes()).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    assertTrue(new String(thread).startsWith("palier-press"), new String(thread));
  }

  @Test void when_too_many_wait_the_next_is_told_so_and_later_ones_are_printed_again() throws Exception {
    var hold = new CountDownLatch(1);
    var all = new ArrayList<Future<byte[]>>();
    for (int i = 0; i < 41; i++) all.add(press.print(() -> {
      try {
        hold.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return new byte[] {1};
    }));
    assertEquals(Reason.BUSY, assertInstanceOf(Refused.class, all.getLast().cause()).reason());
    hold.countDown();
    Future.all(all.subList(0, 40)).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    assertEquals(1, press.print(() -> new byte[] {2}).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS).length);
  }

  @Test void a_paper_that_fails_takes_no_place() throws Exception {
    for (int i = 0; i < 100; i++)
      press.print(() -> {
        throw new IllegalStateException("out of ink");
      }).otherwise(new byte[0]).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    assertEquals(0, press.print(() -> new byte[0]).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS).length);
  }
}
