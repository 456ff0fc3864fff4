package org.palier.deploy.cluster;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.palier.deploy.cluster.Hearing.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when the event bus has gone deaf, which it never says itself: after nodes were cut off from each other, consumers may be missing
 * in the registry that they share, and what is published reaches fewer than it should. Every node publishes to all, itself too, and
 * answers the others in what it publishes next. When answers are missing, consumers are registered again; when that does not help, the node
 * says that it must be restarted. It goes on serving whoever still asks it: what it stores is right, only news come late.
 */
public final class Canary {
  static final Duration EVERY = Duration.ofSeconds(5);
  static final int PATIENCE = 3;
  private static final String ADDRESS = "palier.canary";
  private static final Logger LOG = LoggerFactory.getLogger(Canary.class);

  private final Vertx vertx;
  private final Supplier<List<String>> members;
  private final Supplier<Future<Void>> cure;
  private final Hearing hearing;
  private final int patience;
  private final Context context;
  private MessageConsumer<JsonObject> ear;
  private int roundsInTrouble;
  private volatile Verdict verdict = new Verdict(List.of(), false, Set.of(), true);
  private volatile boolean curedInVain;

  /**
   * @param self     this node's name among the members
   * @param members  all, the oldest first; asked at each round
   * @param cure     registers this node's other consumers again
   * @param patience so many answers missing in a row are too many
   */
  Canary(Vertx vertx, String self, Supplier<List<String>> members, Supplier<Future<Void>> cure, int patience) {
    this.vertx = vertx;
    this.members = members;
    this.cure = cure;
    this.hearing = new Hearing(self, patience);
    this.patience = patience;
    this.context = vertx.getOrCreateContext();
  }

  /** Until Vert.x is closed. */
  public void start() {
    start(EVERY);
  }

  void start(Duration every) {
    context.runOnContext(_ -> {
      listen();
      rounds(every);
    });
  }

  /** Each timed from the end of the last: a process that stood still makes up for no rounds, in which nobody could have answered. */
  private void rounds(Duration every) {
    vertx.setTimer(every.toMillis(), _ -> {
      try {
        round();
      } finally {
        rounds(every);
      }
    });
  }

  private void listen() {
    ear = vertx.eventBus().consumer(ADDRESS, message -> hearing.heard(Beat.of(message.body())));
  }

  /** Whether anybody should be sent to this node. */
  public boolean ready() {
    return verdict.ready();
  }

  /** For whoever asks how the node is: who does not hear whom, and what to do. */
  public String tell() {
    var now = verdict;
    if (now.well()) {
      int nodes = members.get().size();
      return nodes < 2 ? "this node alone" : nodes + " nodes";
    }
    return trouble(now) + (curedInVain ? "; registering consumers again did not help: " + remedy(now) : "; consumers are being registered again");
  }

  /** Takes away what it hears with, as a bus that has gone deaf does. */
  Future<Void> deafen() {
    return ear.unregister();
  }

  private void round() {
    var now = hearing.round(members.get());
    judge(now);
    verdict = now;
    vertx.eventBus().publish(ADDRESS, hearing.beat(now.deaf()).json());
  }

  /** Each trouble is told once when it begins, once when the cure was in vain, and its end. */
  private void judge(Verdict now) {
    var before = verdict;
    if (!now.members().equals(before.members())) LOG.info("the cluster is now: {}", String.join(", ", now.members()));
    if (now.well()) {
      if (!before.well()) LOG.info("all nodes answer on the event bus again");
      curedInVain = false;
      return;
    }
    if (now.deaf() && !before.deaf() || !before.silent().containsAll(now.silent())) {
      LOG.warn("{}; consumers are registered again", trouble(now) + who(now));
      roundsInTrouble = 0;
      curedInVain = false;
    }
    if (roundsInTrouble == patience) {
      curedInVain = true;
      LOG.error("{}; registering consumers again did not help: {}", trouble(now) + who(now), remedy(now));
    }
    if (roundsInTrouble++ % patience == 0) registerAgain();
  }

  private void registerAgain() {
    ear.unregister();
    listen();
    cure.get().onFailure(failure -> LOG.warn("consumers cannot be registered again: {}", failure.toString()));
  }

  private static String trouble(Verdict now) {
    return now.deaf() ? "this node does not hear the event bus" : now.silent().size() + " of " + now.members().size() + " nodes do not answer on the event bus";
  }

  private static String remedy(Verdict now) {
    return now.ready() ? "restart the nodes that do not answer, or look whether their bus port can be reached" : "this node must be restarted";
  }

  /** Addresses are for the log alone. */
  private static String who(Verdict now) {
    return now.silent().isEmpty() ? "" : " (" + String.join(", ", now.silent()) + ")";
  }
}
