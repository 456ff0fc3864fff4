package org.palier.proctoring.paper;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * Prints papers on one thread of its own, so that neither event loops nor the store wait for them. The first paper takes about a second of a
 * core and brings fonts into memory; nothing of that happens before somebody asks for one.
 */
public final class Press {
  /** Some two seconds' worth: waiting longer helps nobody. */
  private static final int MOST = 40;

  private final WorkerExecutor worker;
  private final AtomicInteger underWay = new AtomicInteger();

  public Press(Vertx vertx) {
    worker = vertx.createSharedWorkerExecutor("palier-press", 1);
  }

  /** Fails with {@code busy} when too many wait. */
  public Future<byte[]> print(Supplier<byte[]> paper) {
    if (underWay.incrementAndGet() > MOST) {
      underWay.decrementAndGet();
      return Future.failedFuture(new Refused(Reason.BUSY, java.util.Map.of("retryAfterSeconds", 2)));
    }
    return worker.executeBlocking(paper::get, false).onComplete(_ -> underWay.decrementAndGet());
  }

  public Future<Void> close() {
    return worker.close();
  }
}
