package org.palier.deploy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.SingleThreadEventLoop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ReplyTest {
  @Test @Timeout(60) void many_replies_wake_a_context_once() throws Exception {
    var vertx = Vertx.vertx();
    var context = (ContextInternal) vertx.getOrCreateContext();
    var replies = repliesOwedToRequests(vertx, context);

    var asleep = new CountDownLatch(1);
    var awake = new CountDownLatch(1);
    context.runOnContext(_ -> {
      asleep.countDown();
      await(awake);
    });
    asleep.await();
    for (int n = 0; n < replies.size(); n++) replies.get(n).succeed(n);
    Reply.deliver(replies);
    assertEquals(1, ((SingleThreadEventLoop) context.nettyEventLoop()).pendingTasks());
    awake.countDown();

    assertEquals(1_000, Outcome.of(Future.all(replies.stream().map(Reply::future).toList())).size());
    Outcome.of(vertx.close());
  }

  /** As in a web server, where each request runs on its own duplicate of the event loop's context. */
  private static List<Reply<Integer>> repliesOwedToRequests(Vertx vertx, ContextInternal context) {
    return Outcome.of(context.<List<Reply<Integer>>>future(made -> context.runOnContext(_ -> {
      var replies = new ArrayList<Reply<Integer>>();
      for (int n = 0; n < 1_000; n++) context.duplicate().dispatch(() -> replies.add(new Reply<>(vertx)));
      made.complete(replies);
    })));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
