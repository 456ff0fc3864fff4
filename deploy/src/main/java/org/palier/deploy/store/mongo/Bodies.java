package org.palier.deploy.store.mongo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.palier.engine.store.Collection;

/** Bodies of documents between JSON and MongoDB, and the keys that stand for their unique fields. */
final class Bodies {
  static final String BODY = "body";
  static final String REVISION = "revision";
  static final String KEYS = "keys";

  private Bodies() {}

  static Document stored(Collection collection, String id, long revision, JsonObject body) {
    return new Document("_id", id).append(REVISION, revision).append(BODY, body.getMap()).append(KEYS, keys(collection, body));
  }

  static org.palier.engine.store.Document read(Document stored) {
    var body = new JsonObject(plain(stored.get(BODY, Document.class)));
    return new org.palier.engine.store.Document(stored.getString("_id"), stored.getLong(REVISION), body);
  }

  /**
   * One text for each unique key whose fields are all there. A sparse index on such a text leaves out the documents that
   * lack one of the fields; a sparse index on the fields themselves would leave out only those that lack all of them.
   */
  static Document keys(Collection collection, JsonObject body) {
    var keys = new Document();
    for (var fields : collection.uniques()) key(fields, body).ifPresent(key -> keys.append(name(fields), key));
    return keys;
  }

  static Optional<String> key(List<String> fields, JsonObject body) {
    var values = new JsonArray();
    for (var field : fields) {
      if (body.getValue(field) == null) return Optional.empty();
      values.add(body.getValue(field));
    }
    return Optional.of(values.encode());
  }

  /** The field below {@code keys} that stands for a unique key. */
  static String name(List<String> fields) {
    return String.join(",", fields);
  }

  private static Map<String, Object> plain(Document document) {
    var plain = new LinkedHashMap<String, Object>();
    document.forEach((name, value) -> plain.put(name, plain(value)));
    return plain;
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Document document -> plain(document);
      case List<?> list -> {
        var plain = new ArrayList<Object>(list.size());
        for (var item : list) plain.add(plain(item));
        yield plain;
      }
      case null, default -> value;
    };
  }
}
