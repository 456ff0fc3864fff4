package org.palier.proctoring.media.janus;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.palier.proctoring.media.MediaConfig;
import org.palier.proctoring.media.MediaMessage;
import org.palier.proctoring.media.MediaPlane;
import org.palier.proctoring.media.MediaState;
import org.palier.proctoring.media.Member;
import org.palier.proctoring.media.Member.Side;
import org.palier.proctoring.media.Outbound;
import org.palier.proctoring.media.PlaneKind;
import org.palier.proctoring.media.Signal;
import org.palier.proctoring.media.Want;

/** Media by Janus: rooms spread over its nodes, every browser's connections looked after. Everything happens on one context, in order. */
public final class JanusPlane implements MediaPlane {
  private static final long LOOK_MILLIS = 1_000;

  private final Vertx vertx;
  private final Context context;
  private final MediaConfig.Janus config;
  private final Names names;
  private final Outbound outbound;
  /** Who we are at the media servers: other than other nodes of ours. */
  private final long observer = ThreadLocalRandom.current().nextLong(1, 1L << 53);
  private final Map<URI, JanusNode> nodes = new HashMap<>();
  private final Map<String, RoomLines> rooms = new HashMap<>();
  private final long timer;
  private volatile Map<URI, Boolean> reachable = Map.of();

  public JanusPlane(Vertx vertx, MediaConfig.Janus config, Outbound outbound) {
    this(vertx, config, outbound, JanusNode.Patience.DEFAULT);
  }

  JanusPlane(Vertx vertx, MediaConfig.Janus config, Outbound outbound, JanusNode.Patience patience) {
    this.vertx = vertx;
    this.config = config;
    names = new Names(config.secret());
    context = vertx.getOrCreateContext();
    // What becomes of a message is heard where everything else happens.
    this.outbound = (to, from, message) -> Future.future(said -> outbound.send(to, from, message).onComplete(sent -> context.runOnContext(_ -> said.handle(sent))));
    for (var address : config.nodes()) nodes.put(address, new JanusNode(vertx, context, address, config.secret(), patience, new Watch(address)));
    context.runOnContext(_ -> nodes.values().forEach(JanusNode::connect));
    timer = vertx.setPeriodic(LOOK_MILLIS, _ -> context.runOnContext(_ -> look()));
  }

  @Override public PlaneKind kind() {
    return PlaneKind.JANUS;
  }

  @Override public boolean accept(Member from, Member to, MediaMessage message) {
    if (!from.room().equals(to.room()) || from.side() == Side.MEDIA_SERVER) return false;
    boolean meant = switch (message) {
      case Signal _ -> to.side() == Side.MEDIA_SERVER;
      case Want _ -> from.side() == Side.STAFF && to.side() == Side.CANDIDATE || from.side() == Side.CANDIDATE && to.side() == Side.STAFF;
      case MediaState _ -> false;
    };
    if (meant) context.runOnContext(_ -> {
      switch (message) {
        case Signal signal -> room(from.room()).signal(from, signal, now());
        case Want want -> room(from.room()).want(from, to, want, now());
        case MediaState _ -> { }
      }
    });
    return meant;
  }

  @Override public void revoke(Member from, Optional<Member> silenced) {
    context.runOnContext(_ -> {
      if (rooms.get(from.room()) instanceof RoomLines room) room.revoke(from, silenced);
    });
  }

  @Override public boolean available(String room) {
    return reachable.getOrDefault(Names.home(room, config.nodes()), false);
  }

  private RoomLines room(String name) {
    return rooms.computeIfAbsent(name, _ -> new RoomLines(nodes.get(Names.home(name, config.nodes())), names, name, observer, outbound));
  }

  private void look() {
    rooms.values().removeIf(room -> room.look(now()));
  }

  static long now() {
    return System.nanoTime() / 1_000_000;
  }

  @Override public Future<Void> close() {
    vertx.cancelTimer(timer);
    return Future.future(closed -> context.runOnContext(_ -> Future.all(nodes.values().stream().map(JanusNode::close).toList()).<Void>mapEmpty().onComplete(closed)));
  }

  /** Tells the rooms of one media server what became of it. */
  private final class Watch implements JanusNode.Listener {
    private final URI address;

    Watch(URI address) {
      this.address = address;
    }

    @Override public void up() {
      note(true);
      for (var room : here()) room.up();
    }

    @Override public void lost() {
      note(false);
      for (var room : here()) room.lost();
    }

    private List<RoomLines> here() {
      return rooms.values().stream().filter(room -> room.node() == nodes.get(address)).toList();
    }

    private void note(boolean up) {
      var all = new HashMap<>(reachable);
      all.put(address, up);
      reachable = Map.copyOf(all);
    }
  }
}
