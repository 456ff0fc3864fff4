package org.palier.deploy.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server from the system's packages, with a folder and ports of its own, ended with the test. The packages' own services are left alone. */
final class Daemon implements AutoCloseable {
  private static final long PATIENCE_NANOS = 20_000_000_000L;
  private static final String LOOPBACK = "127.0.0.1";

  private final Process process;
  private final Path output;

  private Daemon(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Waits until it accepts connections. */
  static Daemon start(Path folder, int port, String program, List<String> arguments) {
    try {
      var output = folder.resolve(program + ".log");
      var process = new ProcessBuilder(Stream.concat(Stream.of(program), arguments.stream()).toList()).directory(folder.toFile()).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile())).start();
      var ended = new Thread(process::destroyForcibly);
      Runtime.getRuntime().addShutdownHook(ended);
      process.onExit().thenRun(() -> withoutHook(ended));
      var daemon = new Daemon(process, output);
      daemon.await(program, port);
      return daemon;
    } catch (IOException e) {
      throw new AssertionError("these tests need " + program + ": deploy/test installs it", e);
    }
  }

  private static void withoutHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // Then it runs, and finds nothing to end.
    }
  }

  private void await(String program, int port) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!accepts(port)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new AssertionError(program + " did not start:\n" + output());
      }
      Seat.pause();
    }
  }

  private static boolean accepts(int port) {
    try (var socket = new Socket(LOOPBACK, port)) {
      // One try in some ten thousand is given that very port and reaches itself.
      return socket.getLocalPort() != port;
    } catch (IOException notYet) {
      return false;
    }
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a crash would. */
  @Override public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
