package org.palier.deploy.walk;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** A segment as a page makes it: begins as its media type does, then noise with a word in it that can be looked for. */
record Recording(String media, byte[] bytes, Instant from, Instant to, boolean incident) {
  static final String WORD = "as it was recorded";
  private static final byte[] WEBM = {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3};
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0};

  /** Of the two minutes before {@code to}. */
  static Recording video(int size, Instant to) {
    return new Recording("video/webm", bytes(WEBM, size), to.minus(Duration.ofMinutes(2)), to, false);
  }

  static Recording still(int size, Instant at) {
    return new Recording("image/jpeg", bytes(JPEG, size), at, at, false);
  }

  private static byte[] bytes(byte[] beginning, int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    System.arraycopy(beginning, 0, bytes, 0, beginning.length);
    var word = WORD.getBytes(StandardCharsets.UTF_8);
    if (size > 100) System.arraycopy(word, 0, bytes, 50, word.length);
    return bytes;
  }

  Recording marked() {
    return new Recording(media, bytes, from, to, true);
  }

  /** As long, and not the same. */
  Recording another() {
    var other = bytes.clone();
    other[other.length - 1]++;
    return new Recording(media, other, from, to, incident);
  }

  Recording as(String otherMedia) {
    return new Recording(otherMedia, bytes, from, to, incident);
  }

  Answer send(Window window, Visitor visitor, String track, int index) {
    return send(window, visitor, track, index, BodyPublishers.ofByteArray(bytes));
  }

  /** What arrives may be something else. */
  Answer send(Window window, Visitor visitor, String track, int index, BodyPublisher arriving) {
    return visitor.sendBytes(path(window, track, index), arriving, headers(to));
  }

  CompletableFuture<Answer> sendAside(Window window, Visitor visitor, String track, int index) {
    return visitor.sendBytesAside(path(window, track, index), BodyPublishers.ofByteArray(bytes), headers(to));
  }

  static String path(Window window, String track, int index) {
    return "/api/sittings/" + window.sitting() + "/evidence/" + track + "/" + index;
  }

  BodyPublisher firstHalf() {
    return BodyPublishers.ofByteArray(Arrays.copyOf(bytes, bytes.length / 2));
  }

  /** @param sentAt on the page's clock */
  String[] headers(Instant sentAt) {
    return new String[] {"Content-Digest", "sha-256=:" + digest(bytes) + ":", "X-Media-Type", media, "X-Started-At", from.toString(), "X-Ended-At", to.toString(),
        "X-Sent-At", sentAt.toString(), "X-Incident", Boolean.toString(incident)};
  }

  private static String digest(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
