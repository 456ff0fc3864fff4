package org.palier.proctoring.room;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/** Says on the bus, after it is durable, that a room has facts up to a number. Whoever misses it reads on in the store. */
public final class RoomNews {
  /** {@code {room, number}}: the room has facts up to this number. */
  private static final String ROOM_CHANGED = "palier.room.changed";
  /** {@code room}: something of it was erased; what is remembered of it is to be read anew. */
  private static final String ROOM_ERASED = "palier.room.erased";
  private static final int MOST_WAITING = 100;

  private final Vertx vertx;
  private final Map<String, List<Promise<Void>>> waiting = new ConcurrentHashMap<>();
  private volatile boolean stopped;

  public RoomNews(Vertx vertx) {
    this.vertx = vertx;
    onChange((room, _) -> wake(room));
  }

  private void wake(String room) {
    var woken = waiting.remove(room);
    if (woken != null) woken.forEach(Promise::tryComplete);
  }

  /** Nobody waits here any longer: who asks is answered with what there is, so that a server that ends is not kept by questions. */
  public void stop() {
    stopped = true;
    List.copyOf(waiting.keySet()).forEach(this::wake);
  }

  void changed(String room, long number) {
    vertx.eventBus().publish(ROOM_CHANGED, new JsonObject().put("room", room).put("number", number));
  }

  /** @param consumer takes the room and the number of its last fact; called on the context of whoever calls this */
  public void onChange(BiConsumer<String, Long> consumer) {
    vertx.eventBus().<JsonObject>consumer(ROOM_CHANGED, message -> consumer.accept(message.body().getString("room"), message.body().getLong("number")));
  }

  void erased(String room) {
    vertx.eventBus().publish(ROOM_ERASED, room);
  }

  void onErased(Consumer<String> consumer) {
    vertx.eventBus().<String>consumer(ROOM_ERASED, message -> consumer.accept(message.body()));
  }

  /** Completes at the room's next change, or when {@code most} is over. */
  Future<Void> next(String room, Duration most) {
    Promise<Void> woken = Promise.promise();
    waiting.compute(room, (_, known) -> {
      var all = known == null ? new ArrayList<Promise<Void>>() : known;
      all.removeIf(one -> one.future().isComplete());
      if (all.size() >= MOST_WAITING) throw new Refused(Reason.BUSY);
      all.add(woken);
      return all;
    });
    if (stopped) wake(room);
    long timer = vertx.setTimer(most.toMillis(), _ -> woken.tryComplete());
    return woken.future().onComplete(_ -> vertx.cancelTimer(timer));
  }
}
