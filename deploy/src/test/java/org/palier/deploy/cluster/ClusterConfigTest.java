package org.palier.deploy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.Command;
import org.palier.deploy.cluster.ClusterConfig.Member;

/** What a node is told of the others, and what it refuses before anything is opened. */
class ClusterConfigTest {
  private static final String MONGODB = "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=300";
  private static final Member ONE = new Member("10.0.0.1", 5701);
  private static final Member TWO = new Member("10.0.0.2", 5701);
  @TempDir Path place;

  @Test void the_embedded_store_cannot_be_shared() {
    var data = place.resolve("data");
    var told = Command.refusal("serve", "--cluster", "--cluster-members", "127.0.0.1:5701,127.0.0.1:5702", "--data", data.toString());
    assertEquals("palier: --cluster needs a store that all nodes share, and the embedded store is one server's own: give --store mongodb://...", told.strip());
    assertFalse(Files.exists(data), "nothing was opened");
  }

  @Test void this_node_is_one_of_the_members() {
    assertTrue(refused().contains("must name every node, this one too: 127.0.0.1:5701"), "no members");
    assertTrue(refused("--cluster-members", "127.0.0.1:5702,127.0.0.1:5703").contains("127.0.0.1:5701 (--cluster-host, --cluster-port) is not among them"));
    assertTrue(refused("--cluster-members", "127.0.0.1:5701,127.0.0.1:5702", "--cluster-port", "5703").contains("127.0.0.1:5703"));
    assertTrue(refused("--cluster-members", "10.0.0.1:5701", "--cluster-host", "10.0.0.2").contains("10.0.0.2:5701"));
  }

  @Test void what_says_nothing_sensible_is_refused_by_name() {
    for (var wrong : List.of("127.0.0.1", ":5701", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:0", "127.0.0.1:70000", "127.0.0.1:5701,127.0.0.1:5701"))
      assertTrue(refused("--cluster-members", wrong).startsWith("palier: --cluster-members"), wrong);
    assertTrue(refused("--cluster-members", "h:5701", "--cluster-host", "h", "--cluster-bus-port", "5701").contains("--cluster-bus-port 5701"));
    assertTrue(refused("--cluster-members", "h:65500", "--cluster-host", "h", "--cluster-port", "65500").contains("--cluster-bus-port 65600"));
    assertTrue(Command.refusal("serve", "--store", MONGODB, "--cluster-port", "5702").contains("means nothing without --cluster"));
    assertTrue(Command.refusal("serve", "--cluster-members", "127.0.0.1:5701").contains("means nothing without --cluster"));
  }

  @Test void a_host_that_is_not_this_machines_is_told_so() {
    assertTrue(refused("--cluster-members", "nowhere.invalid:5701", "--cluster-host", "nowhere.invalid").contains("host nowhere.invalid is not known"));
    assertTrue(refused("--cluster-members", "192.0.2.1:5701", "--cluster-host", "192.0.2.1").contains("the cluster cannot listen on 192.0.2.1:5701"));
  }

  @Test void every_other_node_keeps_a_copy_up_to_six() {
    assertEquals(0, config(List.of(ONE)).backups());
    assertEquals(1, config(List.of(ONE, TWO)).backups());
    var many = new ArrayList<Member>();
    for (int node = 1; node <= 9; node++) many.add(new Member("10.0.0." + node, 5701));
    assertEquals(6, config(many).backups());
  }

  @Test void a_member_may_be_named_by_any_address() {
    assertEquals(TWO, Member.of("10.0.0.2:5701"));
    assertEquals(TWO, Member.of(TWO.toString()));
    assertEquals(new Member("[::1]", 5701), Member.of("[::1]:5701"));
    assertThrows(IllegalArgumentException.class, () -> new Member(" ", 5701));
  }

  private static ClusterConfig config(List<Member> members) {
    return new ClusterConfig(ONE.host(), ONE.port(), 5801, members);
  }

  private static String refused(String... options) {
    var all = new ArrayList<>(List.of("serve", "--port", "0", "--cluster", "--store", MONGODB));
    all.addAll(List.of(options));
    return Command.refusal(all.toArray(String[]::new));
  }
}
