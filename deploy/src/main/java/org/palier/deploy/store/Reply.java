package org.palier.deploy.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.PromiseInternal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/**
 * What is owed to one caller: settled by a thread of the store, delivered on the context the caller came from.
 * One commit settles up to a thousand replies; each context is then woken once for all of its own, not once for each.
 */
public class Reply<T> {
  private final ContextInternal context;
  private final PromiseInternal<T> promise;
  private T value;
  private Throwable failure;

  public Reply(Vertx vertx) {
    context = (ContextInternal) vertx.getOrCreateContext();
    promise = context.promise();
  }

  public final Future<T> future() {
    return promise.future();
  }

  /** May be corrected by a later {@code succeed} or {@code fail} as long as it is not delivered. */
  public final void succeed(T value) {
    this.value = value;
    this.failure = null;
  }

  public final void fail(Throwable failure) {
    this.failure = failure;
  }

  /** Hands over replies that are settled; returns at once. */
  public static void deliver(List<? extends Reply<?>> replies) {
    // A web request runs on its own duplicate of the event loop's context: unwrapped, they are one.
    var byContext = new IdentityHashMap<ContextInternal, List<Reply<?>>>();
    for (Reply<?> reply : replies) byContext.computeIfAbsent(reply.context.unwrap(), _ -> new ArrayList<>()).add(reply);
    byContext.forEach(Reply::deliver);
  }

  private static void deliver(ContextInternal context, List<? extends Reply<?>> replies) {
    try {
      context.runOnContext(_ -> {
        for (Reply<?> reply : replies) reply.complete();
      });
    } catch (RejectedExecutionException gone) {
      // Vert.x was closed before the store: nobody is left to hear the reply.
    }
  }

  private void complete() {
    if (failure == null) promise.tryComplete(value);
    else promise.tryFail(failure);
  }
}
