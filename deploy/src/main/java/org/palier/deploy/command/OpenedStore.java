package org.palier.deploy.command;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Optional;
import org.palier.deploy.Application;
import org.palier.deploy.Server;
import org.palier.deploy.ServerClock;
import org.palier.deploy.Settings;
import org.palier.deploy.store.sqlite.DataDirectoryRefused;
import org.palier.deploy.store.sqlite.Snapshot;
import org.palier.engine.store.Store;

/** The application on its store, without a door to the network; for commands that look something up and go. */
public final class OpenedStore implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final Store store;
  public final Application application;

  private final Optional<Snapshot> snapshot;

  private OpenedStore(Settings settings, Optional<Snapshot> snapshot) {
    this.snapshot = snapshot;
    try {
      store = Server.openStore(vertx, settings).await();
      application = Application.build(vertx, settings, store, new ServerClock(Clock.systemUTC())).await();
    } catch (RuntimeException e) {
      vertx.close().await();
      throw Server.readable(e, settings);
    }
  }

  /** To change something: no server may run on the same data directory. */
  public static OpenedStore toChange(Settings settings) {
    return new OpenedStore(settings, Optional.empty());
  }

  /** To look, also beside a running server: at a copy of the embedded store. */
  public static OpenedStore toLook(Settings settings) {
    if (settings.mongo().isPresent()) return new OpenedStore(settings, Optional.empty());
    try {
      var copy = Snapshot.of(settings.data());
      return new OpenedStore(settings.withData(copy.directory()), Optional.of(copy));
    } catch (DataDirectoryRefused e) {
      throw Server.readable(e, settings);
    }
  }

  @Override
  public void close() {
    application.close().otherwiseEmpty().await();
    store.close().otherwiseEmpty().await();
    vertx.close().await();
    snapshot.ifPresent(Snapshot::close);
  }
}
