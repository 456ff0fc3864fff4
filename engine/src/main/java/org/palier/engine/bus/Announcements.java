package org.palier.engine.bus;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What the engine announces, after it is durable. Changes that come together travel together: a save must not wake every watcher's thread. */
public final class Announcements {
  /** {@code {examSession, sittings}}: these sittings of this exam session changed. */
  private static final String SITTINGS_CHANGED = "palier.sittings.changed";
  /** {@code {session}}: the web session of this name was ended. */
  private static final String SESSION_ENDED = "palier.session.ended";
  /** {@code {windows: {sitting: {connection, ageMillis}}}}: these windows were heard on a node, so long before it says so. */
  private static final String WINDOWS_HEARD = "palier.windows.heard";
  private static final long GATHER_MILLIS = 250;
  /** Whether somebody is there changes nothing in a second. */
  private static final long GATHER_WINDOWS_MILLIS = 1_000;

  private final Vertx vertx;
  private Map<String, Set<String>> gathered = new HashMap<>();
  private Map<String, Heard> windows = new HashMap<>();

  private record Heard(String connection, long atNanos) {}

  public Announcements(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Announced within a quarter of a second. */
  public synchronized void sittingChanged(String examSession, String sitting) {
    if (gathered.isEmpty()) vertx.setTimer(GATHER_MILLIS, _ -> publish());
    gathered.computeIfAbsent(examSession, _ -> new HashSet<>()).add(sitting);
  }

  /** @param consumer takes the exam session and its sittings */
  public void onSittingsChanged(BiConsumer<String, List<String>> consumer) {
    vertx.eventBus().<JsonObject>consumer(SITTINGS_CHANGED, message -> consumer.accept(message.body().getString("examSession"),
        message.body().getJsonArray("sittings").stream().map(String.class::cast).toList()));
  }

  public void sessionEnded(String session) {
    vertx.eventBus().publish(SESSION_ENDED, new JsonObject().put("session", session));
  }

  /** @param consumer takes the name of a web session; called on the context of whoever calls this */
  public void onSessionEnded(Consumer<String> consumer) {
    vertx.eventBus().<JsonObject>consumer(SESSION_ENDED, message -> consumer.accept(message.body().getString("session")));
  }

  /** Told to other nodes, if there are any, within a second. */
  public void windowHeard(String sitting, String connection) {
    if (!vertx.isClustered()) return;
    synchronized (this) {
      if (windows.isEmpty()) vertx.setTimer(GATHER_WINDOWS_MILLIS, _ -> publishWindows());
      windows.put(sitting, new Heard(connection, System.nanoTime()));
    }
  }

  /** Takes what was heard on this node or another. */
  @FunctionalInterface
  public interface WindowListener {
    void heard(String sitting, String connection, Duration ago);
  }

  public void onWindowHeard(WindowListener listener) {
    vertx.eventBus().<JsonObject>consumer(WINDOWS_HEARD, message -> message.body().getJsonObject("windows").forEach(entry -> {
      var heard = (JsonObject) entry.getValue();
      listener.heard(entry.getKey(), heard.getString("connection"), Duration.ofMillis(heard.getLong("ageMillis")));
    }));
  }

  private void publishWindows() {
    var told = new JsonObject();
    long now = System.nanoTime();
    takenWindows().forEach((sitting, heard) -> told.put(sitting,
        new JsonObject().put("connection", heard.connection()).put("ageMillis", TimeUnit.NANOSECONDS.toMillis(now - heard.atNanos()))));
    vertx.eventBus().publish(WINDOWS_HEARD, new JsonObject().put("windows", told));
  }

  private synchronized Map<String, Heard> takenWindows() {
    var taken = windows;
    windows = new HashMap<>();
    return taken;
  }

  private void publish() {
    taken().forEach((examSession, sittings) ->
        vertx.eventBus().publish(SITTINGS_CHANGED, new JsonObject().put("examSession", examSession).put("sittings", new JsonArray(List.copyOf(sittings)))));
  }

  private synchronized Map<String, Set<String>> taken() {
    var taken = gathered;
    gathered = new HashMap<>();
    return taken;
  }
}
