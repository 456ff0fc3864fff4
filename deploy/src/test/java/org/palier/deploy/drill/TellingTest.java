package org.palier.deploy.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.Server;
import org.palier.deploy.command.OpenedStore;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Line.Answer;
import org.palier.deploy.load.Place;
import org.palier.deploy.load.Progress;
import org.palier.deploy.load.ServerProcess;
import org.palier.deploy.load.WatchedRoom;
import org.palier.engine.json.Json;
import org.palier.proctoring.room.Rooms.Numbered;

/** A drill that finds nothing must be able to find something: what is missed, told twice or lost is planted here, in a real room. */
@Timeout(120)
class TellingTest {
  private static final int EACH_SAYS = 2;

  private final Generator generator = new Generator();
  private Server server;
  private WatchedRoom room;
  private List<Speaker> speakers;
  private List<Follower> supervisors;
  private List<Follower> candidates;

  /** Two supervisors and two candidates say two things each, and read everything. */
  @BeforeEach void aRoom(@TempDir Path folder) {
    var place = Place.sqlite(folder.resolve("data"));
    try (var opened = OpenedStore.toChange(place.settings())) {
      room = WatchedRoom.fill(opened.application, 2, 2, 2, new Progress("telling test")).getFirst();
    }
    server = Server.start(place.settings(), Clock.systemUTC(), _ -> {});
    var assembly = new Assembly(generator, List.of(room), List.of(server.port()));
    speakers = assembly.speakers();
    supervisors = assembly.followers().subList(0, 2);
    candidates = assembly.followers().subList(2, 4);
    for (int time = 0; time < EACH_SAYS; time++) for (var speaker : speakers) generator.run(speaker::act);
    assembly.catchUp();
  }

  @AfterEach void close() {
    server.close();
    generator.close();
  }

  @Test void what_was_told_once_and_acknowledged_is_neither_missed_nor_lost() {
    long events = log().size();
    // Arranged, seated twice, assigned twice, opened, and what was said.
    assertEquals(6 + 4 * EACH_SAYS, events);
    assertEquals(new Telling(events, 0, 0, 0, 0), told());
    assertEquals(events, supervisors.getFirst().told().size());
    assertEquals(2 + 2 * EACH_SAYS + EACH_SAYS, candidates.getFirst().told().size(), "seated, opened, what supervisors say to all and what he says himself");
  }

  @Test void an_event_that_somebody_was_not_told_is_missed_by_him() {
    supervisors.getFirst().told().remove(7L);
    candidates.getLast().told().remove(7L);
    assertEquals(new Telling(log().size(), 2, 0, 0, 0), told());
  }

  @Test void an_event_that_happens_after_somebody_last_read_is_missed_until_he_reads_on() {
    generator.run(() -> speakers.getFirst().act());
    assertEquals(4, told().missed());
    for (var follower : supervisors) generator.run(follower::catchUp);
    assertEquals(2, told().missed());
  }

  @Test void an_event_told_twice_is_duplicated() {
    var again = new JsonObject().put("number", 7).put("events", List.of(Map.of("number", 7, "fact", Json.object(log().get(6).fact()).getMap())));
    generator.run(() -> supervisors.getFirst().read(new Answer(200, again.toBuffer())));
    assertEquals(new Telling(log().size(), 0, 1, 0, 0), told());
  }

  @Test void another_content_than_the_logs_is_altered_and_so_is_what_does_not_concern_a_candidate() {
    supervisors.getLast().told().put(8L, 0);
    assertEquals(1, told().altered());
    var others = candidates.getLast().told().keySet().stream().filter(number -> !candidates.getFirst().told().containsKey(number)).findFirst().orElseThrow();
    candidates.getFirst().told().put(others, candidates.getLast().told().get(others));
    assertEquals(new Telling(log().size(), 0, 0, 2, 0), told());
  }

  @Test void an_act_acknowledged_that_is_in_no_log_is_lost() {
    speakers.getLast().acknowledged().add("never-written");
    assertEquals(new Telling(log().size(), 0, 0, 0, 1), told());
  }

  @Test void an_act_that_is_in_the_log_twice_is_duplicated() {
    var last = server.application().supervision().rooms().stored(room.id()).await().getLast();
    server.application().store().append("room/" + room.id(), log().size(), List.of(Buffer.buffer(last.getBytes()))).await();
    for (var follower : List.of(supervisors, candidates)) follower.forEach(one -> generator.run(one::catchUp));
    assertEquals(new Telling(log().size(), 0, 1, 0, 0), told());
  }

  @Test void whoever_gets_no_answer_asks_the_next_node_the_same_and_it_is_done_once() {
    var door = new Door(generator, List.of(ServerProcess.freePort(), server.port()), room.supervisors().getFirst().token(), 0);
    var speaker = new Speaker(room.id(), door, "/api/rooms/" + room.id() + "/acts", _ -> new JsonObject().put("action", "say").put("text", "hello"));
    long before = log().size();
    assertThrows(Exception.class, () -> generator.run(speaker::act));
    assertTrue(speaker.waiting());
    generator.run(speaker::act);
    assertEquals(List.of(1L, 0L, 1), List.of(speaker.repeated(), speaker.refused(), speaker.acknowledged().size()));
    assertEquals(before + 1, log().size());
  }

  @Test void an_act_that_was_done_but_not_acknowledged_is_repeated_with_its_key_and_done_once() {
    var known = new JsonObject().put("action", "say").put("text", "hello").put("key", "known-key-1");
    var door = new Door(generator, List.of(server.port()), room.supervisors().getFirst().token(), 0);
    for (int time = 0; time < 3; time++) assertTrue(generator.run(() -> door.post("/api/rooms/" + room.id() + "/acts", known)).ok());
    assertEquals(1, log().stream().filter(one -> one.fact().key().equals(Optional.of("known-key-1"))).count());
  }

  @Test void a_follower_who_is_refused_has_read_nothing() {
    var stranger = new Follower(room.id(), Optional.empty(), new Door(generator, List.of(server.port()), "x".repeat(43), 0), new Histogram(3));
    assertThrows(Exception.class, () -> generator.run(() -> stranger.listen().compose(_ -> Future.succeededFuture())));
    assertEquals(Map.of(), stranger.told());
  }

  private List<Numbered> log() {
    return server.application().supervision().rooms().after(room.id(), 0).await();
  }

  private Telling told() {
    return Telling.of(Map.of(room.id(), log()), speakers, java.util.stream.Stream.concat(supervisors.stream(), candidates.stream()).toList());
  }
}
