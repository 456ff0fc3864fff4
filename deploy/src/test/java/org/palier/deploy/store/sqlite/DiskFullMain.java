package org.palier.deploy.store.sqlite;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.palier.deploy.store.Outcome;
import org.palier.engine.store.StoreUnavailable;

/**
 * Appends until the store cannot write, checks that it stays readable and says so, makes room with the given command,
 * and checks that the same store writes again and that exactly the acknowledged entries are there, now and reopened.
 */
final class DiskFullMain {
  private static final int LOGS = 20;
  private static final Buffer BODY = Buffer.buffer("x".repeat(2_000));

  private final Vertx vertx = Vertx.vertx();
  private final Path directory;
  private final long[] acknowledged = new long[LOGS];
  private SqliteStore store;

  private DiskFullMain(Path directory) {
    this.directory = directory;
    store = Outcome.of(SqliteStore.open(vertx, directory));
  }

  public static void main(String[] arguments) {
    try {
      run(arguments);
      System.exit(0);
    } catch (Throwable failure) {
      failure.printStackTrace();
      System.exit(1);
    }
  }

  private static void run(String[] arguments) throws Exception {
    var scenario = new DiskFullMain(Path.of(arguments[0]));
    scenario.fill();
    scenario.verify();
    makeRoom(List.of(arguments).subList(1, arguments.length));
    for (int round = 0; round < 20; round++) check(scenario.appendToEach() == LOGS, "writes again");
    Outcome.of(scenario.store.check());
    scenario.verify();
    scenario.reopen();
    scenario.verify();
    System.out.println("DONE " + scenario.acknowledged[0]);
  }

  private void fill() {
    int rounds = 0;
    while (appendToEach() == LOGS) check(++rounds < 5_000, "the disk never became full");
    // Small writes may still find a gap; in the end none does.
    int silent = 0;
    for (int round = 0; silent < 5; round++) {
      check(round < 1_000, "the store never gave up");
      silent = appendToEach() == 0 ? silent + 1 : 0;
    }
    Outcome.failure(StoreUnavailable.class, store.append("large", 0, List.of(Buffer.buffer(new byte[1 << 20]))));
  }

  /** How many of the appends were acknowledged. */
  private int appendToEach() {
    var appends = new ArrayList<Future<Void>>();
    for (int log = 0; log < LOGS; log++) appends.add(store.append("log " + log, acknowledged[log], List.of(BODY)));
    int kept = 0;
    for (int log = 0; log < LOGS; log++) {
      var append = appends.get(log);
      try {
        Outcome.of(append);
        acknowledged[log]++;
        kept++;
      } catch (StoreUnavailable full) {
        continue;
      }
    }
    return kept;
  }

  private void verify() {
    for (int log = 0; log < LOGS; log++) {
      long there = Outcome.of(store.read("log " + log, 1)).size();
      check(there == acknowledged[log], "log " + log + " has " + there + " entries, acknowledged were " + acknowledged[log]);
    }
  }

  private void reopen() {
    Outcome.of(store.close());
    store = Outcome.of(SqliteStore.open(vertx, directory));
  }

  private static void makeRoom(List<String> command) throws Exception {
    var words = command.stream().map(word -> word.equals("PID") ? Long.toString(ProcessHandle.current().pid()) : word).toList();
    check(new ProcessBuilder(words).inheritIO().start().waitFor() == 0, String.join(" ", words));
  }

  private static void check(boolean holds, String what) {
    if (!holds) throw new AssertionError(what);
  }
}
