package org.palier.deploy.cluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who answers on the bus, counted in rounds. Its own beat that comes back is a node's answer to itself; another's answer is a beat that says
 * it has heard this node. For one thread.
 */
final class Hearing {
  /** A node is a member before it is up: until it has answered once, it may take so many times longer. */
  private static final int PATIENCE_WITH_NEWCOMERS = 4;

  private final String self;
  private final int patience;
  private final Map<String, Integer> missing = new HashMap<>();
  private final Set<String> answered = new HashSet<>();
  private final Set<String> saidDeaf = new HashSet<>();
  private Set<String> heard = new HashSet<>();

  /** @param patience so many answers missing in a row are too many */
  Hearing(String self, int patience) {
    this.self = self;
    this.patience = patience;
  }

  /**
   * @param members all, this one too, the oldest first
   * @param deaf    this node does not hear what it says itself
   * @param silent  the members who do not answer it
   * @param ready   whether anybody should be sent to it: of nodes that do not hear each other, those of the larger part; of two halves, the
   *                half with the oldest node. Else who sits and who watches could be on nodes that tell each other nothing
   */
  record Verdict(List<String> members, boolean deaf, Set<String> silent, boolean ready) {
    boolean well() {
      return !deaf && silent.isEmpty();
    }
  }

  void heard(Beat beat) {
    heard.add(beat.from());
    if (beat.from().equals(self) || beat.heard().contains(self)) answered.add(beat.from());
    // What it hears itself say of its own deafness is no longer so.
    if (beat.deaf() && !beat.from().equals(self)) saidDeaf.add(beat.from());
    else saidDeaf.remove(beat.from());
  }

  /** Ends a round and begins the next. @param members all, this one too, the oldest first */
  Verdict round(List<String> members) {
    missing.keySet().retainAll(members);
    saidDeaf.retainAll(members);
    for (var member : members) missing.merge(member, before(member) + 1, (before, _) -> before + 1);
    answered.forEach(member -> missing.computeIfPresent(member, (_, _) -> 0));
    answered.clear();
    return verdict(members);
  }

  /** What a member's count begins with: in its first round nothing has been said yet. */
  private int before(String member) {
    return member.equals(self) ? -1 : -patience * (PATIENCE_WITH_NEWCOMERS - 1);
  }

  private Verdict verdict(List<String> members) {
    var silent = new TreeSet<String>();
    missing.forEach((member, count) -> {
      if (count >= patience && !member.equals(self)) silent.add(member);
    });
    boolean deaf = missing.getOrDefault(self, 0) >= patience;
    // Who knows that it is deaf has taken itself out.
    var hearing = members.stream().filter(member -> !saidDeaf.contains(member)).toList();
    var together = hearing.stream().filter(member -> !silent.contains(member)).toList();
    int more = Integer.compare(2 * together.size(), hearing.size());
    return new Verdict(members, deaf, silent, !deaf && (more > 0 || more == 0 && together.contains(hearing.getFirst())));
  }

  /** What to say in this round: whom it heard since the last one. */
  Beat beat(boolean deaf) {
    var beat = new Beat(self, deaf, heard);
    heard = new HashSet<>();
    return beat;
  }
}
