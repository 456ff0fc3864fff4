package org.palier.deploy.store.mongo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.ConnectionString;
import com.mongodb.reactivestreams.client.MongoClients;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.store.Outcome;
import org.palier.deploy.store.StoreContract;
import org.palier.engine.store.Collection;
import org.palier.engine.store.DuplicateKey;
import org.palier.engine.store.SequenceTaken;
import org.palier.engine.store.Store;
import org.palier.engine.store.StoreUnavailable;

/** On the MongoDB named by PALIER_TEST_MONGODB_URI, else on MongoDB's real engine from npm. Never skipped. */
class MongoStoreIT extends StoreContract {
  private static final String GIVEN = System.getenv("PALIER_TEST_MONGODB_URI");

  @TempDir static Path directory;
  private static MongoEngine engine;
  private String database;

  @BeforeAll static void startEngine() {
    if (GIVEN == null) engine = MongoEngine.start(directory.resolve("engine"));
  }

  @AfterAll static void stopEngine() {
    if (engine != null) engine.close();
  }

  @Override @BeforeEach protected void openStore() {
    database = "palier_test_" + UUID.randomUUID().toString().substring(0, 8);
    super.openStore();
  }

  @AfterEach void dropDatabase() {
    try (var client = MongoClients.create(address(database))) {
      Outcome.of(Published.all(client.getDatabase(database).drop()));
    }
  }

  @Override protected Future<? extends Store> open() {
    return MongoStore.open(vertx, address(database));
  }

  @Test void a_node_that_remembers_a_log_as_it_was_cannot_bring_it_back_once_it_is_forgotten() {
    Outcome.of(store().append("gone", 0, List.of(Buffer.buffer("one"))));
    Outcome.of(store().append("gone", 1, List.of(Buffer.buffer("two"))));
    var other = Outcome.of(open());
    Outcome.failure(SequenceTaken.class, other.append("gone", 1, List.of(Buffer.buffer("x"))));
    Outcome.of(store().append("gone", 2, List.of(Buffer.buffer("three"))));
    Outcome.of(store().forget("gone"));
    for (long last : List.of(0L, 1L, 2L, 3L)) Outcome.failure(SequenceTaken.class, other.append("gone", last, List.of(Buffer.buffer("x"))));
    assertEquals(List.of(), Outcome.of(other.read("gone", 1)));
    Outcome.of(other.close());
  }

  @Test void an_address_that_is_none_is_refused() {
    Outcome.failure(IllegalArgumentException.class, MongoStore.open(vertx, "http://localhost"));
  }

  @Test void a_database_that_does_not_answer_is_unavailable() {
    Outcome.failure(StoreUnavailable.class, MongoStore.open(vertx, "mongodb://127.0.0.1:1/?directConnection=true&serverSelectionTimeoutMS=300"));
  }

  @Test void of_nodes_that_race_exactly_one_wins_each_sequence() {
    var nodes = List.of(store(), another(), another());
    for (long last = 0; last < 60; ) {
      long at = last;
      // Each node tries with one, two and three entries at once; whoever wins, no other fits in beside it.
      var tries = IntStream.range(0, 9).mapToObj(n -> nodes.get(n % 3).append("race", at, bodies(n / 3 + 1, "try " + n))).toList();
      Outcome.of(Future.join(tries).otherwiseEmpty());
      assertEquals(1, tries.stream().filter(Future::succeeded).count());
      assertTrue(tries.stream().filter(Future::failed).allMatch(lost -> lost.cause() instanceof SequenceTaken));
      last += IntStream.range(0, 9).filter(n -> tries.get(n).succeeded()).findFirst().orElseThrow() / 3 + 1;
      assertEquals(last, Outcome.of(store().read("race", 1)).size());
    }
    nodes.subList(1, 3).forEach(node -> Outcome.of(node.close()));
  }

  @Test void another_node_goes_on_where_one_ended() {
    var other = another();
    Outcome.of(store().append("log", 0, bodies(3, "first")));
    Outcome.failure(SequenceTaken.class, other.append("log", 1, bodies(1, "between")));
    Outcome.failure(SequenceTaken.class, other.append("log", 2, bodies(1, "between")));
    Outcome.of(other.append("log", 3, bodies(2, "second")));
    Outcome.failure(SequenceTaken.class, store().append("log", 3, bodies(1, "late")));
    Outcome.of(store().append("log", 5, bodies(1, "third")));
    assertEquals(List.of("first 2", "second 0", "second 1", "third 0"),
        Outcome.of(other.read("log", 3)).stream().map(entry -> entry.body().toString()).toList());
    Outcome.of(other.close());
  }

