package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.Main;

/** The server as it is shipped, in a process of its own, with its demo data; killed by a signal it cannot catch while somebody answers. */
class ServerKilledTest extends Story {
  private int port;

  @Override String address() {
    return "http://localhost:" + port;
  }

  @Test void the_page_says_that_it_is_not_saved_then_saves_and_nothing_is_lost(@TempDir Path data) throws Exception {
    port = freePort();
    watch = new Watch(address());
    watch.expect(".*net::ERR_.*");
    var server = serve(data);
    var candidate = new CandidateHand(visitor(), Reader.FRENCH);
    var page = candidate.page();
    page.navigate(invitation(server));
    page.getByLabel("J’ai lu ces règles").check();
    candidate.button("Commencer le test", "").click();
    answerBeginning(candidate, 1);
    answerBeginning(candidate, 2);
    candidate.saved();

    kill(server);
    candidate.button("Suivante", "").click();
    answerBeginning(candidate, 3);
    assertThat(page.locator("[data-save]")).hasText("Pas encore enregistrée");
    assertThat(page.locator("[data-offline]")).containsText("Réponse pas encore enregistrée : question 3.");

    var again = serve(data);
    candidate.saved();
    assertThat(page.locator("[data-offline]")).not().isVisible();
    var shown = Map.of(1, chosen(candidate, 1), 2, chosen(candidate, 2), 3, chosen(candidate, 3));
    kill(again);
    var last = serve(data);
    page.reload();
    for (int item = 1; item <= 3; item++) assertEquals(shown.get(item), chosen(candidate, item), "item " + item);
    assertThat(page.locator(".exam-progress")).hasText("3 réponses sur 72");
    kill(last);
  }

  /** The first control of whatever is asked: a choice, a place in an order, an entry of a list, a number. */
  private static void answerBeginning(CandidateHand candidate, int number) {
    if (!candidate.page().locator("#question-title").innerText().contains("Question " + number + " ")) candidate.goesTo(number);
    candidate.onQuestion(number);
    var controls = candidate.page().locator(".asked");
    if (controls.locator("input[type=radio], input[type=checkbox]").count() > 0) controls.locator("input").first().check();
    else if (controls.locator("select").count() > 0) controls.locator("select").first().selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
    else controls.locator("input").fill("42");
  }

  /** What the page shows of an answer, whatever it is made of. */
  private static String chosen(CandidateHand candidate, int number) {
    candidate.goesTo(number);
    var shown = candidate.page().locator(".asked").evaluate("asked => JSON.stringify([...asked.querySelectorAll('input, select')].map(control => control.checked || control.value))");
    assertTrue(shown.toString().matches(".*(true|42|\"[a-zA-Z0-9]+\").*"), shown.toString());
    return shown.toString();
  }

  // The server's process

  private record Serving(Process process, List<String> said) {}

  private Serving serve(Path data) throws IOException {
    var java = ProcessHandle.current().info().command().orElseThrow();
    var process = new ProcessBuilder(java, "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Xmx256m", "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Main.class.getName(), "serve", "--port", String.valueOf(port), "--data", data.toString())
        .redirectErrorStream(true).start();
    // A test that gives up must not leave it behind.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> process.toHandle().destroyForcibly()));
    var said = new ArrayList<String>();
    Iterator<String> lines = process.inputReader().lines().iterator();
    while (lines.hasNext()) {
      said.add(lines.next());
      if (said.getLast().contains("ready on")) return new Serving(process, said);
    }
    throw new AssertionError("the server did not start: " + said);
  }

  private static void kill(Serving server) throws InterruptedException {
    server.process().toHandle().destroyForcibly();
    assertEquals(128 + 9, server.process().waitFor());
  }

  /** The link of a candidate of the demo who has not begun, as the server prints it for a newcomer. */
  private static String invitation(Serving server) {
    return server.said().stream().filter(line -> line.contains("nadia.benali@example.org")).map(line -> line.replaceFirst(".*(http\\S+).*", "$1")).findFirst()
        .orElseThrow(() -> new AssertionError(server.said().stream().collect(Collectors.joining("\n"))));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
