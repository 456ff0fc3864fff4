package org.palier.proctoring.signal;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.auth.User;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.Session;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.util.ArrayList;
import java.util.List;

/** A socket whose reader is as slow as the test says. */
final class FakeSocket implements SockJSSocket {
  final List<JsonObject> written = new ArrayList<>();
  boolean full;
  int closedWith;
  /** What the other end says, and what goes wrong. */
  Handler<Buffer> hears = _ -> {};
  Handler<Throwable> breaks = _ -> {};

  @Override public Future<Void> write(Buffer data) {
    written.add(new JsonObject(data));
    return Future.succeededFuture();
  }

  @Override public boolean writeQueueFull() {
    return full;
  }

  @Override public void close(int code, String reason) {
    closedWith = code;
  }

  @Override public void close() {
    closedWith = 1000;
  }

  @Override public SockJSSocket exceptionHandler(Handler<Throwable> handler) {
    breaks = handler;
    return this;
  }

  @Override public SockJSSocket handler(Handler<Buffer> handler) {
    hears = handler;
    return this;
  }

  @Override public SockJSSocket pause() {
    return this;
  }

  @Override public SockJSSocket resume() {
    return this;
  }

  @Override public SockJSSocket fetch(long amount) {
    return this;
  }

  @Override public SockJSSocket endHandler(Handler<Void> handler) {
    return this;
  }

  @Override public SockJSSocket closeHandler(Handler<Void> handler) {
    return this;
  }

  @Override public SockJSSocket setWriteQueueMaxSize(int size) {
    return this;
  }

  @Override public SockJSSocket drainHandler(Handler<Void> handler) {
    return this;
  }

  @Override public String writeHandlerID() {
    return null;
  }

  @Override public Future<Void> end() {
    return Future.succeededFuture();
  }

  @Override public SocketAddress remoteAddress() {
    return null;
  }

  @Override public SocketAddress localAddress() {
    return null;
  }

  @Override public MultiMap headers() {
    return null;
  }

  @Override public String uri() {
    return "";
  }

  @Override public RoutingContext routingContext() {
    return null;
  }

  @Override public Session webSession() {
    return null;
  }

  @Override public User webUser() {
    return null;
  }
}
