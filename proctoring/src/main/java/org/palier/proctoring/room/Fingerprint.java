package org.palier.proctoring.room;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.palier.engine.json.Json;

/**
 * What sealed minutes are proved by: SHA-256 of the digests of all facts, in order. Each digest is the SHA-256 of the fact as it was stored at
 * first, in hexadecimal digits followed by a line feed; a fact of which something was erased since bears that digest, so the proof outlives it.
 */
public final class Fingerprint {
  private Fingerprint() {}

  /** @param facts as stored */
  public static String of(List<Buffer> facts) {
    var digests = new StringBuilder();
    for (var fact : facts) digests.append(ofFact(fact)).append('\n');
    return sha256(digests.toString().getBytes(StandardCharsets.US_ASCII));
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
