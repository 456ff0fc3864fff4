package org.palier.deploy.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.palier.deploy.Settings;
import org.palier.deploy.demo.DemoData;
import org.palier.deploy.load.Nodes;
import org.palier.deploy.load.TrialMongo;
import org.palier.deploy.load.Undo;
import org.palier.engine.account.SignInConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Palier shown on one's own machine. */
@Command(name = "demo", description = "Show Palier on this machine.", mixinStandardHelpOptions = true, subcommands = DemoCommand.TwoNodes.class)
public final class DemoCommand {
  @Command(name = "cluster", description = "Serve demo data with two nodes over one MongoDB, until Ctrl-C.", mixinStandardHelpOptions = true)
  static final class TwoNodes implements Callable<Integer> {
    @Option(names = "--store", paramLabel = "URI", description = "mongodb://...; when none is named, the engine that the tests use, whose data is thrown away.")
    private Optional<String> store = Optional.empty();

    @Option(names = "--port", description = "Of the first node; the second listens on the next one (default: ${DEFAULT-VALUE}).", defaultValue = "8080")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
      var ports = List.of(port, port + 1);
      ports.forEach(TwoNodes::checkFree);
      try (var undo = new Undo()) {
        var folder = undo.folder();
        var address = store.orElseGet(() -> TrialMongo.start(undo, folder));
        tell("demo data in " + Settings.withoutPassword(address));
        var signIns = signIns(address);
        tell("starting two nodes, which takes ten seconds");
        var nodes = Nodes.start(undo, List.of("serve", "--store", address), folder, ports);
        // Before what ends them by force.
        undo.later(nodes::stop);
        tell("demo sign-ins (staff with a password, candidates by their link, on either node; codes are in the outbox of the staff page)");
        signIns.forEach(System.out::println);
        for (int node = 0; node < nodes.count(); node++)
          tell("node " + (node + 1) + " at http://localhost:" + nodes.node(node).port() + " (process " + nodes.node(node).pid() + ", says " + folder.resolve("node-" + (node + 1) + ".log") + ")");
        tell("whoever sits on one is seen on the other; kill -9 either process, and go on with the other. Ctrl-C ends both");
        new CountDownLatch(1).await();
        return 0;
      }
    }

    private List<String> signIns(String address) {
      var settings = new Settings("127.0.0.1", port, Optional.empty(), java.nio.file.Path.of("."), Optional.of(address), Optional.empty(), true, SignInConfig.DEFAULT, Optional.empty());
      try (var opened = OpenedStore.toChange(settings)) {
        return new DemoData(opened.application).fill(settings.origin(port)).await();
      }
    }

    private static void checkFree(int port) {
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return;
      } catch (IOException | IllegalArgumentException taken) {
        throw new IllegalArgumentException("port " + port + " is in use or not allowed: choose others with --port");
      }
    }

    private static void tell(String what) {
      System.out.println("palier: " + what);
      System.out.flush();
    }
  }
}
