package org.palier.deploy.bench;

import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.palier.deploy.load.Candidate;
import org.palier.deploy.load.Candidate.Save;
import org.palier.deploy.load.Figures;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Line;
import org.palier.deploy.load.ServerProcess;
import org.palier.deploy.load.Tally;
import org.palier.deploy.load.Undo;

/** What the same generator gets from a server that does nothing, or nothing but force each body to disk. */
final class Limits {
  private final Generator generator;
  private final List<Candidate> candidates;
  private final Measured echo;
  private final Measured durable;

  /** @param candidates whose requests are sent, one worker each */
  Limits(Undo undo, Path folder, Generator generator, List<Candidate> candidates) {
    this.generator = generator;
    this.candidates = candidates;
    echo = new Measured(ServerProcess.start(undo, new ServerProcess.Launch(List.of("bench", "echo"), Map.of(), folder.resolve("echo.log"))));
    durable = new Measured(ServerProcess.start(undo, new ServerProcess.Launch(
        List.of("bench", "echo", "--file", folder.resolve("bodies").toString()), Map.of(), folder.resolve("durable-echo.log"))));
  }

  /** Before there is a paper to answer. */
  void wakeGenerator(Duration time) {
    var begun = new Save(1, 0, Buffer.buffer("{\"kind\":\"blank\"}"));
    echo.run(time, new Tally(), _ -> begun);
  }

  void warmUp(Duration time) {
    echo.run(time, new Tally(), Candidate::next);
    durable.run(time, new Tally(), Candidate::next);
  }

  void measure(Duration time) {
    durable.measure(time);
    echo.measure(time);
  }

  Measured echo() {
    return echo;
  }

  Measured durable() {
    return durable;
  }

  /** One echo and what it reached. */
  final class Measured {
    private final ServerProcess server;
    private final List<Line> lines = new ArrayList<>();
    private final Tally tally = new Tally();
    private long nanos;
    private Duration cpu = Duration.ZERO;

    private Measured(ServerProcess server) {
      this.server = server;
      for (int i = 0; i < candidates.size(); i++) lines.add(generator.line(server.port()));
    }

    private void measure(Duration time) {
      long begun = System.nanoTime();
      var before = server.cpu();
      run(time, tally, Candidate::next);
      cpu = cpu.plus(server.cpu().minus(before));
      nanos += System.nanoTime() - begun;
    }

    private void run(Duration time, Tally into, Function<Candidate, Save> next) {
      generator.closed(lines.size(), time, worker -> {
        var candidate = candidates.get(worker);
        return into.count(candidate.put(lines.get(worker), next.apply(candidate)), System.nanoTime());
      });
    }

    double perSecond() {
      return Figures.rounded(tally.answered() * 1e9 / nanos);
    }

    double cpuSecondsPer1000() {
      return Figures.rounded(cpu.toNanos() / 1e6 / Math.max(1, tally.answered()));
    }

    long errors() {
      return tally.errors();
    }
  }
}
