package org.palier.deploy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Document;
import org.palier.engine.store.DuplicateKey;
import org.palier.engine.store.Query;
import org.palier.engine.store.Query.Comparison;
import org.palier.engine.store.StaleRevision;
import org.palier.engine.store.Store;

/** What every store owes to the owners of documents. */
interface DocumentContract {
  Collection PEOPLE = Collection.of("person").indexedBy("city", "age").indexedBy("age").indexedBy("active")
      .uniqueBy("email").uniqueBy("first", "last");

  Store store();

  @Test default void a_body_is_read_back_as_it_was_written() {
    declare();
    var body = new JsonObject().put("name", "Zoé Ÿ 漢字 🎓 \"quoted\" \\ \u0000 \n").put("age", 30).put("big", Long.MAX_VALUE)
        .put("part", 0.1).put("yes", true).putNull("nothing").put("list", new JsonArray().add(1).add("x").add(new JsonObject().put("a.b", 1)))
        .put("deep", new JsonObject().put("$set", new JsonObject().put("", "empty key")));
    var inserted = Outcome.of(store().insert(PEOPLE, "été-1", body));
    assertEquals(new Document("été-1", 1, body), inserted);
    assertEquals(Optional.of(inserted), get("été-1"));
    assertEquals(body.encode(), get("été-1").orElseThrow().body().encode());
    assertEquals(new Document("été-1", 2, body), Outcome.of(store().replace(PEOPLE, "été-1", 1, body)));
    assertEquals(new Document("été-1", 3, body), Outcome.of(store().put(PEOPLE, "été-1", body)));
    assertEquals(body.encode(), get("été-1").orElseThrow().body().encode());
    assertEquals(Optional.empty(), get("été-2"));
  }

  @Test default void a_body_is_kept_as_it_was_at_the_call() {
    declare();
    var body = new JsonObject().put("city", "Lille");
    var inserting = store().insert(PEOPLE, "a", body);
    body.put("city", "Brest");
    assertEquals("Lille", Outcome.of(inserting).body().getString("city"));
    assertEquals("Lille", get("a").orElseThrow().body().getString("city"));
  }

  @Test default void an_id_is_taken_once() {
    insert("a", new JsonObject().put("age", 1));
    Outcome.failure(DuplicateKey.class, store().insert(PEOPLE, "a", new JsonObject().put("age", 2)));
    assertEquals(1, get("a").orElseThrow().body().getInteger("age"));
  }

  @Test default void a_replacement_needs_the_revision_that_still_is() {
    insert("a", new JsonObject().put("age", 1));
    assertEquals(2, Outcome.of(store().replace(PEOPLE, "a", 1, new JsonObject().put("age", 2))).revision());
    Outcome.failure(StaleRevision.class, store().replace(PEOPLE, "a", 1, new JsonObject().put("age", 3)));
    Outcome.failure(StaleRevision.class, store().replace(PEOPLE, "a", 3, new JsonObject().put("age", 3)));
    Outcome.failure(StaleRevision.class, store().replace(PEOPLE, "absent", 1, new JsonObject()));
    assertEquals(new Document("a", 2, new JsonObject().put("age", 2)), get("a").orElseThrow());
  }

  @Test default void one_of_many_replacements_of_a_revision_wins() {
    insert("a", new JsonObject().put("age", 0));
    var tries = IntStream.range(0, 64).mapToObj(n -> store().replace(PEOPLE, "a", 1, new JsonObject().put("age", n))).toList();
    Outcome.of(Future.join(tries).otherwiseEmpty());
    assertEquals(1, tries.stream().filter(Future::succeeded).count());
    assertTrue(tries.stream().filter(Future::failed).allMatch(future -> future.cause() instanceof StaleRevision));
    assertEquals(2, get("a").orElseThrow().revision());
  }

  @Test default void a_deletion_needs_the_revision_that_still_is() {
    insert("a", new JsonObject());
    Outcome.failure(StaleRevision.class, store().delete(PEOPLE, "a", 2));
    Outcome.of(store().delete(PEOPLE, "a", 1));
    assertEquals(Optional.empty(), get("a"));
    Outcome.of(store().delete(PEOPLE, "a", 1));
    assertEquals(1, Outcome.of(store().insert(PEOPLE, "a", new JsonObject())).revision());
  }

  @Test default void put_inserts_and_then_replaces_whatever_is_there() {
    declare();
    assertEquals(1, Outcome.of(store().put(PEOPLE, "a", new JsonObject().put("age", 1))).revision());
    assertEquals(2, Outcome.of(store().put(PEOPLE, "a", new JsonObject().put("city", "Lyon"))).revision());
    assertEquals(new Document("a", 2, new JsonObject().put("city", "Lyon")), get("a").orElseThrow());
    var puts = IntStream.range(0, 30).mapToObj(n -> store().put(PEOPLE, "b", new JsonObject().put("age", n))).toList();
    Outcome.of(Future.all(puts));
    assertEquals(30, get("b").orElseThrow().revision());
  }

  @Test default void a_unique_key_is_taken_once_and_is_free_again_after_a_change() {
    insert("a", new JsonObject().put("email", "a@x.fr"));
    Outcome.failure(DuplicateKey.class, store().insert(PEOPLE, "b", new JsonObject().put("email", "a@x.fr")));
    Outcome.failure(DuplicateKey.class, store().put(PEOPLE, "b", new JsonObject().put("email", "a@x.fr")));
    insert("b", new JsonObject().put("email", "b@x.fr"));
    Outcome.failure(DuplicateKey.class, store().replace(PEOPLE, "b", 1, new JsonObject().put("email", "a@x.fr")));
    Outcome.of(store().replace(PEOPLE, "a", 1, new JsonObject()));
    Outcome.of(store().replace(PEOPLE, "b", 1, new JsonObject().put("email", "a@x.fr")));
    Outcome.of(store().delete(PEOPLE, "b", 2));
    insert("c", new JsonObject().put("email", "a@x.fr"));
  }

