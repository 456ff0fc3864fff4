package org.palier.proctoring.media.janus;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A room at its media server. Closed to whoever has no token, invisible in lists, changed only with its secret; watched by one silent participant of ours,
 * who learns which feeds there are, and without whom nobody may subscribe.
 */
final class JanusRoom {
  private static final Logger LOG = LoggerFactory.getLogger(JanusRoom.class);
  /** Candidates, and a voice for each. */
  private static final int MOST_PUBLISHERS = 100;
  /** Camera, its thumbnail layer, screen and sound of one candidate together. */
  private static final int MOST_BITS_PER_SECOND = 1_500_000;

  private final JanusNode node;
  private final Names names;
  private final String room;
  private final long observer;
  private final Runnable opened;
  private final LongConsumer came;
  private final LongConsumer went;
  private final Set<Long> feeds = new HashSet<>();
  private Handle handle;
  private long privateId;
  private Future<Void> opening = Future.succeededFuture();

  /** @param observer our own number there, other than any other node's; @param opened it is ready; @param came a feed is there; @param went it is no more */
  JanusRoom(JanusNode node, Names names, String room, long observer, Runnable opened, LongConsumer came, LongConsumer went) {
    this.node = node;
    this.names = names;
    this.room = room;
    this.observer = observer;
    this.opened = opened;
    this.came = came;
    this.went = went;
  }

  JanusNode node() {
    return node;
  }

  Names names() {
    return names;
  }

  String name() {
    return room;
  }

  long number() {
    return names.room(room);
  }

  boolean ready() {
    return privateId != 0;
  }

  boolean has(long feed) {
    return feeds.contains(feed);
  }

  /** Whom subscribers name as theirs. */
  long privateId() {
    return privateId;
  }

  /** Tried again by whoever looks after the room, until it is ready; fails with {@link JanusRefused}. */
  Future<Void> open() {
    if (ready()) return Future.succeededFuture();
    if (!opening.isComplete()) return opening;
    if (!node.up()) return Future.failedFuture(new JanusRefused(JanusRefused.NOT_CONNECTED, "the media server is not there"));
    opening = node.attach(this::heard).compose(this::join).onFailure(refusal -> {
      LOG.warn("room {} cannot be opened at its media server: {}", room, refusal.getMessage());
      drop();
    });
    return opening;
  }

  private Future<Void> join(Handle attached) {
    handle = attached;
    return create().compose(_ -> admit(observer)).compose(_ -> handle.tell(joining(observer))).map(joined -> {
      if (handle != attached) throw new JanusRefused(JanusRefused.NOT_CONNECTED, "the media server went away meanwhile");
      privateId = joined.data().getLong("private_id");
      opened.run();
      arrived(joined.data());
      return null;
    });
  }

  private Future<Void> create() {
    var body = new JsonObject().put("request", "create").put("room", number()).put("secret", names.roomSecret(room)).put("is_private", true).put("permanent", false)
        .put("allowed", new JsonArray().add(names.token(room, observer))).put("require_pvtid", true).put("publishers", MOST_PUBLISHERS)
        .put("bitrate", MOST_BITS_PER_SECOND).put("bitrate_cap", true).put("fir_freq", 10).put("audiocodec", "opus").put("videocodec", "vp8").put("record", false)
        .put("admin_key", names.secret().reveal());
    return handle.ask(body).<Void>mapEmpty().recover(refusal -> refusal instanceof JanusRefused one && one.code() == JanusRefused.ROOM_EXISTS ? Future.succeededFuture() : Future.failedFuture(refusal));
  }

  /** Lets a feed in. */
  Future<Void> admit(long feed) {
    return tokens("add", feed);
  }

  void dismiss(long feed) {
    if (ready()) tokens("remove", feed);
  }

  private Future<Void> tokens(String action, long feed) {
    return ask(new JsonObject().put("request", "allowed").put("action", action).put("allowed", new JsonArray().add(names.token(room, feed))));
  }

  /** Throws out a feed of the same number that another connection left behind. */
  Future<Void> kick(long feed) {
    return ask(new JsonObject().put("request", "kick").put("id", feed))
        .recover(refusal -> refusal instanceof JanusRefused one && one.code() == JanusRefused.NO_SUCH_FEED ? Future.succeededFuture() : Future.failedFuture(refusal));
  }

  private Future<Void> ask(JsonObject body) {
    if (handle == null) return Future.failedFuture(new JanusRefused(JanusRefused.NOT_CONNECTED, "the room is not open"));
    return handle.ask(body.put("room", number()).put("secret", names.roomSecret(room))).mapEmpty();
  }

  JsonObject joining(long feed) {
    return new JsonObject().put("request", "join").put("ptype", "publisher").put("room", number()).put("id", feed).put("token", names.token(room, feed));
  }

  private void heard(JsonObject message) {
    var data = message.getJsonObject("plugindata", new JsonObject()).getJsonObject("data", new JsonObject());
    arrived(data);
    for (var word : new String[] {"unpublished", "leaving"})
      if (data.getValue(word) instanceof Number feed && feeds.remove(feed.longValue())) went.accept(feed.longValue());
    if ("destroyed".equals(data.getString("videoroom")) || "detached".equals(message.getString("janus"))) lost();
  }

  private void arrived(JsonObject data) {
    for (var one : data.getJsonArray("publishers", new JsonArray())) {
      long feed = ((JsonObject) one).getLong("id");
      if (feeds.add(feed)) came.accept(feed);
    }
  }

  /** The room is gone there, or its media server is. */
  void lost() {
    privateId = 0;
    handle = null;
    for (var feed : Set.copyOf(feeds))
      if (feeds.remove(feed)) went.accept(feed);
  }

  private void drop() {
    if (handle != null) handle.detach();
    lost();
  }

  /** We leave; the last of us takes the room down. */
  void leave() {
    if (!ready()) drop();
    else handle.ask(new JsonObject().put("request", "listparticipants").put("room", number()))
        .compose(listed -> listed.data().getJsonArray("participants", new JsonArray()).size() > 1 ? Future.succeededFuture() : ask(new JsonObject().put("request", "destroy")))
        .onComplete(_ -> drop());
  }
}
