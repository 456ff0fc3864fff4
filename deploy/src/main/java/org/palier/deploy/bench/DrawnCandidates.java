package org.palier.deploy.bench;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.palier.deploy.load.Generator;
import org.palier.deploy.load.Line;
import org.palier.deploy.load.SignalPage;
import org.palier.deploy.load.Tab;
import org.palier.deploy.load.WatchedRoom;

/** Candidates whose pictures are drawn: the pages' own publishers, all in one browser, and a socket for each from here. */
final class DrawnCandidates implements SignalPage.Hears {
  /** The pages' code, as npm built it; no page loads it. */
  private static final String SCRIPT = "/bench/tiles.js";
  private static final Set<String> OF_MEDIA = Set.of("signal", "want", "media-state");
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Generator generator;
  private final Tab tab;
  private final int port;
  private final Line line;
  private final Map<String, SignalPage> pages = new LinkedHashMap<>();
  private final Map<SignalPage, String> sittings = new LinkedHashMap<>();
  private int beats, lost;
  private boolean over;

  /** @param tab of an empty page; @param port of the server */
  DrawnCandidates(Generator generator, Tab tab, WatchedRoom room, int port) {
    this.generator = generator;
    this.tab = tab;
    this.port = port;
    line = generator.line(port);
    for (var seat : room.seats()) {
      var page = new SignalPage(generator, seat.token(), new JsonObject().put("sitting", seat.sitting()), this);
      pages.put(seat.sitting(), page);
      sittings.put(page, seat.sitting());
    }
  }

  /** Everybody, one after the other; waits. @throws IllegalArgumentException when the pages were not built */
  void come() {
    tab.tells("say", this::said);
    tab.run("import('data:text/javascript;base64," + Base64.getEncoder().encodeToString(script()) + "').then(() => true)");
    for (var sitting : pages.keySet()) tab.run("tiles.open('" + sitting + "')");
    for (var page : pages.values()) generator.run(() -> page.open(line, port));
    generator.run(() -> {
      beat();
      return Future.succeededFuture();
    });
  }

  private static byte[] script() {
    try (var in = DrawnCandidates.class.getResourceAsStream(SCRIPT)) {
      if (in == null) throw new IllegalArgumentException("this benchmark was not built: build without -DskipWeb");
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void beat() {
    if (over) return;
    generator.pause(Visitor.PRESENCE).onSuccess(_ -> beat());
    beats++;
    for (var page : pages.values()) {
      page.say("presence-" + beats, "presence", Visitor.presence(beats));
      if (beats % 3 == 0) page.ping();
    }
  }

  /** By a publisher. */
  private void said(String text) {
    var told = new JsonObject(text);
    var message = told.getJsonObject("message");
    pages.get(told.getString("of")).say(UUID.randomUUID().toString(), (String) message.remove("type"), message);
  }

  @Override public void message(SignalPage page, JsonObject message) {
    if (!over && OF_MEDIA.contains(message.getString("type"))) tab.tell("tiles.hear('" + sittings.get(page) + "', " + message.encode() + ")");
  }

  @Override public void closed(SignalPage page, int code) {
    if (over) return;
    lost++;
    again(page);
  }

  private void again(SignalPage page) {
    generator.pause(AGAIN).compose(_ -> page.open(line, port)).onFailure(_ -> {
      if (!over) again(page);
    });
  }

  /** Nobody does anything more. @return how many sockets were lost meanwhile */
  int end() {
    return generator.run(() -> {
      over = true;
      return Future.succeededFuture(lost);
    });
  }
}
