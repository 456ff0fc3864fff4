package org.palier.deploy.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.palier.deploy.load.Readiness;

/** The system's clock as libfaketime shows it to one process; the monotonic counter stays true. */
final class FakeClock {
  private static final String LIBRARY = "faketime/libfaketimeMT.so.1";
  private static final List<String> FOLDERS = List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib", "/usr/local/lib");

  private final Path file;

  /** @param folder for the file that says how far the clock is off */
  FakeClock(Path folder) {
    file = folder.resolve("clock");
    set(Duration.ZERO);
  }

  /** Environment of the process that is to see this clock. @throws IllegalArgumentException when libfaketime is not there */
  Map<String, String> environment() {
    // Without the last one, waits of a set length end at once with this library, and a server that waits burns its processor instead.
    return Map.of("LD_PRELOAD", library(FOLDERS).toString(), "FAKETIME_TIMESTAMP_FILE", file.toString(), "FAKETIME_CACHE_DURATION", "1",
        "FAKETIME_DONT_FAKE_MONOTONIC", "1", "DONT_FAKE_MONOTONIC", "1", "FAKETIME_FORCE_MONOTONIC_FIX", "0");
  }

  static Path library(List<String> folders) {
    return folders.stream().map(folder -> Path.of(folder, LIBRARY)).filter(Files::isReadable).findFirst().orElseThrow(() ->
        new IllegalArgumentException("this drill needs libfaketime: install it with your system's packages (Debian: apt-get install faketime)"));
  }

  /** Moves the clock so far from the true time; seen within a second or two. */
  void set(Duration off) {
    try {
      var next = Files.writeString(file.resolveSibling("clock.next"), (off.isNegative() ? "" : "+") + off.toSeconds() + "\n");
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the server says that its system's clock was moved so far, give or take a minute: a drill must not pass because nothing moved. */
  static boolean seen(int port, Duration off) {
    var told = java.util.regex.Pattern.compile("clock was moved by (-?\\d+) s").matcher(Readiness.ask(port));
    return told.find() ? Math.abs(Long.parseLong(told.group(1)) - off.toSeconds()) < 60 : off.isZero();
  }
}
