package org.palier.deploy.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.palier.deploy.Command;

/** {@code bench sittings} as it is typed, as small as it goes: what it promises to tell, and that the figures fit together. */
@Timeout(300)
class SittingsCommandTest {
  private static final Set<String> FIGURES = Set.of("savesPerSecond", "saveP50Millis", "saveP95Millis", "saveP99Millis",
      "startsPerSecond", "startP50Millis", "startP95Millis", "startP99Millis", "submitP50Millis", "submitP95Millis", "submitP99Millis",
      "resumeP50Millis", "resumeP95Millis", "resumeP99Millis", "cpuSecondsPer1000Saves", "cpuSecondsPer1000Starts", "rssMebibytes", "highestRssMebibytes",
      "errors", "echoPerSecond", "durableEchoPerSecond", "ratioToDurableEcho", "durableEchoCpuSecondsPer1000",
      "candidates", "connections", "seconds", "interval", "store");

  @Test void a_closed_loop_is_compared_with_what_the_disk_can_do() {
    var figures = sane(bench());
    assertEquals(FIGURES, figures.fieldNames());
    assertTrue(figures.getDouble("cpuSecondsPer1000Saves") > 0, figures::encode);
    assertEquals(figures.getDouble("savesPerSecond") / figures.getDouble("durableEchoPerSecond"), figures.getDouble("ratioToDurableEcho"), 0.001);
    assertEquals(0, figures.getInteger("interval"));
  }

  @Test void an_open_loop_sets_the_pace_itself_and_has_no_ratio() {
    var figures = sane(bench("--interval", "1", "--start-within", "1", "--waiting", "0"));
    assertEquals(FIGURES, figures.fieldNames());
    assertNull(figures.getValue("ratioToDurableEcho"));
    assertEquals(1, figures.getInteger("interval"));
  }

  @Test void a_burst_tells_when_the_last_was_acknowledged() {
    var figures = sane(bench("--burst", "--start-within", "1", "--waiting", "0"));
    var names = new TreeSet<>(FIGURES);
    names.addAll(List.of("burstLastAckMillis", "burstWorstMillis"));
    assertEquals(names, new TreeSet<>(figures.fieldNames()));
    assertNull(figures.getValue("ratioToDurableEcho"));
    assertTrue(figures.getDouble("burstLastAckMillis") > 0, figures::encode);
    assertTrue(figures.getDouble("burstWorstMillis") >= figures.getDouble("burstLastAckMillis"), figures::encode);
  }

  @Test void options_that_say_nothing_sensible_are_refused_by_name() {
    for (var wrong : List.of(List.of("--candidates", "0"), List.of("--candidates", "20001"), List.of("--seconds", "0"), List.of("--interval", "-1"),
        List.of("--connections", "0"), List.of("--warm-up", "-1"), List.of("--waiting", "-1"), List.of("--start-within", "-1"))) {
      var told = refusal(wrong.toArray(String[]::new));
      assertTrue(told.startsWith("palier: " + String.join(" ", wrong)), told);
    }
    assertTrue(refusal("--interval", "5", "--seconds", "4").startsWith("palier: --seconds 4 is shorter than --interval 5"));
  }

  @Test void a_store_that_nobody_knows_is_refused_and_its_password_not_repeated() {
    var told = refusal("--store", "postgres://me:secret@x");
    assertTrue(told.startsWith("palier: --store postgres://***@x: give sqlite or mongodb://"), told);
  }

  private static JsonObject bench(String... options) {
    var all = new ArrayList<>(List.of("bench", "sittings", "--candidates", "8", "--seconds", "1", "--warm-up", "0"));
    all.addAll(List.of(options));
    var run = Command.run(all.toArray(String[]::new));
    assertEquals(0, run.exit(), run.output());
    return run.figures();
  }

  private static String refusal(String... options) {
    var all = new ArrayList<>(List.of("bench", "sittings"));
    all.addAll(List.of(options));
    return Command.refusal(all.toArray(String[]::new));
  }

  /** What holds on every machine, however slow. */
  private static JsonObject sane(JsonObject figures) {
    assertEquals(0, figures.getInteger("errors"), figures::encode);
    assertEquals(List.of(8, 8, 1, "sqlite"), List.of(figures.getInteger("candidates"), figures.getInteger("connections"), figures.getInteger("seconds"), figures.getString("store")));
    for (var rate : List.of("savesPerSecond", "startsPerSecond", "echoPerSecond", "durableEchoPerSecond", "rssMebibytes")) assertTrue(figures.getDouble(rate) > 0, rate);
    // Of a second's work or less the system's ticks may count nothing.
    for (var cpu : List.of("cpuSecondsPer1000Saves", "cpuSecondsPer1000Starts", "durableEchoCpuSecondsPer1000")) assertTrue(figures.getDouble(cpu) >= 0, cpu);
    assertTrue(figures.getDouble("highestRssMebibytes") >= figures.getDouble("rssMebibytes"), figures::encode);
    for (var what : List.of("save", "start", "submit", "resume")) {
      double median = figures.getDouble(what + "P50Millis");
      assertTrue(0 < median && median <= figures.getDouble(what + "P95Millis"), what + ": " + figures.encode());
      assertTrue(figures.getDouble(what + "P95Millis") <= figures.getDouble(what + "P99Millis"), what + ": " + figures.encode());
    }
    return figures;
  }
}
