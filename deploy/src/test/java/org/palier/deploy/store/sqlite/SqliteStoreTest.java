package org.palier.deploy.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.store.Outcome;
import org.palier.deploy.store.StoreContract;
import org.palier.engine.store.Collection;
import org.palier.engine.store.LogStore;
import org.palier.engine.store.Query;
import org.palier.engine.store.Query.Comparison;
import org.palier.engine.store.Store;

class SqliteStoreTest extends StoreContract {
  @TempDir Path directory;

  @Override protected Future<? extends Store> open() {
    return SqliteStore.open(vertx, directory.resolve("data"));
  }

  @Test void appends_that_wait_together_are_committed_together() {
    var store = (SqliteStore) store();
    long before = store.commits();
    var appends = new ArrayList<Future<Void>>();
    for (int n = 0; n < 5_000; n++) appends.add(store.append("log " + n, 0, List.of(Buffer.buffer("x"))));
    Outcome.of(Future.all(appends));
    long commits = store.commits() - before;
    assertTrue(commits >= 5 && commits < 500, commits + " commits for 5,000 appends");
  }

  @Test void a_file_of_the_first_version_is_brought_up_with_all_its_entries() throws Exception {
    Outcome.of(store().close());
    execute("DROP VIEW log_reading", "DROP TABLE log", "DROP TABLE log_entry", "PRAGMA user_version = 1",
        "CREATE TABLE log_entry (log TEXT NOT NULL, sequence INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (log, sequence)) WITHOUT ROWID",
        "INSERT INTO log_entry VALUES ('b', 1, x'62'), ('a', 1, x'61'), ('a', 2, x'6161')");
    reopen();
    assertEquals(List.of("a", "aa"), Outcome.of(store().read("a", 1)).stream().map(entry -> entry.body().toString()).toList());
    Outcome.of(store().append("b", 1, List.of(Buffer.buffer("bb"))));
    assertEquals(List.of(2L), Outcome.of(store().read("b", 2)).stream().map(LogStore.Entry::sequence).toList());
  }

  /** While the store runs: what was deleted, replaced, redacted or forgotten is in none of its files, be it small or of many pages. */
  @Test void of_what_was_erased_no_byte_is_left_in_any_file_once_the_store_is_scrubbed() throws Exception {
    var secret = Collection.of("secret").indexedBy("name");
    Outcome.of(store().declare(secret));
    var pages = "WHO-WAS-THERE ".repeat(2_000);
    for (int n = 0; n < 40; n++) {
      var text = n % 4 == 0 ? pages : "WHO-WAS-THERE";
      Outcome.of(store().insert(secret, "d" + n, new JsonObject().put("name", "WHO-WAS-THERE " + n).put("text", text)));
      Outcome.of(store().append("log " + n, 0, List.of(Buffer.buffer("before"), Buffer.buffer(text), Buffer.buffer("after"))));
      Outcome.of(store().append("room " + n, 0, List.of(Buffer.buffer(text))));
    }
    assertTrue(found("WHO-WAS-THERE"), "it was there");
    for (int n = 0; n < 40; n++) {
      if (n % 2 == 0) Outcome.of(store().delete(secret, "d" + n, 1));
      else Outcome.of(store().replace(secret, "d" + n, 1, new JsonObject().put("name", "-")));
      Outcome.of(store().redact("log " + n, 2, Buffer.buffer("-")));
      Outcome.of(store().forget("room " + n));
    }
    Outcome.of(store().scrub());
    assertEquals(List.of("before", "-", "after"), Outcome.of(store().read("log 3", 1)).stream().map(entry -> entry.body().toString()).toList());
    assertTrue(!found("WHO-WAS-THERE"), "a byte is left");
    assertTrue(found("before"), "what stays is where it was");
  }

  private boolean found(String text) throws Exception {
    try (var files = Files.list(directory.resolve("data"))) {
      for (var file : files.filter(Files::isRegularFile).toList())
        if (new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains(text)) return true;
    }
    return false;
  }

