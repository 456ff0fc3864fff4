package org.palier.deploy.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import org.palier.deploy.store.Heads;

/** One connection with its prepared statements, used by one thread. After an SQLException from it: close and open another. */
final class Database implements AutoCloseable {
  private static final int MOST_STATEMENTS = 200;

  private final Connection connection;
  private final boolean writes;
  private final LinkedHashMap<String, PreparedStatement> statements = new LinkedHashMap<>(64, 0.75f, true);
  private final Heads heads = new Heads();

  private Database(Connection connection, boolean writes) {
    this.connection = connection;
    this.writes = writes;
  }

  /**
   * Everything executed is in a transaction until {@link #commit}. Brings in of the write-ahead log only what {@link #checkpointing} left.
   * What is deleted or replaced is overwritten: an erased key or name must not be found in the file.
   */
  static Database writing(Path file) throws SQLException {
    return open(file, true, "journal_mode = WAL", "synchronous = FULL", "cache_size = -16384", "mmap_size = 0",
        "temp_store = MEMORY", "busy_timeout = 5000", "wal_autocheckpoint = 16000", "journal_size_limit = 67108864", "secure_delete = ON");
  }

  /** Sees what was committed when each statement began. */
  static Database reading(Path file) throws SQLException {
    return open(file, false, "query_only = ON", "cache_size = -4096", "mmap_size = 0", "temp_store = MEMORY", "busy_timeout = 5000");
  }

  /** Brings the write-ahead log into the file, beside the writer. */
  static Database checkpointing(Path file) throws SQLException {
    return open(file, false, "synchronous = FULL", "cache_size = -1024", "mmap_size = 0");
  }

  private static Database open(Path file, boolean writes, String... pragmas) throws SQLException {
    var connection = DriverManager.getConnection("jdbc:sqlite:" + file + "?jdbc.get_generated_keys=false");
    try {
      for (var pragma : pragmas) execute(connection, "PRAGMA " + pragma);
      connection.setAutoCommit(!writes);
      return new Database(connection, writes);
    } catch (SQLException failed) {
      connection.close();
      throw failed;
    }
  }

  /** Ready to bind; kept and used again for the same text. */
  PreparedStatement prepared(String sql) throws SQLException {
    var statement = statements.get(sql);
    if (statement != null) return statement;
    if (statements.size() >= MOST_STATEMENTS) closeEldest();
    statement = connection.prepareStatement(sql);
    statements.put(sql, statement);
    return statement;
  }

  void execute(String sql) throws SQLException {
    execute(connection, sql);
  }

  /** The first column of the first row; {@code otherwise} when there is no row. */
  long number(String sql, long otherwise) throws SQLException {
    try (var rows = prepared(sql).executeQuery()) {
      return rows.next() ? rows.getLong(1) : otherwise;
    }
  }

  Heads heads() {
    return heads;
  }

  /** Returns when everything since the last commit is forced to disk. */
  void commit() throws SQLException {
    if (writes) connection.commit();
  }

  /** What was not committed is dropped. The last connection brings everything into the one file. */
  @Override public void close() throws SQLException {
    connection.close();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void closeEldest() throws SQLException {
    Iterator<PreparedStatement> eldest = statements.values().iterator();
    eldest.next().close();
    eldest.remove();
  }
}
