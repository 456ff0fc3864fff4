package org.palier.deploy.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.palier.deploy.store.mongo.Bodies.BODY;
import static org.palier.deploy.store.mongo.Bodies.KEYS;
import static org.palier.deploy.store.mongo.Bodies.REVISION;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Document;
import org.palier.engine.store.DuplicateKey;
import org.palier.engine.store.Query;
import org.palier.engine.store.Query.Condition;
import org.palier.engine.store.StaleRevision;

/** One collection for each collection: {@code _id}, {@code revision}, {@code body}, and {@code keys} for what is unique. */
final class MongoDocuments {
  private static final int MOST_TRIES = 3;
  private static final long MOST_SECONDS = 10;

  private final MongoDatabase database;

  MongoDocuments(MongoDatabase database) {
    this.database = database;
  }

  Future<Void> declare(Collection collection) {
    return new Declaration(collection, documents(collection)).run();
  }

  Future<Optional<Document>> get(Collection collection, String id) {
    return Published.first(documents(collection).find(eq("_id", id)).maxTime(MOST_SECONDS, TimeUnit.SECONDS))
        .map(found -> found.map(Bodies::read));
  }

  Future<Document> insert(Collection collection, String id, JsonObject body) {
    return Published.all(documents(collection).insertOne(Bodies.stored(collection, id, 1, body)))
        .map(_ -> new Document(id, 1, body))
        .recover(failure -> Future.failedFuture(duplicateKey(failure, collection, id)));
  }

  Future<Document> replace(Collection collection, String id, long revision, JsonObject body) {
    var next = Bodies.stored(collection, id, revision + 1, body);
    return Published.only(documents(collection).replaceOne(still(id, revision), next))
        .map(result -> {
          if (result.getMatchedCount() == 0) throw stale(collection, id, revision);
          return new Document(id, revision + 1, body);
        })
        .recover(failure -> Future.failedFuture(duplicateKey(failure, collection, id)));
  }

  Future<Document> put(Collection collection, String id, JsonObject body) {
    return put(collection, id, body, 1);
  }

  Future<Void> delete(Collection collection, String id, long revision) {
    return Published.only(documents(collection).deleteOne(still(id, revision))).compose(result -> result.getDeletedCount() == 1
        ? Future.succeededFuture()
        : get(collection, id).map(found -> {
          if (found.isPresent()) throw stale(collection, id, revision);
          return null;
        }));
  }

  Future<List<Document>> find(Collection collection, Query query) {
    var fields = query.orderBy().map(field -> List.of(BODY + "." + field, "_id")).orElse(List.of("_id"));
    return Published.all(documents(collection).find(filter(query)).sort(query.descending() ? Sorts.descending(fields) : Sorts.ascending(fields))
        .limit(query.limit()).maxTime(MOST_SECONDS, TimeUnit.SECONDS)).map(found -> found.stream().map(Bodies::read).toList());
  }

  Future<Long> count(Collection collection, Query query) {
    return Published.only(documents(collection).countDocuments(filter(query)));
  }

  /** Two that put a new document at once may both try to insert it; the loser finds it at the next try. */
  private Future<Document> put(Collection collection, String id, JsonObject body, int attempt) {
    var update = combine(set(BODY, body.getMap()), set(KEYS, Bodies.keys(collection, body)), inc(REVISION, 1L));
    var options = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER).projection(Projections.include(REVISION));
    return Published.only(documents(collection).findOneAndUpdate(eq("_id", id), update, options))
        .map(after -> new Document(id, after.getLong(REVISION), body))
        .recover(failure -> Failures.isDuplicateKey(failure) && attempt < MOST_TRIES
            ? put(collection, id, body, attempt + 1) : Future.failedFuture(duplicateKey(failure, collection, id)));
  }

  private MongoCollection<org.bson.Document> documents(Collection collection) {
    return database.getCollection(collection.name());
  }

  private static Bson still(String id, long revision) {
    return and(eq("_id", id), eq(REVISION, revision));
  }

  private static Bson filter(Query query) {
    if (query.conditions().isEmpty()) return new BsonDocument();
    var conditions = new ArrayList<Bson>();
    for (var condition : query.conditions()) conditions.add(filter(condition));
    return and(conditions);
  }

  private static Bson filter(Condition condition) {
    var field = BODY + "." + condition.field();
    return switch (condition.comparison()) {
      case EQUAL -> eq(field, condition.value());
      case LESS -> lt(field, condition.value());
      case LESS_OR_EQUAL -> lte(field, condition.value());
      case GREATER -> gt(field, condition.value());
      case GREATER_OR_EQUAL -> gte(field, condition.value());
    };
  }

  private static Throwable duplicateKey(Throwable failure, Collection collection, String id) {
    return Failures.isDuplicateKey(failure) ? new DuplicateKey("the id or a unique key of " + collection.name() + " " + id + " is taken") : failure;
  }

  private static StaleRevision stale(Collection collection, String id, long revision) {
    return new StaleRevision(collection.name() + " " + id + " is not at revision " + revision);
  }
}
