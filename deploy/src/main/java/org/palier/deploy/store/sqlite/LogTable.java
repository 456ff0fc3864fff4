package org.palier.deploy.store.sqlite;

import io.vertx.core.buffer.Buffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.palier.engine.store.LogStore.Entry;
import org.palier.engine.store.SequenceTaken;

/**
 * All logs in one table, each entry at a place of its own: the number of its log, then its sequence, in one integer, which is what SQLite
 * finds fastest and keeps smallest. Only the writing thread appends, so what it remembers of a log's last place is true.
 */
final class LogTable {
  private static final int SEQUENCE_BITS = 24;
  /** The last place of a log, which nothing but its end ever takes: a log that has an entry there was forgotten. */
  private static final long FORGOTTEN = (1L << SEQUENCE_BITS) - 1;
  private static final long MOST_ENTRIES = FORGOTTEN - 1;

  private LogTable() {}

  static void create(Database database) throws SQLException {
    database.execute("CREATE TABLE log (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)");
    database.execute("CREATE TABLE log_entry (place INTEGER PRIMARY KEY, body BLOB NOT NULL)");
    // For people who read the file with other tools, years later.
    database.execute("CREATE VIEW log_reading AS SELECT name AS log, place & " + FORGOTTEN + " AS sequence, body, place "
        + "FROM log JOIN log_entry ON place BETWEEN number << " + SEQUENCE_BITS + " AND (number << " + SEQUENCE_BITS + ") + " + FORGOTTEN);
  }

  /** There, each entry stood under the name of its log. */
  static void moveFromVersion1(Database database) throws SQLException {
    database.execute("ALTER TABLE log_entry RENAME TO log_entry_1");
    create(database);
    database.execute("INSERT INTO log (name) SELECT DISTINCT log FROM log_entry_1 ORDER BY log");
    database.execute("INSERT INTO log_entry (place, body) SELECT (number << " + SEQUENCE_BITS + ") + sequence, body FROM log_entry_1 JOIN log ON name = log ORDER BY 1");
    database.execute("DROP TABLE log_entry_1");
  }

  /** Refuses before it writes, so a refusal leaves nothing behind. */
  static Void append(Database database, String log, long last, byte[][] bodies) throws SQLException {
    var known = database.heads().get(log);
    long place = known != null ? known : head(database, log);
    if (sequence(place) != last) throw new SequenceTaken("log " + log + " is at " + sequence(place) + ", not at " + last);
    if (last + bodies.length > MOST_ENTRIES) throw new IllegalStateException("log " + log + " is full");
    if (place == 0) place = begin(database, log);
    var insert = database.prepared("INSERT INTO log_entry (place, body) VALUES (?, ?)");
    for (var body : bodies) {
      insert.setLong(1, ++place);
      insert.setBytes(2, body);
      insert.executeUpdate();
    }
    database.heads().put(log, place);
    return null;
  }

  static List<Entry> read(Database database, String log, long from) throws SQLException {
    long number = number(database, log);
    var entries = new ArrayList<Entry>();
    if (number == 0) return entries;
    var select = database.prepared("SELECT place, body FROM log_entry WHERE place BETWEEN ? AND ? ORDER BY place");
    select.setLong(1, place(number, Math.clamp(from, 1, MOST_ENTRIES)));
    select.setLong(2, place(number, MOST_ENTRIES));
    try (var rows = select.executeQuery()) {
      while (rows.next()) entries.add(new Entry(sequence(rows.getLong(1)), Buffer.buffer(rows.getBytes(2))));
    }
    return entries;
  }

  /** Nothing happens where there is no such entry. */
  static Void redact(Database database, String log, long sequence, byte[] body) throws SQLException {
    long number = number(database, log);
    if (number == 0 || sequence > MOST_ENTRIES) return null;
    var update = database.prepared("UPDATE log_entry SET body = ? WHERE place = ?");
    update.setBytes(1, body);
    update.setLong(2, place(number, sequence));
    update.executeUpdate();
    return null;
  }

  static Void forget(Database database, String log) throws SQLException {
    long number = number(database, log);
    if (number == 0) return null;
    var delete = database.prepared("DELETE FROM log_entry WHERE place BETWEEN ? AND ?");
    delete.setLong(1, place(number, 0));
    delete.setLong(2, place(number, MOST_ENTRIES));
    delete.executeUpdate();
    var end = database.prepared("INSERT INTO log_entry (place, body) VALUES (?, x'') ON CONFLICT (place) DO NOTHING");
    end.setLong(1, place(number, FORGOTTEN));
    end.executeUpdate();
    database.heads().remove(log);
    return null;
  }

  /** Where the log ends; 0 when it has not begun. */
  private static long head(Database database, String log) throws SQLException {
    long number = number(database, log);
    if (number == 0) return 0;
    var select = database.prepared("SELECT max(place) FROM log_entry WHERE place BETWEEN ? AND ?");
    select.setLong(1, place(number, 0));
    select.setLong(2, place(number, FORGOTTEN));
    try (var rows = select.executeQuery()) {
      rows.next();
      return Math.max(rows.getLong(1), place(number, 0));
    }
  }

  private static long begin(Database database, String log) throws SQLException {
    var insert = database.prepared("INSERT INTO log (name) VALUES (?)");
    insert.setString(1, log);
    insert.executeUpdate();
    return place(number(database, log), 0);
  }

  /** 0 when there is no such log. */
  private static long number(Database database, String log) throws SQLException {
    var select = database.prepared("SELECT number FROM log WHERE name = ?");
    select.setString(1, log);
    try (var rows = select.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  private static long place(long number, long sequence) {
    return number << SEQUENCE_BITS | sequence;
  }

  private static long sequence(long place) {
    return place & FORGOTTEN;
  }
}
