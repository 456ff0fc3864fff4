package org.palier.proctoring.signal;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The right to open one socket once, made by HTTPS.
 *
 * @param connection names the socket: where it was made, 8 hexadecimal digits, and 128 random bits
 * @param session    the web session it is good for
 * @param sitting    whose candidate it is; empty for a supervisor
 * @param lastSeq    the last number of the room that the page has seen
 */
record Ticket(String connection, String account, String session, String tab, String room, Optional<String> sitting, long lastSeq, Instant expiresAt) {
  boolean ofCandidate() {
    return sitting.isPresent();
  }

  /** How others name whoever has it: the sitting, or the supervisor's tab. The same over every reconnection, and nobody can have another's. */
  String peer() {
    return sitting.orElseGet(() -> "p-" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest(account + "\n" + tab)).substring(0, 22));
  }

  JsonObject json() {
    var json = new JsonObject().put("connection", connection).put("account", account).put("session", session).put("tab", tab).put("room", room)
        .put("lastSeq", lastSeq).put("expiresAt", expiresAt.toEpochMilli());
    sitting.ifPresent(id -> json.put("sitting", id));
    return json;
  }

  static Ticket of(JsonObject json) {
    return new Ticket(json.getString("connection"), json.getString("account"), json.getString("session"), json.getString("tab"), json.getString("room"),
        Optional.ofNullable(json.getString("sitting")), json.getLong("lastSeq"), Instant.ofEpochMilli(json.getLong("expiresAt")));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
