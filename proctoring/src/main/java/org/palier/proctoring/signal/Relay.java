package org.palier.proctoring.signal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.palier.proctoring.room.Looks;
import org.palier.proctoring.room.Room;
import org.palier.proctoring.room.Rooms;

/**
 * Carries what two browsers must tell each other to show pictures: between a supervisor who watches the room now and a candidate seated in it,
 * whichever nodes they are on, and nobody else. Nothing of it is stored.
 */
final class Relay {
  private final Rooms rooms;
  private final Whereabouts whereabouts;
  private final Nodes nodes;
  private final Looks looks;
  private Optional<MediaServer> media = Optional.empty();
  /** Messages relayed lately, by sender and name: a retry is acknowledged again, and relayed no more. */
  private final Cache<String, Boolean> relayed = Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(Duration.ofMinutes(2)).executor(Runnable::run).build();

  Relay(Rooms rooms, Whereabouts whereabouts, Nodes nodes, Looks looks) {
    this.rooms = rooms;
    this.whereabouts = whereabouts;
    this.nodes = nodes;
    this.looks = looks;
  }

  void media(MediaServer server) {
    media = Optional.of(server);
  }

  Optional<MediaServer> media() {
    return media;
  }

  /** Fails with {@link NotRelayed}. */
  Future<Void> relay(Connection from, String id, String type, String to, JsonObject content) {
    var name = from.peer() + "\n" + id;
    if (relayed.getIfPresent(name) != null) return Future.succeededFuture();
    var room = rooms.remembered(from.room()).orElse(Room.ABSENT);
    var message = content.put("id", id).put("type", type).put("from", from.peer()).put("to", to);
    return (from.ofCandidate() ? toSupervisor(from, room, to, message) : toCandidate(from, room, to, message)).onSuccess(_ -> relayed.put(name, true));
  }

  private Future<Void> toSupervisor(Connection from, Room room, String to, JsonObject message) {
    if (to.equals(MediaServer.NAME)) return toMedia(from, message);
    if (room.seat(to).isPresent() || whereabouts.line(to).isPresent()) return refused(SignalReason.WRONG_RECIPIENT);
    var watcher = whereabouts.watcher(from.room(), to);
    if (watcher.isEmpty()) return refused(SignalReason.PEER_AWAY);
    if (!room.watchedBy(watcher.get().account())) return refused(SignalReason.NOT_ASSIGNED);
    if (takenByMedia(from, message)) return Future.succeededFuture();
    // A candidate wants nothing of a browser; of a media server, the voice that speaks to him.
    if (message.getString("type").equals("want")) return refused(SignalReason.WRONG_RECIPIENT);
    return nodes.deliver(watcher.get().node(), watcher.get().connection(), message);
  }

  private Future<Void> toCandidate(Connection from, Room room, String to, JsonObject message) {
    if (whereabouts.watcher(from.room(), to).isPresent()) return refused(SignalReason.WRONG_RECIPIENT);
    if (!room.watchedBy(from.caller.account())) return refused(SignalReason.NOT_ASSIGNED);
    if (to.equals(MediaServer.NAME)) return toMedia(from, message);
    if (room.seat(to).isEmpty()) return refused(SignalReason.NOT_ASSIGNED);
    var line = whereabouts.line(to).filter(one -> one.connection().isPresent());
    if (line.isEmpty()) return refused(SignalReason.PEER_AWAY);
    // The register knows who looked before there is anything to see.
    return from.looked(to, () -> looks.note(from.caller.account(), Looks.Kind.LIVE_PICTURE, to))
        .recover(_ -> refused(SignalReason.UNAVAILABLE))
        .compose(_ -> heardOnlyByListeners(from, to, message))
        .compose(_ -> takenByMedia(from, message) ? Future.succeededFuture() : nodes.deliver(line.get().node(), line.get().connection().orElse(""), message));
  }

  /** Nobody hears a candidate who is not told so: listening is an act of the room, and stands in the register. Asks the store, since the act may be news here. */
  private Future<Void> heardOnlyByListeners(Connection from, String to, JsonObject message) {
    if (!message.getBoolean("microphone", false)) return Future.succeededFuture();
    return rooms.current(from.room()).compose(current ->
        current.room().seat(to).filter(seat -> seat.listeners().contains(from.caller.account())).isPresent() ? Future.succeededFuture() : refused(SignalReason.NOT_LISTENING));
  }

  /** From the server itself. Fails with {@link NotRelayed} when the page has no socket. */
  Future<Void> send(String room, String to, String from, JsonObject message) {
    var said = message.put("id", UUID.randomUUID().toString()).put("from", from).put("to", to);
    var watcher = whereabouts.watcher(room, to);
    if (watcher.isPresent()) return nodes.deliver(watcher.get().node(), watcher.get().connection(), said);
    var line = whereabouts.line(to).filter(one -> one.room.equals(room) && one.connection().isPresent());
    return line.isPresent() ? nodes.deliver(line.get().node(), line.get().connection().get(), said) : refused(SignalReason.PEER_AWAY);
  }

  private Future<Void> toMedia(Connection from, JsonObject message) {
    return media.filter(server -> server.accept(from.room(), from.peer(), from.ofCandidate(), message)).isPresent() ? Future.succeededFuture() : refused(SignalReason.PEER_AWAY);
  }

  /** What is wanted of a candidate is asked of the media server where the room has one: it tells the candidate what he must know. */
  private boolean takenByMedia(Connection from, JsonObject message) {
    return message.getString("type").equals("want") && media.filter(server -> server.accept(from.room(), from.peer(), from.ofCandidate(), message)).isPresent();
  }

  private static Future<Void> refused(SignalReason reason) {
    return Future.failedFuture(new NotRelayed(reason));
  }

  /** Why the other one does not get it. */
  static final class NotRelayed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final SignalReason reason;

    NotRelayed(SignalReason reason) {
      super(reason.code(), null, false, false);
      this.reason = reason;
    }
  }
}
