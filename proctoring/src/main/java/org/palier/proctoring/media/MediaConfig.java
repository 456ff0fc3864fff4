package org.palier.proctoring.media;

import java.net.URI;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How media travels in this installation.
 *
 * @param turn      relays (coturn with {@code use-auth-secret}), for those whose network lets nothing else through
 * @param relayOnly between browsers only by relays: no candidate's address is seen by a proctor; needs relays or Janus
 * @param janus     media servers, when there are some
 */
public record MediaConfig(Optional<Turn> turn, boolean relayOnly, Optional<Janus> janus, Thresholds thresholds) {
  /** Browser to browser, without relays: for one network, or to try things out. */
  public static final MediaConfig DEFAULT = new MediaConfig(Optional.empty(), false, Optional.empty(), Thresholds.DEFAULT);

  public MediaConfig {
    if (relayOnly && turn.isEmpty() && janus.isEmpty()) throw new IllegalArgumentException("media by relays only needs a relay (TURN) or a media server (Janus)");
  }

  /** @param urls like {@code turn:turn.example.org:3478?transport=udp} or {@code turns:turn.example.org:443?transport=tcp}, 1 to 8 */
  public record Turn(List<String> urls, Secret secret) {
    private static final String URL = "turns?:([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[1-9]\\d{0,4})?(\\?transport=(udp|tcp))?";

    public Turn {
      if (urls.isEmpty() || urls.size() > 8) throw new IllegalArgumentException(urls.size() + " relays: give 1 to 8");
      for (var url : urls)
        if (!url.matches(URL)) throw new IllegalArgumentException("relay " + url + ": give turn:HOST:PORT or turns:HOST:PORT, with ?transport=udp or ?transport=tcp if need be");
      urls = List.copyOf(urls);
    }
  }

  /**
   * @param nodes  WebSocket addresses, like {@code ws://127.0.0.1:8188}; a room lives on one of them. The order does not matter, the set does: rooms
   *               move when it changes
   * @param secret Janus's {@code api_secret}, the same for all; rooms' own secrets are derived from it
   */
  public record Janus(List<URI> nodes, Secret secret) {
    public Janus {
      if (nodes.isEmpty() || nodes.size() > 64) throw new IllegalArgumentException(nodes.size() + " media servers: give 1 to 64");
      for (var node : nodes)
        if (node.getHost() == null || !("ws".equals(node.getScheme()) || "wss".equals(node.getScheme())) || node.getUserInfo() != null)
          throw new IllegalArgumentException("media server " + node.getScheme() + "://" + node.getHost() + ": give ws://HOST:PORT or wss://HOST:PORT");
      if (new HashSet<>(nodes).size() != nodes.size()) throw new IllegalArgumentException("a media server twice");
      nodes = List.copyOf(nodes);
    }
  }

  /**
   * What a browser and a person can bear (supervision reference 6.1).
   *
   * @param seatsByPeers     candidates for one proctor, browser to browser, when there is a media server for more
   * @param mostSeatsByPeers the same when there is none; beyond, it is crowded
   * @param watchersByPeers  permanent watchers of one candidate, browser to browser: each costs the candidate a whole upload
   * @param mostSeats        candidates for one proctor, however media travels: beyond, nobody sees what happens
   */
  public record Thresholds(int seatsByPeers, int mostSeatsByPeers, int watchersByPeers, int mostSeats) {
    public static final Thresholds DEFAULT = new Thresholds(12, 16, 1, 24);

    public Thresholds {
      if (seatsByPeers < 1 || seatsByPeers > mostSeatsByPeers || mostSeatsByPeers > mostSeats || mostSeats > 100)
        throw new IllegalArgumentException("seats by peers " + seatsByPeers + ", at most " + mostSeatsByPeers + ", in all " + mostSeats + ": give 1 to 100, none less than the one before");
      if (watchersByPeers < 1 || watchersByPeers > 8) throw new IllegalArgumentException("watchers by peers: 1 to 8, not " + watchersByPeers);
    }
  }

  public Set<PlaneKind> available() {
    var all = EnumSet.noneOf(PlaneKind.class);
    if (!relayOnly || turn.isPresent()) all.add(PlaneKind.PEER_TO_PEER);
    if (janus.isPresent()) all.add(PlaneKind.JANUS);
    return all;
  }
}
