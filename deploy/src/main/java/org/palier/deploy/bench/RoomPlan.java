package org.palier.deploy.bench;

import java.time.Duration;

/**
 * What {@code bench room} is to do.
 *
 * @param minutes    how long candidates are merely online while processor and memory are measured
 * @param relaySeconds how long signals are relayed
 * @param perSecond  signals relayed each second
 * @param joinSeconds within which everybody comes
 */
record RoomPlan(int candidates, int nodes, double minutes, int relaySeconds, int perSecond, int joinSeconds, String store) {
  static final int EACH = 24;
  private static final int MOST = 5_000;

  RoomPlan {
    if (candidates < 1 || candidates > MOST) throw new IllegalArgumentException("--candidates " + candidates + ": give 1 to " + MOST);
    if (nodes < 1 || nodes > 2) throw new IllegalArgumentException("--nodes " + nodes + ": give 1 or 2");
    if (!(minutes > 0 && minutes <= 600)) throw new IllegalArgumentException("--minutes " + minutes + ": give more than 0, up to 600");
    if (relaySeconds < 1) throw new IllegalArgumentException("--relay-seconds " + relaySeconds + ": give 1 or more");
    if (perSecond < 1 || perSecond > 5_000) throw new IllegalArgumentException("--per-second " + perSecond + ": give 1 to 5000");
    if (joinSeconds < 0) throw new IllegalArgumentException("--join-within " + joinSeconds + ": give 0 or more");
    if (nodes == 2 && store.equals("sqlite")) throw new IllegalArgumentException("--nodes 2: two nodes share a mongodb://..., name it with --store, or leave --store out for the engine of the tests");
  }

  Duration online() {
    return Duration.ofMillis(Math.round(minutes * 60_000));
  }
}
