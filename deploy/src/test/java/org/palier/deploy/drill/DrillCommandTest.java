package org.palier.deploy.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.Command;

/** The drills as they are typed, with a handful of candidates. */
@Timeout(300)
class DrillCommandTest {
  private static final String NO_SMALL_DISK = "this drill needs a small disk of its own";
  @TempDir Path folder;

  @Test void nothing_acknowledged_is_lost_when_the_server_is_killed() {
    var figures = drill("kill", "--rounds", "2", "--candidates", "6");
    assertEquals(Set.of("acknowledged", "lost", "duplicated", "rounds", "restartP95Millis", "deadlinesMoved", "refused", "candidates", "store"), figures.fieldNames());
    nothingLost(figures);
    assertEquals(List.of(2, 0, 6, "sqlite"), List.of(figures.getInteger("rounds"), figures.getInteger("deadlinesMoved"), figures.getInteger("candidates"), figures.getString("store")));
    assertTrue(figures.getLong("restartP95Millis") > 0, figures::encode);
  }

  @Test void a_full_disk_is_told_and_heals_by_itself() {
    var run = Command.run("drill", "disk-full", "--candidates", "6");
    assumeTrue(run.exit() != 2 || !run.errors().contains(NO_SMALL_DISK), "this machine lets nobody mount a file system");
    assertEquals(0, run.exit(), run.output());
    var figures = run.figures();
    assertEquals(Set.of("healthWhileFull", "recoveredMillis", "acknowledged", "lost", "refusedCleanly", "refusedOtherwise", "duplicated", "restarted", "candidates"),
        figures.fieldNames());
    nothingLost(figures);
    assertTrue(figures.getLong("refusedCleanly") > 0, figures::encode);
    assertEquals(0, figures.getLong("refusedOtherwise"), figures::encode);
    assertEquals(503, figures.getInteger("healthWhileFull"));
    assertEquals(false, figures.getBoolean("restarted"));
  }

  @Test void no_deadline_follows_the_systems_clock() {
    var figures = drill("clock-jump", "--candidates", "4", "--stay", "1");
    assertEquals(Set.of("deadlinesMoved", "acknowledged", "lost", "duplicated", "refused", "jumps", "candidates"), figures.fieldNames());
    nothingLost(figures);
    assertEquals(List.of(0, 0, 3), List.of(figures.getInteger("deadlinesMoved"), figures.getInteger("refused"), figures.getInteger("jumps")));
  }

  @Test void both_sides_offer_at_once_and_agree_in_the_end() {
    var figures = drill("glare", "--rounds", "100", "--seed", "4000");
    assertEquals(Set.of("rounds", "converged", "glares", "messages", "lost", "repeated", "stale", "replacedInStorm", "replacedInCalm", "p50Millis", "p99Millis",
        "longestMillis", "seed"), figures.fieldNames());
    assertEquals(List.of(100, 100, 0, 4_000), List.of(figures.getInteger("rounds"), figures.getInteger("converged"), figures.getInteger("replacedInCalm"), figures.getInteger("seed")));
    for (var what : List.of("glares", "lost", "repeated", "stale")) assertTrue(figures.getInteger(what) > 100, figures::encode);
    assertEquals(figures, drill("glare", "--rounds", "100", "--seed", "4000"), "a seed repeats its rounds");
  }

  @Test void where_nobody_gives_way_the_drill_fails() {
    var run = Command.run("drill", "glare", "--rounds", "20", "--polite", "nobody");
    assertEquals(1, run.exit(), run.output());
    assertTrue(run.figures().getInteger("converged") < 4, run.output());
    assertTrue(run.errors().contains("did not converge; again with --rounds 1 --seed "), run.errors());
  }

