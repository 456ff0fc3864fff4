package org.palier.deploy.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.set;
import static org.palier.deploy.store.mongo.Bodies.BODY;
import static org.palier.deploy.store.mongo.Bodies.KEYS;
import static org.palier.deploy.store.mongo.Bodies.REVISION;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.palier.engine.store.Collection;
import org.palier.engine.store.DuplicateKey;

/** Makes the indexes of a collection what its declaration says, over documents that may be there already. */
final class Declaration {
  private static final int PAGE = 500;

  private final Collection collection;
  private final MongoCollection<Document> documents;

  Declaration(Collection collection, MongoCollection<Document> documents) {
    this.collection = collection;
    this.documents = documents;
  }

  Future<Void> run() {
    return Published.all(documents.listIndexes()).compose(indexes -> {
      var there = indexes.stream().map(index -> index.getString("name")).toList();
      var steps = Future.<Void>succeededFuture();
      for (var old : there) if (isOurs(old) && !isDeclared(old)) steps = steps.compose(_ -> drop(old));
      for (var fields : searched()) steps = steps.compose(_ -> index(fields));
      for (var fields : collection.uniques())
        if (!there.contains(uniqueName(fields))) steps = steps.compose(_ -> addKeys(fields)).compose(_ -> unique(fields));
      return steps;
    });
  }

  /** Unique fields are searched by too, and the synthesised key does not serve that. */
  private List<List<String>> searched() {
    return Stream.concat(collection.indexes().stream(), collection.uniques().stream()).distinct().toList();
  }

  private Future<Void> index(List<String> fields) {
    var bodyFields = new ArrayList<>(fields.stream().map(field -> BODY + "." + field).toList());
    bodyFields.add("_id");
    return Published.all(documents.createIndex(Indexes.ascending(bodyFields), new IndexOptions().name(indexName(fields)))).mapEmpty();
  }

  private Future<Void> unique(List<String> fields) {
    var options = new IndexOptions().name(uniqueName(fields)).unique(true).sparse(true);
    return Published.all(documents.createIndex(Indexes.ascending(key(fields)), options)).<Void>mapEmpty()
        .recover(failure -> Future.failedFuture(Failures.isDuplicateKey(failure)
            ? new DuplicateKey("stored documents of " + collection.name() + " share " + fields) : failure));
  }

  /** Documents written before the key was declared lack it. */
  private Future<Void> addKeys(List<String> fields) {
    var without = new ArrayList<Bson>();
    without.add(exists(key(fields), false));
    for (var field : fields) without.add(ne(BODY + "." + field, null));
    return Published.all(documents.find(and(without)).limit(PAGE)).compose(page -> page.isEmpty()
        ? Future.succeededFuture()
        : Future.all(page.stream().map(document -> addKey(fields, document)).toList()).compose(_ -> addKeys(fields)));
  }

  private Future<?> addKey(List<String> fields, Document stored) {
    var document = Bodies.read(stored);
    var key = Bodies.key(fields, document.body()).orElseThrow();
    return Published.all(documents.updateOne(and(eq("_id", document.id()), eq(REVISION, document.revision())), set(key(fields), key)));
  }

  private Future<Void> drop(String name) {
    return Published.all(documents.dropIndex(name)).mapEmpty();
  }

  private boolean isDeclared(String name) {
    return searched().stream().map(Declaration::indexName).anyMatch(name::equals)
        || collection.uniques().stream().map(Declaration::uniqueName).anyMatch(name::equals);
  }

  private static boolean isOurs(String name) {
    return name.startsWith("index.") || name.startsWith("unique.");
  }

  private static String indexName(List<String> fields) {
    return "index." + String.join(".", fields);
  }

  private static String uniqueName(List<String> fields) {
    return "unique." + String.join(".", fields);
  }

  private static String key(List<String> fields) {
    return KEYS + "." + Bodies.name(fields);
  }
}
