package org.palier.proctoring.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/** Waiting for a room's next change. */
class RoomNewsTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final Vertx vertx = Vertx.vertx();
  private final RoomNews news = new RoomNews(vertx);

  @AfterEach void close() {
    vertx.close().await();
  }

  @Test void a_change_wakes_whoever_waits_for_that_room_and_nobody_else() throws Exception {
    var here = news.next("r-1", LONG);
    var elsewhere = news.next("r-2", LONG);
    news.changed("r-1", 7);
    of(here);
    assertFalse(elsewhere.isComplete());
  }

  @Test void patience_ends() throws Exception {
    of(news.next("r-1", Duration.ofMillis(20)));
  }

  @Test void so_many_may_wait_for_a_room_and_no_more() {
    var all = new ArrayList<Future<Void>>(List.of());
    Refused refused = null;
    for (int i = 0; i < 1_000 && refused == null; i++)
      try {
        all.add(news.next("r-1", LONG));
      } catch (Refused busy) {
        refused = busy;
      }
    assertEquals(100, all.size());
    assertEquals(Reason.BUSY, refused.reason());
  }

  @Test void nobody_waits_for_a_server_that_ends() throws Exception {
    var waiting = List.of(news.next("r-1", LONG), news.next("r-1", LONG), news.next("r-2", LONG));
    news.stop();
    for (var one : waiting) assertTrue(one.isComplete());
    assertTrue(news.next("r-3", LONG).isComplete());
  }

  private static void of(Future<Void> done) throws Exception {
    done.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
