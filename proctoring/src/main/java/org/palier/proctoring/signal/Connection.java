package org.palier.proctoring.signal;

import io.github.bucket4j.Bucket;
import io.vertx.core.Future;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.palier.engine.account.Caller;

/** One socket of one tab, and what is known of it. Only touched on the server's event loop. */
final class Connection {
  final SockJSSocket socket;
  /** The web session's token, to ask again whether it still holds. */
  final String token;
  /** The web session's name. */
  final String session;
  final Caller caller;
  final Instant openedAt;
  private final Bucket frames;
  private final Runnable cut;
  private final Map<String, Future<Void>> looks = new HashMap<>();
  private Optional<Ticket> ticket = Optional.empty();
  private Optional<SignalReason> ended = Optional.empty();
  private boolean binding, registered, following, watchingRoster, closed;
  private long told, seen;
  private int malformed, dropped, backlog;
  private Instant lastFrameAt;
  private Optional<Instant> fullSince = Optional.empty();
  /** Frames are checked one after the other, even when a check has to ask the store. */
  private Future<?> checked = Future.succeededFuture();

  /** @param cut ends the wire without a word */
  Connection(SockJSSocket socket, Runnable cut, String token, String session, Caller caller, int framesPerSecond, Instant now) {
    this.socket = socket;
    this.cut = cut;
    this.token = token;
    this.session = session;
    this.caller = caller;
    openedAt = now;
    lastFrameAt = now;
    frames = Bucket.builder().addLimit(limit -> limit.capacity(framesPerSecond * 10L).refillGreedy(framesPerSecond, Duration.ofSeconds(1))).build();
  }

  // What it is.

  void bind(Ticket taken) {
    ticket = Optional.of(taken);
  }

  Optional<Ticket> ticket() {
    return ticket;
  }

  Ticket bound() {
    return ticket.orElseThrow();
  }

  String id() {
    return bound().connection();
  }

  String room() {
    return bound().room();
  }

  String peer() {
    return bound().peer();
  }

  boolean ofCandidate() {
    return ticket.filter(Ticket::ofCandidate).isPresent();
  }

  /** A ticket is being taken for it. */
  boolean binding() {
    return binding;
  }

  void binding(boolean now) {
    binding = now;
  }

  /** Its own address is registered in the whole cluster: from here on messages arrive. */
  boolean registered() {
    return registered && !closed;
  }

  void registered(boolean now) {
    registered = now;
  }

  /** Whether it was told the state, and gets what happens from there on. */
  boolean following() {
    return following && !closed;
  }

  /** @param number of the room up to which it has been told everything it may know */
  void follows(long number) {
    following = true;
    told = number;
    seen = Math.max(seen, number);
  }

  void stopsFollowing() {
    following = false;
    seen = 0;
  }

  long told() {
    return told;
  }

  /** Up to where the room was looked through for it; what it may not know lies between this and {@link #told()}. */
  long seen() {
    return seen;
  }

  void seen(long number) {
    seen = number;
  }

  boolean watchesRoster() {
    return watchingRoster && !closed;
  }

  void watchesRoster(boolean now) {
    watchingRoster = now;
  }

  boolean closed() {
    return closed;
  }

  void closed(boolean now) {
    closed = now;
  }

  /** Why we closed it; empty when it went by itself. */
  Optional<SignalReason> ended() {
    return ended;
  }

  void ended(SignalReason reason) {
    ended = Optional.of(reason);
  }

  // What it does.

  /** @return false when it sends faster than anybody needs */
  boolean spendFrame(Instant now) {
    lastFrameAt = now;
    return frames.tryConsume(1);
  }

  int dropped() {
    return ++dropped;
  }

  int malformed() {
    return ++malformed;
  }

  Instant lastFrameAt() {
    return lastFrameAt;
  }

  Future<?> checked() {
    return checked;
  }

  void checked(Future<?> last) {
    checked = last;
  }

  /** Notes a look at a candidate once, however often this socket looks. */
  Future<Void> looked(String sitting, Supplier<Future<Void>> note) {
    var known = looks.get(sitting);
    if (known != null && !known.failed()) return known;
    var noted = note.get();
    looks.put(sitting, noted);
    return noted;
  }

  // What it reads.

  void cut() {
    cut.run();
  }

  boolean queueFull() {
    try {
      return socket.writeQueueFull();
    } catch (IllegalStateException alreadyClosed) {
      return true;
    }
  }

  void drained() {
    fullSince = Optional.empty();
    backlog = 0;
  }

  /** Its queue is full, and a frame of so many bytes must wait. @return how many bytes do */
  int waits(int bytes) {
    return backlog += bytes;
  }

  void full(Instant now) {
    if (fullSince.isEmpty()) fullSince = Optional.of(now);
  }

  boolean fullFor(Duration most, Instant now) {
    return fullSince.filter(since -> !now.isBefore(since.plus(most))).isPresent();
  }
}
