package org.palier.deploy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.command.OpenedStore;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Nodes;
import org.palier.deploy.load.Place;
import org.palier.deploy.load.Progress;
import org.palier.deploy.load.Readiness;
import org.palier.deploy.load.Seats;
import org.palier.deploy.load.Seats.Seat;
import org.palier.deploy.load.ServerProcess;
import org.palier.deploy.load.Undo;
import org.palier.deploy.store.mongo.MongoDatabases;
import org.palier.deploy.store.mongo.MongoEngine;
import org.palier.engine.account.Caller;
import org.palier.engine.account.Role;

/** Two real servers over one real MongoDB: a candidate on one of them, a supervisor on the other. Told in order, since nodes take long to meet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(240)
class TwoNodesIT {
  private static final long SOON_MILLIS = 3_000;

  private final Optional<String> given = Optional.ofNullable(System.getenv("PALIER_TEST_MONGODB_URI"));
  private final Undo undo = new Undo();
  private final Generator generator = new Generator();
  private String store;
  private Nodes nodes;
  private Path logs;
  private List<Seat> seats;
  private final List<Sitter> sitters = new ArrayList<>();
  private String supervisor;

  @BeforeAll void start(@TempDir Path folder) {
    store = given.orElseGet(() -> {
      var engine = MongoEngine.start(folder.resolve("engine"));
      undo.later(engine::close);
      return engine.address();
    });
    var place = Place.of(store, folder, undo);
    try (var opened = OpenedStore.toChange(place.settings())) {
      seats = Seats.fill(opened.application, 2, new Progress("two nodes"));
      supervisor = opened.application.webSessions().create(new Caller("a-sup", "Sup", Set.of(Role.SUPERVISOR), Optional.empty(), false)).await();
    }
    logs = folder;
    nodes = Nodes.start(undo, place.serve(), logs, 2);
  }

  @AfterAll void end() {
    generator.close();
    undo.close();
  }

  @Test @Order(1) void both_are_ready_and_know_each_other_and_warn_of_nothing() throws Exception {
    for (int node = 0; node < 2; node++) {
      assertEquals("2 nodes", bus(node));
      assertFalse(log(node).contains("WARN"), log(node));
      while (!log(node).matches("(?s).*INFO +org.palier.deploy.cluster.Canary.*: the cluster is now: 127.0.0.1:\\d+, 127.0.0.1:\\d+\n.*")) Thread.sleep(100);
    }
  }

  @Test @Order(2) void what_is_saved_on_one_node_wakes_whoever_watches_on_the_other() {
    for (int node = 0; node < 2; node++) {
      sitters.add(new Sitter(generator, seats.get(node), nodes.node(node).port()).begins());
      reaches(sitters.get(node), watch(1 - node));
    }
  }

  @Test @Order(3) void a_window_heard_on_one_node_is_there_for_the_other() throws Exception {
    var sitter = sitters.getFirst();
    var watcher = watch(1);
    while (watcher.reads().filter(row -> row.getString("id").equals(sitter.sitting())).noneMatch(row -> row.containsKey("lastSeenAt"))) Thread.sleep(50);
    var refused = sitter.opensElsewhere(nodes.node(1).port());
    assertEquals("connection-active", new JsonObject(refused.body()).getString("code"), "one window does not take another's place unasked");
  }

  @Test @Order(4) void a_node_killed_does_not_disturb_the_other_and_its_candidates_go_on_there() throws Exception {
    var watcher = watch(1);
    nodes.node(0).kill();
    reaches(sitters.getLast(), watcher);
    sitters.getFirst().moves(nodes.node(1).port());
    reaches(sitters.getFirst(), watcher);
    assertTrue(Readiness.ask(nodes.node(1).port()).startsWith("HTTP/1.1 200"));
    until("this node alone", 1);
  }

  @Test @Order(5) void a_node_that_comes_back_hears_what_happens_on_the_other() throws Exception {
    nodes.restart(0);
    until("2 nodes", 1);
    for (var sitter : sitters) reaches(sitter, watch(0));
  }

  @Test @Order(6) void a_node_told_to_stop_answers_what_it_was_asked_and_leaves_the_other_at_work() throws Exception {
    var watcher = watch(1);
    watcher.reads();
    var news = watcher.waits(2);
    Thread.sleep(300);
    long begun = System.nanoTime();
    assertEquals(143, nodes.node(1).stop());
    assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun) < 15, "it leaves in order and does not wait to be missed");
    assertTrue(news.await().ok(), "the request under way was answered");
    until("this node alone", 0);
    for (var sitter : sitters) {
      sitter.moves(nodes.node(0).port());
      reaches(sitter, watch(0));
    }
  }

  /** As it is typed, in a process of its own. */
  @Test @Order(7) void the_demonstration_shows_two_nodes_and_ends_both() throws Exception {
    int port = twoFreePorts();
    var database = "palier_test_" + UUID.randomUUID().toString().substring(0, 8);
    undo.later(() -> MongoDatabases.drop(store, database));
    var demo = new ProcessBuilder(ServerProcess.command(List.of("demo", "cluster", "--port", Integer.toString(port), "--store", MongoDatabases.address(store, database))))
        .redirectError(logs.resolve("demo.log").toFile()).start();
    undo.later(demo::destroyForcibly);
    var told = new ArrayList<String>();
    for (var line = demo.inputReader().readLine(); line != null && !line.contains("Ctrl-C ends both"); line = demo.inputReader().readLine()) told.add(line);
    var trouble = told + "\n" + Files.readString(logs.resolve("demo.log"));
    for (int node = 0; node < 2; node++) {
      var address = "http://localhost:" + (port + node);
      assertTrue(told.stream().anyMatch(line -> line.contains("node") && line.contains(address)), trouble);
      assertTrue(Readiness.ask(port + node).contains("\"detail\":\"2 nodes\""));
    }
    assertTrue(told.stream().anyMatch(line -> line.contains("surveillance@example.org")), told.toString());
    demo.destroy();
    assertTrue(demo.waitFor(40, TimeUnit.SECONDS));
    for (int node = 0; node < 2; node++) assertEquals("", Readiness.ask(port + node), "nobody is left");
  }

  private static int twoFreePorts() {
    for (int port = ServerProcess.freePort(); ; port = ServerProcess.freePort())
      try (var _ = new ServerSocket(port + 1)) {
        return port;
      } catch (IOException | IllegalArgumentException taken) {
        continue;
      }
  }

  private Watcher watch(int node) {
    return new Watcher(generator, supervisor, nodes.node(node).port());
  }

  /** A save wakes a supervisor who waits. */
  private static void reaches(Sitter candidate, Watcher watcher) {
    watcher.reads();
    // What happened before is announced with a little delay, and must not pass for news.
    while (!Watcher.sittings(watcher.waits(1).await()).isEmpty()) watcher.reads();
    var news = watcher.waits(20);
    candidate.saves();
    long begun = System.nanoTime();
    var sittings = Watcher.sittings(news.await());
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    assertEquals(Set.of(candidate.sitting()), sittings);
    assertTrue(millis < SOON_MILLIS, "after " + millis + " ms");
  }

  private String log(int node) throws IOException {
    return Files.readString(logs.resolve("node-" + (node + 1) + ".log"));
  }

  /** What a node says of the bus in its health. */
  private String bus(int node) {
    var answer = Readiness.ask(nodes.node(node).port());
    var body = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    assertEquals("up", body.getString("status"), answer);
    return body.getJsonObject("checks").getJsonObject("bus").getString("detail");
  }

  private void until(String said, int node) throws InterruptedException {
    while (!bus(node).equals(said)) Thread.sleep(100);
  }
}
