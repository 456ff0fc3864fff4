package org.palier.deploy.store.sqlite;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.palier.deploy.store.Outcome;
import org.palier.engine.store.Collection;

/** Writes without end and prints each acknowledgement as a line, until it is killed. */
final class LoadMain {
  static final Collection NOTES = Collection.of("note").uniqueBy("name");
  static final int CALLERS = 24;

  private final Vertx vertx = Vertx.vertx();
  private final SqliteStore store;

  private LoadMain(Path directory) {
    store = Outcome.of(SqliteStore.open(vertx, directory));
  }

  public static void main(String[] arguments) {
    try {
      new LoadMain(Path.of(arguments[0])).run();
    } catch (DataDirectoryRefused refused) {
      System.out.println(refused.reason() + " " + refused.getMessage());
      System.exit(3);
    } catch (Throwable failure) {
      failure.printStackTrace();
      System.exit(5);
    }
  }

  private void run() {
    Outcome.of(store.declare(NOTES));
    for (int caller = 0; caller < CALLERS; caller++) {
      var log = "log-" + caller;
      var entries = Outcome.of(store.read(log, 1));
      vertx.getOrCreateContext().runOnContext(_ -> write(log, entries.size()));
    }
  }

  /** One entry, then two at once, then a document, then again. */
  private void write(String log, long last) {
    var one = List.of(Buffer.buffer(log + " " + (last + 1)));
    var two = List.of(Buffer.buffer(log + " " + (last + 2) + " first"), Buffer.buffer(log + " " + (last + 3) + " second"));
    var note = log + " " + (last + 3);
    store.append(log, last, one).onSuccess(_ -> System.out.println(log + " " + (last + 1)))
        .compose(_ -> store.append(log, last + 1, two)).onSuccess(_ -> System.out.println(log + " " + (last + 3)))
        .compose(_ -> store.insert(NOTES, note, new JsonObject().put("name", note))).onSuccess(_ -> System.out.println("note " + note))
        .onSuccess(_ -> write(log, last + 3))
        .onFailure(failure -> {
          System.out.println("FAILED " + failure);
          System.exit(4);
        });
  }
}