  @Test void every_recording_is_kept_once_as_it_was_or_known_to_be_missing_whatever_the_line_does() {
    var figures = drill("segments", "--candidates", "4", "--segments", "12", "--kills", "1", "--seed", "4");
    assertEquals(4 * 12 * 2, figures.getInteger("made"));
    assertEquals(figures.getInteger("made"), figures.getInteger("kept") + figures.getInteger("reported"));
    for (var none : List.of("lostUnreported", "acknowledgedLost", "corruptedAccepted", "duplicatesStored", "chainsBroken", "answeredOtherwise")) assertEquals(0, figures.getInteger(none), none);
    for (var some : List.of("reported", "sentLost", "sentCut", "answersLost", "sentAltered", "sentTruncated", "sentTwice", "sentSomethingElse", "refusedCorrupt", "refusedSomethingElse"))
      assertTrue(figures.getInteger(some) > 0, some + " in " + figures.encode());
  }

  @Test void a_machine_without_the_tools_is_told_what_to_install() {
    var disk = Command.run(Map.of("PATH", folder.toString()), "drill", "disk-full");
    assertEquals(2, disk.exit(), disk.output());
    assertTrue(disk.errors().contains(NO_SMALL_DISK) && disk.errors().contains("apt-get install"), disk.errors());
    assertEquals("", disk.printed());
    var clock = assertThrows(IllegalArgumentException.class, () -> FakeClock.library(List.of(folder.toString())));
    assertTrue(clock.getMessage().contains("apt-get install faketime"), clock.getMessage());
    var glare = Command.run(Map.of("PATH", folder.toString()), "drill", "glare");
    assertEquals(2, glare.exit(), glare.output());
    assertTrue(glare.errors().contains("install Node"), glare.errors());
  }

  @Test void a_directory_that_must_not_be_filled_is_refused() throws IOException {
    assertTrue(refusedDirectory(folder.resolve("nothing")).contains("give an empty directory"));
    assumeTrue(Filler.tooLarge(folder), "the disk of temporary files is small");
    assertTrue(refusedDirectory(folder).contains("more than a gibibyte is free"));
    Files.writeString(folder.resolve("letter"), "kept");
    assertTrue(refusedDirectory(folder).contains("give an empty one"));
    assertEquals("kept", Files.readString(folder.resolve("letter")));
  }

  @Test void options_that_say_nothing_sensible_are_refused() {
    assertTrue(Command.refusal("drill", "kill", "--rounds", "0").contains("--rounds 0"));
    assertTrue(Command.refusal("drill", "kill", "--store", "postgres://me:secret@x").contains("--store postgres://***@x"));
    assertTrue(Command.refusal("drill", "clock-jump", "--stay", "-1").contains("--stay -1"));
    assertTrue(Command.refusal("drill", "segments", "--segments", "0").contains("--segments 0"));
    assertTrue(Command.refusal("drill", "segments", "--kills", "-1").contains("--kills -1"));
    assertTrue(Command.refusal("drill", "glare", "--rounds", "0").contains("--rounds 0"));
    assertTrue(Command.refusal("drill", "glare", "--seed", "-1").contains("--seed -1"));
  }

  @Test void a_drill_of_the_bus_without_sense_is_refused() {
    assertTrue(Command.refusal("drill", "bus", "--rounds", "0").contains("--rounds 0"));
    assertTrue(Command.refusal("drill", "bus", "--rooms", "0").contains("--rooms 0"));
    assertTrue(Command.refusal("drill", "bus", "--candidates", "25").contains("--candidates 25"));
    assertTrue(Command.refusal("drill", "bus", "--store", "sqlite").contains("two nodes share a mongodb://"));
  }

  private static String refusedDirectory(Path directory) {
    var told = Command.refusal("drill", "disk-full", "--directory", directory.toString());
    assertTrue(told.startsWith("palier: --directory " + directory), told);
    return told;
  }

  private static JsonObject drill(String... words) {
    var command = new ArrayList<>(List.of("drill"));
    command.addAll(List.of(words));
    var run = Command.run(command.toArray(String[]::new));
    assertEquals(0, run.exit(), run.output());
    return run.figures();
  }

  private static void nothingLost(JsonObject figures) {
    assertTrue(figures.getLong("acknowledged") > 0, figures::encode);
    assertEquals(List.of(0, 0), List.of(figures.getInteger("lost"), figures.getInteger("duplicated")), figures::encode);
  }
}
