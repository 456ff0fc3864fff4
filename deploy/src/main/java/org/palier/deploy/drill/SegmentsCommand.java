package org.palier.deploy.drill;

import java.util.List;
import java.util.concurrent.Callable;
import org.palier.deploy.load.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whatever a line does to recordings, each is kept once as it was, or its absence is known. */
@Command(name = "segments", description = "Lose, cut, repeat, alter and shuffle recordings on their way, kill the server, compare with what is kept.", mixinStandardHelpOptions = true)
final class SegmentsCommand implements Callable<Integer> {
  @Option(names = "--candidates", description = "Default: ${DEFAULT-VALUE}.", defaultValue = "20")
  private int candidates;

  @Option(names = "--segments", description = "Of each of the two tracks of a candidate, 1 to 1000 (default: ${DEFAULT-VALUE}).", defaultValue = "40")
  private int segments;

  @Option(names = "--kills", description = "How often the server is killed meanwhile (kill -9) and started again (default: ${DEFAULT-VALUE}).", defaultValue = "1")
  private int kills;

  @Option(names = "--seed", description = "Of what goes wrong when (default: another one each time).")
  private long seed = System.nanoTime();

  @Override
  public Integer call() throws InterruptedException {
    var figures = new SegmentsDrill(candidates, segments, kills, seed).run();
    Progress.figures(figures);
    return List.of("lostUnreported", "acknowledgedLost", "corruptedAccepted", "duplicatesStored", "chainsBroken", "answeredOtherwise").stream()
        .allMatch(name -> figures.get(name).equals(0L)) && (kills > 0 || figures.get("filesLeftByKills").equals(0L)) ? 0 : 1;
  }
}
