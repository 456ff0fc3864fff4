package org.palier.proctoring.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;

/** One sealed segment being decrypted, record by record; no byte of a record is given before all of it is known to be what was sealed. Not for two threads at once. */
final class Opening implements AutoCloseable {
  private static final int STORED = Sealing.RECORD + Sealing.TAG;

  /** What is stored is not what was accepted. */
  static final class Damaged extends IOException {
    private static final long serialVersionUID = 1L;

    Damaged(String why) {
      super(why);
    }
  }

  private final InputStream stored;
  private final byte[] key;
  private final byte[] bound;
  private final byte[] beginning;
  private byte[] ahead;
  private int records;

  Opening(InputStream stored, byte[] key, String sitting, Track track, int index) throws IOException {
    this.stored = stored;
    this.key = key;
    bound = Sealing.bound(sitting, track, index);
    if (stored.read() != Sealing.VERSION) throw new Damaged("not a sealed segment");
    beginning = stored.readNBytes(Sealing.BEGINNING);
    ahead = stored.readNBytes(STORED);
  }

  /** What the next record holds; empty after the last. @throws Damaged when it is not what was sealed for this segment with this key */
  Optional<byte[]> next() throws IOException {
    if (ahead == null) return Optional.empty();
    var record = ahead;
    ahead = record.length < STORED ? new byte[0] : stored.readNBytes(STORED);
    boolean last = ahead.length == 0;
    if (last) ahead = null;
    try {
      return Optional.of(Sealing.cipher(Cipher.DECRYPT_MODE, key, Sealing.nonce(beginning, records++, last), bound).doFinal(record));
    } catch (AEADBadTagException damaged) {
      throw new Damaged("record " + records + " is not what was sealed");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads to the end. @throws Damaged when it is not, whole, what was accepted */
  void check(long size, String sha256) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      long sum = 0;
      for (var record = next(); record.isPresent(); record = next()) {
        digest.update(record.get());
        sum += record.get().length;
      }
      if (sum != size || !HexFormat.of().formatHex(digest.digest()).equals(sha256)) throw new Damaged("not what was accepted");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override public void close() throws IOException {
    stored.close();
  }
}
