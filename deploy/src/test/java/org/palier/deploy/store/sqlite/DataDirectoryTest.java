package org.palier.deploy.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.store.Outcome;
import org.palier.deploy.store.sqlite.DataDirectoryRefused.Reason;

@Timeout(120)
class DataDirectoryTest {
  @TempDir Path place;
  private Path directory;
  private Vertx vertx;

  @BeforeEach void start() {
    directory = place.resolve("data");
    vertx = Vertx.vertx();
  }

  @AfterEach void stop() {
    Outcome.of(vertx.close());
  }

  @Test void a_missing_directory_is_made_and_shut_to_others() throws Exception {
    directory = place.resolve("more/data");
    openAndClose();
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
  }

  @Test void a_directory_in_use_is_refused_to_this_process_and_to_others() throws Exception {
    var store = Outcome.of(SqliteStore.open(vertx, directory));
    assertTrue(refused(Reason.IN_USE).contains("this process"));
    var link = Files.createSymbolicLink(place.resolve("link"), directory);
    assertEquals(Reason.IN_USE, Outcome.failure(DataDirectoryRefused.class, SqliteStore.open(vertx, link)).reason());
    // The refusals above must not have dropped the lock that keeps others out.
    var other = Child.start(List.of(), LoadMain.class, directory);
    var told = new String(other.getInputStream().readAllBytes());
    assertEquals(3, other.waitFor(), told);
    assertTrue(told.startsWith("IN_USE") && told.contains("in use by process " + ProcessHandle.current().pid()), told);
    Outcome.of(store.close());
    openAndClose();
  }

  @Test void a_file_in_the_place_of_the_directory_is_refused() throws Exception {
    Files.writeString(directory, "");
    refused(Reason.NOT_A_DIRECTORY);
  }

  @Test void a_directory_that_cannot_be_made_is_refused() throws Exception {
    directory = Files.writeString(place.resolve("file"), "").resolve("data");
    refused(Reason.NOT_WRITABLE);
  }

  @Test void a_directory_whose_files_cannot_be_written_is_refused() throws Exception {
    Files.createDirectories(directory.resolve("palier.lock"));
    refused(Reason.NOT_WRITABLE);
    Files.delete(directory.resolve("palier.lock"));
    Files.createDirectories(directory.resolve("palier.db"));
    refused(Reason.NOT_WRITABLE);
    Files.delete(directory.resolve("palier.db"));
    openAndClose();
  }

  @Test void a_damaged_file_is_refused_and_left_as_it_is() throws Exception {
    openAndClose();
    var garbage = "not a database ".repeat(600);
    Files.writeString(directory.resolve("palier.db"), garbage);
    refused(Reason.DAMAGED);
    assertEquals(garbage, Files.readString(directory.resolve("palier.db")));
  }

  @Test void a_database_of_another_programme_is_refused() throws Exception {
    Files.createDirectories(directory);
    execute("CREATE TABLE cake (id INTEGER)");
    refused(Reason.DAMAGED);
  }

  @Test void a_newer_schema_is_refused() throws Exception {
    openAndClose();
    execute("PRAGMA user_version = 99");
    assertTrue(refused(Reason.NEWER_SCHEMA).contains("schema 99"));
  }

  private void openAndClose() {
    Outcome.of(Outcome.of(SqliteStore.open(vertx, directory)).close());
  }

  private String refused(Reason reason) {
    var refused = Outcome.failure(DataDirectoryRefused.class, SqliteStore.open(vertx, directory));
    assertEquals(reason, refused.reason(), refused.getMessage());
    return refused.getMessage();
  }

  private void execute(String sql) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("palier.db")); var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
