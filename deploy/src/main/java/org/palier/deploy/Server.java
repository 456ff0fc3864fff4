package org.palier.deploy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import org.palier.deploy.cluster.Cluster;
import org.palier.deploy.cluster.ClusterRefused;
import org.palier.deploy.store.mongo.MongoStore;
import org.palier.deploy.store.sqlite.DataDirectoryRefused;
import org.palier.deploy.store.sqlite.SqliteStore;
import org.palier.deploy.vault.DirectoryVault;
import org.palier.engine.store.Store;
import org.palier.engine.store.StoreUnavailable;

/** A running server: store, application, web; opened in this order, closed in the other. */
public final class Server {
  private final Vertx vertx;
  private final Store store;
  private final Application application;
  private final WebVerticle web;

  private Server(Vertx vertx, Store store, Application application, WebVerticle web) {
    this.vertx = vertx;
    this.store = store;
    this.application = application;
    this.web = web;
  }

  /** Tells what is being done while it starts. */
  @FunctionalInterface
  public interface Progress {
    void doing(String what);
  }

  /**
   * Starts and waits until it serves; call it from a plain thread.
   *
   * @throws StartRefused with a message for whoever typed the command; then nothing is left open
   */
  public static Server start(Settings settings, Clock systemClock, Progress progress) {
    return start(settings, new ServerClock(systemClock), progress);
  }

  /** The same with a clock made elsewhere: one that tests can move. */
  public static Server start(Settings settings, ServerClock clock, Progress progress) {
    Vertx vertx = null;
    Store store = null;
    try {
      vertx = open(settings, progress);
      // Reading the contract does not wait for the store, nor the store for it.
      var contract = vertx.executeBlocking(WebVerticle::contractDocument, false);
      progress.doing("opening the store");
      store = openStore(vertx, settings).await();
      // A directory that somebody named is tried now; the usual one is made when it is needed.
      if (settings.evidence().isPresent()) vertx.executeBlocking(() -> checked(settings.evidenceDirectory())).await();
      progress.doing("loading certifications and question bank");
      var application = Application.build(vertx, settings, store, clock).await();
      progress.doing("listening");
      var web = new WebVerticle(settings, application, contract.await());
      vertx.deployVerticle(web).await();
      application.work(vertx);
      return new Server(vertx, store, application, web);
    } catch (Throwable failure) {
      if (store != null) store.close().await();
      if (vertx != null) vertx.close().await();
      throw readable(failure, settings);
    }
  }

  /** Nothing of the cluster's classes is touched by a server alone. */
  private static Vertx open(Settings settings, Progress progress) {
    var options = new VertxOptions().setPreferNativeTransport(true);
    if (settings.cluster().isEmpty()) return Vertx.vertx(options);
    progress.doing("joining the cluster");
    return Cluster.open(options, settings.cluster().get()).await();
  }

  public static Future<Store> openStore(Vertx vertx, Settings settings) {
    return settings.mongo().map(address -> MongoStore.open(vertx, address).<Store>map(store -> store))
        .orElseGet(() -> SqliteStore.open(vertx, settings.data()).map(store -> store));
  }

  private static Void checked(Path evidence) {
    try {
      new DirectoryVault(evidence).check();
      return null;
    } catch (IOException e) {
      throw new StartRefused("the evidence directory " + evidence + " cannot be used: " + e);
    }
  }

  /** What to tell whoever typed the command. */
  public static RuntimeException readable(Throwable failure, Settings settings) {
    return switch (failure) {
      // What epoll throws has no public class of its own.
      case IOException refused when refused instanceof BindException || String.valueOf(refused.getMessage()).startsWith("bind(") ->
          new StartRefused("port " + settings.port() + " is in use or not allowed: choose another with --port");
      case UnknownHostException _ -> new StartRefused("host " + settings.host() + " is not known: choose another with --host");
      case StoreUnavailable unavailable -> new StartRefused("the store cannot be used: " + unavailable.getMessage());
      case UncheckedIOException unreadable -> new StartRefused(settings.bank().map(folder -> "the question bank in " + folder + " cannot be read: ")
          .orElse("what the server needs cannot be read: ") + unreadable.getCause());
      case ClusterRefused refused -> new StartRefused(refused.getMessage());
      case NoClassDefFoundError missing when settings.cluster().isPresent() ->
          new StartRefused("--cluster needs libraries that are not on the class path (" + missing.getMessage() + "): start with deploy/run, which sees to it");
      case DataDirectoryRefused refused -> new StartRefused(refused.getMessage());
      case org.palier.bank.source.BankCorrupt corrupt -> new StartRefused("the question bank cannot be used:\n" + corrupt.getMessage());
      case org.palier.engine.certification.Certifications.Unreadable unreadable -> new StartRefused("the certifications cannot be used:\n" + unreadable.getMessage());
      case RuntimeException other -> other;
      default -> new IllegalStateException(failure);
    };
  }

  public int port() {
    return web.port();
  }

  public Vertx vertx() {
    return vertx;
  }

  public Application application() {
    return application;
  }

  /** Lets requests finish, sends nothing more, writes what was accepted, lets go of the data. Waits; call it from a plain thread. */
  public void close() {
    vertx.undeploy(web.deploymentID()).otherwiseEmpty().await();
    application.close().otherwiseEmpty().await();
    store.close().otherwiseEmpty().await();
    vertx.close().await();
  }
}
