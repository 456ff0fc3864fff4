package org.palier.engine.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import java.util.Optional;

/**
 * What an operation answers.
 *
 * @param body becomes JSON, unless it is {@link Bytes} or {@link Stream}; empty for a reply without one
 */
public record Reply(int status, Optional<Object> body, Optional<Cookie> cookie) {
  /**
   * A body sent as it is.
   *
   * @param mediaType one that the operation knows, never one that somebody sent
   * @param name      of a file that is opened or kept by itself, of our making; empty for what only a page of ours uses
   */
  public record Bytes(String mediaType, Buffer content, Optional<String> name) {
    public Bytes {
      if (name.filter(given -> !given.matches("[\\w.-]{1,120}")).isPresent()) throw new IllegalArgumentException("a file's name: " + name.get());
    }
  }

  public static Reply bytes(String mediaType, Buffer content) {
    return ok(new Bytes(mediaType, content, Optional.empty()));
  }

  public static Reply file(String mediaType, Buffer content, String name) {
    return ok(new Bytes(mediaType, content, Optional.of(name)));
  }

  /** What only a page of ours uses, too large to be held. @param mediaType one that the operation knows, never one that somebody sent */
  public record Stream(String mediaType, OutgoingBytes content) {}

  public static Reply stream(String mediaType, OutgoingBytes content) {
    return ok(new Stream(mediaType, content));
  }

  public static Reply ok(Object body) {
    return new Reply(200, Optional.of(body), Optional.empty());
  }

  public static Reply created(Object body) {
    return new Reply(201, Optional.of(body), Optional.empty());
  }

  public static Reply of(int status, Object body) {
    return new Reply(status, Optional.of(body), Optional.empty());
  }

  public static Reply none(int status) {
    return new Reply(status, Optional.empty(), Optional.empty());
  }

  public Reply with(Cookie set) {
    return new Reply(status, body, Optional.of(set));
  }
}
