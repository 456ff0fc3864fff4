package org.palier.deploy.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.palier.deploy.store.sqlite.DataDirectoryRefused.Reason;

/** A copy of a store as it is at one instant, taken beside the server that owns it: to look at, without touching anything. */
public final class Snapshot implements AutoCloseable {
  private final Path directory;

  private Snapshot(Path directory) {
    this.directory = directory;
  }

  /** @throws DataDirectoryRefused when there is no store in the directory or it cannot be read */
  public static Snapshot of(Path data) {
    var file = data.resolve("palier.db");
    if (!Files.isRegularFile(file)) throw new DataDirectoryRefused(Reason.NOT_A_DIRECTORY, "There is no store in " + data, null);
    try {
      var copy = Files.createTempDirectory("palier-snapshot");
      try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file + "?open_mode=1"); var statement = connection.prepareStatement("VACUUM INTO ?")) {
        statement.setString(1, copy.resolve("palier.db").toString());
        statement.execute();
      }
      return new Snapshot(copy);
    } catch (SQLException | IOException e) {
      throw new DataDirectoryRefused(Reason.DAMAGED, "The store in " + data + " cannot be read: " + e.getMessage(), e);
    }
  }

  public Path directory() {
    return directory;
  }

  @Override
  public void close() {
    try (var files = Files.list(directory)) {
      for (var file : files.toList()) Files.delete(file);
      Files.delete(directory);
    } catch (IOException left) {
      // A copy in the system's folder for temporary files; the system clears it.
    }
  }
}
