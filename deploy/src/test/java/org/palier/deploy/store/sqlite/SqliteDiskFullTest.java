package org.palier.deploy.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk without room: writes are refused, nothing acknowledged is lost, and room is all it takes to go on. */
@Timeout(120)
class SqliteDiskFullTest {
  @TempDir Path directory;

  /** A small file system in memory, filled up; room is made by deleting the file that fills it. */
  @Test void a_full_file_system_refuses_writes_until_there_is_room() throws Exception {
    var user = ProcessHandle.current().info().user().orElse("");
    var unshare = user.equals("root") ? List.of("unshare", "-m") : List.of("unshare", "-rm");
    assumeTrue(new ProcessBuilder(command(unshare, "mount -t tmpfs tmpfs \"$0\"", directory)).start().waitFor() == 0,
        "this machine lets nobody mount a file system; the other test of this class does without");
    var filler = directory.resolve("filler");
    var mounted = command(unshare, "mount -t tmpfs -o size=16m tmpfs \"$0\" && head -c 10000000 /dev/zero > \"$0/filler\" && exec \"$@\"", directory);
    run(Child.start(mounted, DiskFullMain.class, directory.resolve("data"), "rm", filler));
  }

  /** A process that may not let a file grow meets failing writes in the middle of one, on any machine. */
  @Test void writes_that_fail_are_refused_until_they_succeed_again() throws Exception {
    assertTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "prlimit (package util-linux) is needed");
    run(Child.start(List.of("prlimit", "--fsize=6000000:unlimited"), DiskFullMain.class, directory.resolve("data"),
        "prlimit", "--pid", "PID", "--fsize=unlimited"));
  }

  private static List<String> command(List<String> unshare, String script, Path directory) {
    return java.util.stream.Stream.concat(unshare.stream(), java.util.stream.Stream.of("sh", "-c", script, directory.toString())).toList();
  }

  private static void run(Process scenario) throws Exception {
    var told = new String(scenario.getInputStream().readAllBytes());
    assertEquals(0, scenario.waitFor(), told);
    assertTrue(told.contains("DONE "), told);
  }
}
