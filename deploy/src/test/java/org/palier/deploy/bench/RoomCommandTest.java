package org.palier.deploy.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.palier.deploy.Command;

/** {@code bench room} as it is typed, as small as it goes: what it promises to tell, and that nobody and nothing is lost. How fast is for the command to print. */
@Timeout(300)
class RoomCommandTest {
  private static final Set<String> FIGURES = Set.of("load", "joinSeconds", "onlineCores", "onlineGeneratorCores", "rssMebibytes", "rssGrowthMebibytes", "highestRssMebibytes", "rosterP50Millis", "rosterP95Millis",
      "rosterP99Millis", "rosters", "firstWordP99Millis", "relayCores", "relayGeneratorCores", "relayP50Millis", "relayP95Millis", "relayP99Millis", "relayed", "unheard", "stopSeconds", "restartSeconds", "startCpuSeconds", "back", "notBack", "backSeconds",
      "backP50Seconds", "openingsFailed", "beginningPeakCores", "peakCores", "missed", "doubled", "refused", "asked", "candidates", "supervisors", "nodes", "minutes", "store");

  @Test void a_small_room_is_online_signalled_to_and_back_after_a_restart() {
    var run = Command.run("bench", "room", "--candidates", "6", "--minutes", "0.2", "--relay-seconds", "2", "--per-second", "20", "--join-within", "1");
    assertEquals(0, run.exit(), run.output());
    var figures = run.figures();
    assertEquals(FIGURES, figures.fieldNames());
    assertEquals(40, figures.getInteger("relayed"), run.output());
    for (var nothing : List.of("unheard", "notBack", "missed", "doubled", "refused")) assertEquals(0, figures.getInteger(nothing), nothing + " " + run.output());
    assertEquals(7, figures.getInteger("back"), run.output());
    assertTrue(ordered(figures, "relay") && ordered(figures, "roster"), figures::encode);
    assertTrue(figures.getInteger("rosters") > 0 && figures.getInteger("asked") > 0, figures::encode);
    assertTrue(figures.getDouble("backSeconds") >= figures.getDouble("backP50Seconds"), figures::encode);
  }

  @Test void candidates_who_join_with_real_browsers_are_all_seen_on_the_wall() {
    var run = Command.run("bench", "room", "--browsers", "2", "--candidates", "3");
    assertEquals(0, run.exit(), run.output());
    var figures = run.figures();
    assertEquals(Set.of("load", "firstFrameP50Millis", "firstFrameP95Millis", "firstFrameMostMillis", "firstScreenP50Millis", "firstScreenP95Millis", "firstScreenMostMillis", "joined", "unseen",
        "candidates", "browsers"), figures.fieldNames());
    assertEquals(List.of(3, 0), List.of(figures.getInteger("joined"), figures.getInteger("unseen")), run.output());
    assertTrue(figures.getInteger("firstFrameP50Millis") > 0 && figures.getInteger("firstFrameP50Millis") <= figures.getInteger("firstFrameMostMillis"), figures::encode);
  }

  @Test void a_wall_left_open_shows_every_picture_to_the_end_and_tells_what_it_holds() {
    var run = Command.run("bench", "room", "--browsers", "1", "--tiles", "3", "--minutes", "0.1");
    assertEquals(0, run.exit(), run.output());
    var figures = run.figures();
    var held = List.of("heapMebibytes", "nodes", "listeners", "browserMebibytes", "serverMebibytes");
    for (var what : held) {
      assertEquals(5, figures.getJsonArray(what).size(), run.output());
      assertTrue(figures.getJsonArray(what).stream().allMatch(one -> ((Number) one).doubleValue() > 0), run.output());
      assertTrue(figures.containsKey(what + "Growth"), run.output());
    }
    assertEquals(List.of(6, 6, 0), List.of(figures.getInteger("pictures"), figures.getInteger("moving"), figures.getInteger("linesLost")), run.output());
  }

  @Test void options_that_say_nothing_sensible_are_refused_by_name() {
    for (var wrong : List.of(List.of("--candidates", "0"), List.of("--candidates", "5001"), List.of("--nodes", "3"), List.of("--minutes", "0.0"), List.of("--relay-seconds", "0"),
        List.of("--per-second", "0"), List.of("--join-within", "-1"), List.of("--browsers", "0"), List.of("--browsers", "9"))) {
      var told = Command.refusal(("bench room " + String.join(" ", wrong)).split(" "));
      assertTrue(told.startsWith("palier: " + String.join(" ", wrong)), told);
    }
    assertTrue(Command.refusal("bench", "room", "--browsers", "2", "--candidates", "25").startsWith("palier: --candidates 25: one room has 1 to 24"));
    assertTrue(Command.refusal("bench", "room", "--browsers", "1", "--tiles", "25").startsWith("palier: --tiles 25: one room has 1 to 24"));
    assertTrue(Command.refusal("bench", "room", "--tiles", "2").startsWith("palier: --tiles: one wall is watched, give --browsers 1"));
    assertTrue(Command.refusal("bench", "room", "--nodes", "2", "--store", "sqlite").startsWith("palier: --nodes 2: two nodes share a mongodb://"));
  }

  private static boolean ordered(JsonObject figures, String what) {
    return figures.getDouble(what + "P50Millis") <= figures.getDouble(what + "P95Millis") && figures.getDouble(what + "P95Millis") <= figures.getDouble(what + "P99Millis");
  }
}
