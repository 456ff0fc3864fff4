package org.palier.deploy.store.sqlite;

import io.vertx.core.json.JsonObject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Document;
import org.palier.engine.store.DuplicateKey;
import org.palier.engine.store.Query;
import org.palier.engine.store.StaleRevision;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** One table for each collection, the body as JSON text, with indexes on the values of its declared fields. */
final class DocumentTable {
  private DocumentTable() {}

  static Void declare(Database database, Collection collection) throws SQLException {
    database.execute("CREATE TABLE IF NOT EXISTS " + name(collection)
        + " (id TEXT PRIMARY KEY NOT NULL, revision INTEGER NOT NULL, body TEXT NOT NULL)");
    var wanted = new HashSet<String>();
    for (var fields : collection.indexes()) wanted.add(index(database, collection, false, fields));
    // A missing field is NULL, and SQLite takes no two NULLs for the same: such a document does not take part.
    for (var fields : collection.uniques()) wanted.add(index(database, collection, true, fields));
    for (var old : indexes(database, collection)) if (!wanted.contains(old)) database.execute("DROP INDEX \"" + old + "\"");
    return null;
  }

  static Optional<Document> get(Database database, Collection collection, String id) throws SQLException {
    var select = database.prepared("SELECT id, revision, body FROM " + name(collection) + " WHERE id = ?");
    select.setString(1, id);
    return documents(select).stream().findFirst();
  }

  static long insert(Database database, Collection collection, String id, String body) throws SQLException {
    var insert = database.prepared("INSERT INTO " + name(collection) + " (id, revision, body) VALUES (?, 1, ?)");
    insert.setString(1, id);
    insert.setString(2, body);
    write(insert, collection, id);
    return 1;
  }

  static long replace(Database database, Collection collection, String id, long revision, String body) throws SQLException {
    var update = database.prepared("UPDATE " + name(collection) + " SET revision = revision + 1, body = ? WHERE id = ? AND revision = ?");
    update.setString(1, body);
    update.setString(2, id);
    update.setLong(3, revision);
    if (write(update, collection, id) == 0) throw stale(collection, id, revision);
    return revision + 1;
  }

  static long put(Database database, Collection collection, String id, String body) throws SQLException {
    var put = database.prepared("INSERT INTO " + name(collection) + " (id, revision, body) VALUES (?, 1, ?) "
        + "ON CONFLICT (id) DO UPDATE SET revision = revision + 1, body = excluded.body");
    put.setString(1, id);
    put.setString(2, body);
    write(put, collection, id);
    return revision(database, collection, id);
  }

  static Void delete(Database database, Collection collection, String id, long revision) throws SQLException {
    var delete = database.prepared("DELETE FROM " + name(collection) + " WHERE id = ? AND revision = ?");
    delete.setString(1, id);
    delete.setLong(2, revision);
    if (delete.executeUpdate() == 0 && revision(database, collection, id) != 0) throw stale(collection, id, revision);
    return null;
  }

  static List<Document> find(Database database, Collection collection, Query query) throws SQLException {
    var direction = query.descending() ? " DESC" : "";
    var order = query.orderBy().map(field -> QueryText.value(field) + direction + ", ").orElse("");
    var select = database.prepared("SELECT id, revision, body FROM " + name(collection) + QueryText.where(query)
        + " ORDER BY " + order + "id" + direction + " LIMIT ?");
    select.setInt(QueryText.bind(select, query), query.limit());
    return documents(select);
  }

  static long count(Database database, Collection collection, Query query) throws SQLException {
    var select = database.prepared("SELECT count(*) FROM " + name(collection) + QueryText.where(query));
    QueryText.bind(select, query);
    try (var rows = select.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static String name(Collection collection) {
    return '"' + collection.name() + '"';
  }

  private static String index(Database database, Collection collection, boolean unique, List<String> fields) throws SQLException {
    var name = collection.name() + (unique ? ".unique." : ".index.") + String.join(".", fields);
    var values = fields.stream().map(QueryText::value).collect(Collectors.joining(", "));
    try {
      database.execute((unique ? "CREATE UNIQUE INDEX" : "CREATE INDEX") + " IF NOT EXISTS \"" + name + "\" ON " + name(collection) + " (" + values + ")");
    } catch (SQLiteException failed) {
      if (isConstraint(failed)) throw new DuplicateKey("stored documents of " + collection.name() + " share " + fields);
      throw failed;
    }
    return name;
  }

  private static List<String> indexes(Database database, Collection collection) throws SQLException {
    var select = database.prepared("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL");
    select.setString(1, collection.name());
    try (var rows = select.executeQuery()) {
      var names = new ArrayList<String>();
      while (rows.next()) names.add(rows.getString(1));
      return names;
    }
  }

  /** A broken constraint undoes its own statement and nothing else of the transaction. */
  private static int write(PreparedStatement statement, Collection collection, String id) throws SQLException {
    try {
      return statement.executeUpdate();
    } catch (SQLiteException failed) {
      if (isConstraint(failed)) throw new DuplicateKey("the id or a unique key of " + collection.name() + " " + id + " is taken");
      throw failed;
    }
  }

  private static boolean isConstraint(SQLiteException failed) {
    return (failed.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
  }

  /** 0 when there is no such document. */
  private static long revision(Database database, Collection collection, String id) throws SQLException {
    var select = database.prepared("SELECT revision FROM " + name(collection) + " WHERE id = ?");
    select.setString(1, id);
    try (var rows = select.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  private static StaleRevision stale(Collection collection, String id, long revision) {
    return new StaleRevision(collection.name() + " " + id + " is not at revision " + revision);
  }

  private static List<Document> documents(PreparedStatement select) throws SQLException {
    try (var rows = select.executeQuery()) {
      var found = new ArrayList<Document>();
      while (rows.next()) found.add(document(rows));
      return found;
    }
  }

  private static Document document(ResultSet row) throws SQLException {
    return new Document(row.getString(1), row.getLong(2), new JsonObject(row.getString(3)));
  }
}
