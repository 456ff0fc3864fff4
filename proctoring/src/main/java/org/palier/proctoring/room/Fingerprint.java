package org.palier.proctoring.room;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.palier.engine.json.Json;

/**
 * What sealed minutes are proved by; whoever has the room's log computes it again. It does not cover the sittings' own logs, with answers and clocks, nor what
 * candidates were granted, which is erased with the person.
 *
 * <p>SHA-256 of lines: the digest of each fact before the sealing, in order; the reason; the remarks; the end of each chain of what was kept. A fact's
 * digest is the SHA-256, in hexadecimal digits, of the fact as it was stored at first: a fact of which something was erased since bears that digest, so
 * the proof outlives it.
 */
public final class Fingerprint {
  private Fingerprint() {}

  /**
   * @param facts  before the sealing, as stored
   * @param reason of corrective minutes; empty for the first ones
   */
  public static String of(List<Buffer> facts, String reason, String remarks, List<EvidenceEnd> evidence) {
    var lines = new StringBuilder();
    for (var fact : facts) lines.append(ofFact(fact)).append('\n');
    lines.append(reason.strip()).append('\n').append(remarks.strip()).append('\n');
    for (var end : evidence) lines.append(end.line()).append('\n');
    return sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Of one fact as it was stored at first. */
  static String ofFact(Buffer fact) {
    return Json.read(fact, RoomFact.class).erased().map(RoomFact.Erased::digest).orElseGet(() -> sha256(fact.getBytes()));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
