package org.palier.deploy.cluster;

import java.util.HashSet;
import java.util.List;

/**
 * Where this node meets the others. Anyone who reaches these ports is believed: they belong on a network of the nodes' own.
 *
 * @param host    the address of this machine that the other nodes reach, as the list of members has it
 * @param port    for membership, 1 to 65535
 * @param busPort for messages, 1 to 65535, told to the other nodes by itself
 * @param members every node, this one too: each node is given the same list
 */
public record ClusterConfig(String host, int port, int busPort, List<Member> members) {
  public static final String DEFAULT_HOST = "127.0.0.1";
  public static final int DEFAULT_PORT = 5701;
  /** How far the bus's port is from that of membership when nobody says. */
  public static final int BUS_PORT_AFTER = 100;
  private static final int MOST_BACKUPS = 6;

  /** A node as the others know it. */
  public record Member(String host, int port) {
    public Member {
      if (host.isBlank()) throw new IllegalArgumentException("--cluster-members: a member without a host; give HOST:PORT,HOST:PORT");
      checkPort(port, "--cluster-members " + host + ":" + port);
    }

    /** @throws IllegalArgumentException when it is not HOST:PORT */
    public static Member of(String text) {
      int colon = text.lastIndexOf(':');
      if (colon < 1 || !text.substring(colon + 1).matches("\\d{1,5}")) throw new IllegalArgumentException("--cluster-members " + text + ": give HOST:PORT,HOST:PORT");
      return new Member(text.substring(0, colon).strip(), Integer.parseInt(text.substring(colon + 1)));
    }

    @Override public String toString() {
      return host + ":" + port;
    }
  }

  public ClusterConfig {
    members = List.copyOf(members);
    checkPort(port, "--cluster-port " + port);
    checkPort(busPort, "--cluster-bus-port " + busPort);
    if (port == busPort) throw new IllegalArgumentException("--cluster-bus-port " + busPort + ": that is the port of membership already");
    if (new HashSet<>(members).size() < members.size()) throw new IllegalArgumentException("--cluster-members: a node is named twice");
    var self = new Member(host, port);
    if (!members.contains(self))
      throw new IllegalArgumentException("--cluster-members must name every node, this one too: " + self + " (--cluster-host, --cluster-port) is not among them");
  }

  /** How many other nodes keep a copy of what the cluster knows: with all of them, any but one may die at once. */
  public int backups() {
    return Math.min(members.size() - 1, MOST_BACKUPS);
  }

  private static void checkPort(int port, String what) {
    if (port < 1 || port > 65_535) throw new IllegalArgumentException(what + ": a port is 1 to 65535");
  }
}
