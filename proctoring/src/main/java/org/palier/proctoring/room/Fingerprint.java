package org.palier.proctoring.room;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What seals minutes: whoever has the room's log computes it again. It does not cover the sittings' own logs, with answers and clocks. */
public final class Fingerprint {
  private Fingerprint() {}

  /**
   * SHA-256 of the facts before the sealing as stored, then of the reason and the remarks, then of the end of each chain, each followed by a line feed.
   *
   * @param reason of corrective minutes; empty for the first ones
   */
  public static String of(List<Buffer> facts, String reason, String remarks, List<EvidenceEnd> evidence) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var fact : facts) line(digest, fact.getBytes());
      line(digest, reason.strip().getBytes(StandardCharsets.UTF_8));
      line(digest, remarks.strip().getBytes(StandardCharsets.UTF_8));
      for (var end : evidence) line(digest, end.line().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void line(MessageDigest digest, byte[] bytes) {
    digest.update(bytes);
    digest.update((byte) '\n');
  }
}
