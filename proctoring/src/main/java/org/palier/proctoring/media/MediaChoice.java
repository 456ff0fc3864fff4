package org.palier.proctoring.media;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.palier.proctoring.media.MediaConfig.Thresholds;

/** Which way media takes in a room, and what that way cannot give. Pure (supervision reference 6.1). */
public record MediaChoice(PlaneKind plane, Set<Shortfall> shortfalls) {
  /** What was asked for and is not to be had; shown to whoever arranges or watches the room. */
  public enum Shortfall {
    /** More candidates than one person can watch: split the room. */
    SPLIT_THE_ROOM,
    /** More than a browser is sure to bear without a media server. */
    CROWDED,
    /** Each further watcher costs every candidate a whole upload. */
    COSTLY_WATCHERS,
    /** What is recorded all the time goes up beside each watcher's picture, and no media server takes that picture once for all. */
    COSTLY_RECORDING,
    /** Nothing is installed that fits. */
    NO_WAY;

    /** As the contract writes it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public MediaChoice {
    shortfalls = Set.copyOf(shortfalls);
  }

  public static MediaChoice choose(int seats, int watchers, boolean recording, boolean relayOnly, Set<PlaneKind> available) {
    return choose(seats, watchers, recording, relayOnly, available, Thresholds.DEFAULT);
  }

  /**
   * @param seats     candidates in front of one proctor, 0 or more
   * @param watchers  permanent watchers of one candidate, 0 or more; a colleague who looks in for a moment is none
   * @param recording all the time, by the candidate's page: its uploads leave less of his line (decision 13)
   * @param relayOnly no candidate's address may be seen by others
   * @param available what is installed
   */
  public static MediaChoice choose(int seats, int watchers, boolean recording, boolean relayOnly, Set<PlaneKind> available, Thresholds limits) {
    if (seats < 0 || watchers < 0) throw new IllegalArgumentException(seats + " seats, " + watchers + " watchers");
    if (seats > limits.mostSeats()) return new MediaChoice(PlaneKind.NONE, Set.of(Shortfall.SPLIT_THE_ROOM));
    boolean server = available.contains(PlaneKind.JANUS);
    boolean better = recording || relayOnly || watchers > limits.watchersByPeers() || seats > limits.seatsByPeers();
    if (server && (better || !available.contains(PlaneKind.PEER_TO_PEER))) return new MediaChoice(PlaneKind.JANUS, Set.of());
    if (!available.contains(PlaneKind.PEER_TO_PEER)) return new MediaChoice(PlaneKind.NONE, Set.of(Shortfall.NO_WAY));
    var shortfalls = EnumSet.noneOf(Shortfall.class);
    if (recording) shortfalls.add(Shortfall.COSTLY_RECORDING);
    if (watchers > limits.watchersByPeers()) shortfalls.add(Shortfall.COSTLY_WATCHERS);
    if (seats > limits.mostSeatsByPeers()) shortfalls.add(Shortfall.CROWDED);
    return new MediaChoice(PlaneKind.PEER_TO_PEER, shortfalls);
  }
}
