package org.palier.deploy.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.store.Outcome;

/** A process that dies in the middle of its work, by a signal it cannot catch. */
@Timeout(120)
class SqliteCrashTest {
  private static final int ROUNDS = 3;

  @TempDir Path directory;
  private final Map<String, Long> acknowledged = new HashMap<>();
  private final Set<String> notes = new HashSet<>();

  @Test void nothing_acknowledged_is_lost_when_the_process_is_killed() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      loadAndKill(1_000 + 3_000 * round);
      verify();
    }
  }

  /** The kill falls somewhere in the middle of what the child does by the time its line number {@code lines} is read. */
  private void loadAndKill(int lines) throws Exception {
    var load = Child.start(List.of(), LoadMain.class, directory);
    try (var output = load.inputReader()) {
      // What follows the last end of line may be cut short: "log-1 12" of "log-1 123".
      var line = new StringBuilder();
      for (int read = output.read(); read >= 0; read = output.read()) {
        if (read != '\n') {
          line.append((char) read);
          continue;
        }
        hear(line.toString());
        line.setLength(0);
        if (--lines == 0) load.toHandle().destroyForcibly(); // the process itself would shut its output at once
      }
    }
    assertEquals(128 + 9, load.waitFor());
  }

  private void hear(String line) {
    assertFalse(line.startsWith("FAILED"), line);
    var words = line.split(" ");
    if (words[0].equals("note")) notes.add(words[1] + " " + words[2]);
    else acknowledged.merge(words[0], Long.valueOf(words[1]), Math::max);
  }

  private void verify() {
    var vertx = Vertx.vertx();
    var store = Outcome.of(SqliteStore.open(vertx, directory));
    for (var log : acknowledged.entrySet()) {
      var entries = Outcome.of(store.read(log.getKey(), 1));
      assertTrue(entries.size() >= log.getValue(), log + " has only " + entries.size());
      var before = "alone";
      for (int n = 1; n <= entries.size(); n++) {
        var words = entries.get(n - 1).body().toString().split(" ");
        assertEquals(log.getKey() + " " + n, words[0] + " " + words[1]);
        // An append of two was kept whole or not at all.
        var part = words.length == 3 ? words[2] : "alone";
        assertEquals(before.equals("first"), part.equals("second"), log + " at " + n);
        before = part;
      }
      assertNotEquals("first", before, log.toString());
    }
    for (var note : notes) assertTrue(Outcome.of(store.get(LoadMain.NOTES, note)).isPresent(), note);
    Outcome.of(store.close());
    Outcome.of(vertx.close());
  }
}
