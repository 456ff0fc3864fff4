package org.palier.deploy.drill;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Two browsers that offer at once always come to an agreement: the pages' own negotiation, under Node, over a simulated network. */
@Command(name = "glare", description = "Let both sides of a media connection offer at once, lose, repeat and delay what they say; all must agree in the end.",
    mixinStandardHelpOptions = true)
final class GlareCommand implements Callable<Integer> {
  /** The pages' code with the drill around it, as npm built it; no page loads it. */
  private static final String SCRIPT = "/drill/main.js";
  private static final int MOST_ROUNDS = 1_000_000;

  enum Polite { CANDIDATE, NOBODY }

  @Option(names = "--rounds", description = "Each once in a storm and once in calm weather (default: ${DEFAULT-VALUE}).", defaultValue = "1000")
  private int rounds;

  @Option(names = "--seed", description = "Of the first round, the others follow; a seed repeats its round (default: ${DEFAULT-VALUE}).", defaultValue = "1")
  private int seed;

  @Option(names = "--polite", description = "Who gives way; with nobody the drill fails, as it should: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
      defaultValue = "CANDIDATE")
  private Polite polite;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (rounds < 1 || rounds > MOST_ROUNDS) throw new IllegalArgumentException("--rounds " + rounds + ": give 1 to " + MOST_ROUNDS);
    if (seed < 0 || seed > Integer.MAX_VALUE - rounds) throw new IllegalArgumentException("--seed " + seed + ": give 0 or more, with the rounds at most 2147483647");
    var script = Files.createTempFile("palier-glare-", ".mjs");
    try (var in = GlareCommand.class.getResourceAsStream(SCRIPT)) {
      if (in == null) throw new IllegalArgumentException("this drill was not built: build without -DskipWeb");
      Files.write(script, in.readAllBytes());
      var node = new ProcessBuilder(node(System.getenv("PATH")).toString(), script.toString(), "--rounds", Integer.toString(rounds), "--seed", Integer.toString(seed),
          "--polite", polite == Polite.NOBODY ? "nobody" : "candidate").inheritIO().start();
      try {
        return node.waitFor();
      } finally {
        node.destroyForcibly();
      }
    } finally {
      Files.delete(script);
    }
  }

  static Path node(String path) {
    return Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, "node")).filter(Files::isExecutable).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("this drill runs the pages' code: install Node 20.19 or newer, and see that it is in the PATH"));
  }
}
