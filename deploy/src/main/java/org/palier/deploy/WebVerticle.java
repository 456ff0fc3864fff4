package org.palier.deploy;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.palier.engine.json.Json;
import org.palier.engine.web.Api;
import org.palier.engine.web.Complaints;
import org.palier.engine.web.Contract;
import org.palier.engine.web.ProblemHandler;
import org.palier.proctoring.signal.SignalConfig;

/** The door to the network: the API of the contract, and the pages. */
final class WebVerticle extends VerticleBase {
  /** The largest body of JSON: two thousand addresses to invite, or a registration. What takes bytes has bounds of its own. */
  private static final long MOST_BODY_BYTES = 256 * 1024;
  /** The highest of the fast ones: a third of the usual level's time for a tenth more bytes, when everybody asks for a paper at once. */
  private static final int COMPRESSION_LEVEL = 3;
  /** What fits one packet travels no faster compressed, and costs the processor as much as half a saved response. */
  private static final int LEAST_COMPRESSED_BYTES = 1_400;
  private static final int SHUTDOWN_SECONDS = 10;
  private static final long TELL_MILLIS = 10_000;
  /** Beside {@code openapi.yaml}; what they refer to may stand in any of them. */
  private static final List<String> CONTRACT_PARTS = List.of("rooms", "signal", "evidence", "paper", "review", "rehearsal", "media", "privacy");

  private final Settings settings;
  private final Application application;
  private final JsonObject contractDocument;
  private HttpServer server;
  private Router router;

  WebVerticle(Settings settings, Application application, JsonObject contractDocument) {
    this.settings = settings;
    this.application = application;
    this.contractDocument = contractDocument;
  }

  @Override
  public Future<?> start() {
    router = Router.router(vertx);
    var options = new HttpServerOptions()
        .setHost(settings.host()).setPort(settings.port())
        // Over HTTP/2 Vert.x 5.1 says gzip of small answers that it left as they are; no browser asks for HTTP/2 without TLS.
        .setHttp2ClearTextEnabled(false)
        .setCompressionSupported(true).setCompressionLevel(COMPRESSION_LEVEL).setCompressionContentSizeThreshold(LEAST_COMPRESSED_BYTES).setDecompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false).setPerMessageWebSocketCompressionSupported(false)
        .setMaxWebSocketFrameSize(SignalConfig.MOST_BYTES).setMaxWebSocketMessageSize(SignalConfig.MOST_BYTES).setWebSocketClosingTimeout(1)
        .setIdleTimeout(75).setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setMaxInitialLineLength(4_096).setMaxHeaderSize(16_384);
    server = vertx.createHttpServer(options).requestHandler(router);
    // The address in letters needs the port: the routes are made in the very turn in which listening succeeds.
    var contract = Contract.of(contractDocument);
    return server.listen().map(listening -> {
      routes(contract, settings.origin(listening.actualPort()));
      return listening;
    });
  }

  private void routes(Contract contract, String origin) {
    var refusals = new Complaints("refused");
    vertx.setPeriodic(TELL_MILLIS, _ -> refusals.tell());
    var problems = new ProblemHandler(refusals);
    router.errorHandler(404, problems).errorHandler(405, problems).errorHandler(413, problems).errorHandler(400, problems);
    for (var path : List.of("/api/*", "/health/*", "/openapi.json")) router.route(path).handler(Headers::api).failureHandler(problems);
    var api = new Api(contract, AccessTable.table(), application.webSessions()::find);
    application.mount(api, settings, origin, contract.published());
    api.mount(router, BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES));
    application.supervision().signalling().mount(router);
    router.get().handler(Headers::page).handler(new Pages(vertx));
    router.route().failureHandler(problems);
    application.supervision().signalling().start();
  }

  /** What is served, for whoever checks that nothing is open by accident. */
  List<Route> served() {
    return router.getRoutes();
  }

  int port() {
    return server.actualPort();
  }

  /** Lets requests in flight finish, and those that wait for news at once; sockets are told to come back. */
  @Override
  public Future<?> stop() {
    if (server == null) return Future.succeededFuture();
    if (router != null) application.stopWaiting();
    return server.shutdown(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
  }

  /** One contract, written in one file for each part of the house that has operations. */
  static JsonObject contractDocument() {
    var whole = contractPart("openapi");
    for (var name : CONTRACT_PARTS) {
      var part = contractPart(name);
      merge(whole.getJsonObject("paths"), part.getJsonObject("paths", new JsonObject()));
      whole.getJsonArray("tags").addAll(part.getJsonArray("tags", new JsonArray()));
      for (var kind : part.getJsonObject("components", new JsonObject()))
        merge(whole.getJsonObject("components").getJsonObject(kind.getKey()), (JsonObject) kind.getValue());
    }
    return whole;
  }

  /** Of plain maps, as the parser made them: what is published is written by Jackson, which knows no {@code JsonObject}. */
  private static void merge(JsonObject whole, JsonObject part) {
    part.getMap().forEach((name, value) -> {
      if (whole.getMap().putIfAbsent(name, value) != null) throw new IllegalStateException("twice in the contract: " + name);
    });
  }

  private static JsonObject contractPart(String name) {
    try (var in = WebVerticle.class.getResourceAsStream("/openapi/" + name + ".yaml")) {
      return new JsonObject(Json.MAPPER.writeValueAsString(Json.yaml().readTree(in)));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
