package org.palier.deploy.store.mongo;

import com.mongodb.reactivestreams.client.MongoClients;
import org.bson.Document;
import org.palier.deploy.store.Outcome;

/** Databases that a test may use alone, on a MongoDB that others use too. */
public final class MongoDatabases {
  private MongoDatabases() {}

  /** The same server and options, another database. */
  public static String address(String server, String database) {
    int options = server.indexOf('?');
    var hosts = (options < 0 ? server : server.substring(0, options)).replaceFirst("(?<=[^/])/[^/]*$", "");
    return hosts + "/" + database + (options < 0 ? "" : server.substring(options));
  }

  /** Everything written so far is on the disk afterwards. */
  public static void flush(String server) {
    try (var client = MongoClients.create(server)) {
      Outcome.of(Published.all(client.getDatabase("admin").runCommand(new Document("fsync", 1))));
    }
  }

  public static void drop(String server, String database) {
    try (var client = MongoClients.create(server)) {
      Outcome.of(Published.all(client.getDatabase(database).drop()));
    }
  }
}
