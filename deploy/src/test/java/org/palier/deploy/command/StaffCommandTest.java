package org.palier.deploy.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.Main;
import org.palier.deploy.Settings;
import org.palier.engine.account.Email;
import org.palier.engine.account.SignInConfig;

/** Who manages which centre, from the command line. */
@Timeout(120)
class StaffCommandTest {
  @TempDir Path data;
  private final StringWriter errors = new StringWriter();

  @Test void a_centre_manager_is_created_with_centres_that_exist_and_can_be_given_others() {
    assertEquals(0, run("centre", "add", "lyon", "Part-Dieu", "Lyon", "69003"));
    assertEquals(0, run("centre", "add", "nantes", "Beaulieu", "Nantes", "44200"));
    assertEquals(2, run("staff", "create", "claire@example.org", "Claire", "--role", "centre_manager"));
    assertEquals(2, run("staff", "create", "claire@example.org", "Claire", "--role", "centre_manager", "--centre", "mars"));
    assertTrue(errors.toString().contains("no centre mars"), errors::toString);
    assertEquals(2, run("staff", "create", "ines@example.org", "Inès", "--role", "supervisor", "--centre", "lyon"), "who manages none has none");
    assertEquals(0, run("staff", "create", "claire@example.org", "Claire", "--role", "centre_manager", "--centre", "lyon"));
    assertEquals(Set.of("lyon"), centres());
    assertEquals(0, run("staff", "centres", "claire@example.org", "--centre", "nantes", "--centre", "lyon"));
    assertEquals(Set.of("lyon", "nantes"), centres());
    assertEquals(2, run("staff", "centres", "nobody@example.org", "--centre", "lyon"));
  }

  private int run(String... arguments) {
    return Main.run(new PrintWriter(errors, true), Stream.concat(Stream.of(arguments), Stream.of("--data", data.toString())).toArray(String[]::new));
  }

  private Set<String> centres() {
    try (var opened = OpenedStore.toLook(new Settings("127.0.0.1", 0, Optional.empty(), data, Optional.empty(), Optional.empty(), false, SignInConfig.DEFAULT, Optional.empty()))) {
      return opened.application.accounts().find(new Email("claire@example.org")).await().orElseThrow().centres();
    }
  }
}
