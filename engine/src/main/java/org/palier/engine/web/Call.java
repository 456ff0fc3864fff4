package org.palier.engine.web;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Optional;
import org.palier.engine.account.Caller;
import org.palier.engine.account.Language;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/** One request that fits the contract and may be made by its caller. */
public final class Call {
  private final RoutingContext context;
  private final RequestCheck.Checked request;
  private final Optional<Caller> caller;
  private final Optional<IncomingBytes> incoming;

  Call(RoutingContext context, RequestCheck.Checked request, Optional<Caller> caller, Optional<IncomingBytes> incoming) {
    this.context = context;
    this.request = request;
    this.caller = caller;
    this.incoming = incoming;
  }

  /** @throws Refused {@code NOT_SIGNED_IN} on a public operation called by nobody */
  public Caller caller() {
    return caller.orElseThrow(() -> new Refused(Reason.NOT_SIGNED_IN));
  }

  public Optional<Caller> maybeCaller() {
    return caller;
  }

  public String path(String name) {
    return (String) request.parameters().get(name);
  }

  public int pathNumber(String name) {
    return Math.toIntExact((Long) request.parameters().get(name));
  }

  public Optional<String> query(String name) {
    return Optional.ofNullable((String) request.parameters().get(name));
  }

  public Optional<Long> queryNumber(String name) {
    return Optional.ofNullable((Long) request.parameters().get(name));
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(context.request().getHeader(name));
  }

  /** The body as a record; the contract has accepted it, the record's constructor may still refuse. */
  public <T> T body(Class<T> type) {
    return Json.read(context.body().buffer(), type);
  }

  public JsonObject body() {
    return (JsonObject) request.body().orElseThrow();
  }

  /** The body of an operation that takes bytes: not read yet, and never read unless the handler asks for it. */
  public IncomingBytes bytes() {
    return incoming.orElseThrow(() -> new IllegalStateException("the contract gives this operation no bytes"));
  }

  public Language language() {
    return Languages.accepted(context.request().getHeader("Accept-Language"));
  }

  /** Where the request comes from, for limits; never stored. */
  public String address() {
    return context.request().remoteAddress().hostAddress();
  }

  /** The session cookie's value. */
  public Optional<String> token() {
    return Optional.ofNullable(context.request().getCookie(Api.COOKIE)).map(io.vertx.core.http.Cookie::getValue);
  }

  /** An instant field of the body. */
  public Instant instant(String field) {
    try {
      return java.time.OffsetDateTime.parse(body().getString(field)).toInstant();
    } catch (java.time.DateTimeException _) {
      throw new Refused(Reason.OUT_OF_RANGE, java.util.Map.of("field", field));
    }
  }
}
