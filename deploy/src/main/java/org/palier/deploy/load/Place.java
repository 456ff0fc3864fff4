package org.palier.deploy.load;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.palier.deploy.Settings;
import org.palier.deploy.store.mongo.MongoStore;
import org.palier.engine.account.SignInConfig;

/** Where the data of a load is: a folder of its own, or a database of its own in the MongoDB named; gone afterwards. */
public record Place(String store, Settings settings, List<String> serve) {
  private static final String MONGODB = "(mongodb(?:\\+srv)?://[^/?]+)(?:/[^?]*)?(\\?.*)?";

  /** @param store {@code sqlite} or the address of a MongoDB */
  public static Place of(String store, Path folder, Undo undo) {
    if (store.equals("sqlite")) return sqlite(folder.resolve("data"));
    if (!store.matches(MONGODB)) throw new IllegalArgumentException("--store " + Settings.withoutPassword(store) + ": give sqlite or mongodb://...");
    var database = "palier_load_" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    var address = store.replaceFirst(MONGODB, "$1/" + database + "$2");
    undo.later(() -> drop(address));
    return new Place("mongodb", settings(folder, Optional.of(address)), List.of("serve", "--empty", "--store", address));
  }

  public static Place sqlite(Path data) {
    return new Place("sqlite", settings(data, Optional.empty()), List.of("serve", "--empty", "--data", data.toString()));
  }

  private static Settings settings(Path data, Optional<String> mongo) {
    return new Settings("127.0.0.1", 0, Optional.empty(), data, mongo, Optional.empty(), false, SignInConfig.DEFAULT, Optional.empty());
  }

  private static void drop(String address) {
    var vertx = Vertx.vertx();
    MongoStore.drop(vertx, address).eventually(vertx::close).await();
  }
}
