package org.palier.deploy.store.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import org.palier.deploy.store.sqlite.DataDirectoryRefused.Reason;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The tables every store has, and the version of their form, kept in the file's {@code user_version}. */
final class Schema {
  private static final int VERSION = 2;

  private Schema() {}

  /** Makes the tables in a new file; refuses a file that is no store, is damaged or newer. */
  static void prepare(DataDirectory directory) {
    var file = directory.file();
    try (var database = Database.writing(file)) {
      long version = database.number("PRAGMA user_version", 0);
      long tables = database.number("SELECT count(*) FROM sqlite_master", 0);
      if (version > VERSION) throw refused(Reason.NEWER_SCHEMA, file, "was written by a newer Palier (schema " + version
          + ", this one knows " + VERSION + "); start that version, or restore an older backup", null);
      if (version == 0 && tables > 0) throw refused(Reason.DAMAGED, file, "is a database of another programme", null);
      if (version == 0) create(database);
      if (version == 1) LogTable.moveFromVersion1(database);
      if (version < VERSION) database.execute("PRAGMA user_version = " + VERSION);
      probe(database);
      database.commit();
    } catch (SQLException failed) {
      throw explained(file, failed);
    }
  }

  /** A write that changes nothing that matters: it succeeds only if the disk takes it. */
  static Void probe(Database database) throws SQLException {
    var statement = database.prepared("INSERT INTO store_probe (id, at) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at");
    statement.setLong(1, System.currentTimeMillis());
    statement.executeUpdate();
    return null;
  }

  private static void create(Database database) throws SQLException {
    database.execute("CREATE TABLE store_probe (id INTEGER PRIMARY KEY, at INTEGER NOT NULL)");
    LogTable.create(database);
  }

  private static DataDirectoryRefused explained(Path file, SQLException failed) {
    var code = failed instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
    return switch (code.code & 0xff) {
      case 1, 11, 26 -> refused(Reason.DAMAGED, file, "is no SQLite file, or is damaged; restore a backup (" + failed.getMessage() + ")", failed);
      case 5 -> refused(Reason.IN_USE, file, "is held by another programme (" + failed.getMessage() + ")", failed);
      default -> DataDirectory.notWritable(file.getParent(), failed);
    };
  }

  private static DataDirectoryRefused refused(Reason reason, Path file, String why, SQLException cause) {
    return new DataDirectoryRefused(reason, "The file " + file + " " + why, cause);
  }
}
