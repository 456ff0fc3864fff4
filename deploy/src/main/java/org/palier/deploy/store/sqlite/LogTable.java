package org.palier.deploy.store.sqlite;

import io.vertx.core.buffer.Buffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.palier.engine.store.LogStore.Entry;
import org.palier.engine.store.SequenceTaken;

/** All logs in one table. Only the writing thread appends, so what it remembers of a log's head is true. */
final class LogTable {
  private LogTable() {}

  static void create(Database database) throws SQLException {
    database.execute("CREATE TABLE log_entry (log TEXT NOT NULL, sequence INTEGER NOT NULL, body BLOB NOT NULL, "
        + "PRIMARY KEY (log, sequence)) WITHOUT ROWID");
  }

  /** Refuses before it writes, so a refusal leaves nothing behind. */
  static Void append(Database database, String log, long last, byte[][] bodies) throws SQLException {
    long head = head(database, log);
    if (head != last) throw new SequenceTaken("log " + log + " is at " + head + ", not at " + last);
    var insert = database.prepared("INSERT INTO log_entry (log, sequence, body) VALUES (?, ?, ?)");
    for (var body : bodies) {
      insert.setString(1, log);
      insert.setLong(2, ++head);
      insert.setBytes(3, body);
      insert.executeUpdate();
    }
    database.heads().put(log, head);
    return null;
  }

  static List<Entry> read(Database database, String log, long from) throws SQLException {
    var select = database.prepared("SELECT sequence, body FROM log_entry WHERE log = ? AND sequence >= ? ORDER BY sequence");
    select.setString(1, log);
    select.setLong(2, from);
    try (var rows = select.executeQuery()) {
      var entries = new ArrayList<Entry>();
      while (rows.next()) entries.add(new Entry(rows.getLong(1), Buffer.buffer(rows.getBytes(2))));
      return entries;
    }
  }

  private static long head(Database database, String log) throws SQLException {
    var known = database.heads().get(log);
    if (known != null) return known;
    var select = database.prepared("SELECT max(sequence) FROM log_entry WHERE log = ?");
    select.setString(1, log);
    try (var rows = select.executeQuery()) {
      rows.next();
      long head = rows.getLong(1);
      database.heads().put(log, head);
      return head;
    }
  }
}
