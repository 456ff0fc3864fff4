package org.palier.engine.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palier.engine.account.Caller;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * The operations of the contract with their handlers. On every request, in this order: own origin for writes, who calls,
 * may he, does the request fit the contract, then the handler.
 */
public final class Api {
  public static final String COOKIE = "palier";
  /** The name under which the route tells which operations it serves. */
  public static final String OPERATIONS = "operations";
  private static final String FOUND = "found";

  private final Contract contract;
  private final Map<String, Access> table;
  private final Function<String, Future<Optional<Caller>>> callers;
  private final Map<String, Function<Call, Future<Reply>>> handlers = new LinkedHashMap<>();

  /**
   * @param table   operation to who may call it: the one place
   * @param callers the session cookie's value to who it is
   */
  public Api(Contract contract, Map<String, Access> table, Function<String, Future<Optional<Caller>>> callers) {
    this.contract = contract;
    this.table = table;
    this.callers = callers;
  }

  public Api on(String operation, Function<Call, Future<Reply>> handler) {
    if (handlers.putIfAbsent(operation, handler) != null) throw new IllegalStateException("two handlers for " + operation);
    return this;
  }

  /** An operation as it is served. */
  private record Served(Operation operation, RequestCheck check, Access access, Function<Call, Future<Reply>> handler) {}

  /**
   * @param bodies reads the body of an operation before it is served, unless that operation takes bytes
   * @throws IllegalStateException when contract, access table and handlers do not name the same operations
   */
  public void mount(Router router, BodyHandler bodies) {
    var operations = contract.operations();
    if (!operations.keySet().equals(table.keySet()) || !operations.keySet().equals(handlers.keySet()))
      throw new IllegalStateException("contract, access table and handlers differ: " + difference(operations));
    var paths = new Paths<Map<HttpMethod, Served>>();
    operations.values().stream().collect(Collectors.groupingBy(Operation::path)).forEach((path, here) ->
        paths.put(path, here.stream().collect(Collectors.toMap(Operation::method, this::served))));
    router.route().putMetadata(OPERATIONS, whatIsFound(paths)).handler(context -> find(context, paths, bodies)).handler(this::serveFound);
  }

  /** @return method and path to the operation that is served there, for whoever checks that nothing is open by accident */
  private Map<String, String> whatIsFound(Paths<Map<HttpMethod, Served>> paths) {
    var found = new TreeMap<String, String>();
    for (var path : contract.operations().values().stream().map(Operation::path).distinct().toList())
      paths.find(path).ifPresent(here -> here.there().forEach((method, served) -> found.put(method + " " + path, served.operation().id())));
    return found;
  }

  private Served served(Operation operation) {
    return new Served(operation, new RequestCheck(operation), table.get(operation.id()), handlers.get(operation.id()));
  }

