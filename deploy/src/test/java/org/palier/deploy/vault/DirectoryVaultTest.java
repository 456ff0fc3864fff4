package org.palier.deploy.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryVaultTest {
  @TempDir Path place;
  private Path directory;
  private DirectoryVault vault;

  @BeforeEach void open() {
    directory = place.resolve("some/where");
    vault = new DirectoryVault(directory);
  }

  private String kept(String sitting, byte... bytes) throws IOException {
    try (var draft = vault.begin(sitting)) {
      draft.write(bytes);
      return draft.keep();
    }
  }

  private List<String> files() throws IOException {
    try (var all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).map(file -> directory.relativize(file).toString()).sorted().toList();
    }
  }

  @Test void what_is_kept_is_there_whole_and_what_is_not_kept_is_nowhere() throws IOException {
    assertFalse(Files.exists(directory), "nothing is made before it is needed");
    var there = kept("s-one", (byte) 1, (byte) 2);
    try (var dropped = vault.begin("s-one")) {
      dropped.write(new byte[100]);
      assertEquals(2, files().size());
    }
    assertEquals(List.of(there), files());
    try (var in = new DirectoryVault(directory).get(there)) {
      assertArrayEquals(new byte[] {1, 2}, in.readAllBytes());
    }
    assertNotEquals(there, kept("s-one", (byte) 1, (byte) 2), "no name is used twice");
  }

  @Test void nobody_else_on_the_machine_may_look() throws IOException {
    kept("s-one", (byte) 1);
    for (var folder : List.of(directory, directory.resolve("drafts"), directory.resolve("s-one")))
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)), folder.toString());
  }

  @Test void a_sitting_goes_whole_and_takes_no_other_with_it() throws IOException {
    var other = kept("s-two", (byte) 2);
    for (int i = 0; i < 3; i++) kept("s-one", (byte) i);
    assertEquals(3, vault.deleteAll("s-one"));
    assertEquals(0, vault.deleteAll("s-one"));
    assertEquals(0, vault.deleteAll("s-nobody"));
    assertEquals(List.of(other), files());
    assertFalse(Files.exists(directory.resolve("s-one")));
    vault.delete(other);
    vault.delete(other);
    assertEquals(List.of(), files());
  }

  @Test void no_name_leads_out_of_the_directory() {
    for (var name : List.of("..", ".", "", "a/b", "/etc", "drafts", "x".repeat(81), "a\0b", "é")) {
      assertThrows(IOException.class, () -> vault.begin(name), name);
      assertThrows(IOException.class, () -> vault.deleteAll(name), name);
      assertThrows(IOException.class, () -> vault.get(name + "/x"), name);
      if (!name.equals("drafts")) assertThrows(IOException.class, () -> vault.delete("x/" + name), name);
    }
  }

  @Test void drafts_of_a_node_that_died_are_forgotten_and_those_under_way_are_not() throws IOException {
    kept("s-one", (byte) 1);
    var drafts = directory.resolve("drafts");
    for (var name : List.of("s-one.old", "s-one.new", "s-two.old")) Files.write(drafts.resolve(name), new byte[5]);
    for (var name : List.of("s-one.old", "s-two.old")) Files.setLastModifiedTime(drafts.resolve(name), FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));
    assertEquals(2, vault.deleteAll("s-one"));
    assertEquals(List.of("drafts/s-one.new", "drafts/s-two.old"), files());
    new DirectoryVault(directory).check();
    assertEquals(List.of("drafts/s-one.new"), files());
  }

  @Test void a_place_that_cannot_be_written_is_told_at_once() throws IOException {
    Files.createDirectories(directory.getParent());
    Files.writeString(directory, "a file");
    assertThrows(IOException.class, vault::check);
    assertThrows(IOException.class, () -> vault.begin("s-one"));
    assertTrue(Files.isRegularFile(directory));
  }
}
