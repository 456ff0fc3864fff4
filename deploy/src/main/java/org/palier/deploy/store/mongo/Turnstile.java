package org.palier.deploy.store.mongo;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.palier.engine.store.StoreBusy;
import org.palier.engine.store.StoreUnavailable;

/** Counts calls in and out: bounded in number and in bytes, and once closed it tells when the last one has left. */
final class Turnstile {
  private final int mostCalls;
  private final long mostBytes;
  private final Promise<Void> empty = Promise.promise();
  private int calls;
  private long bytes;
  private boolean closed;

  Turnstile(int mostCalls, long mostBytes) {
    this.mostCalls = mostCalls;
    this.mostBytes = mostBytes;
  }

  synchronized void enter(int size) {
    if (closed) throw new StoreUnavailable("the store is closed");
    if (calls >= mostCalls || calls > 0 && bytes + size > mostBytes)
      throw new StoreBusy(calls + " calls with " + bytes + " bytes wait for the store already");
    calls++;
    bytes += size;
  }

  void leave(int size) {
    if (left(size)) empty.tryComplete();
  }

  Future<Void> close() {
    if (closed()) empty.tryComplete();
    return empty.future();
  }

  private synchronized boolean left(int size) {
    calls--;
    bytes -= size;
    return closed && calls == 0;
  }

  private synchronized boolean closed() {
    closed = true;
    return calls == 0;
  }
}
