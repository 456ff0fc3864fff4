package org.palier.deploy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palier.engine.store.LogStore.Entry;
import org.palier.engine.store.SequenceTaken;
import org.palier.engine.store.Store;
import org.palier.engine.store.StoreBusy;

/** What every store owes to the owners of logs. */
interface LogContract {
  Store store();

  @Test default void entries_appended_are_read_back_in_order() {
    append("sitting/é", 0, "one");
    append("sitting/é", 1, "two", "three", "");
    append("sitting/é", 4, "five");
    assertEquals(List.of(entry(1, "one"), entry(2, "two"), entry(3, "three"), entry(4, ""), entry(5, "five")), read("sitting/é", 1));
    assertEquals(read("sitting/é", 1), read("sitting/é", 0));
    assertEquals(List.of(entry(3, "three"), entry(4, ""), entry(5, "five")), read("sitting/é", 3));
    assertEquals(List.of(), read("sitting/é", 6));
    assertEquals(List.of(), read("sitting", 1));
  }

  @Test default void any_bytes_are_kept() {
    var bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) i;
    Outcome.of(store().append("bytes", 0, List.of(Buffer.buffer(bytes))));
    assertEquals(Buffer.buffer(bytes), read("bytes", 1).getFirst().body());
  }

  @Test default void an_append_behind_the_head_is_refused() {
    append("a", 0, "one", "two", "three");
    for (long last : List.of(0L, 1L, 2L)) Outcome.failure(SequenceTaken.class, store().append("a", last, bodies("x")));
    assertEquals(3, read("a", 1).size());
  }

  @Test default void an_append_that_would_leave_a_gap_is_refused() {
    Outcome.failure(SequenceTaken.class, store().append("a", 1, bodies("x")));
    append("a", 0, "one");
    Outcome.failure(SequenceTaken.class, store().append("a", 2, bodies("x")));
    assertEquals(List.of(entry(1, "one")), read("a", 1));
  }

  @Test default void an_append_of_several_is_kept_whole_or_not_at_all() {
    append("a", 0, "one", "two");
    Outcome.failure(SequenceTaken.class, store().append("a", 1, bodies("x", "y", "z")));
    assertEquals(List.of(entry(1, "one"), entry(2, "two")), read("a", 1));
  }

  @Test default void nonsense_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> store().append("", 0, bodies("x")));
    assertThrows(IllegalArgumentException.class, () -> store().append("a", -1, bodies("x")));
    assertThrows(IllegalArgumentException.class, () -> store().append("a", 0, List.of()));
    assertThrows(IllegalArgumentException.class, () -> store().append("a", 0, bodies(Stream.generate(() -> "x").limit(101).toArray(String[]::new))));
  }

  @Test default void of_writers_that_race_exactly_one_wins_each_sequence() {
    var won = IntStream.range(0, 64).mapToObj(_ -> new AtomicInteger()).toList();
    var writers = IntStream.range(0, 64).mapToObj(writer -> race("race", 0, writer, won.get(writer))).toList();
    Outcome.of(Future.all(writers));
    var entries = read("race", 1);
    assertEquals(IntStream.rangeClosed(1, entries.size()).mapToObj(n -> (long) n).toList(), entries.stream().map(Entry::sequence).toList());
    for (int writer = 0; writer < 64; writer++) {
      var own = writer + ".";
      assertEquals(won.get(writer).get(), entries.stream().filter(entry -> entry.body().toString().startsWith(own)).count());
    }
    assertEquals(entries.size(), won.stream().mapToInt(AtomicInteger::get).sum());
    assertTrue(entries.size() >= 60);
  }

  /** Tries every sequence up to 60 in turn, one or three entries at a time, and counts what it won. */
  private Future<Void> race(String log, long last, int writer, AtomicInteger won) {
    if (last >= 60) return Future.succeededFuture();
    var bodies = (writer + last) % 4 == 0 ? bodies(writer + ".a", writer + ".b", writer + ".c") : bodies(writer + ".");
    return store().append(log, last, bodies)
        .map(_ -> won.addAndGet(bodies.size()))
        .recover(refused -> refused instanceof SequenceTaken ? Future.succeededFuture(0) : Future.failedFuture(refused))
        .compose(_ -> race(log, last + 1, writer, won));
  }

  @Test default void many_logs_grow_side_by_side() {
    var appends = new ArrayList<Future<Void>>();
    for (int log = 0; log < 1_000; log++) {
      var name = "log " + log;
      appends.add(store().append(name, 0, bodies("a", "b")).compose(_ -> store().append(name, 2, bodies("c"))));
    }
    Outcome.of(Future.all(appends));
    for (int log = 0; log < 1_000; log += 37) assertEquals(List.of(entry(1, "a"), entry(2, "b"), entry(3, "c")), read("log " + log, 1));
  }

  @Test default void appends_that_fail_do_not_fail_their_neighbours() {
    append("taken", 0, "one");
    var sound = new ArrayList<Future<Void>>();
    var refused = new ArrayList<Future<Void>>();
    for (int n = 0; n < 200; n++) {
      sound.add(store().append("sound " + n, 0, bodies("x")));
      refused.add(store().append("taken", 0, bodies("y")));
      refused.add(store().append("gap " + n, 3, bodies("z", "z")));
    }
    Outcome.of(Future.all(sound));
    refused.forEach(future -> Outcome.failure(SequenceTaken.class, future));
    assertEquals(List.of(entry(1, "one")), read("taken", 1));
    assertEquals(List.of(), read("gap 7", 1));
  }

  @Test default void more_calls_than_the_store_may_hold_are_refused_and_the_others_are_kept() {
    var appends = IntStream.range(0, 60_000).mapToObj(n -> store().append("flood " + n, 0, bodies("x"))).toList();
    Outcome.of(Future.join(appends).otherwiseEmpty());
    var refused = appends.stream().filter(Future::failed).toList();
    assertTrue(refused.stream().allMatch(append -> append.cause() instanceof StoreBusy), () -> refused.getFirst().cause().toString());
    assertTrue(!refused.isEmpty() && refused.size() <= 40_000, refused.size() + " were refused");
    for (int n = 0; n < 60_000; n += 997) assertEquals(appends.get(n).succeeded() ? 1 : 0, read("flood " + n, 1).size());
  }

  @Test default void a_redacted_entry_says_something_else_at_its_place_and_the_log_goes_on() {
    append("a", 0, "one", "two", "three");
    append("a", 3, "four");
    redact("a", 2, "-");
    redact("a", 4, "--");
    assertEquals(List.of(entry(1, "one"), entry(2, "-"), entry(3, "three"), entry(4, "--")), read("a", 1));
    redact("a", 5, "not there");
    redact("no such log", 1, "not there");
    append("a", 4, "five");
    assertEquals(List.of(entry(4, "--"), entry(5, "five")), read("a", 4));
    assertEquals(List.of(), read("no such log", 1));
    assertThrows(IllegalArgumentException.class, () -> store().redact("a", 0, Buffer.buffer("x")));
    assertThrows(IllegalArgumentException.class, () -> store().redact("a", 1, Buffer.buffer()));
  }

  @Test default void a_forgotten_log_is_empty_and_nobody_brings_it_back() {
    append("gone", 0, "one", "two");
    append("gone", 2, "three");
    append("beside", 0, "kept");
    Outcome.of(store().forget("gone"));
    assertEquals(List.of(), read("gone", 1));
    assertEquals(List.of(), read("gone", 3));
    for (long last : List.of(0L, 1L, 2L, 3L, 4L)) Outcome.failure(SequenceTaken.class, store().append("gone", last, bodies("x")));
    redact("gone", 1, "back");
    assertEquals(List.of(), read("gone", 1));
    Outcome.of(store().forget("gone"));
    Outcome.of(store().forget("never was"));
    append("never was", 0, "one");
    assertEquals(List.of(entry(1, "kept")), read("beside", 1));
    Outcome.of(store().scrub());
  }

  @Test default void of_an_append_and_a_forgetting_that_race_nothing_is_left() {
    for (int round = 0; round < 20; round++) {
      var log = "race " + round;
      append(log, 0, "one");
      var forgotten = store().forget(log);
      var appended = store().append(log, 1, bodies("two"));
      Outcome.of(forgotten);
      Outcome.of(appended.otherwiseEmpty());
      assertEquals(List.of(), read(log, 1));
    }
  }

  private void redact(String log, long sequence, String body) {
    Outcome.of(store().redact(log, sequence, Buffer.buffer(body)));
  }

  private void append(String log, long last, String... bodies) {
    Outcome.of(store().append(log, last, bodies(bodies)));
  }

  private List<Entry> read(String log, long from) {
    return Outcome.of(store().read(log, from));
  }

  private static Entry entry(long sequence, String body) {
    return new Entry(sequence, Buffer.buffer(body));
  }

  private static List<Buffer> bodies(String... texts) {
    return Stream.of(texts).map(Buffer::buffer).toList();
  }
}
