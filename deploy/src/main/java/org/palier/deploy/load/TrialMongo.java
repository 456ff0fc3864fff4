package org.palier.deploy.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * MongoDB's engine as the tests have it, where somebody tries several nodes and names no MongoDB: {@code deploy/src/test/mongodb} prepares it
 * at first use, with npm and a network. It keeps nothing and guards nothing: never for an exam.
 */
public final class TrialMongo {
  private static final int END_SECONDS = 10;

  private TrialMongo() {}

  /** Ends with {@code undo}. @return its address, which names no database */
  public static String start(Undo undo, Path folder) {
    var script = Path.of(System.getenv().getOrDefault("PALIER_ROOT", "."), "deploy/src/test/mongodb/start").toAbsolutePath().normalize();
    if (!Files.isExecutable(script)) throw new IllegalArgumentException("--store: give mongodb://...; the engine for trials is beside the sources only, and not at " + script);
    try {
      // In a session of its own: Ctrl-C is for whoever uses it first, and it comes last.
      var process = new ProcessBuilder("setsid", "--wait", script.toString(), folder.resolve("mongodb").toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      undo.later(() -> end(process));
      var address = process.inputReader().readLine();
      if (address == null) throw new IllegalArgumentException("--store: give mongodb://...; the engine for trials did not start, its messages are above");
      return address;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It ends when nobody is left to talk to it. */
  private static void end(Process process) {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (IOException | InterruptedException ended) {
      process.destroyForcibly();
    }
  }
}
