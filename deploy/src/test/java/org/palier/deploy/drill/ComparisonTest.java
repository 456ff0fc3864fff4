package org.palier.deploy.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.Server;
import org.palier.deploy.command.OpenedStore;
import org.palier.deploy.load.Candidate;
import org.palier.deploy.load.Choices;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Place;
import org.palier.deploy.load.Progress;
import org.palier.engine.sitting.SittingCommand;

/** A drill that finds nothing must be able to find something: what is lost or there twice is planted here, each in a sitting of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class ComparisonTest {
  private static final Buffer BLANK = Buffer.buffer("{\"kind\":\"blank\"}");

  private enum Who { HONEST, UNWRITTEN, CHANGED, COPIED, UNASKED, UNDER_WAY, LOOKED_FOR, GIVEN_TIME }

  private final Generator generator = new Generator();
  private Place place;
  private List<Witness> witnesses;

  /** Everybody answers items 1 to 3; then the server is gone. */
  @BeforeAll void anExam(@TempDir Path folder) {
    place = Place.sqlite(folder.resolve("data"));
    var seats = Crowd.seats(place, Who.values().length, new Progress("comparison test"));
    var server = Server.start(place.settings(), Clock.systemUTC(), _ -> {});
    try {
      witnesses = seats.stream().map(seat -> new Witness(seat.sitting(), new Candidate(seat, generator.line(server.port()), server.port()))).toList();
      var choices = new Choices();
      for (var witness : witnesses) {
        generator.run(() -> witness.begin(choices));
        for (int save = 1; save <= 3; save++) assertEquals(200, generator.run(witness::save).status());
      }
      acknowledged(Who.LOOKED_FOR, 1).add(BLANK);
      server.application().sittings().handle(witness(Who.GIVEN_TIME).sitting(), new SittingCommand.AddTime(Duration.ofMinutes(10), "noise", "a test", "addition-1")).await();
      for (var witness : witnesses) generator.run(witness::look);
    } finally {
      server.close();
    }
    assertThrows(Exception.class, () -> generator.run(witness(Who.UNDER_WAY)::save));
  }

  @AfterAll void theEnd() {
    generator.close();
  }

  @Test void what_was_acknowledged_and_is_there_once_is_neither_lost_nor_duplicated() {
    assertEquals(new Comparison(0, 0), compared(Who.HONEST));
    assertEquals(3, witness(Who.HONEST).acknowledgements());
    assertEquals(Set.of(), witness(Who.HONEST).lost());
  }

  @Test void an_acknowledgement_that_nothing_was_written_for_is_lost() {
    acknowledged(Who.UNWRITTEN, 1).add(BLANK);
    assertEquals(new Comparison(1, 0), compared(Who.UNWRITTEN));
  }

  @Test void another_response_than_the_one_acknowledged_is_lost() {
    acknowledged(Who.CHANGED, 2).set(0, BLANK);
    assertEquals(new Comparison(1, 0), compared(Who.CHANGED));
  }

  @Test void an_entry_that_is_there_twice_is_duplicated_once() {
    plant(Who.COPIED, entry -> entry);
    assertEquals(new Comparison(0, 1), compared(Who.COPIED));
  }

  @Test void an_entry_that_nobody_sent_is_duplicated() {
    plant(Who.UNASKED, entry -> entry.put("revision", 2));
    assertEquals(new Comparison(0, 1), compared(Who.UNASKED));
  }

  @Test void a_response_that_was_under_way_may_be_there_but_once() {
    assertTrue(witness(Who.UNDER_WAY).underWay(4));
    assertEquals(new Comparison(0, 0), compared(Who.UNDER_WAY));
    plant(Who.UNDER_WAY, entry -> entry.put("item", 4).put("revision", 1));
    assertEquals(new Comparison(0, 0), compared(Who.UNDER_WAY));
    plant(Who.UNDER_WAY, entry -> entry.put("item", 4).put("revision", 2));
    assertEquals(new Comparison(0, 1), compared(Who.UNDER_WAY));
  }

  @Test void what_the_server_did_not_show_is_lost_and_told_once() {
    assertEquals(Set.of("1@2"), witness(Who.LOOKED_FOR).lost());
    assertEquals(new Comparison(1, 0), compared(Who.LOOKED_FOR));
  }

  @Test void a_deadline_that_moved_is_noticed() {
    assertTrue(witness(Who.GIVEN_TIME).deadlineMoved());
    assertFalse(witness(Who.HONEST).deadlineMoved());
  }

  @Test void what_several_sittings_miss_adds_up() {
    var some = Stream.of(Who.HONEST, Who.LOOKED_FOR, Who.LOOKED_FOR).map(this::witness).toList();
    assertEquals(new Comparison(2, 0), Comparison.of(place.settings(), some));
  }

  private Witness witness(Who who) {
    return witnesses.get(who.ordinal());
  }

  private List<Buffer> acknowledged(Who who, int item) {
    return witness(who).acknowledged().get(item);
  }

  private Comparison compared(Who who) {
    return Comparison.of(place.settings(), List.of(witness(who)));
  }

  /** Writes the last entry of the sitting's log once more, changed. */
  private void plant(Who who, UnaryOperator<JsonObject> change) {
    try (var opened = OpenedStore.toChange(place.settings())) {
      var sitting = witness(who).sitting();
      var last = opened.application.sittings().entries(sitting).await().getLast();
      assertEquals("response-saved", new JsonObject(last.body()).getString("type"));
      opened.application.store().append("sitting/" + sitting, last.sequence(), List.of(change.apply(new JsonObject(last.body())).toBuffer())).await();
    }
  }
}
