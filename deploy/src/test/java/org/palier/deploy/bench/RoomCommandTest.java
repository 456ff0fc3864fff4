package org.palier.deploy.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.palier.deploy.Command;

/** {@code bench room} as it is typed, as small as it goes: what it promises to tell, and that the figures fit together. */
@Timeout(300)
class RoomCommandTest {
  private static final Set<String> FIGURES = Set.of("load", "joinSeconds", "onlineCores", "onlineGeneratorCores", "rssMebibytes", "rssGrowthMebibytes", "highestRssMebibytes", "rosterP50Millis", "rosterP95Millis",
      "rosterP99Millis", "rosters", "relayCores", "relayGeneratorCores", "relayP50Millis", "relayP95Millis", "relayP99Millis", "relayed", "unheard", "stopSeconds", "restartSeconds", "startCpuSeconds", "back", "notBack", "backSeconds",
      "backP50Seconds", "openingsFailed", "peakCores", "missed", "doubled", "refused", "asked", "candidates", "supervisors", "nodes", "minutes", "store");

  @Test void a_small_room_is_online_signalled_to_and_back_after_a_restart() {
    var run = Command.run("bench", "room", "--candidates", "6", "--minutes", "0.2", "--relay-seconds", "2", "--per-second", "20", "--join-within", "1");
    assertEquals(0, run.exit(), run.output());
    var figures = run.figures();
    assertEquals(FIGURES, figures.fieldNames());
    assertEquals(40, figures.getInteger("relayed"), run.output());
    for (var nothing : List.of("unheard", "notBack", "missed", "doubled", "refused")) assertEquals(0, figures.getInteger(nothing), nothing + " " + run.output());
    assertEquals(7, figures.getInteger("back"), run.output());
    assertTrue(ordered(figures, "relay") && ordered(figures, "roster"), figures::encode);
    assertTrue(figures.getDouble("rosterP50Millis") > 0 && figures.getDouble("rosterP99Millis") < 3_000, figures::encode);
    assertTrue(figures.getDouble("backSeconds") >= figures.getDouble("backP50Seconds") && figures.getDouble("backSeconds") < 90, figures::encode);
  }

  @Test void options_that_say_nothing_sensible_are_refused_by_name() {
    for (var wrong : List.of(List.of("--candidates", "0"), List.of("--candidates", "5001"), List.of("--nodes", "3"), List.of("--minutes", "0.0"), List.of("--relay-seconds", "0"),
        List.of("--per-second", "0"), List.of("--join-within", "-1"))) {
      var told = Command.refusal(("bench room " + String.join(" ", wrong)).split(" "));
      assertTrue(told.startsWith("palier: " + String.join(" ", wrong)), told);
    }
    assertTrue(Command.refusal("bench", "room", "--nodes", "2", "--store", "sqlite").startsWith("palier: --nodes 2: two nodes share a mongodb://"));
  }

  private static boolean ordered(JsonObject figures, String what) {
    return figures.getDouble(what + "P50Millis") <= figures.getDouble(what + "P95Millis") && figures.getDouble(what + "P95Millis") <= figures.getDouble(what + "P99Millis");
  }
}
