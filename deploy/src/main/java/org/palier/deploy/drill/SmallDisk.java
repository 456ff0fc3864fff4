package org.palier.deploy.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.palier.deploy.load.ServerProcess;
import org.palier.deploy.load.Undo;

/** A small file system that only a process and its children see (Linux mount namespaces): filling it harms nobody, and it goes with them. */
final class SmallDisk {
  private static final String MOUNT = "mount -t tmpfs -o size=%dm palier-drill \"$0\" && exec \"$@\"";

  private SmallDisk() {}

  /** Runs this program in a process that has a small disk of so many mebibytes at the place. @return its exit code */
  static int run(Undo undo, Path place, int mebibytes, List<String> arguments) {
    var unshare = possible(place).orElseThrow(() -> new IllegalArgumentException(
        "this drill needs a small disk of its own: run it as root, or allow user namespaces, on Linux with unshare and mount (Debian: apt-get install util-linux mount); or give a small disk with --directory"));
    var command = mounted(unshare, place, mebibytes);
    command.addAll(ServerProcess.command(arguments));
    try {
      var process = new ProcessBuilder(command).inheritIO().start();
      undo.later(() -> end(process));
      return process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Whether a directory may be filled up. @throws IllegalArgumentException when it is not empty, or on a disk with more than a gibibyte left */
  static Path checked(Path directory) {
    try (var inside = Files.list(directory)) {
      if (inside.findAny().isPresent()) throw new IllegalArgumentException("--directory " + directory + ": give an empty one");
    } catch (IOException e) {
      throw new IllegalArgumentException("--directory " + directory + ": give an empty directory on a small disk", e);
    }
    if (Filler.tooLarge(directory)) throw new IllegalArgumentException("--directory " + directory + ": more than a gibibyte is free; give one on a small disk");
    return directory;
  }

  /** Which option of unshare lets us mount here: as root, or as root of a user namespace. */
  private static Optional<String> possible(Path place) {
    for (var option : List.of("-m", "-rm")) {
      var command = mounted(option, place, 1);
      command.add("true");
      try {
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0) return Optional.of(option);
      } catch (IOException noUnshare) {
        return Optional.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static List<String> mounted(String unshare, Path place, int mebibytes) {
    return new ArrayList<>(List.of("unshare", unshare, "sh", "-c", MOUNT.formatted(mebibytes), place.toString()));
  }

  /** In order, so that it undoes what it has done; by force when it does not. */
  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
