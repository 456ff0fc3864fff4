package org.palier.deploy.store.mongo;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * MongoDB's real engine in a process of its own, on a port of this machine. Prepared at first use, which takes npm and a
 * network; {@code src/test/mongodb/prepare} says how. It ends with this process, however that ends.
 */
public final class MongoEngine implements AutoCloseable {
  private final Process process;
  private final String address;

  private MongoEngine(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  public static MongoEngine start(Path directory) {
    return start(directory, 0);
  }

  /** @param port 0 for any that is free */
  public static MongoEngine start(Path directory, int port) {
    var script = Path.of(System.getProperty("basedir", "deploy"), "src/test/mongodb/start").toAbsolutePath();
    try {
      Files.createDirectories(directory);
      var report = Files.createTempFile("mongodb", ".log");
      var process = new ProcessBuilder(script.toString(), directory.toString(), Integer.toString(port))
          .redirectError(report.toFile()).start();
      var address = firstLine(process.inputReader());
      if (address == null) throw new IllegalStateException("MongoDB's engine did not start:\n" + Files.readString(report));
      Files.delete(report);
      return new MongoEngine(process, address);
    } catch (IOException failed) {
      throw new IllegalStateException("MongoDB's engine did not start: " + script, failed);
    }
  }

  /** What a driver connects to; names no database. */
  public String address() {
    return address;
  }

  public int port() {
    return URI.create(address).getPort();
  }

  /** Ends the engine in order. */
  @Override public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(20, TimeUnit.SECONDS)) kill();
    } catch (IOException | InterruptedException ended) {
      kill();
    }
  }

  /** Ends the engine as a crash would. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  private static String firstLine(BufferedReader output) throws IOException {
    return output.readLine();
  }
}
