package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scripts say on a machine that lacks something: {@code deploy/tools.sh} on machines made up here. */
class ToolsTest {
  private static final Path TOOLS = Path.of(System.getProperty("basedir", "deploy"), "tools.sh").toAbsolutePath();
  @TempDir Path machine;

  private record Said(int exit, String text) {}

  @Test void a_jdk_that_is_too_old_is_named_with_what_to_install() throws Exception {
    var old = jdk("jdk-17", "openjdk version \"17.0.9\" 2023-10-17");
    var said = bash("java_major() { basename \"$1\" | grep -q jdk-17 && echo 17 || echo 11; }; find_java", Map.of("JAVA_HOME", old.toString()));
    assertEquals(2, said.exit());
    assertEquals("palier: JDK 25 is needed, the newest found is JDK 17. Install one (Debian: temurin-25-jdk or openjdk-25-jdk) or set JAVA25_HOME.", said.text());
  }

  @Test void the_version_is_read_from_what_java_says() throws Exception {
    assertEquals("17", bash("java_major " + jdk("old", "openjdk version \"17.0.9\" 2023-10-17"), Map.of()).text());
    assertEquals("25", bash("java_major " + jdk("ea", "openjdk version \"25-ea\" 2025-09-16"), Map.of()).text());
    assertEquals("25", bash("java_major " + jdk("noisy", "Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version \"25.0.1\" 2025-10-21 LTS"), Map.of()).text());
  }

  @Test void a_jdk_25_that_is_named_is_taken_before_all_others() throws Exception {
    var right = jdk("right", "openjdk version \"25.0.1\" 2025-10-21 LTS");
    var other = jdk("other", "openjdk version \"17.0.9\" 2023-10-17");
    assertEquals(right.toString(), bash("find_java; echo $JAVA25_HOME", Map.of("JAVA25_HOME", right.toString(), "JAVA_HOME", other.toString())).text());
    assertEquals(right.toString(), bash("find_java; echo $JAVA25_HOME", Map.of("JAVA25_HOME", other.toString(), "JAVA_HOME", right.toString())).text());
  }

  @Test void a_jdk_that_does_not_run_is_passed_over() throws Exception {
    var broken = jdk("broken", "");
    Files.writeString(broken.resolve("bin/java"), "#!/bin/sh\nexit 127\n");
    var right = jdk("right", "openjdk version \"25.0.1\" 2025-10-21 LTS");
    assertEquals(right.toString(), bash("find_java; echo $JAVA25_HOME", Map.of("JAVA25_HOME", broken.toString(), "JAVA_HOME", right.toString())).text());
  }

  @Test void maven_and_node_that_are_missing_are_named_too() throws Exception {
    var maven = bash("PATH=" + machine + "; find_maven", Map.of());
    assertEquals(2, maven.exit());
    assertTrue(maven.text().startsWith("palier: Maven") && maven.text().contains("Install it"), maven.text());
    var node = bash("node_fits() { return 1; }; find_node", Map.of());
    assertEquals(2, node.exit());
    assertTrue(node.text().startsWith("palier: Node 20.19 or newer with npm is needed"), node.text());
  }

  @Test void what_starts_several_nodes_gets_what_a_cluster_is_made_of_wherever_its_option_stands() throws Exception {
    for (var several : List.of("bench room --nodes 2", "bench room --nodes=2", "bench room --candidates 240 --nodes 2", "bench room --nodes 2 --candidates 240", "serve --cluster 10.0.0.1",
        "drill bus --rounds 1", "demo cluster")) assertEquals(0, bash("severalNodes " + several, Map.of()).exit(), several);
    for (var one : List.of("bench room --candidates 240", "bench room", "bench sittings --nodes 2", "serve", "drill glare"))
      assertEquals(1, bash("severalNodes " + one + " || exit 1", Map.of()).exit(), one);
  }

  /** A JDK as far as the scripts look at one. */
  private Path jdk(String name, String version) throws IOException {
    var bin = Files.createDirectories(machine.resolve(name + "/bin"));
    Files.writeString(bin.resolve("version"), version + "\n");
    Files.writeString(bin.resolve("java"), "#!/bin/sh\ncat " + bin.resolve("version") + " >&2\n");
    Files.writeString(bin.resolve("javac"), "#!/bin/sh\n");
    for (var program : new String[] {"java", "javac"}) Files.setPosixFilePermissions(bin.resolve(program), PosixFilePermissions.fromString("rwxr-xr-x"));
    return machine.resolve(name);
  }

  private Said bash(String script, Map<String, String> environment) throws Exception {
    var builder = new ProcessBuilder("bash", "-c", "set -euo pipefail; root=" + machine + "; . " + TOOLS + "; " + script).redirectErrorStream(true);
    builder.environment().keySet().removeAll(java.util.List.of("JAVA_HOME", "JAVA25_HOME", "NODE"));
    builder.environment().putAll(environment);
    var process = builder.start();
    var text = new String(process.getInputStream().readAllBytes()).strip();
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    return new Said(process.exitValue(), text);
  }
}
