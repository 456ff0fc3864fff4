package org.palier.deploy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
import org.palier.deploy.load.Undo;
import org.palier.deploy.load.WatchedRoom;
import org.palier.deploy.store.mongo.MongoEngine;

/** A candidate's socket on one node, the supervisor's on the other. Told in order, since nodes take long to meet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(240)
class SignallingOnTwoNodesIT {
  private static final JsonObject STEP = new JsonObject().put("pc", "pc-1").put("gen", 0).put("candidate", new JsonObject().put("candidate", "candidate:1").put("sdpMid", "0"));

  private final Optional<String> given = Optional.ofNullable(System.getenv("PALIER_TEST_MONGODB_URI"));
  private final Undo undo = new Undo();
  private final Generator generator = new Generator();
  private Nodes nodes;
  private WatchedRoom room;
  private int first, second;
  private SignalledPage candidate, supervisor;

  @BeforeAll void start(@TempDir Path folder) {
    var store = given.orElseGet(() -> {
      var engine = MongoEngine.start(folder.resolve("engine"));
      undo.later(engine::close);
      return engine.address();
    });
    var place = Place.of(store, folder, undo);
    try (var opened = OpenedStore.toChange(place.settings())) {
      room = WatchedRoom.fill(opened.application, 3, 3, 2, new Progress("two nodes")).getFirst();
      room.letIn(opened.application).await();
    }
    nodes = Nodes.start(undo, place.serve(), folder, 2);
    nodes.awaitTogether();
    first = nodes.node(0).port();
    second = nodes.node(1).port();
    candidate = candidate(0).opens(first);
    supervisor = watching(0).opens(second);
  }

  @AfterAll void end() {
    generator.close();
    undo.close();
  }

  @Test @Order(1) void they_hear_each_other_across_nodes() throws Exception {
    assertEquals(supervisor.peer(), candidate.hears("here").getString("from"));
    var down = supervisor.says("signal", STEP.copy().put("to", sitting(0)));
    assertEquals(List.of(down, supervisor.peer()), named(candidate.hears("signal")));
    answered(supervisor, down, "ack");
    var up = candidate.says("signal", STEP.copy().put("to", supervisor.peer()));
    assertEquals(List.of(up, sitting(0)), named(supervisor.hears("signal")));
    answered(candidate, up, "ack");
    answered(candidate, candidate.says("signal", STEP.copy().put("to", sitting(1))), "refused");
  }

  @Test @Order(2) void a_ticket_made_on_one_node_is_good_on_the_other_once() throws Exception {
    var other = candidate(1).opens(first, second);
    answered(other, other.says("presence", new JsonObject().put("battery", 0.5)), "ack");
    assertEquals("here", supervisor.hears(message -> sitting(1).equals(message.getString("from")), "the other candidate").getString("type"));
  }

  @Test @Order(3) void the_roster_of_one_node_tells_of_lines_on_the_other() throws Exception {
    candidate.says("presence", new JsonObject().put("item", 17).put("camera", "live"));
    var row = supervisor.hears(message -> rows(message).anyMatch(one -> one.getString("sitting").equals(sitting(0)) && Integer.valueOf(17).equals(one.getInteger("item"))), "row");
    var mine = rows(row).filter(one -> one.getString("sitting").equals(sitting(0))).findFirst().orElseThrow();
    assertEquals(List.of("green", true, "live"), List.of(mine.getString("line"), mine.getBoolean("online"), mine.getString("camera")));
  }

  @Test @Order(4) void what_happens_on_one_node_is_told_on_the_other_in_order_without_gap_or_double() throws Exception {
    for (int number = 0; number < 30; number++)
      assertTrue(supervisor.posts(number % 2 == 0 ? first : second, acts(), act("say").put("text", "message " + number)).ok());
    for (int number = 0; number < 30;) for (var event : candidate.hears("events").getJsonArray("events"))
      assertEquals("message " + number++, ((JsonObject) event).getJsonObject("fact").getJsonObject("event").getString("text"));
    assertEquals(List.of(0L, 0L, 0L, 0L), List.of(candidate.missed(), candidate.doubled(), supervisor.missed(), supervisor.doubled()));
  }

  @Test @Order(5) void the_newest_socket_counts_on_whatever_node_it_is() throws Exception {
    var newer = candidate(0).opens(second);
    assertEquals(4409, candidate.hears("closed").getInteger("code"));
    var id = supervisor.says("signal", STEP.copy().put("to", sitting(0)));
    assertEquals(id, newer.hears("signal").getString("id"));
    newer.leaves();
    supervisor.hears(message -> message.getString("type").equals("gone") && sitting(0).equals(message.getString("from")), "gone");
    candidate = candidate(0).opens(first);
    supervisor.hears(message -> message.getString("type").equals("here") && sitting(0).equals(message.getString("from")), "here");
  }

  @Test @Order(6) void whoever_is_released_on_one_node_is_cut_off_on_the_other_at_once() throws Exception {
    var colleague = watching(1).opens(second);
    long begun = System.nanoTime();
    assertTrue(supervisor.posts(first, acts(), act("release").put("supervisor", room.supervisors().get(1).account())).ok());
    assertEquals(4403, colleague.hears("closed").getInteger("code"));
    assertTrue(System.nanoTime() - begun < 3_000_000_000L, "at once");
  }

  @Test @Order(7) void whoever_signs_out_on_one_node_has_no_socket_on_the_other() throws Exception {
    var third = candidate(2).opens(second);
    assertTrue(third.posts(first, "/api/sign-out", null).ok());
    assertEquals(4401, third.hears("closed").getInteger("code"));
  }

  @Test @Order(8) void a_node_that_is_killed_takes_nothing_with_it() throws Exception {
    nodes.node(0).kill();
    candidate.hears("closed");
    assertTrue(supervisor.posts(second, acts(), act("say").put("text", "while the node was gone")).ok());
    candidate.opens(second);
    var welcome = candidate.hears("welcome");
    assertEquals(List.of("while the node was gone"), texts(welcome));
    var id = supervisor.says("signal", STEP.copy().put("to", sitting(0)));
    assertEquals(id, candidate.hears("signal").getString("id"));
    assertEquals(List.of(0L, 0L), List.of(candidate.missed(), candidate.doubled()));
  }

  private SignalledPage candidate(int number) {
    return new SignalledPage(generator, room.seats().get(number).token(), new JsonObject().put("sitting", sitting(number)));
  }

  private SignalledPage watching(int number) {
    return new SignalledPage(generator, room.supervisors().get(number).token(), new JsonObject().put("room", room.id()));
  }

  private String sitting(int number) {
    return room.seats().get(number).sitting();
  }

  private String acts() {
    return "/api/rooms/" + room.id() + "/acts";
  }

  private static JsonObject act(String action) {
    return new JsonObject().put("key", UUID.randomUUID().toString().replace("-", "")).put("action", action);
  }

  private static List<String> named(JsonObject message) {
    return List.of(message.getString("id"), message.getString("from"));
  }

  private static void answered(SignalledPage page, String id, String type) throws InterruptedException {
    assertEquals(type, page.hears(message -> id.equals(message.getString("re")), "answer to " + id).getString("type"));
  }

  private static java.util.stream.Stream<JsonObject> rows(JsonObject message) {
    return message.getJsonArray("rows", new JsonArray()).stream().map(JsonObject.class::cast);
  }

  private static List<String> texts(JsonObject message) {
    return message.getJsonArray("events").stream().map(one -> ((JsonObject) one).getJsonObject("fact").getJsonObject("event").getString("text")).toList();
  }
}
