package org.palier.deploy;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.store.Outcome;
import org.palier.deploy.store.sqlite.SqliteStore;
import org.palier.engine.store.Store;

/** A real store in an empty directory, and a clock, for each test. */
public abstract class StoreFixture {
  protected final ManualClock clock = new ManualClock();
  protected Vertx vertx;
  protected Store store;

  @BeforeEach void open(@TempDir Path directory) {
    vertx = Vertx.vertx();
    store = Outcome.of(SqliteStore.open(vertx, directory.resolve("data")));
  }

  @AfterEach void close() {
    Outcome.of(store.close());
    Outcome.of(vertx.close());
  }
}
