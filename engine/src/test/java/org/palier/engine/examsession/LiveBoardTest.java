package org.palier.engine.examsession;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palier.engine.bus.Announcements;
import org.palier.engine.examsession.LiveBoard.News;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

class LiveBoardTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private Vertx vertx;
  private Announcements announcements;
  private LiveBoard board;

  @BeforeEach void open() {
    vertx = Vertx.vertx();
    announcements = new Announcements(vertx);
    board = new LiveBoard(vertx, announcements);
  }

  @AfterEach void close() throws Exception {
    of(vertx.close());
  }

  private Future<News> news(String examSession, long since, Duration wait) {
    return board.news(examSession, since, wait, _ -> true);
  }

  @Test void whoever_comes_first_gets_everything_and_a_number() throws Exception {
    var news = of(news("x", 0, LONG));
    assertEquals(Optional.empty(), news.changed());
    assertTrue(news.number() > 0);
  }

  @Test void a_number_of_before_a_restart_or_from_another_node_gives_everything() throws Exception {
    var news = of(news("x", 0, Duration.ZERO));
    assertEquals(Optional.empty(), of(news("x", news.number() - 1, LONG)).changed());
    assertEquals(Optional.empty(), of(news("x", news.number() + 1, LONG)).changed());
  }

  @Test void nobody_waits_for_a_server_that_ends() throws Exception {
    long since = of(news("x", 0, LONG)).number();
    var waiting = news("x", since, Duration.ofHours(1));
    board.stop();
    assertEquals(Optional.of(Set.of()), of(waiting).changed());
    assertEquals(Optional.of(Set.of()), of(news("x", since, Duration.ofHours(1))).changed());
  }

  @Test void a_change_wakes_the_watcher_with_what_changed() throws Exception {
    long since = of(news("x", 0, LONG)).number();
    var waiting = news("x", since, LONG);
    announcements.sittingChanged("x", "s1");
    announcements.sittingChanged("x", "s1");
    announcements.sittingChanged("y", "s3");
    announcements.sittingChanged("x", "s2");
    var news = of(waiting);
    assertEquals(Optional.of(Set.of("s1", "s2")), news.changed());
    assertEquals(since + 1, news.number());
  }

  @Test void who_waits_for_some_sittings_sleeps_through_the_others_and_wakes_for_the_session_itself() throws Exception {
    long since = of(news("x", 0, LONG)).number();
    Predicate<String> mine = sitting -> sitting.isEmpty() || sitting.equals("s1");
    var waiting = board.news("x", since, LONG, mine);
    var all = news("x", since, LONG);
    announcements.sittingChanged("x", "s2");
    long then = of(all).number();
    assertFalse(waiting.isComplete(), "not his");
    announcements.sittingChanged("x", "s1");
    assertEquals(then + 1, of(waiting).number());
    var door = board.news("x", then + 1, LONG, mine);
    announcements.sittingChanged("x", "");
    assertEquals(then + 2, of(door).number());
  }

  @Test void what_changed_between_two_looks_is_told_at_the_second() throws Exception {
    long since = of(news("x", 0, LONG)).number();
    var woken = news("x", since, LONG);
    announcements.sittingChanged("x", "s1");
    long then = of(woken).number();
    var again = news("x", then, LONG);
    announcements.sittingChanged("x", "s2");
    assertEquals(Optional.of(Set.of("s2")), of(again).changed());
    assertEquals(Optional.of(Set.of("s1", "s2")), of(news("x", since, LONG)).changed());
  }

  @Test void whoever_waits_in_vain_is_told_that_nothing_changed() throws Exception {
    long since = of(news("x", 0, LONG)).number();
    assertEquals(new News(since, Optional.of(Set.of())), of(news("x", since, Duration.ofMillis(50))));
    assertEquals(new News(since, Optional.of(Set.of())), of(news("x", since, Duration.ZERO)));
  }

  /** Each round a change races the look; the change that falls between looking and waiting must not be slept through. */
  @Test void no_change_is_slept_through() throws Exception {
    long since = of(news("x", 0, LONG)).number();
    for (int round = 0; round < 60; round++) {
      var sitting = "s" + round;
      vertx.runOnContext(_ -> announcements.sittingChanged("x", sitting));
      var spin = round * 1_000;
      for (int i = 0; i < spin; i++) Thread.onSpinWait();
      long begun = System.nanoTime();
      var news = of(news("x", since, LONG));
      assertTrue(System.nanoTime() - begun < 10_000_000_000L, "slept");
      assertEquals(Optional.of(Set.of(sitting)), news.changed());
      since = news.number();
    }
  }

  @Test void a_board_has_a_bounded_number_of_watchers_and_forgets_those_who_left() throws Exception {
    long since = of(news("x", 0, LONG)).number();
    var waiting = new ArrayList<Future<News>>();
    for (int i = 0; i < 200; i++) waiting.add(news("x", since, Duration.ofMillis(1_500)));
    assertEquals(Reason.BUSY, assertThrows(Refused.class, () -> news("x", since, LONG)).reason());
    for (var one : List.copyOf(waiting)) of(one);
    var next = news("x", since, LONG);
    announcements.sittingChanged("x", "s1");
    assertEquals(Optional.of(Set.of("s1")), of(next).changed());
  }

  private static <T> T of(Future<T> future) throws Exception {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw assertInstanceOf(Exception.class, failed.getCause());
    }
  }
}
