package org.palier.proctoring.evidence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One segment being encrypted: AES-256-GCM, a new random nonce for each try, so that no two tries share one. Sealed to its sitting, track
 * and index: in the place of another it does not open. What is stored: version, nonce, ciphertext, tag. Not for two threads at once.
 */
final class Sealing {
  private static final byte VERSION = 1;
  private static final int NONCE = 12;
  private static final int TAG = 16;
  /** By how much what is stored is larger than what it holds. */
  static final int OVERHEAD = 1 + NONCE + TAG;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] nonce = new byte[NONCE];
  private final Cipher cipher;

  Sealing(byte[] key, String sitting, Track track, int index) {
    RANDOM.nextBytes(nonce);
    cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, sitting, track, index);
  }

  /** What is stored first. */
  byte[] beginning() {
    var head = new byte[1 + NONCE];
    head[0] = VERSION;
    System.arraycopy(nonce, 0, head, 1, NONCE);
    return head;
  }

  byte[] more(byte[] plain) {
    return Optional.ofNullable(cipher.update(plain)).orElseGet(() -> new byte[0]);
  }

  /** What is stored last. */
  byte[] end() {
    try {
      return cipher.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** @return what was sealed; empty when these are not the bytes that were stored for this segment with this key */
  static Optional<byte[]> open(byte[] stored, byte[] key, String sitting, Track track, int index) {
    if (stored.length < OVERHEAD || stored[0] != VERSION) return Optional.empty();
    try {
      return Optional.of(cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOfRange(stored, 1, 1 + NONCE), sitting, track, index)
          .doFinal(stored, 1 + NONCE, stored.length - 1 - NONCE));
    } catch (AEADBadTagException damaged) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, String sitting, Track track, int index) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * 8, nonce));
      cipher.updateAAD((VERSION + "\n" + sitting + "\n" + track.code() + "\n" + index).getBytes(StandardCharsets.UTF_8));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
