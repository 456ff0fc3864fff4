package org.palier.deploy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palier.deploy.cluster.CanaryTest.until;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.palier.deploy.cluster.ClusterConfig.Member;
import org.palier.deploy.load.ServerProcess;
import org.palier.deploy.store.Outcome;

/** Two nodes of Vert.x in this process, over the real registry. */
@Timeout(90)
class ClusterTest {
  private static final Duration EVERY = Duration.ofMillis(100);

  @Test void a_registry_that_lost_a_node_makes_it_deaf_and_the_canary_cures_that_for_every_consumer() throws Exception {
    var members = List.of(new Member("127.0.0.1", ServerProcess.freePort()), new Member("127.0.0.1", ServerProcess.freePort()));
    var joining = members.stream().map(member -> Cluster.open(new VertxOptions(), config(member, members))).toList();
    var nodes = joining.stream().map(Outcome::of).toList();
    try (var told = new Told(Canary.class)) {
      var canaries = nodes.stream().map(Cluster::canary).toList();
      canaries.forEach(canary -> canary.start(EVERY));
      var heard = List.of(new AtomicInteger(), new AtomicInteger());
      for (int node = 0; node < 2; node++) {
        var count = heard.get(node);
        Outcome.of(nodes.get(node).eventBus().consumer("palier.test", _ -> count.incrementAndGet()).completion());
      }
      nodes.getLast().eventBus().publish("palier.test", "the connection is made");
      until(() -> heard.getFirst().get() == 1);
      published(nodes, heard, 1, 1);
      until(() -> canaries.stream().allMatch(canary -> canary.tell().equals("2 nodes")));

      forget(nodes.getFirst());
      // The publisher hears of it a moment later.
      until(() -> reached(nodes, heard).equals(List.of(0, 1)));
      until(() -> canaries.stream().anyMatch(canary -> !canary.ready()));
      until(() -> canaries.stream().allMatch(canary -> canary.tell().equals("2 nodes")));
      assertTrue(canaries.stream().allMatch(Canary::ready));
      published(nodes, heard, 1, 1);
      assertEquals(1, told.lines().stream().filter(line -> line.startsWith("WARNING this node does not hear")).count(), told.lines().toString());
      assertEquals(0, told.lines().stream().filter(line -> line.startsWith("SEVERE")).count(), told.lines().toString());

      Outcome.of(nodes.getFirst().close());
      until(() -> canaries.getLast().tell().equals("this node alone"));
      assertTrue(canaries.getLast().ready());
    } finally {
      nodes.forEach(node -> Outcome.of(node.close()));
    }
  }

  @Test void a_port_in_use_is_told_before_anything_is_opened() throws Exception {
    try (var taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
      var member = new Member("127.0.0.1", ServerProcess.freePort());
      var busy = new ClusterConfig(member.host(), member.port(), taken.getLocalPort(), List.of(member));
      var told = Assertions.assertThrows(ClusterRefused.class, () -> open(busy)).getMessage();
      assertTrue(told.contains("127.0.0.1:" + taken.getLocalPort()) && told.contains("--cluster-bus-port"), told);
    }
    var elsewhere = new Member("192.0.2.1", 5701);
    var told = Assertions.assertThrows(ClusterRefused.class, () -> open(new ClusterConfig(elsewhere.host(), 5701, 5801, List.of(elsewhere)))).getMessage();
    assertTrue(told.contains("192.0.2.1:5701") && told.contains("--cluster-host"), told);
  }

  private static void open(ClusterConfig config) {
    Future<Vertx> _ = Cluster.open(new VertxOptions(), config);
  }

  /** What is published on the second node reaches so many on the first and on the second. */
  private static void published(List<Vertx> nodes, List<AtomicInteger> heard, int first, int second) {
    assertEquals(List.of(first, second), reached(nodes, heard));
  }

  private static List<Integer> reached(List<Vertx> nodes, List<AtomicInteger> heard) {
    heard.forEach(count -> count.set(0));
    nodes.getLast().eventBus().publish("palier.test", "news");
    for (int i = 0; i < 20 && heard.stream().anyMatch(count -> count.get() == 0); i++) LockSupport.parkNanos(25_000_000);
    return heard.stream().map(AtomicInteger::get).toList();
  }

  /** The registry loses what a node has registered, as it may when parts of a cluster find each other again. */
  private static void forget(Vertx node) {
    var manager = Cluster.manager(node);
    var registry = manager.getHazelcastInstance().<String, Object>getMultiMap("__vertx.subs");
    int before = registry.size();
    registry.entrySet().stream().filter(entry -> entry.getValue().toString().contains(manager.getNodeId())).toList()
        .forEach(entry -> registry.remove(entry.getKey(), entry.getValue()));
    assertFalse(registry.size() == before, "nothing was forgotten");
  }

  private static ClusterConfig config(Member self, List<Member> members) {
    return new ClusterConfig(self.host(), self.port(), ServerProcess.freePort(), members);
  }
}
