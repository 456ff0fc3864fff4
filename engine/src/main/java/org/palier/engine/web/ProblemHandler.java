package org.palier.engine.web;

import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import org.palier.engine.account.Language;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.store.StaleRevision;
import org.palier.engine.store.StoreBusy;
import org.palier.engine.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Turns every failure into a problem (RFC 9457): the one place. A refusal says its reason; a fault says only its number. */
public final class ProblemHandler implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
  /** Under this name a route says what it serves, for the log of what was refused. */
  public static final String WHAT = "what";
  /** What a socket is called there. */
  public static final String SOCKET = "socket";

  private final Complaints complaints;

  /** @param complaints told of every refusal, by operation and reason */
  public ProblemHandler(Complaints complaints) {
    this.complaints = complaints;
  }

  @Override
  public void handle(RoutingContext context) {
    var failure = context.failure();
    if (failure == null) {
      problem(context, byStatus(context.statusCode()), Map.of());
      return;
    }
    switch (failure) {
      case Refused refused -> problem(context, refused.reason(), refused.details());
      case RequestCheck.Misfit misfit -> problem(context, Reason.MALFORMED, Map.of("fields", misfit.fields()));
      case Json.MalformedJson _, io.vertx.core.json.DecodeException _ -> problem(context, Reason.MALFORMED, Map.of());
      case StoreUnavailable unavailable -> {
        LOG.error("store unavailable: {}", unavailable.getMessage());
        problem(context, Reason.STORE_UNAVAILABLE, Map.of("retryAfterSeconds", 5));
      }
      case StoreBusy _ -> problem(context, Reason.BUSY, Map.of("retryAfterSeconds", 1));
      case StaleRevision _ -> problem(context, Reason.STALE_DOCUMENT, Map.of());
      case IncomingBytes.SenderGone _ -> { }
      // Whoever asked went away in the middle of the answer: nobody is there to be told anything.
      case java.io.IOException _ when context.response().headWritten() -> { }
      case HttpException http when http.getStatusCode() < 500 -> problem(context, byStatus(http.getStatusCode()), Map.of());
      default -> fault(context, failure);
    }
  }

  /** What is not there, and who is not signed in yet, happens to everybody's browser; what does not fit or is not allowed should happen to nobody's page. */
  private static Level level(Optional<String> what, Reason reason) {
    if (what.isEmpty() || reason == Reason.NOT_SIGNED_IN && !what.get().equals(SOCKET)) return Level.DEBUG;
    return switch (reason.status()) {
      case 400, 403, 413, 429 -> Level.WARN;
      default -> reason == Reason.NOT_SIGNED_IN ? Level.WARN : Level.INFO;
    };
  }

  private static Reason byStatus(int status) {
    return switch (status) {
      case 404 -> Reason.NOT_FOUND;
      case 405 -> Reason.METHOD_NOT_ALLOWED;
      case 413 -> Reason.TOO_LARGE;
      case 415 -> Reason.UNSUPPORTED_MEDIA_TYPE;
      default -> Reason.MALFORMED;
    };
  }

  private void problem(RoutingContext context, Reason reason, Map<String, Object> details) {
    var what = Optional.<String>ofNullable(context.get(WHAT));
    complaints.note(what.orElse("no operation") + " " + reason.code(), level(what, reason));
    var language = Languages.accepted(context.request().getHeader("Accept-Language"));
    var body = new JsonObject()
        .put("type", "/problems#" + reason.code())
        .put("title", title(reason, language))
        .put("status", reason.status())
        .put("code", reason.code());
    details.forEach((name, value) -> body.put(name, wire(value)));
    if (details.get("retryAfterSeconds") instanceof Number seconds) context.response().putHeader("Retry-After", seconds.toString());
    end(context, reason.status(), body);
  }

  /** What to say of a reason, in the reader's language. */
  public static String title(Reason reason, Language language) {
    return ResourceBundle.getBundle("refusals", language.locale(), ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
        .getString(reason.code());
  }

  private static Object wire(Object value) {
    return value instanceof Number || value instanceof String ? value
        : value instanceof List<?> list ? new JsonArray(list) : Json.object(value);
  }

  private static void fault(RoutingContext context, Throwable failure) {
    var number = UUID.randomUUID().toString();
    LOG.error("fault {} at {} {}", number, context.request().method(), context.normalizedPath(), failure);
    var language = Languages.accepted(context.request().getHeader("Accept-Language"));
    end(context, 500, new JsonObject().put("type", "/problems#fault").put("code", "fault").put("status", 500).put("fault", number)
        .put("title", language == Language.EN ? "Something went wrong on our side. Nothing you saved is lost."
            : "Une erreur est survenue de notre côté. Rien de ce qui est enregistré n’est perdu."));
  }

  private static void end(RoutingContext context, int status, JsonObject body) {
    if (context.response().ended() || context.response().closed()) return;
    context.response().setStatusCode(status).putHeader("Content-Type", "application/problem+json").putHeader("Cache-Control", "no-store")
        .end(body.toBuffer());
  }
}
