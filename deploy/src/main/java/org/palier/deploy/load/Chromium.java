package org.palier.deploy.load;

import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The system's own Chromium without a screen, in processes of its own, with a camera, a microphone and a screen to share that are not real. For a plain thread. */
public final class Chromium {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int END_SECONDS = 5;
  /** Media over loopback on machines without a network too; nothing slowed down for want of somebody who looks; no calls home. */
  private static final List<String> FLAGS = List.of("--headless", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0", "--window-size=1600,1000", "--mute-audio",
      "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream=display-media-type=monitor", "--autoplay-policy=no-user-gesture-required",
      "--allow-loopback-in-peer-connection", "--disable-features=WebRtcHideLocalIpsWithMdns,Translate", "--disable-background-timer-throttling",
      "--disable-backgrounding-occluded-windows", "--disable-renderer-backgrounding", "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--disable-default-apps", "--disable-extensions");

  private final Process process;
  private final Generator generator;
  private final DevTools tools;

  private Chromium(Process process, Generator generator, DevTools tools) {
    this.process = process;
    this.generator = generator;
    this.tools = tools;
  }

  /** Ends with {@code undo}. @param folder for its profile, in a folder of its own there; @throws IllegalArgumentException when there is no Chromium */
  public static Chromium start(Undo undo, Generator generator, Path folder) {
    try {
      var profile = Files.createTempDirectory(folder, "chromium-");
      var command = new ArrayList<>(List.of(program(System.getenv("PATH")).toString()));
      command.addAll(FLAGS);
      // It refuses to be root in a sandbox.
      if (System.getProperty("user.name").equals("root")) command.add("--no-sandbox");
      command.addAll(List.of("--user-data-dir=" + profile, "about:blank"));
      var log = profile.resolve("log").toFile();
      var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
      builder.environment().putAll(Map.of("HOME", profile.toString(), "DBUS_SESSION_BUS_ADDRESS", "disabled:"));
      var process = builder.start();
      undo.later(() -> end(process));
      var door = door(process, profile);
      return new Chromium(process, generator, generator.run(() -> generator.socket(Integer.parseInt(door.getFirst()), door.getLast()).map(DevTools::new)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path program(String path) {
    var folders = Stream.of(path.split(File.pathSeparator)).map(Path::of).toList();
    return Stream.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome").flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
        .filter(Files::isExecutable).findFirst().orElseThrow(() -> new IllegalArgumentException("--browsers needs Chromium in the PATH: install chromium with your system's packages"));
  }

  /** Port and path under which it can be spoken to. */
  private static List<String> door(Process process, Path profile) throws IOException {
    var file = profile.resolve("DevToolsActivePort");
    for (long until = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < until && process.isAlive(); Readiness.pause()) {
      var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
      if (lines.size() == 2) return lines;
    }
    throw new IllegalStateException("Chromium does not start:\n" + Files.readString(profile.resolve("log")));
  }

  /** A page in a context of its own, as a browser that nobody else uses. @param token the value of the session cookie at this address */
  public Tab open(String address, String token) {
    return generator.run(() -> tools.ask("", "Target.createBrowserContext", new JsonObject()).compose(context -> Tab.open(generator, tools, context.getString("browserContextId"), address, token)));
  }

  /** Memory that all its processes asked for in mebibytes, what they share counted once; without the files of the program. */
  public double memory() {
    return processes().mapToDouble(ServerProcess::asked).sum();
  }

  /** Processor time of all its processes that live. */
  public Duration cpu() {
    return processes().map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO)).reduce(Duration.ZERO, Duration::plus);
  }

  private Stream<ProcessHandle> processes() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants());
  }

  private static void end(Process process) {
    var all = Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    try {
      process.waitFor(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
