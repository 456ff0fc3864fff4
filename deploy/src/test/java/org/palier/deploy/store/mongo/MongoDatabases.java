package org.palier.deploy.store.mongo;

import com.mongodb.reactivestreams.client.MongoClients;
import java.nio.charset.StandardCharsets;
import org.bson.Document;
import org.bson.RawBsonDocument;
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

  /** Whether any document of a database has this text. */
  public static boolean has(String server, String database, String text) {
    var wanted = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    try (var client = MongoClients.create(server)) {
      var there = client.getDatabase(database);
      for (var collection : Outcome.of(Published.all(there.listCollectionNames())))
        for (var document : Outcome.of(Published.all(there.getCollection(collection, RawBsonDocument.class).find()))) if (bytes(document).contains(wanted)) return true;
      return false;
    }
  }

  /** As they are kept: an event is bytes within its document. */
  private static String bytes(RawBsonDocument document) {
    var buffer = document.getByteBuffer();
    var bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  public static void drop(String server, String database) {
    try (var client = MongoClients.create(server)) {
      Outcome.of(Published.all(client.getDatabase(database).drop()));
    }
  }
}
