package org.palier.deploy.load;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.palier.deploy.Main;

/** A command of this program that serves HTTP, in a process of its own, with the JVM's flags of this one: {@code deploy/palier} gives both the same. */
public final class ServerProcess {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** @param rss resident now, @param highest resident ever; both in mebibytes */
  public record Memory(double rss, double highest) {}

  private final Process process;
  private final Path log;
  private final int port;
  private final long readyMillis;

  private ServerProcess(Process process, Path log, int port, long readyMillis) {
    this.process = process;
    this.log = log;
    this.port = port;
    this.readyMillis = readyMillis;
  }

  /** What to start, and where its output goes. */
  public record Launch(List<String> arguments, Map<String, String> environment, Path log) {}

  /** Starts on a free port and waits until it answers {@code /health/ready} with 200. Ends with {@code undo}. */
  public static ServerProcess start(Undo undo, Launch launch) {
    return start(undo, launch, freePort());
  }

  /** @throws IllegalStateException with the end of its output when it does not get ready */
  public static ServerProcess start(Undo undo, Launch launch, int port) {
    var arguments = new ArrayList<>(launch.arguments());
    arguments.addAll(List.of("--port", Integer.toString(port)));
    var builder = new ProcessBuilder(command(arguments)).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
    builder.environment().putAll(launch.environment());
    try {
      long begun = System.nanoTime();
      var process = builder.start();
      undo.later(() -> end(process));
      if (!Readiness.reached(port, process, PATIENCE)) throw new IllegalStateException("the server did not get ready:\n" + tail(launch.log()));
      return new ServerProcess(process, launch.log(), port, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command line that runs this program with other arguments, and with the heap of a server if {@code palier.heap} says which. */
  public static List<String> command(List<String> arguments) {
    var path = System.getProperty("java.class.path");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    var heap = System.getProperty("palier.heap");
    var ours = ManagementFactory.getRuntimeMXBean().getInputArguments();
    ours.stream().filter(argument -> heap == null || !argument.startsWith("-Xm")).forEach(command::add);
    if (arguments.contains("--cluster")) clusterFlags().stream().filter(flag -> !ours.contains(flag)).forEach(command::add);
    if (heap != null) command.addAll(List.of(heap.split(" ")));
    command.addAll(path.endsWith(".jar") && !path.contains(File.pathSeparator) ? List.of("-jar", path) : List.of("-cp", path, Main.class.getName()));
    command.addAll(arguments);
    return command;
  }

  /** What one of several nodes is started with beside; {@code deploy/palier} has given it to this process already where it starts some. */
  private static List<String> clusterFlags() {
    try (var in = ServerProcess.class.getResourceAsStream("/cluster.jvm")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("--")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  /** From the start of the process to the first request served. */
  public long readyMillis() {
    return readyMillis;
  }

  /** Processor time of the process so far, in user and kernel mode. */
  public Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElseThrow(() -> new IllegalStateException("the server has ended:\n" + tail(log)));
  }

  public Memory memory() {
    try {
      double rss = 0;
      double highest = 0;
      for (var line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
        if (line.startsWith("VmRSS:")) rss = kibibytes(line) / 1024.0;
        if (line.startsWith("VmHWM:")) highest = kibibytes(line) / 1024.0;
      }
      return new Memory(rss, highest);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be read on Linux only, of a process that lives:\n" + tail(log), e);
    }
  }

  /**
   * Memory that any process has asked for, in mebibytes: its own, and its part of what it shares; nothing of one that has just ended. Without
   * the files of the program: its part of those depends on who else runs it.
   */
  static double asked(ProcessHandle process) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup")).stream().filter(line -> line.startsWith("Pss_Anon:") || line.startsWith("Pss_Shmem:")).mapToLong(ServerProcess::kibibytes).sum() / 1024.0;
    } catch (IOException ended) {
      return 0;
    }
  }

  private static long kibibytes(String line) {
    return Long.parseLong(line.replaceAll("\\D+", ""));
  }

  public long pid() {
    return process.pid();
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** As a power cut would, without a chance to finish anything (SIGKILL); returns when the process is gone. */
  public void kill() {
    end(process);
  }

  /** As an operator would (SIGTERM): it finishes what it does; returns when the process is gone, within half a minute. @return its exit code */
  public int stop() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) throw new IllegalStateException("the server does not stop:\n" + tail(log));
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void end(Process process) {
    process.destroyForcibly().onExit().join();
  }

  /** A port nobody listens on just now. */
  public static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String tail(Path log) {
    try {
      var lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    } catch (IOException e) {
      return "(no output: " + e.getMessage() + ")";
    }
  }
}
