package org.palier.deploy.load;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Makes requests from one event loop, so that on two cores the server keeps one; straight code on a plain thread gives the orders. */
public final class Generator implements AutoCloseable {
  private static final int MOST_SOCKETS = 20_000, MOST_FRAME_BYTES = 1 << 20, SOCKET_MILLIS = 10_000;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
  private final Context loop = vertx.getOrCreateContext();
  private final WebSocketClient sockets = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(MOST_SOCKETS).setTcpNoDelay(true)
      .setMaxFrameSize(MOST_FRAME_BYTES).setMaxMessageSize(MOST_FRAME_BYTES));
  private final HttpClientAgent client = vertx.createHttpClient(new HttpClientOptions().setDecompressionSupported(true).setTcpNoDelay(true));

  /** A WebSocket to a server on this machine. @param headers name, value, name, value; call it on the event loop */
  public Future<WebSocket> socket(int port, String path, String... headers) {
    // Chromium's own door wants no Origin, and the client would make one up.
    var options = new WebSocketConnectOptions().setHost("127.0.0.1").setPort(port).setURI(path).setTimeout(SOCKET_MILLIS).setAllowOriginHeader(List.of(headers).contains("Origin"));
    for (int i = 0; i < headers.length; i += 2) options.addHeader(headers[i], headers[i + 1]);
    return sockets.connect(options);
  }

  public Line line(int port) {
    return new Line(client, port);
  }

  /** Runs it on the event loop and waits. */
  public <T> T run(Supplier<Future<T>> work) {
    return begin(work).await();
  }

  /** Runs it on the event loop; whoever asked may do something else meanwhile. */
  public <T> Future<T> begin(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    loop.runOnContext(_ -> {
      try {
        work.get().onComplete(done);
      } catch (RuntimeException failure) {
        done.fail(failure);
      }
    });
    return done.future();
  }

  /** Each number from 0, a bounded number of them at once; a step that fails does not stop the others. */
  public void each(int count, int atOnce, IntFunction<Future<?>> step) {
    var next = new int[1];
    run(() -> all(Math.min(count, atOnce), _ -> until(() -> next[0] >= count, () -> step.apply(next[0]++))));
  }

  /** Closed loop: each worker does its next step when it has done the last, until the time is over. */
  public void closed(int workers, Duration time, IntFunction<Future<?>> step) {
    long end = System.nanoTime() + time.toNanos();
    closed(workers, () -> System.nanoTime() >= end, step).await();
  }

  /** The same until it is over; does not wait. */
  public Future<Void> closed(int workers, BooleanSupplier over, IntFunction<Future<?>> step) {
    return begin(() -> all(workers, worker -> until(over, () -> step.apply(worker))));
  }

  /** Completes after a while. */
  public Future<Void> pause(Duration time) {
    return vertx.timer(time.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
  }

  private static Future<Void> until(BooleanSupplier over, Supplier<Future<?>> step) {
    Promise<Void> done = Promise.promise();
    step(over, step, done);
    return done.future();
  }

  private static void step(BooleanSupplier over, Supplier<Future<?>> step, Promise<Void> done) {
    if (over.getAsBoolean()) done.complete();
    else step.get().onComplete(_ -> step(over, step, done));
  }

  /** What an open loop does at an intended moment, of the monotonic clock; it may come late, and must count from then. */
  @FunctionalInterface
  public interface Timed {
    Future<?> at(int number, long intendedNanos);
  }

  /** Open loop: each number at its moment, whatever became of the others; waits for all of them. */
  public void timed(List<Long> moments, Timed step) {
    run(() -> all(moments.size(), number -> at(moments.get(number), () -> step.at(number, moments.get(number)))));
  }

  /** Open loop: each number at its own first moment and then every interval, until the end; waits for all that was sent. */
  public void periodic(List<Long> firsts, Duration interval, long endNanos, Timed step) {
    run(() -> all(firsts.size(), number -> {
      var sent = new ArrayList<Future<?>>();
      return periodic(number, firsts.get(number), interval.toNanos(), endNanos, step, sent).compose(_ -> Future.join(sent)).transform(_ -> Future.succeededFuture());
    }));
  }

  private Future<Void> periodic(int number, long moment, long interval, long end, Timed step, List<Future<?>> sent) {
    if (moment >= end) return Future.succeededFuture();
    return at(moment, () -> {
      sent.add(step.at(number, moment));
      return periodic(number, moment + interval, interval, end, step, sent);
    });
  }

  /** At a moment of the monotonic clock; call it on the event loop. */
  public <T> Future<T> at(long moment, Supplier<Future<T>> step) {
    // Never early: up to a millisecond late, which counts like any other delay.
    long millis = (moment - System.nanoTime() + 999_999) / 1_000_000;
    if (millis < 1) return step.get();
    return vertx.timer(millis, TimeUnit.MILLISECONDS).compose(_ -> step.get());
  }

  /** Each of so many at once; waits for all. @throws RuntimeException of the first that fails */
  public void together(int count, IntFunction<Future<?>> step) {
    run(() -> {
      var started = new ArrayList<Future<?>>(count);
      for (int number = 0; number < count; number++) started.add(step.apply(number));
      return Future.all(started);
    });
  }

  private static Future<Void> all(int count, IntFunction<Future<?>> each) {
    var started = new ArrayList<Future<?>>(count);
    for (int number = 0; number < count; number++) started.add(each.apply(number));
    return Future.join(started).transform(_ -> Future.succeededFuture());
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
