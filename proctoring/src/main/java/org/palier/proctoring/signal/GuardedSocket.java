package org.palier.proctoring.signal;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import io.vertx.ext.web.handler.sockjs.impl.SockJSSocketBase;

/**
 * A raw WebSocket as the bridge sees it, with our look at every frame before the bridge's. The bridge answers what is not JSON by itself, unasked
 * and without bound, and logs what a frame says: its hooks never hear of it. A base class of the implementation is extended because the
 * bridge casts to it when a socket is idle.
 */
final class GuardedSocket extends SockJSSocketBase {
  private final SockJSSocket socket;
  private final Connection connection;
  private final SignalGate gate;

  GuardedSocket(Vertx vertx, SockJSHandlerOptions options, SockJSSocket socket, Connection connection, SignalGate gate) {
    super(vertx, socket.routingContext(), options);
    this.socket = socket;
    this.connection = connection;
    this.gate = gate;
  }

  Connection connection() {
    return connection;
  }

  @Override public GuardedSocket handler(Handler<Buffer> handler) {
    socket.handler(frame -> {
      if (gate.lets(connection, frame)) handler.handle(frame);
    });
    return this;
  }

  /** What breaks a connection is no fault of ours, and the bridge would log it; the socket's end is told by the close handler alone. */
  @Override public GuardedSocket exceptionHandler(Handler<Throwable> handler) {
    socket.exceptionHandler(failure -> gate.broken(connection, failure));
    return this;
  }

  @Override public Future<Void> write(Buffer data) {
    return gate.mayWait(connection, data.length()) ? socket.write(data) : Future.succeededFuture();
  }

  @Override public GuardedSocket pause() {
    socket.pause();
    return this;
  }

  @Override public GuardedSocket resume() {
    socket.resume();
    return this;
  }

  @Override public GuardedSocket fetch(long amount) {
    socket.fetch(amount);
    return this;
  }

  @Override public GuardedSocket setWriteQueueMaxSize(int bytes) {
    socket.setWriteQueueMaxSize(bytes);
    return this;
  }

  @Override public boolean writeQueueFull() {
    return socket.writeQueueFull();
  }

  @Override public GuardedSocket drainHandler(Handler<Void> handler) {
    socket.drainHandler(handler);
    return this;
  }

  @Override public GuardedSocket endHandler(Handler<Void> handler) {
    socket.endHandler(handler);
    return this;
  }

  @Override public GuardedSocket closeHandler(Handler<Void> handler) {
    socket.closeHandler(handler);
    return this;
  }

  /** The bridge heard no ping for long. */
  @Override public void closeAfterSessionExpired() {
    gate.close(connection, SignalReason.SILENT);
  }

  @Override public void close() {
    socket.close();
  }

  @Override public void close(int code, String reason) {
    socket.close(code, reason);
  }

  @Override public SocketAddress remoteAddress() {
    return socket.remoteAddress();
  }

  @Override public SocketAddress localAddress() {
    return socket.localAddress();
  }

  @Override public MultiMap headers() {
    return socket.headers();
  }

  @Override public String uri() {
    return socket.uri();
  }
}
