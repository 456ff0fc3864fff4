package org.palier.deploy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Query;
import org.palier.engine.store.Store;
import org.palier.engine.store.StoreUnavailable;

/** What the rest of Palier may rely on, whichever store it has. Each test begins with an empty store. */
public abstract class StoreContract implements DocumentContract, LogContract {
  protected Vertx vertx;
  private Store store;

  /** Opens the store of this test; called again after a close, it opens the same one. */
  protected abstract Future<? extends Store> open();

  @BeforeEach protected void openStore() {
    vertx = Vertx.vertx();
    store = Outcome.of(open());
  }

  @AfterEach void closeStore() {
    Outcome.of(store.close());
    Outcome.of(vertx.close());
  }

  @Override public Store store() {
    return store;
  }

  protected void reopen() {
    Outcome.of(store.close());
    store = Outcome.of(open());
  }

  @Test void what_was_acknowledged_is_there_after_reopening() {
    Outcome.of(store.declare(PEOPLE));
    var person = Outcome.of(store.insert(PEOPLE, "a", new JsonObject().put("email", "a@x.fr").put("age", 40)));
    Outcome.of(store.append("log", 0, List.of(Buffer.buffer("one"), Buffer.buffer("two"))));
    reopen();
    Outcome.of(store.declare(PEOPLE));
    assertEquals(List.of(person), Outcome.of(store.find(PEOPLE, Query.where("age", 40))));
    Outcome.of(store.append("log", 2, List.of(Buffer.buffer("three"))));
    assertEquals(3, Outcome.of(store.read("log", 1)).size());
  }

  @Test void a_store_that_works_says_so() {
    Outcome.of(store.check());
  }

  @Test void replies_arrive_on_the_callers_context() {
    Outcome.of(store.declare(PEOPLE));
    var arrivals = new ArrayList<Future<Context>>();
    for (int n = 0; n < 40; n++) {
      var own = ((ContextInternal) vertx.getOrCreateContext()).duplicate();
      var log = "log " + n;
      var id = "id " + n;
      arrivals.add(arrival(own, () -> store.append(log, 0, List.of(Buffer.buffer("x")))));
      arrivals.add(arrival(own, () -> store.append(log, 9, List.of(Buffer.buffer("x")))));
      arrivals.add(arrival(own, () -> store.read(log, 1)));
      arrivals.add(arrival(own, () -> store.insert(PEOPLE, id, new JsonObject())));
      arrivals.add(arrival(own, () -> store.get(PEOPLE, id)));
    }
    Outcome.of(Future.all(arrivals));
  }

  private static Future<Context> arrival(ContextInternal own, Supplier<Future<?>> call) {
    Promise<Context> arrived = Promise.promise();
    own.runOnContext(_ -> call.get().onComplete(_ -> {
      if (Vertx.currentContext() == own) arrived.complete(own);
      else arrived.fail(new AssertionError("arrived on " + Vertx.currentContext()));
    }));
    return arrived.future();
  }

  @Test void a_virtual_thread_may_await_a_reply() {
    Outcome.of(vertx.deployVerticle(new VerticleBase() {
      @Override public Future<?> start() {
        for (int last = 0; last < 5; last++) store.append("log", last, List.of(Buffer.buffer("x"))).await();
        assertEquals(5, store.read("log", 1).await().size());
        assertTrue(Thread.currentThread().isVirtual());
        return Future.succeededFuture();
      }
    }, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD)));
  }

  @Test void a_caller_that_throws_on_its_reply_harms_no_other() {
    var context = vertx.getOrCreateContext();
    var appends = new ArrayList<Future<Void>>();
    Promise<Void> called = Promise.promise();
    context.runOnContext(_ -> {
      for (int n = 0; n < 100; n++) {
        var append = store.append("log " + n, 0, List.of(Buffer.buffer("x")));
        append.onComplete(_ -> { throw new IllegalStateException("on purpose"); });
        appends.add(append);
      }
      called.complete();
    });
    context.exceptionHandler(_ -> { });
    Outcome.of(called.future());
    Outcome.of(Future.all(appends));
  }

  @Test void what_was_accepted_before_a_close_is_finished() {
    var appends = new ArrayList<Future<Void>>();
    for (int n = 0; n < 500; n++) appends.add(store.append("log " + n, 0, List.of(Buffer.buffer("x"))));
    var first = store.close();
    Outcome.of(Future.all(appends));
    Outcome.of(first);
    assertSame(first, store.close());
    reopen();
    assertEquals(1, Outcome.of(store.read("log 499", 1)).size());
  }

  @Test void a_closed_store_is_unavailable() {
    Outcome.of(store.close());
    Outcome.failure(StoreUnavailable.class, store.append("log", 0, List.of(Buffer.buffer("x"))));
    Outcome.failure(StoreUnavailable.class, store.read("log", 1));
    Outcome.failure(StoreUnavailable.class, store.insert(PEOPLE, "a", new JsonObject()));
    Outcome.failure(StoreUnavailable.class, store.find(PEOPLE, Query.all()));
    Outcome.failure(StoreUnavailable.class, store.check());
  }

  @Test void collections_do_not_mix() {
    var order = Collection.of("order").indexedBy("group");
    var group = Collection.of("group").indexedBy("group");
    Outcome.of(store.declare(order).compose(_ -> store.declare(group)));
    Outcome.of(store.insert(order, "a", new JsonObject().put("group", "select")));
    Outcome.of(store.insert(group, "a", new JsonObject()));
    assertEquals(1, Outcome.of(store.find(order, Query.where("group", "select"))).size());
    assertTrue(Outcome.of(store.find(group, Query.where("group", "select"))).isEmpty());
  }
}
