package org.palier.proctoring.media.janus;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.palier.proctoring.media.Signal;
import org.palier.proctoring.media.Signal.Description;
import org.palier.proctoring.media.Want;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one browser sends: it offers, we answer for Janus. */
final class Publishing implements Line {
  private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);
  private static final Pattern ORIGIN = Pattern.compile("(?m)^o=\\S+ (\\S+) ");
  private static final int MOST_EARLY = 64;
  private static final int ORIGINS = 8;
  private static final long RENEWAL_MILLIS = Want.RENEWAL_SECONDS * 1_000L;
  private static final long LEASE_MILLIS = Want.LEASE_SECONDS * 1_000L;
  private static final long REPEAT_MILLIS = 3_000;
  private static final long LOOK_MILLIS = 60_000;
  /** Media may go on without a socket; not for ever. */
  private static final long AWAY_MILLIS = 600_000;

  private final JanusRoom room;
  private final String pc;
  private final long feed;
  private final boolean sound;
  private final Say say;
  private final List<Signal> early = new ArrayList<>();
  /** Of the latest connections of the browser; a new page has one that nobody has seen. */
  private final Deque<String> origins = new ArrayDeque<>();
  private int gen;
  /** Higher than {@code gen} when the browser is to begin anew. */
  private int wanted;
  /** The number of the latest offer of this generation that was taken up. */
  private int taken;
  private Handle handle;
  private Signal offer;
  private Optional<Description> answered = Optional.empty();
  private boolean busy;
  private boolean closed;
  private long leaseUntil;
  private long reachedAt;
  private long saidAt = Long.MIN_VALUE / 2;

  /** @param sound a voice, which we ask for; else all that a candidate sends, as his watchers want it */
  Publishing(JanusRoom room, String pc, long feed, boolean sound, Say say) {
    this.room = room;
    this.pc = pc;
    this.feed = feed;
    this.sound = sound;
    this.say = say;
  }

  /** The latest in which something was taken up; 0 before the first. */
  int generation() {
    return gen;
  }

  /** Somebody still has use for it. */
  void renew(long now) {
    leaseUntil = now + LEASE_MILLIS;
    reachedAt = now;
    if (sound) look(now);
  }

  @Override public boolean over(long now) {
    return sound || handle == null && !busy ? now > leaseUntil : now - reachedAt > AWAY_MILLIS;
  }

  /** Asks anew when it is time; a candidate who sends is asked now and then, to know whether he is still there. */
  @Override public void look(long now) {
    boolean again = wanted > gen && room.ready();
    if (now - saidAt < (again ? REPEAT_MILLIS : sound ? RENEWAL_MILLIS : LOOK_MILLIS)) return;
    saidAt = now;
    say.say(want(false)).onSuccess(_ -> reachedAt = now);
  }

  /** The next asking is due then. */
  void askAt(long at) {
    saidAt = at - REPEAT_MILLIS;
  }

  private Want want(boolean over) {
    return new Want(pc, room.ready() ? wanted : gen, Want.Level.OFF, Want.Level.OFF, sound, false, over);
  }

  @Override public void take(Signal signal) {
    signal.description().ifPresent(description -> {
      if (description.type() == Description.Type.OFFER) offered(signal, description);
    });
    signal.candidate().ifPresent(_ -> found(signal));
  }

  private void offered(Signal signal, Description description) {
    var origin = origin(description);
    int number = description.number();
    boolean current = signal.gen() == gen && gen > 0;
    if (signal.gen() < Math.max(gen, wanted) || current && !origin.equals(origins.peekLast())) {
      // Late words of a connection that is over; or a page that is new, and counts from its own beginning.
      if (!origins.contains(origin)) anew(gen);
    } else if (current && (number < taken || number == taken && busy)) return;
    else if (current && answered.filter(answer -> answer.number() == number).isPresent()) say.say(Signal.of(pc, gen, answered.get()));
    // It speaks of a connection that is lost here: only a new one can be answered.
    else if (handle == null && number > 1 && !busy) anew(signal.gen());
    else {
      offer = signal;
      work();
    }
  }

  private static String origin(Description description) {
    var found = ORIGIN.matcher(description.sdp());
    return found.find() ? found.group(1) : "";
  }

  /** The browser is to begin anew, above this generation. */
  private void anew(int above) {
    wanted = Math.max(wanted, above + 1);
    say.say(want(false));
  }

  private void found(Signal signal) {
    if (handle != null && signal.gen() == gen && !busy) handle.trickle(Candidates.of(signal));
    else if (signal.gen() >= gen && early.size() < MOST_EARLY) early.add(signal);
  }

  private void work() {
    if (busy || closed || offer == null) return;
    int offered = offer.gen();
    var description = offer.description().orElseThrow();
    offer = null;
    busy = true;
    taken = description.number();
    (offered > gen || handle == null ? begin(offered, description) : tell("configure", description)).onComplete(told -> {
      busy = false;
      if (closed) letGo();
      else if (told.succeeded()) answer(told.result(), description.number());
      else failed(told.cause());
      work();
    });
  }

  private Future<Handle.Answer> begin(int newGen, Description description) {
    var former = letGo();
    gen = newGen;
    wanted = newGen;
    answered = Optional.empty();
    early.removeIf(signal -> signal.gen() != newGen);
    origins.remove(origin(description));
    origins.addLast(origin(description));
    if (origins.size() > ORIGINS) origins.removeFirst();
    return former.compose(_ -> room.open()).compose(_ -> room.node().attach(this::heard)).compose(attached -> {
      handle = attached;
      return room.admit(feed);
    }).compose(_ -> join(true)).compose(_ -> tell("publish", description));
  }

  private Future<Handle.Answer> join(boolean kick) {
    var joining = handle;
    if (joining == null) return Future.failedFuture(new JanusRefused(JanusRefused.NOT_CONNECTED, "lost meanwhile"));
    return joining.tell(room.joining(feed)).recover(refusal -> kick && refusal instanceof JanusRefused one && one.code() == JanusRefused.FEED_EXISTS
        ? room.kick(feed).compose(_ -> join(false)) : Future.failedFuture(refusal));
  }

  private Future<Handle.Answer> tell(String request, Description description) {
    if (handle == null) return Future.failedFuture(new JanusRefused(JanusRefused.NOT_CONNECTED, "lost meanwhile"));
    return handle.offer(new JsonObject().put("request", request), description.sdp());
  }

  /** The browser repeats its offer, and begins anew if that one was not its first. */
  private void failed(Throwable why) {
    LOG.info("room {}: an offer was not taken: {}", room.name(), why.getMessage());
    letGo();
  }

  private void answer(Handle.Answer told, int number) {
    if (told.sdp().isEmpty()) return;
    answered = Optional.of(new Description(Description.Type.ANSWER, told.sdp().get(), number));
    say.say(Signal.of(pc, gen, answered.get()));
    for (var signal : early)
      if (signal.gen() == gen && handle != null) handle.trickle(Candidates.of(signal));
    early.clear();
  }

  private void heard(JsonObject message) {
    Candidates.from(message).ifPresent(candidate -> say.say(Signal.of(pc, gen, candidate)));
    var data = message.getJsonObject("plugindata", new JsonObject()).getJsonObject("data", new JsonObject());
    var kind = message.getString("janus", "");
    // Transport is lost for good; or we were thrown out, and another one has our number.
    if (kind.equals("hangup") || kind.equals("detached") || "destroyed".equals(data.getString("videoroom")) || data.containsKey("kicked")) {
      letGo();
      lost();
      askAt(JanusPlane.now());
    }
  }

  @Override public void lost() {
    handle = null;
    answered = Optional.empty();
    if (gen > 0) wanted = gen + 1;
    leaseUntil = JanusPlane.now() + LEASE_MILLIS;
  }

  @Override public void close() {
    closed = true;
    letGo();
    room.dismiss(feed);
  }

  /** The browser is told, too. */
  void end() {
    say.say(want(true));
    close();
  }

  private Future<Void> letGo() {
    var former = handle;
    handle = null;
    return former == null ? Future.succeededFuture() : former.detach();
  }
}
