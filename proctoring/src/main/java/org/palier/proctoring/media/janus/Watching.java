package org.palier.proctoring.media.janus;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.palier.proctoring.media.Signal;
import org.palier.proctoring.media.Signal.Description;
import org.palier.proctoring.media.Want;
import org.palier.proctoring.media.Want.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one browser gets of one feed: we offer for Janus, as soon as the feed is there and each time it is there again; the browser answers. An offer of the
 * browser's asks us for new transport: we never give way.
 */
final class Watching implements Line {
  private static final Logger LOG = LoggerFactory.getLogger(Watching.class);
  private static final long REPEAT_MILLIS = 3_000;
  private static final long RETRY_MILLIS = 3_000;
  private static final int THUMBNAIL_LAYER = 0;
  private static final int FOCUS_LAYER = 1;

  private final JanusRoom room;
  private final String pc;
  private final long feed;
  private final boolean sound;
  private final Say say;
  private Want wish;
  private long leaseUntil;
  private int gen;
  private int next;
  private Handle handle;
  private String sdp = "";
  private int offers;
  private boolean offering;
  private boolean restarting;
  private boolean busy;
  private boolean closed;
  private long saidAt;
  private long triedAt = -RETRY_MILLIS;

  /** @param sound the feed is a voice; else all that a candidate sends */
  Watching(JanusRoom room, long feed, boolean sound, Want wish, Say say) {
    this.room = room;
    this.feed = feed;
    this.sound = sound;
    this.wish = wish;
    this.say = say;
    pc = wish.pc();
    next = wish.gen() + 1;
  }

  boolean of(long one) {
    return feed == one;
  }

  @Override public boolean over(long now) {
    return now > leaseUntil;
  }

  /** Said again, or changed. */
  void want(Want want, long now) {
    leaseUntil = now + Want.LEASE_SECONDS * 1_000L;
    boolean changed = !want.of(pc, 0).equals(wish.of(pc, 0));
    wish = want;
    if (want.gen() > gen && gen > 0) {
      next = want.gen();
      letGo();
    }
    if (handle == null) begin(now);
    else if (changed && !offering) configure();
  }

  /** No sound any more, until it is wanted anew. */
  void hush() {
    wish = new Want(wish.pc(), wish.gen(), wish.camera(), wish.screen(), false, wish.talk(), wish.over());
    if (!offering) configure();
  }

  /** The feed is there, or there again. */
  void begin(long now) {
    if (busy || closed || handle != null || !room.ready() || !room.has(feed) || now - triedAt < RETRY_MILLIS) return;
    triedAt = now;
    busy = true;
    subscribe().onComplete(offered -> {
      busy = false;
      if (offered.succeeded() && !closed) offer(offered.result());
      else letGo();
      if (offered.failed()) LOG.info("room {}: a feed cannot be watched: {}", room.name(), offered.cause().getMessage());
    });
  }

  private Future<Handle.Answer> subscribe() {
    var body = new JsonObject().put("request", "join").put("ptype", "subscriber").put("room", room.number()).put("private_id", room.privateId()).put("autoupdate", false)
        .put("streams", new JsonArray().add(new JsonObject().put("feed", feed)));
    return room.node().attach(this::heard).compose(attached -> {
      handle = attached;
      gen = next;
      next = gen + 1;
      offers = 0;
      offering = restarting = false;
      return attached.tell(body);
    });
  }

  /** Unless all was lost while Janus thought about it. */
  private void offer(Handle.Answer answer) {
    if (handle != null) answer.sdp().ifPresent(offered -> {
      sdp = offered;
      offers++;
      offering = true;
      say();
    });
  }

  private void say() {
    saidAt = JanusPlane.now();
    say.say(Signal.of(pc, gen, new Description(Description.Type.OFFER, sdp, offers)));
  }

  @Override public void take(Signal signal) {
    if (signal.gen() != gen || handle == null) return;
    signal.candidate().ifPresent(_ -> handle.trickle(Candidates.of(signal)));
    signal.description().ifPresent(description -> {
      switch (description.type()) {
        case ANSWER -> answered(description);
        case OFFER -> restart();
      }
    });
  }

  private void answered(Description description) {
    if (!offering || busy || description.number() != offers) return;
    busy = true;
    handle.answer(new JsonObject().put("request", "start"), description.sdp()).onComplete(started -> {
      busy = false;
      if (started.failed() || handle == null) return;
      offering = false;
      configure();
      if (restarting) restart();
    });
  }

  /** New transport. While our own offer stands the browser's says nothing new: it gives way, and we come back to it. */
  private void restart() {
    if (offering || busy) {
      restarting = true;
      return;
    }
    restarting = false;
    busy = true;
    handle.tell(new JsonObject().put("request", "configure").put("restart", true)).onComplete(restarted -> {
      busy = false;
      if (restarted.succeeded()) offer(restarted.result());
    });
  }

  private void configure() {
    if (handle != null) handle.tell(new JsonObject().put("request", "configure").put("streams", sound ? new JsonArray().add(line(0, wish.microphone())) : lines()));
  }

  /** What is wanted of each line, in the order in which the candidate sends them. */
  private JsonArray lines() {
    return new JsonArray().add(line(0, wish.camera() != Level.OFF).put("substream", wish.camera() == Level.FOCUS ? FOCUS_LAYER : THUMBNAIL_LAYER))
        .add(line(1, wish.screen() != Level.OFF)).add(line(2, wish.microphone()));
  }

  private static JsonObject line(int index, boolean send) {
    return new JsonObject().put("mid", Integer.toString(index)).put("send", send);
  }

  private void heard(JsonObject message) {
    if (closed) return;
    Candidates.from(message).ifPresent(candidate -> say.say(Signal.of(pc, gen, candidate)));
    switch (message.getString("janus", "")) {
      // Transport or encryption is lost for good: the browser gets another one.
      case "hangup" -> letGo();
      case "detached" -> lost();
      default -> { }
    }
  }

  /** The feed is gone; another one may come under its number. */
  void feedWent() {
    letGo();
  }

  @Override public void lost() {
    handle = null;
    offering = false;
  }

  @Override public void look(long now) {
    if (handle == null) begin(now);
    else if (offering && !busy && now - saidAt >= REPEAT_MILLIS) say();
  }

  @Override public void close() {
    closed = true;
    letGo();
  }

  private void letGo() {
    if (handle != null) handle.detach();
    lost();
  }
}
