package org.palier.proctoring.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/** One segment on its way: each piece is counted, hashed, encrypted and written, and then forgotten. */
final class Receiving {
  private final Offer offer;
  private final Sealing sealing;
  private final EvidenceVault.Draft draft;
  private final MessageDigest digest;
  private final ByteArrayOutputStream beginning = new ByteArrayOutputStream(Media.BEGINNING);
  private long size;
  private boolean over;

  Receiving(EvidenceVault vault, String sitting, byte[] key, Offer offer) throws IOException {
    this.offer = offer;
    sealing = new Sealing(key, sitting, offer.track(), offer.index());
    digest = sha256();
    draft = vault.begin(sitting);
    try {
      draft.write(sealing.beginning());
    } catch (IOException full) {
      draft.close();
      throw full;
    }
  }

  synchronized void take(byte[] piece) throws IOException {
    if (over) throw new IOException("given up");
    if (beginning.size() < Media.BEGINNING) beginning.write(piece, 0, Math.min(piece.length, Media.BEGINNING - beginning.size()));
    digest.update(piece);
    size += piece.length;
    draft.write(sealing.more(piece));
  }

  /** @return where it is now, for good; throws {@code segment-corrupt} when it is not what was offered */
  synchronized Received keep() throws IOException {
    if (over) throw new IOException("given up");
    if (!HexFormat.of().formatHex(digest.digest()).equals(offer.sha256()) || !offer.media().begins(beginning.toByteArray()))
      throw new Refused(Reason.SEGMENT_CORRUPT);
    draft.write(sealing.end());
    var place = draft.keep();
    over = true;
    return new Received(place, size);
  }

  /** After it was kept it is kept. */
  synchronized void giveUp() throws IOException {
    over = true;
    draft.close();
  }

  /** @param size in bytes, before encryption */
  record Received(String place, long size) {}

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
