package org.palier.deploy.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.Command;

/** The drill as it is typed, with a handful of candidates: over the engine that it starts itself, or the MongoDB named by PALIER_TEST_MONGODB_URI. */
@Timeout(300)
class BusDrillIT {
  private static final Path ROOT = Path.of(System.getProperty("basedir", "deploy")).toAbsolutePath().getParent();

  @Test void nobody_misses_an_event_when_a_node_is_killed_nor_hears_one_twice() {
    var options = List.of("drill", "bus", "--rounds", "1", "--rooms", "2", "--candidates", "2");
    var given = System.getenv("PALIER_TEST_MONGODB_URI");
    var run = Command.run(Map.of("PALIER_ROOT", ROOT.toString()), (given == null ? options
        : java.util.stream.Stream.concat(options.stream(), java.util.stream.Stream.of("--store", given)).toList()).toArray(String[]::new));
    assertEquals(0, run.exit(), run.output());
    var figures = run.figures();
    assertEquals(Set.of("missed", "duplicated", "lost", "altered", "events", "acknowledged", "repeated", "refused", "told", "toldP50Millis", "toldP99Millis", "toldMostMillis",
        "rejoinP95Millis", "rounds", "rooms", "candidates"), figures.fieldNames());
    for (var none : List.of("missed", "duplicated", "lost", "altered")) assertEquals(0, figures.getInteger(none), figures::encode);
    assertTrue(figures.getLong("acknowledged") > 10 && figures.getLong("events") > figures.getLong("acknowledged"), figures::encode);
    assertEquals(List.of(1, 2, 4), List.of(figures.getInteger("rounds"), figures.getInteger("rooms"), figures.getInteger("candidates")));
  }

  @Test void without_the_sources_a_store_must_be_named(@TempDir Path elsewhere) {
    var run = Command.run(Map.of("PALIER_ROOT", elsewhere.toString()), "drill", "bus", "--rounds", "1");
    assertEquals(2, run.exit(), run.output());
    assertTrue(run.errors().contains("palier: --store: give mongodb://..."), run.errors());
    assertEquals("", run.printed());
  }
}
