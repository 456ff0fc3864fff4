package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.Command;
import org.palier.deploy.Main;
import org.palier.engine.store.Collection;

/** What somebody is told whose server cannot start: one readable message, exit code 2, nothing left open, nothing half-loaded. */
@Timeout(120)
class StartUpTest {
  @TempDir Path place;

  @Test void a_data_directory_in_use_names_who_uses_it_and_goes_on_serving_him() {
    try (var house = House.open(House.settings(place))) {
      var told = Command.run("serve", "--port", "0", "--data", place.resolve("data").toString());
      assertEquals(2, told.exit(), told.output());
      assertTrue(told.output().contains("is in use by process " + ProcessHandle.current().pid()), told.output());
      house.visitor().get("/api/certifications").ok();
    }
  }

  @Test void a_file_in_the_place_of_the_data_directory_is_refused() throws IOException {
    assertTrue(refused("--data", Files.writeString(place.resolve("file"), "").toString()).contains("is not a directory"));
  }

  @Test void a_data_directory_that_cannot_be_written_is_refused() throws IOException {
    assertTrue(refused("--data", Files.writeString(place.resolve("file"), "").resolve("data").toString()).contains("cannot be written"));
  }

  @Test void a_damaged_store_is_refused_and_left_as_it_is() throws IOException {
    var file = Files.writeString(Files.createDirectories(place.resolve("data")).resolve("palier.db"), "not a database ".repeat(600));
    assertTrue(refused("--data", place.resolve("data").toString()).contains("restore a backup"));
    assertEquals("not a database ".repeat(600), Files.readString(file));
  }

  @Test void a_port_in_use_is_refused_and_the_data_directory_is_let_go() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var told = refused("--data", place.resolve("data").toString(), "--port", Integer.toString(taken.getLocalPort()));
      assertTrue(told.contains("port " + taken.getLocalPort() + " is in use"), told);
    }
    House.open(House.settings(place)).close();
  }

  @Test void a_corrupt_bank_names_file_line_and_item_and_nothing_of_it_is_loaded() throws IOException {
    var bank = Files.createDirectories(place.resolve("bank"));
    for (var theme : List.of("communication", "data"))
      try (var in = Main.class.getResourceAsStream("/starter-bank/" + theme + ".yaml")) {
        Files.write(bank.resolve(theme + ".yaml"), in.readAllBytes());
      }
    var data = bank.resolve("data.yaml");
    var lines = new ArrayList<>(Files.readAllLines(data));
    int line = lines.indexOf("    key: b");
    lines.set(line, "    key: z");
    Files.write(data, lines);
    var told = refused("--data", place.resolve("data").toString(), "--bank", bank.toString());
    assertTrue(told.contains("data.yaml:" + (line + 1) + " data-001: "), told);
    Files.writeString(data, "items: [");
    assertTrue(refused("--data", place.resolve("data").toString(), "--bank", bank.toString()).contains("data.yaml:"));
    try (var house = House.open(House.settings(place))) {
      assertEquals(1, house.application().store().count(Collection.of("bank_version"), org.palier.engine.store.Query.all()).await(), "the starter bank alone");
    }
  }

  @Test void a_bank_that_lacks_what_the_certifications_promise_is_refused() throws IOException {
    var bank = Files.createDirectories(place.resolve("bank"));
    try (var in = Main.class.getResourceAsStream("/starter-bank/data.yaml")) {
      Files.writeString(bank.resolve("data.yaml"), new String(in.readAllBytes()).replaceAll("(?m)^    enemies:.*\n", ""));
    }
    var told = refused("--data", place.resolve("data").toString(), "--bank", bank.toString());
    assertTrue(told.contains("do not agree") && told.contains("entry-test") && told.contains("nine-themes"), told);
  }

  @Test void a_bank_that_is_not_there_is_told_so() {
    assertTrue(refused("--data", place.resolve("data").toString(), "--bank", place.resolve("nothing").toString()).contains("nothing cannot be read"));
  }

  @Test void a_database_that_does_not_answer_is_told_so() {
    assertTrue(refused("--store", "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=300").contains("the store cannot be used"));
  }

  @Test void options_that_say_nothing_sensible_are_refused_one_by_one() {
    for (var wrong : List.of(List.of("--port", "many"), List.of("--port", "70000"), List.of("--origin", "exam.example.org"), List.of("--origin", "https://x.example/path"),
        List.of("--store", "postgres://x"), List.of("--smtp", "mail.example.org"), List.of("--smtp", "mail.example.org:smtp"), List.of("--smtp", "m:25", "--mail-from", "nobody"),
        List.of("--smtp", "m:25", "--smtp-security", "maybe"), List.of("--prot", "8080"), List.of("--data")))
      refused(wrong.toArray(String[]::new));
    assertTrue(refused("--store", "postgres://me:secret@x").contains("postgres://***@x"), "a password in an address is not repeated");
  }

  /** A refusal's message; the usage that follows a mistyped option is not part of it. */
  private String refused(String... options) {
    var arguments = new ArrayList<>(List.of("serve"));
    if (!List.of(options).contains("--port")) arguments.addAll(List.of("--port", "0"));
    if (!List.of(options).contains("--data")) arguments.addAll(List.of("--data", place.resolve("unused").toString()));
    arguments.addAll(List.of(options));
    var errors = new StringWriter();
    assertEquals(2, Main.run(new PrintWriter(errors), arguments.toArray(String[]::new)), arguments + ": " + errors);
    var told = errors.toString();
    assertTrue(!told.isBlank() && !told.contains("Exception in") && !told.contains("\tat "), arguments + ": " + told);
    return told;
  }
}