  /** What the contract does not have may be a page; what it has, with another method, is none. */
  private static void find(RoutingContext context, Paths<Map<HttpMethod, Served>> paths, BodyHandler bodies) {
    var found = paths.find(context.normalizedPath()).orElse(null);
    if (found == null) {
      context.next();
      return;
    }
    var served = found.there().get(context.request().method());
    if (served == null) {
      context.response().putHeader("Allow", found.there().keySet().stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", ")));
      throw new Refused(Reason.METHOD_NOT_ALLOWED);
    }
    context.pathParams().putAll(found.parameters());
    context.put(FOUND, served);
    context.put(ProblemHandler.WHAT, served.operation().id());
    if (served.operation().bytes()) context.next();
    else bodies.handle(context);
  }

  /** Nothing of a body of bytes is read until the handler asks for it; what it did not want is dropped when it has answered. */
  private void serveFound(RoutingContext context) {
    Served served = context.get(FOUND);
    if (served == null) {
      context.next();
      return;
    }
    var incoming = served.operation().bytes() ? Optional.of(new IncomingBytes(context)) : Optional.<IncomingBytes>empty();
    var done = serve(context, served, incoming);
    incoming.ifPresent(bytes -> done.onComplete(_ -> bytes.drop()));
  }

  private String difference(Map<String, Operation> operations) {
    var all = new TreeSet<>(operations.keySet());
    all.addAll(table.keySet());
    all.addAll(handlers.keySet());
    all.removeIf(id -> operations.containsKey(id) && table.containsKey(id) && handlers.containsKey(id));
    return all.toString();
  }

  private Future<?> serve(RoutingContext context, Served served, Optional<IncomingBytes> incoming) {
    try {
      if (writes(context.request().method())) checkOrigin(context);
      return caller(context)
          .compose(caller -> {
            served.access().check(caller.orElse(null));
            return served.handler().apply(new Call(context, served.check().check(context), caller, incoming));
          })
          .onSuccess(reply -> send(context, reply))
          .onFailure(context::fail);
    } catch (RuntimeException e) {
      context.fail(e);
      return Future.failedFuture(e);
    }
  }

  private Future<Optional<Caller>> caller(RoutingContext context) {
    var cookie = context.request().getCookie(COOKIE);
    return cookie == null ? Future.succeededFuture(Optional.empty()) : callers.apply(cookie.getValue());
  }

  private static boolean writes(HttpMethod method) {
    return method != HttpMethod.GET && method != HttpMethod.HEAD;
  }

  /**
   * A page of another site may not write, or open a socket, in a signed-in person's name: browsers always send Origin with both.
   *
   * @throws Refused {@code foreign-origin}
   */
  public static void checkOrigin(RoutingContext context) {
    var origin = context.request().getHeader("Origin");
    var authority = context.request().authority();
    int host = origin == null ? -1 : origin.indexOf("://");
    if (host < 0 || authority == null || !origin.substring(host + 3).equalsIgnoreCase(authority.toString())) throw new Refused(Reason.FOREIGN_ORIGIN);
  }

  private static void send(RoutingContext context, Reply reply) {
    var body = reply.body().orElse(null);
    if (context.response().ended() || context.response().closed()) {
      if (body instanceof Reply.Stream stream) stream.content().close();
      return;
    }
    var response = context.response().setStatusCode(reply.status());
    reply.cookie().ifPresent(response::addCookie);
    switch (body) {
      case null -> response.end();
      case Reply.Bytes bytes -> send(response, bytes);
      case Reply.Stream stream -> send(response, stream);
      default -> response.putHeader("Content-Type", "application/json").end(Json.buffer(body));
    }
  }

  /** A file may be opened by the browser's own viewer, anything else runs nowhere. */
  private static void send(HttpServerResponse response, Reply.Bytes bytes) {
    asItIs(response, bytes.mediaType());
    bytes.name().ifPresentOrElse(name -> response.putHeader("Content-Disposition", "inline; filename=\"" + name + "\""), () -> runsNowhere(response));
    response.end(bytes.content());
  }

  private static void send(HttpServerResponse response, Reply.Stream stream) {
    asItIs(response, stream.mediaType());
    runsNowhere(response);
    response.putHeader("Content-Length", Long.toString(stream.content().length()));
    pump(response, stream.content()).onFailure(_ -> response.reset()).eventually(() -> {
      stream.content().close();
      return Future.succeededFuture();
    });
  }

  /** However many pieces there are, no future waits for more than the next one. */
  private static Future<Void> pump(HttpServerResponse response, OutgoingBytes content) {
    var done = Promise.<Void>promise();
    pump(response, content, done);
    return done.future();
  }

  private static void pump(HttpServerResponse response, OutgoingBytes content, Promise<Void> done) {
    content.next().onFailure(done::tryFail).onSuccess(piece -> {
      if (piece.isEmpty()) response.end().onComplete(done);
      else response.write(piece.get()).onFailure(done::tryFail).onSuccess(_ -> pump(response, content, done));
    });
  }

  /** Not packed a second time, shown by no other site. */
  private static void asItIs(HttpServerResponse response, String mediaType) {
    response.putHeader("Content-Type", mediaType).putHeader("Content-Encoding", "identity").putHeader("Cross-Origin-Resource-Policy", "same-origin");
  }

  private static void runsNowhere(HttpServerResponse response) {
    response.putHeader("Content-Security-Policy", "default-src 'none'; sandbox");
  }
}
