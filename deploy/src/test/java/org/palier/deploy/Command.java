package org.palier.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code deploy/palier} in a process of its own. @param printed its standard output, @param errors its standard error */
public record Command(int exit, String printed, String errors) {
  private static final long PATIENCE_SECONDS = 240;

  public static Command run(String... arguments) {
    return run(Map.of(), arguments);
  }

  /** @param environment beside what this process has */
  public static Command run(Map<String, String> environment, String... arguments) {
    var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "--enable-native-access=ALL-UNNAMED",
        "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    try {
      var folder = Files.createTempDirectory("palier-command-");
      var printed = folder.resolve("printed");
      var errors = folder.resolve("errors");
      var builder = new ProcessBuilder(command).redirectOutput(printed.toFile()).redirectError(errors.toFile());
      builder.environment().putAll(environment);
      try {
        int exit = ended(builder.start(), errors);
        return new Command(exit, Files.readString(printed), Files.readString(errors));
      } finally {
        for (var file : List.of(printed, errors, folder)) Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one readable line that a refusal is, from this process. */
  public static String refusal(String... arguments) {
    var told = new StringWriter();
    assertEquals(2, Main.run(new PrintWriter(told), arguments), told.toString());
    assertEquals(1, told.toString().lines().count(), told.toString());
    return told.toString();
  }

  /** What a test gives up on must not be left behind, nor what it started: asked to end, a command undoes what it has done. */
  private static int ended(Process process, Path errors) throws IOException {
    try {
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) return process.exitValue();
      throw new AssertionError("still running: " + Files.readString(errors));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted: " + Files.readString(errors), e);
    } finally {
      process.destroy();
    }
  }

  /** Everything it said. */
  public String output() {
    return printed + errors;
  }

  /** The figures of a benchmark or drill: one line, the only one on standard output, is one JSON object. */
  public JsonObject figures() {
    assertEquals(1, printed.lines().count(), output());
    return new JsonObject(printed);
  }
}
