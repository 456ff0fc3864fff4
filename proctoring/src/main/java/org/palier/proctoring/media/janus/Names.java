package org.palier.proctoring.media.janus;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.palier.proctoring.media.Secret;

/** Numbers and secrets of rooms and feeds, the same on every node of ours. Without Janus's secret nobody can work out a secret or a token. Pure. */
record Names(Secret secret) {
  /** What JSON and JavaScript carry without loss. */
  private static final long MOST = (1L << 53) - 1;

  /** The room is its owner's: each media server has as good a claim as any other, and keeps it whatever becomes of the others (highest random weight). */
  static URI home(String room, List<URI> nodes) {
    return nodes.stream().max(Comparator.comparingLong((URI node) -> number("home|" + node + "|" + room)).thenComparing(URI::toString)).orElseThrow();
  }

  long room(String room) {
    return number("room|" + room);
  }

  /** Allows changes to the room. */
  String roomSecret(String room) {
    return signature("room-secret|" + room);
  }

  /** What a candidate sends. */
  long feed(String room, String candidate) {
    return number("feed|" + room + "|" + candidate);
  }

  /** What one member of staff says to one candidate: a feed of its own, so that nobody else can be listening. */
  long talk(String room, String staff, String candidate) {
    return number("talk|" + room + "|" + staff + "|" + candidate);
  }

  /** Lets this feed in. */
  String token(String room, long feed) {
    return signature("token|" + room + "|" + feed);
  }

  private String signature(String text) {
    return HexFormat.of().formatHex(secret.sign("HmacSHA256", text), 0, 16);
  }

  private static long number(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Math.max(1, ByteBuffer.wrap(digest).getLong() & MOST);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
