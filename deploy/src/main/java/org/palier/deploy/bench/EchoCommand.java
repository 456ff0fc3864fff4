package org.palier.deploy.bench;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a machine can do at best: answers each request with its own body, at once or when the body is forced to disk. */
@Command(name = "echo", hidden = true)
final class EchoCommand implements Callable<Integer> {
  @Option(names = "--port", required = true)
  private int port;

  @Option(names = "--file", description = "Append each body to this file and force it to disk before the answer.")
  private Optional<Path> file = Optional.empty();

  @Override
  public Integer call() throws Exception {
    var vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    var context = vertx.getOrCreateContext();
    Handler<HttpServerRequest> handler = file.isPresent() ? durable(new ForcedFile(file.get()), context) : EchoCommand::echo;
    context.<Void>runOnContext(_ -> vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port)).requestHandler(handler).listen());
    new CountDownLatch(1).await();
    return 0;
  }

  private static void echo(HttpServerRequest request) {
    request.body().onSuccess(body -> request.response().putHeader("Content-Type", "application/json").end(body));
  }

  private static Handler<HttpServerRequest> durable(ForcedFile forced, Context context) {
    return request -> request.body().onSuccess(body -> forced.append(body, context).onSuccess(_ ->
        request.response().putHeader("Content-Type", "application/json").end(body)));
  }
}
