package org.palier.engine.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import java.util.Optional;

/**
 * What an operation answers.
 *
 * @param body becomes JSON, unless it is {@link Bytes}; empty for a reply without one
 */
public record Reply(int status, Optional<Object> body, Optional<Cookie> cookie) {
  /** A body sent as it is. @param mediaType one that the operation knows, never one that somebody sent */
  public record Bytes(String mediaType, Buffer content) {}

  public static Reply bytes(String mediaType, Buffer content) {
    return ok(new Bytes(mediaType, content));
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
