package org.palier.deploy.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks a server on this machine whether it is ready, without the weight of an HTTP client. */
public final class Readiness {
  private static final long PAUSE_MILLIS = 5;
  private static final int TIMEOUT_MILLIS = 5_000;

  private Readiness() {}

  /** Asks until the answer is 200; false when the process ended or the time is over. */
  static boolean reached(int port, Process process, Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    while (process.isAlive() && System.nanoTime() < until) {
      if (ask(port).startsWith("HTTP/1.1 200")) return true;
      pause();
    }
    return false;
  }

  /** The whole answer to {@code GET /health/ready}; empty when nobody answers. */
  public static String ask(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      // Where nobody listens yet, one try in some ten thousand is given that very port and reaches itself: it must not keep the server from it.
      if (socket.getLocalPort() == port) return "";
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(("GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException notYet) {
      return "";
    }
  }

  static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