  @Test void an_append_whose_reply_is_lost_is_known_as_our_own() {
    var address = new ConnectionString(address(database));
    assumeTrue(address.getHosts().size() == 1 && address.getHosts().getFirst().startsWith("127.0.0.1:"), "the proxy stands before a server on this machine");
    try (var proxy = new LosingProxy(vertx, Integer.parseInt(address.getHosts().getFirst().substring(10)), "insert")) {
      var store = Outcome.of(MongoStore.open(vertx, "mongodb://127.0.0.1:" + proxy.port() + "/" + database + "?directConnection=true&retryWrites=false"));
      proxy.lose(2);
      Outcome.of(store.append("log", 0, bodies(2, "ours")));
      assertEquals(0, proxy.stillToLose());
      assertEquals(2, Outcome.of(store.read("log", 1)).size());
      // Lost replies must not turn a foreign entry into our own either.
      proxy.lose(1);
      Outcome.failure(SequenceTaken.class, store.append("log", 0, bodies(2, "late")));
      assertEquals(0, proxy.stillToLose());
      Outcome.of(store.append("log", 2, bodies(1, "next")));
      Outcome.of(store.close());
    }
  }

  @Test void a_store_works_again_when_its_database_is_back() {
    var own = MongoEngine.start(directory.resolve("own"));
    var store = Outcome.of(MongoStore.open(vertx, own.address() + "&serverSelectionTimeoutMS=500"));
    Outcome.of(store.declare(PEOPLE));
    Outcome.of(store.append("log", 0, bodies(1, "before")));
    // On a busy machine the engine of the tests acknowledges what it writes first before its journal has it; this test asks whether we come back.
    MongoDatabases.flush(own.address());
    own.kill();
    Outcome.failure(StoreUnavailable.class, store.append("log", 1, bodies(1, "while away")));
    Outcome.failure(StoreUnavailable.class, store.check());
    Outcome.failure(StoreUnavailable.class, store.insert(PEOPLE, "a", new JsonObject()));
    try (var back = MongoEngine.start(directory.resolve("own"), own.port())) {
      assertEquals(own.port(), back.port());
      awaitCheck(store);
      var entries = Outcome.of(store.read("log", 1));
      assertEquals("before 0", entries.getFirst().body().toString());
      Outcome.of(store.append("log", entries.size(), bodies(1, "after")));
      Outcome.of(store.close());
    }
  }

  @Test void keys_declared_later_hold_for_documents_that_are_there() {
    var plain = Collection.of("badge");
    Outcome.of(store().declare(plain));
    for (int n = 0; n < 1_200; n++) Outcome.of(store().insert(plain, "id " + n, n % 2 == 0 ? new JsonObject().put("number", n) : new JsonObject()));
    var unique = plain.uniqueBy("number");
    Outcome.of(store().declare(unique));
    Outcome.failure(DuplicateKey.class, store().insert(unique, "x", new JsonObject().put("number", 1_198)));
    Outcome.of(store().insert(unique, "x", new JsonObject().put("number", 1_199)));
    Outcome.of(store().insert(plain.uniqueBy("colour"), "y", new JsonObject().put("colour", "red")));
    Outcome.of(store().insert(plain.uniqueBy("colour"), "z", new JsonObject().put("colour", "red")));
    Outcome.failure(DuplicateKey.class, store().declare(plain.uniqueBy("colour")));
  }

  private static void awaitCheck(Store store) {
    for (int tries = 0; tries < 40; tries++) {
      var check = store.check();
      if (Outcome.of(check.map(true).otherwise(false))) return;
    }
    Outcome.of(store.check());
  }

  private Store another() {
    return Outcome.of(MongoStore.open(vertx, address(database)));
  }

  private static String address(String database) {
    return MongoDatabases.address(GIVEN == null ? engine.address() : GIVEN, database);
  }

  private static List<Buffer> bodies(int number, String text) {
    return IntStream.range(0, number).mapToObj(n -> Buffer.buffer(text + " " + n)).toList();
  }
}
