package org.palier.deploy.drill;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One browser's way to the server, which can be cut in the middle. Waits; for threads that may. */
final class UploadLine {
  private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** @param body whole */
  record Said(int status, String body) {
    /** Of a problem; empty when it is none. */
    String code() {
      return status >= 400 && body.startsWith("{") ? new JsonObject(body).getString("code", "") : "";
    }
  }

  private final String cookie;
  private final String origin;

  UploadLine(String token, int port) {
    cookie = "palier=" + token;
    origin = "http://127.0.0.1:" + port;
  }

  /** @return nothing when nobody answers */
  Optional<Said> json(String method, String path, String body) {
    var request = request(path).method(method, BodyPublishers.ofString(body));
    if (!body.isEmpty()) request.header("Content-Type", "application/json");
    return send(request);
  }

  /** @param announced what the digest is of @param arriving what comes */
  Optional<Said> segment(String path, byte[] announced, byte[] arriving) {
    var request = request(path).PUT(BodyPublishers.ofByteArray(arriving));
    headers(announced).forEach(request::header);
    return send(request);
  }

  byte[] bytes(String path) {
    try {
      return CLIENT.send(request(path).build(), BodyHandlers.ofByteArray()).body();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Sends so many bytes, and breaks. */
  void cut(String path, byte[] announced, int after) {
    try (var socket = new Socket("127.0.0.1", URI.create(origin).getPort())) {
      var head = new StringBuilder("PUT " + path + " HTTP/1.1\r\nHost: " + origin.substring("http://".length()) + "\r\nOrigin: " + origin + "\r\nCookie: " + cookie
          + "\r\nContent-Length: " + announced.length + "\r\n");
      headers(announced).forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
      var out = socket.getOutputStream();
      out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
      out.write(announced, 0, after);
      out.flush();
    } catch (IOException cutByTheServer) {
      // Cut either way.
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(origin + path)).timeout(PATIENCE).header("Cookie", cookie).header("Origin", origin);
  }

  private static Map<String, String> headers(byte[] announced) {
    var now = Instant.now();
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/octet-stream");
    headers.put("Content-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(sha256(announced)) + ":");
    headers.put("X-Media-Type", "video/webm");
    headers.put("X-Started-At", now.toString());
    headers.put("X-Ended-At", now.toString());
    headers.put("X-Sent-At", now.toString());
    headers.put("X-Incident", "false");
    return headers;
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Said> send(HttpRequest.Builder request) {
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return Optional.of(new Said(response.statusCode(), response.body()));
    } catch (IOException away) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted", e);
  }
}
