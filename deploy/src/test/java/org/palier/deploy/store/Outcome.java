package org.palier.deploy.store;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What became of a future, for a test's own thread. */
public final class Outcome {
  private Outcome() {}

  public static <T> T of(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) throw cause;
      throw new AssertionError(failed.getCause());
    } catch (TimeoutException | InterruptedException e) {
      throw new AssertionError("no outcome", e);
    }
  }

  public static <E extends Throwable> E failure(Class<E> type, Future<?> future) {
    try {
      return assertInstanceOf(type, failureOf(future));
    } catch (TimeoutException | InterruptedException e) {
      throw new AssertionError("no outcome", e);
    }
  }

  private static Throwable failureOf(Future<?> future) throws TimeoutException, InterruptedException {
    try {
      future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
      return null;
    } catch (ExecutionException failed) {
      return failed.getCause();
    }
  }
}