  @Test void the_file_can_be_read_with_other_tools() throws Exception {
    Outcome.of(store().append("sitting/x", 0, List.of(Buffer.buffer("one"), Buffer.buffer("two"))));
    Outcome.of(store().append("sitting/y", 0, List.of(Buffer.buffer("other"))));
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("data/palier.db")); var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT log, sequence, CAST(body AS TEXT) FROM log_reading ORDER BY log, sequence")) {
      var read = new ArrayList<String>();
      while (rows.next()) read.add(rows.getString(1) + " " + rows.getLong(2) + " " + rows.getString(3));
      assertEquals(List.of("sitting/x 1 one", "sitting/x 2 two", "sitting/y 1 other"), read);
    }
  }

  @Test void the_write_ahead_log_is_brought_in_beside_the_writer() throws Exception {
    var file = directory.resolve("data/palier.db");
    Outcome.of(store().append("log", 0, List.of(Buffer.buffer("x".repeat(100_000)))));
    long before = Files.size(file);
    long patience = System.nanoTime() + 30_000_000_000L;
    while (Files.size(file) <= before && System.nanoTime() < patience) Thread.sleep(50);
    assertTrue(Files.size(file) > before, "the file did not grow from " + before);
  }

  private void execute(String... statements) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("data/palier.db")); var statement = connection.createStatement()) {
      for (var sql : statements) statement.execute(sql);
    }
  }

  @Test void after_a_close_the_file_alone_is_the_store() throws Exception {
    Outcome.of(store().append("log", 0, List.of(Buffer.buffer("x"))));
    Outcome.of(store().close());
    try (var files = Files.list(directory.resolve("data"))) {
      assertEquals(List.of("palier.db", "palier.lock"), files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  /** Erasing a key erases what it opens: of the key no copy may stay in the file. */
  @Test void what_was_deleted_or_replaced_is_nowhere_in_the_file() throws Exception {
    Outcome.of(store().declare(PEOPLE));
    var inserts = new ArrayList<Future<?>>();
    for (int number = 0; number < 400; number++) inserts.add(store().insert(PEOPLE, "p" + number, new JsonObject().put("last", "secret of " + number).put("city", "x".repeat(number))));
    Outcome.of(Future.all(inserts));
    var changes = new ArrayList<Future<?>>();
    for (int number = 0; number < 400; number += 2) changes.add(store().delete(PEOPLE, "p" + number, 1));
    for (int number = 1; number < 400; number += 2) changes.add(store().replace(PEOPLE, "p" + number, 1, new JsonObject().put("city", "y".repeat(300))));
    Outcome.of(Future.all(changes));
    Outcome.of(store().close());
    var file = Files.readString(directory.resolve("data/palier.db"), java.nio.charset.StandardCharsets.ISO_8859_1);
    assertTrue(file.contains("yyyyyyyy"));
    assertEquals(-1, file.indexOf("secret of"));
  }

  @Test void a_collection_nobody_declared_is_a_fault_that_harms_no_neighbour() {
    var unknown = Collection.of("unknown");
    var before = store().append("before", 0, List.of(Buffer.buffer("x")));
    var fault = store().insert(unknown, "a", new JsonObject());
    var after = store().append("after", 0, List.of(Buffer.buffer("x")));
    Outcome.of(Future.all(before, after));
    Outcome.failure(IllegalStateException.class, fault);
    Outcome.failure(IllegalStateException.class, store().get(unknown, "a"));
  }

  @Test void a_declared_index_serves_its_queries() throws Exception {
    Outcome.of(store().declare(PEOPLE));
    assertPlan("SEARCH person USING INDEX person.index.city.age (<expr>=? AND <expr>>?", Query.where("city", "Metz").and("age", Comparison.GREATER, 3));
    assertPlan("SEARCH person USING INDEX person.unique.email (<expr>=?", Query.where("email", "a@x.fr"));
    assertPlan("SEARCH person USING INDEX person.unique.first.last (<expr>=?", Query.where("first", "Ada"));
  }

  private void assertPlan(String expected, Query query) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("data/palier.db"));
        var explain = connection.prepareStatement("EXPLAIN QUERY PLAN SELECT * FROM person" + QueryText.where(query))) {
      QueryText.bind(explain, query);
      try (var rows = explain.executeQuery()) {
        rows.next();
        assertTrue(rows.getString("detail").startsWith(expected), rows.getString("detail"));
      }
    }
  }
}
