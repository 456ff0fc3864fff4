package org.palier.deploy.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import org.palier.deploy.Main;

/** What has to be undone however this program ends, by Ctrl-C too: processes ended, then their folders removed, the latest first. */
public final class Undo implements AutoCloseable {
  private final Deque<Runnable> steps = new ArrayDeque<>();
  private final Thread hook = new Thread(this::undo, "undo");

  public Undo() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  public synchronized void later(Runnable step) {
    steps.push(step);
  }

  /** A new folder, removed with everything in it; beside the built program, so that it is on a real disk even where {@code /tmp} is memory. */
  public Path folder() {
    try {
      var built = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI()).getParent();
      var folder = Files.createTempDirectory(Files.isWritable(built) ? built : Path.of(System.getProperty("java.io.tmpdir")), "palier-load-");
      later(() -> remove(folder));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    undo();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The program is ending: the hook has run or is running.
    }
  }

  private synchronized void undo() {
    while (!steps.isEmpty()) steps.pop().run();
  }

  private static void remove(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
    } catch (IOException | UncheckedIOException left) {
      System.err.println("palier: " + folder + " could not be removed: " + left.getMessage());
    }
  }
}
