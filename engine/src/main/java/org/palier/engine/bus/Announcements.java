package org.palier.engine.bus;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.function.BiConsumer;

/** What the engine announces, after it is durable. */
public final class Announcements {
  /** {@code {examSession, sitting}}: a sitting of this exam session changed. */
  private static final String SITTING_CHANGED = "palier.sitting.changed";

  private final Vertx vertx;

  public Announcements(Vertx vertx) {
    this.vertx = vertx;
  }

  public void sittingChanged(String examSession, String sitting) {
    vertx.eventBus().publish(SITTING_CHANGED, new JsonObject().put("examSession", examSession).put("sitting", sitting));
  }

  /** @param consumer takes the exam session and the sitting */
  public void onSittingChanged(BiConsumer<String, String> consumer) {
    vertx.eventBus().<JsonObject>consumer(SITTING_CHANGED, message ->
        consumer.accept(message.body().getString("examSession"), message.body().getString("sitting")));
  }
}
