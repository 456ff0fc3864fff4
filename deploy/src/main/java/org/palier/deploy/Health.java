package org.palier.deploy;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.palier.deploy.cluster.Canary;
import org.palier.engine.store.Store;
import org.palier.engine.web.Api;
import org.palier.engine.web.Reply;

/** Whether the process lives, and whether it can do its work. */
final class Health {
  private static final long MOST_DRIFT_SECONDS = 5;

  enum Status { UP, DOWN }

  record Check(Status status, Optional<String> detail) {}

  record State(Status status, Map<String, Check> checks) {}

  private final Store store;
  private final ServerClock clock;
  private final Optional<Canary> canary;

  /** @param canary of a node among others */
  Health(Store store, ServerClock clock, Optional<Canary> canary) {
    this.store = store;
    this.clock = clock;
    this.canary = canary;
  }

  void mount(Api api) {
    api.on("healthLive", _ -> Future.succeededFuture(Reply.ok(new State(Status.UP, Map.of()))))
        .on("healthReady", _ -> ready());
  }

  private Future<Reply> ready() {
    return store.check().map(_ -> new Check(Status.UP, Optional.of(store.name())))
        .otherwise(failure -> new Check(Status.DOWN, Optional.of(store.name() + ": " + failure.getMessage())))
        .map(stored -> {
          var checks = new LinkedHashMap<String, Check>();
          checks.put("store", stored);
          checks.put("clock", clock());
          canary.ifPresent(one -> checks.put("bus", bus(one)));
          var status = checks.values().stream().allMatch(check -> check.status() == Status.UP) ? Status.UP : Status.DOWN;
          return Reply.of(status == Status.UP ? 200 : 503, new State(status, checks));
        });
  }

  private static Check bus(Canary canary) {
    return new Check(canary.ready() ? Status.UP : Status.DOWN, Optional.of(canary.tell()));
  }

  /** A clock that was set while we run is worth a look, but no reason to refuse work: deadlines do not follow it. */
  private Check clock() {
    long seconds = clock.drift().toSeconds();
    return new Check(Status.UP, Math.abs(seconds) < MOST_DRIFT_SECONDS ? Optional.empty()
        : Optional.of("the system's clock was moved by " + seconds + " s while this server runs; deadlines did not follow"));
  }
}
