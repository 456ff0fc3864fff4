package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Role;
import org.palier.engine.refusal.Reason;
import org.palier.engine.web.Complaints;

/** What is refused leaves a trace in the log, and nobody's name. */
class RefusalLogTest extends Walk {
  private final Logger logger = Logger.getLogger(Complaints.class.getName());
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Handler kept = new Handler() {
    @Override public void publish(LogRecord line) {
      lines.add(line.getLevel() + " " + line.getMessage());
    }

    @Override public void flush() {}

    @Override public void close() {}
  };

  @BeforeEach void listen() {
    logger.addHandler(kept);
  }

  @AfterEach void stop() {
    logger.removeHandler(kept);
  }

  @Test void each_reason_of_an_operation_is_logged_once_and_without_names() {
    var seen = Seen.by(house, house.validated());
    var stranger = house.staff(Role.SUPERVISOR);
    for (int i = 0; i < 3; i++) stranger.get("/api/rooms/" + seen.room()).refused(Reason.NOT_ASSIGNED);
    seen.act("admit", seen.windows().getFirst()).refused(Reason.CANDIDATE_NOT_HERE);
    for (int i = 0; i < 3; i++) house.visitor().get("/api/me").refused(Reason.NOT_SIGNED_IN);
    assertEquals(404, house.visitor().get("/favicon.ico.txt").status());
    for (int i = 0; i < 3; i++) {
      assertEquals(401, Wire.handshake(house, "/eventbus/websocket", "Origin", house.address()));
      assertEquals(403, Wire.handshake(house, "/eventbus/websocket", "Cookie", stranger.cookie(), "Origin", "https://evil.example"));
    }
    assertEquals(List.of("WARNING refused: getRoom not-assigned", "INFO refused: actInRoom candidate-not-here", "WARNING refused: socket not-signed-in", "WARNING refused: socket foreign-origin"), List.copyOf(lines));
    for (var name : List.of(seen.room(), seen.windows().getFirst().sitting(), stranger.get("/api/me").ok().text("account"), "127.0.0.1", "@", "evil"))
      assertTrue(lines.stream().noneMatch(line -> line.contains(name)), name);
  }
}
