package org.palier.deploy.walk;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.palier.engine.account.Language;

/** Somebody's browser: sends the cookie it was given, its own origin with every write, and the language it reads. */
final class Visitor {
  private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();

  private final Supplier<String> address;
  private Optional<String> cookie = Optional.empty();
  private Language language = Language.FR;

  /** @param address asked for each time: a server that starts again may listen elsewhere */
  Visitor(Supplier<String> address) {
    this.address = address;
  }

  Visitor reading(Language chosen) {
    language = chosen;
    return this;
  }

  /** The same browser's cookie on another device. */
  Visitor copy() {
    var other = new Visitor(address).reading(language);
    other.cookie = cookie;
    return other;
  }

  /** As a socket sends it; empty when nobody is signed in. */
  String cookie() {
    return cookie.map(value -> "palier=" + value).orElse("");
  }

  Answer get(String path) {
    return send("GET", path, null);
  }

  Answer post(String path) {
    return send("POST", path, null);
  }

  Answer post(String path, JsonObject body) {
    return send("POST", path, body.encode());
  }

  Answer put(String path, JsonObject body, String... headers) {
    return send("PUT", path, body.encode(), headers);
  }

  Answer send(String method, String path, String body, String... headers) {
    return sendAside(method, path, body, headers).join();
  }

  /** @param body null for none; @param headers name, value, name, value: instead of the usual ones, or without them when the value is empty */
  CompletableFuture<Answer> sendAside(String method, String path, String body, String... headers) {
    var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    all.put("Accept-Language", language.name());
    if (!method.equals("GET")) all.put("Origin", address.get());
    if (body != null) all.put("Content-Type", "application/json");
    cookie.ifPresent(value -> all.put("Cookie", "palier=" + value));
    for (int i = 0; i < headers.length; i += 2) all.put(headers[i], headers[i + 1]);
    var request = HttpRequest.newBuilder(URI.create(address.get() + path)).timeout(Duration.ofSeconds(40))
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    all.forEach((name, value) -> {
      if (!value.isEmpty()) request.setHeader(name, value);
    });
    return CLIENT.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(response -> {
      response.headers().allValues("Set-Cookie").forEach(this::keep);
      return new Answer(response, language);
    });
  }

  /** Bytes as they are. @param headers name, value, name, value */
  Answer sendBytes(String path, BodyPublisher body, String... headers) {
    return sendBytesAside(path, body, headers).join();
  }

  CompletableFuture<Answer> sendBytesAside(String path, BodyPublisher body, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(address.get() + path)).timeout(Duration.ofSeconds(40)).PUT(body).setHeader("Accept-Language", language.name())
        .setHeader("Origin", address.get()).setHeader("Content-Type", "application/octet-stream").setHeader("Cookie", "palier=" + cookie.orElse(""));
    for (int i = 0; i < headers.length; i += 2) request.setHeader(headers[i], headers[i + 1]);
    return CLIENT.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(response -> new Answer(response, language));
  }

  /** What a link to a file opens: no more than the browser's own headers. */
  HttpResponse<byte[]> file(String path) {
    var request = HttpRequest.newBuilder(URI.create(address.get() + path)).timeout(Duration.ofSeconds(40)).header("Accept-Language", language.name());
    cookie.ifPresent(value -> request.header("Cookie", "palier=" + value));
    return CLIENT.sendAsync(request.build(), BodyHandlers.ofByteArray()).join();
  }

  private void keep(String setCookie) {
    var parts = List.of(setCookie.split(";\\s*"));
    var value = parts.getFirst().substring("palier=".length());
    cookie = value.isEmpty() || parts.contains("Max-Age=0") ? Optional.empty() : Optional.of(value);
  }
}
