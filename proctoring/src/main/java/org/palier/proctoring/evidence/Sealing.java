package org.palier.proctoring.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One segment being encrypted: AES-256-GCM in records, so that neither to write it nor to read it all of it must be held. Each try has a new
 * random beginning of its nonces; the rest of a nonce is the record's number and whether it is the last, so that no record can be left out,
 * moved, or cut off. Sealed to its sitting, track and index: in the place of another it does not open. What is stored: version, beginning of
 * the nonces, then the records, each with its tag, all but the last of the same length. Not for two threads at once.
 */
final class Sealing {
  static final byte VERSION = 1;
  /** Of what is sealed in one record. */
  static final int RECORD = 64 << 10;
  static final int TAG = 16;
  static final int BEGINNING = 7;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] key;
  private final byte[] beginning = new byte[BEGINNING];
  private final byte[] bound;
  private final byte[] pending = new byte[RECORD];
  private int held;
  private int records;

  Sealing(byte[] key, String sitting, Track track, int index) {
    this.key = key;
    bound = bound(sitting, track, index);
    RANDOM.nextBytes(beginning);
  }

  /** What is stored first. */
  byte[] beginning() {
    return ByteBuffer.allocate(1 + BEGINNING).put(VERSION).put(beginning).array();
  }

  /** The records that are full now. One that is just full waits: it may be the last. */
  byte[] more(byte[] plain) {
    var full = new ByteArrayOutputStream();
    for (int at = 0; at < plain.length;) {
      if (held == RECORD) full.writeBytes(record(false));
      int taken = Math.min(RECORD - held, plain.length - at);
      System.arraycopy(plain, at, pending, held, taken);
      held += taken;
      at += taken;
    }
    return full.toByteArray();
  }

  /** What is stored last. */
  byte[] end() {
    return record(true);
  }

  private byte[] record(boolean last) {
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce(beginning, records++, last), bound);
      return cipher.doFinal(pending, 0, held);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } finally {
      held = 0;
    }
  }

  static byte[] bound(String sitting, Track track, int index) {
    return (VERSION + "\n" + sitting + "\n" + track.code() + "\n" + index).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] nonce(byte[] beginning, int record, boolean last) {
    return ByteBuffer.allocate(BEGINNING + 5).put(Arrays.copyOf(beginning, BEGINNING)).putInt(record).put((byte) (last ? 1 : 0)).array();
  }

  static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] bound) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * 8, nonce));
    cipher.updateAAD(bound);
    return cipher;
  }
}
