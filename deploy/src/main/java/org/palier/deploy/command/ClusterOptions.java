package org.palier.deploy.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.palier.deploy.cluster.ClusterConfig;
import picocli.CommandLine.Option;

/** Whether a server is one of several, and where it meets the others. */
final class ClusterOptions {
  @Option(names = "--cluster", description = "This server is one of several nodes that share one store (--store mongodb://...).")
  boolean cluster;

  @Option(names = "--cluster-members", paramLabel = "HOST:PORT", split = ",", description = "Every node's host and cluster port, this one's too; the same list for every node.")
  List<String> members = List.of();

  @Option(names = "--cluster-host", paramLabel = "HOST", description = "Address of this machine that the other nodes reach (default: " + ClusterConfig.DEFAULT_HOST + ").")
  Optional<String> host = Optional.empty();

  @Option(names = "--cluster-port", paramLabel = "PORT", description = "Port for membership (default: " + ClusterConfig.DEFAULT_PORT + "). Nobody but the nodes may reach it.")
  Optional<Integer> port = Optional.empty();

  @Option(names = "--cluster-bus-port", paramLabel = "PORT", description = "Port for messages between nodes (default: the cluster port + " + ClusterConfig.BUS_PORT_AFTER
      + "). Nobody but the nodes may reach it.")
  Optional<Integer> busPort = Optional.empty();

  Optional<ClusterConfig> config() {
    if (!cluster) {
      if (!members.isEmpty() || Stream.of(host, port, busPort).anyMatch(Optional::isPresent))
        throw new IllegalArgumentException("--cluster-...: means nothing without --cluster");
      return Optional.empty();
    }
    int at = port.orElse(ClusterConfig.DEFAULT_PORT);
    return Optional.of(new ClusterConfig(host.orElse(ClusterConfig.DEFAULT_HOST), at, busPort.orElse(at + ClusterConfig.BUS_PORT_AFTER),
        members.stream().map(ClusterConfig.Member::of).toList()));
  }
}
