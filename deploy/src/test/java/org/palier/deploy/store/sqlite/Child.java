package org.palier.deploy.store.sqlite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A JVM of its own that runs the main method of a test class. */
final class Child {
  private Child() {}

  static Process start(List<String> before, Class<?> main, Object... arguments) throws IOException {
    var command = new ArrayList<>(before);
    command.addAll(List.of(ProcessHandle.current().info().command().orElseThrow(), "--enable-native-access=ALL-UNNAMED",
        "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), main.getName()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    var child = new ProcessBuilder(command).redirectErrorStream(true).start();
    // A test that gives up must not leave it behind.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> child.toHandle().destroyForcibly()));
    return child;
  }
}
