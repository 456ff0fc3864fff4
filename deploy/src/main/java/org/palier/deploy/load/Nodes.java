package org.palier.deploy.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.palier.deploy.cluster.ClusterConfig.Member;

/** The nodes of one cluster on this machine, each a server process of its own, over one MongoDB. */
public final class Nodes {
  private static final String HOST = "127.0.0.1";
  private static final Duration TOGETHER = Duration.ofMinutes(1);

  private record Node(ServerProcess.Launch launch, int port) {}

  private final Undo undo;
  private final List<Node> nodes;
  private final List<ServerProcess> servers = new ArrayList<>();

  private Nodes(Undo undo, List<Node> nodes) {
    this.undo = undo;
    this.nodes = nodes;
  }

  /**
   * Starts all of them at once and waits until each is ready. They end with {@code undo}.
   *
   * @param serve what each is started with, its store above all; @param logs folder for what they say
   */
  public static Nodes start(Undo undo, List<String> serve, Path logs, int count) {
    return start(undo, serve, logs, IntStream.range(0, count).map(_ -> ServerProcess.freePort()).boxed().toList());
  }

  /** @param ports of HTTP, one for each node */
  public static Nodes start(Undo undo, List<String> serve, Path logs, List<Integer> ports) {
    var members = ports.stream().map(_ -> new Member(HOST, ServerProcess.freePort())).toList();
    var nodes = new ArrayList<Node>();
    for (int number = 0; number < ports.size(); number++) {
      var arguments = new ArrayList<>(serve);
      arguments.addAll(List.of("--cluster", "--cluster-members", String.join(",", members.stream().map(Member::toString).toList()),
          "--cluster-port", Integer.toString(members.get(number).port()), "--cluster-bus-port", Integer.toString(ServerProcess.freePort())));
      nodes.add(new Node(new ServerProcess.Launch(arguments, Map.of(), logs.resolve("node-" + (number + 1) + ".log")), ports.get(number)));
    }
    var all = new Nodes(undo, nodes);
    all.startAll();
    return all;
  }

  private void startAll() {
    servers.addAll(atOnce(nodes, this::start));
  }

  /** A thread for each: they wait for each other. */
  private static <A, B> List<B> atOnce(List<A> all, Function<A, B> step) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var started = all.stream().map(one -> threads.submit(() -> step.apply(one))).toList();
      var done = new ArrayList<B>();
      for (var one : started) done.add(one.get());
      return done;
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private ServerProcess start(Node node) {
    return ServerProcess.start(undo, node.launch(), node.port());
  }

  public int count() {
    return nodes.size();
  }

  /** @param number from 0 */
  public ServerProcess node(int number) {
    return servers.get(number);
  }

  /** Waits until each is ready and knows all the others. @throws IllegalStateException when that takes more than a minute */
  public void awaitTogether() {
    long until = System.nanoTime() + TOGETHER.toNanos();
    var all = "\"detail\":\"" + count() + " nodes\"";
    while (!nodes.stream().map(node -> Readiness.ask(node.port())).allMatch(answer -> answer.startsWith("HTTP/1.1 200") && answer.contains(all))) {
      if (System.nanoTime() > until) throw new IllegalStateException("the nodes do not find each other");
      Readiness.pause();
    }
  }

  /** All of them in order, at once; waits. */
  public void stop() {
    atOnce(servers.stream().filter(ServerProcess::alive).toList(), ServerProcess::stop);
  }

  /** One that has ended, again: on the same ports, with the same neighbours. Waits until it is ready. */
  public ServerProcess restart(int number) {
    servers.set(number, start(nodes.get(number)));
    return servers.get(number);
  }
}
