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

  @Test void after_a_close_the_file_alone_is_the_store() throws Exception {
    Outcome.of(store().append("log", 0, List.of(Buffer.buffer("x"))));
    Outcome.of(store().close());
    try (var files = Files.list(directory.resolve("data"))) {
      assertEquals(List.of("palier.db", "palier.lock"), files.map(file -> file.getFileName().toString()).sorted().toList());
    }
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
