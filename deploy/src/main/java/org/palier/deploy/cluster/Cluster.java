package org.palier.deploy.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.internal.VertxInternal;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Opens Vert.x as a node among others. */
public final class Cluster {
  /** So that a stalled node is taken out within five seconds, a cluster joins in eight, and nobody waits a minute for one that is gone. */
  private static final Map<String, String> TUNED = Map.ofEntries(
      Map.entry("hazelcast.logging.type", "slf4j"),
      Map.entry("hazelcast.phone.home.enabled", "false"),
      Map.entry("hazelcast.shutdownhook.enabled", "false"),
      Map.entry("hazelcast.graceful.shutdown.max.wait", "10"),
      Map.entry("hazelcast.socket.bind.any", "false"),
      Map.entry("hazelcast.wait.seconds.before.join", "1"),
      Map.entry("hazelcast.heartbeat.interval.seconds", "1"),
      Map.entry("hazelcast.max.no.heartbeat.seconds", "5"),
      Map.entry("hazelcast.merge.first.run.delay.seconds", "10"),
      Map.entry("hazelcast.merge.next.run.delay.seconds", "5"),
      Map.entry("hazelcast.operation.call.timeout.millis", "5000"),
      Map.entry("hazelcast.partition.count", "31"));
  private static final List<String> MAPS = List.of("__vertx.haInfo", "__vertx.nodeInfo", "__vertx.map.lock", "__vertx.map.counter");
  private static final int CONNECTION_SECONDS = 2;
  private static final int PING_MILLIS = 2_000;
  /** One warns at each start that a part we do not use is not safe, one traces each connection that breaks. Held here: a logger that nobody holds forgets its level. */
  private static final List<Logger> TALKATIVE =
      List.of(Logger.getLogger("com.hazelcast.cp.CPSubsystem"), Logger.getLogger("com.hazelcast.internal.server.tcp.TcpServerConnection"));

  private Cluster() {}

  /**
   * Joins those of the members that are there; alone if there are none. Call it from a plain thread.
   *
   * @throws ClusterRefused when this node cannot listen where it should
   */
  public static Future<Vertx> open(VertxOptions options, ClusterConfig config) {
    var address = address(config.host());
    checkFree(address, config.port(), "--cluster-port");
    checkFree(address, config.busPort(), "--cluster-bus-port");
    TALKATIVE.forEach(logger -> logger.setLevel(Level.SEVERE));
    options.setEventBusOptions(new EventBusOptions().setHost(config.host()).setPort(config.busPort())
        .setClusterPingInterval(PING_MILLIS).setClusterPingReplyInterval(PING_MILLIS));
    return Vertx.builder().with(options).withClusterManager(new HazelcastClusterManager(hazelcast(config, address))).buildClustered();
  }

  /** The canary of a node that was opened here. */
  public static Canary canary(Vertx vertx) {
    var manager = manager(vertx);
    var cluster = manager.getHazelcastInstance().getCluster();
    return new Canary(vertx, name(cluster.getLocalMember()), () -> cluster.getMembers().stream().map(Cluster::name).toList(),
        () -> registerAgain(vertx, manager), Canary.PATIENCE);
  }

  /** What the manager does after two parts of a cluster have found each other: forgets what it believed of the others, says again what it has. */
  private static Future<Void> registerAgain(Vertx vertx, HazelcastClusterManager manager) {
    return vertx.executeBlocking(() -> {
      manager.stateChanged(new LifecycleEvent(LifecycleState.MERGED));
      return null;
    });
  }

  static HazelcastClusterManager manager(Vertx vertx) {
    return (HazelcastClusterManager) ((VertxInternal) vertx).clusterManager();
  }

  private static String name(Member member) {
    return member.getAddress().getHost() + ":" + member.getAddress().getPort();
  }

  private static Config hazelcast(ClusterConfig config, InetAddress address) {
    var hazelcast = ConfigUtil.loadConfig();
    hazelcast.setClusterName("palier");
    TUNED.forEach(hazelcast::setProperty);
    var network = hazelcast.getNetworkConfig();
    network.setPort(config.port()).setPortAutoIncrement(false);
    network.getInterfaces().setEnabled(true).addInterface(address.getHostAddress());
    var join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).setConnectionTimeoutSeconds(CONNECTION_SECONDS)
        .setMembers(config.members().stream().map(ClusterConfig.Member::toString).toList());
    hazelcast.getMultiMapConfig("__vertx.subs").setBackupCount(config.backups());
    MAPS.forEach(map -> hazelcast.getMapConfig(map).setBackupCount(config.backups()));
    return hazelcast;
  }

  private static InetAddress address(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException unknown) {
      throw new ClusterRefused("host " + host + " is not known: choose another with --cluster-host");
    }
  }

  /** Found out before anything is opened: Hazelcast tells it in a hundred lines. */
  private static void checkFree(InetAddress address, int port, String option) {
    try (var _ = new ServerSocket(port, 1, address)) {
      return;
    } catch (IOException taken) {
      throw new ClusterRefused("the cluster cannot listen on " + address.getHostAddress() + ":" + port + " (" + taken.getMessage() + "): choose another port with "
          + option + ", or another address of this machine with --cluster-host");
    }
  }
}
