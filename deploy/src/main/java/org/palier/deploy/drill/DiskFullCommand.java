package org.palier.deploy.drill;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.palier.deploy.load.Progress;
import org.palier.deploy.load.Undo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A full disk is told, never hidden, and heals by itself. */
@Command(name = "disk-full", description = "Fill the server's disk under load, make room again, compare.", mixinStandardHelpOptions = true)
final class DiskFullCommand implements Callable<Integer> {
  /** Room for the write-ahead log, which may take 64 before it is used anew, and for what everybody saves meanwhile. */
  private static final int MEBIBYTES = 192;

  @Option(names = "--candidates", description = "Default: ${DEFAULT-VALUE}.", defaultValue = "50")
  private int candidates;

  @Option(names = "--directory", paramLabel = "DIR", description = "Empty, on a small disk that may be filled; by default one is made for the drill.")
  private Optional<Path> directory = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    if (directory.isEmpty()) return onSmallDisk();
    var figures = new DiskFullDrill(directory.get(), candidates).run();
    Progress.figures(figures);
    return figures.get("lost").equals(0L) && figures.get("duplicated").equals(0L) && figures.get("refusedOtherwise").equals(0L)
        && figures.get("restarted").equals(false) ? 0 : 1;
  }

  private int onSmallDisk() {
    try (var undo = new Undo()) {
      var place = undo.folder();
      return SmallDisk.run(undo, place, MEBIBYTES, List.of("drill", "disk-full", "--candidates", Integer.toString(candidates), "--directory", place.toString()));
    }
  }
}