  @Test default void a_document_without_one_of_the_fields_does_not_take_part_in_a_unique_key() {
    insert("none", new JsonObject());
    insert("none too", new JsonObject());
    insert("half", new JsonObject().put("first", "Ada"));
    insert("half too", new JsonObject().put("first", "Ada"));
    insert("null", new JsonObject().put("first", "Ada").putNull("last"));
    insert("null too", new JsonObject().put("first", "Ada").putNull("last"));
    insert("whole", new JsonObject().put("first", "Ada").put("last", "L"));
    insert("other", new JsonObject().put("first", "Ad").put("last", "aL"));
    Outcome.failure(DuplicateKey.class, store().insert(PEOPLE, "x", new JsonObject().put("first", "Ada").put("last", "L")));
  }

  @Test default void documents_are_found_by_equality_range_and_order() {
    declare();
    for (int n = 0; n < 20; n++) insert("p" + (char) ('a' + n), new JsonObject().put("city", n % 2 == 0 ? "Metz" : "Nice").put("age", n / 4));
    insert("text", new JsonObject().put("city", "Metz").put("age", "3"));
    insert("no age", new JsonObject().put("city", "Metz"));
    assertEquals(List.of("pe", "pg", "pi", "pk"), ids(Query.where("city", "Metz").and("age", Comparison.GREATER_OR_EQUAL, 1)
        .and("age", Comparison.LESS, 3L).orderedBy("age")));
    assertEquals(List.of("pk", "pi", "pg", "pe"), ids(Query.where("city", "Metz").and("age", Comparison.GREATER, 0)
        .and("age", Comparison.LESS_OR_EQUAL, 2).orderedByDescending("age")));
    assertEquals(List.of("text"), ids(Query.where("age", "3")));
    assertEquals(List.of("text"), ids(Query.all().and("age", Comparison.GREATER, "2")));
    assertEquals(List.of("pa", "pb"), ids(Query.where("age", 0).limit(2)));
    assertEquals(List.of("no age", "pa", "pb"), ids(Query.all().limit(3)));
    assertEquals(List.of("no age", "pa", "pb"), ids(Query.all().orderedBy("age").limit(3)));
    assertEquals(12, count(Query.where("city", "Metz").limit(1)));
    assertEquals(22, count(Query.all()));
    assertEquals(0, count(Query.where("city", "metz")));
  }

  @Test default void texts_are_ordered_by_code_point() {
    for (var age : List.of("b", "a", "Z", "é", "\uFF5E", "🎓", "")) insert("id " + age, new JsonObject().put("age", age));
    assertEquals(List.of("id ", "id Z", "id a", "id b", "id é", "id \uFF5E", "id 🎓"), ids(Query.all().orderedBy("age")));
  }

  @Test default void truth_is_found_by() {
    insert("yes", new JsonObject().put("active", true));
    insert("no", new JsonObject().put("active", false));
    assertEquals(List.of("yes"), ids(Query.where("active", true)));
    assertEquals(List.of("no"), ids(Query.where("active", false)));
  }

  @Test default void a_query_that_no_index_serves_is_refused() {
    declare();
    assertThrows(IllegalArgumentException.class, () -> store().find(PEOPLE, Query.where("shoe", 42)));
    assertThrows(IllegalArgumentException.class, () -> store().find(PEOPLE, Query.all().orderedBy("last")));
    assertThrows(IllegalArgumentException.class, () -> store().count(PEOPLE, Query.where("age') OR 1 = 1 --", 42)));
    assertThrows(IllegalArgumentException.class, () -> store().find(PEOPLE, Query.where("age", 1.5)));
  }

  @Test default void a_megabyte_is_kept() {
    insert("a", new JsonObject().put("text", "é".repeat(1 << 19)));
    assertEquals(1 << 19, get("a").orElseThrow().body().getString("text").length());
    assertThrows(IllegalArgumentException.class, () -> store().insert(PEOPLE, "b", new JsonObject().put("text", "x".repeat(13 << 20))));
  }

  @Test default void indexes_may_be_declared_anew_over_what_is_stored() {
    insert("a", new JsonObject().put("email", "a").put("badge", 1));
    insert("b", new JsonObject().put("email", "b").put("badge", 2));
    var changed = Collection.of("person").indexedBy("city").uniqueBy("badge");
    Outcome.of(store().declare(changed));
    Outcome.failure(DuplicateKey.class, store().insert(changed, "c", new JsonObject().put("badge", 2)));
    Outcome.of(store().insert(changed, "c", new JsonObject().put("email", "b").put("badge", 3)));
    assertEquals(1, Outcome.of(store().find(changed, Query.where("badge", 2))).size());
  }

  private void declare() {
    Outcome.of(store().declare(PEOPLE));
  }

  private void insert(String id, JsonObject body) {
    declare();
    Outcome.of(store().insert(PEOPLE, id, body));
  }

  private Optional<Document> get(String id) {
    return Outcome.of(store().get(PEOPLE, id));
  }

  private List<String> ids(Query query) {
    return Outcome.of(store().find(PEOPLE, query)).stream().map(Document::id).toList();
  }

  private long count(Query query) {
    return Outcome.of(store().count(PEOPLE, query));
  }
}
