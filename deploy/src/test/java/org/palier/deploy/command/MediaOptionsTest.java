package org.palier.deploy.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.Command;
import org.palier.proctoring.media.MediaConfig;
import org.palier.proctoring.media.PlaneKind;
import picocli.CommandLine;

class MediaOptionsTest {
  private static final String SECRET = "a-very-long-secret-indeed";
  @TempDir Path folder;

  @Test void without_options_browsers_meet_by_themselves() {
    assertEquals(MediaConfig.DEFAULT, config());
  }

  @Test void relays_and_media_servers_come_with_secrets_from_files() throws IOException {
    var file = secret(SECRET + "\n");
    var config = config("--turn", "turn:t.example.org:3478,turns:t.example.org:443?transport=tcp", "--turn-secret-file", file, "--relay-only",
        "--janus", "ws://127.0.0.1:8188,wss://m.example.org", "--janus-secret-file", file, "--seats-by-peers", "20");
    assertEquals(List.of("turn:t.example.org:3478", "turns:t.example.org:443?transport=tcp"), config.turn().orElseThrow().urls());
    assertEquals(SECRET, config.turn().orElseThrow().secret().reveal());
    assertEquals(List.of(URI.create("ws://127.0.0.1:8188"), URI.create("wss://m.example.org")), config.janus().orElseThrow().nodes());
    assertTrue(config.relayOnly() && config.available().contains(PlaneKind.JANUS));
    assertEquals(List.of(20, 20, 24), List.of(config.thresholds().seatsByPeers(), config.thresholds().mostSeatsByPeers(), config.thresholds().mostSeats()));
    assertFalse(config.toString().contains(SECRET), config.toString());
  }

  @Test void what_makes_no_sense_is_refused_in_one_line_without_the_secret() throws IOException {
    var file = secret(SECRET);
    assertTrue(refusal("--turn", "turn:x").contains("--turn and --turn-secret-file go together"));
    assertTrue(refusal("--janus-secret-file", file).contains("go together"));
    assertTrue(refusal("--relay-only").contains("needs a relay"));
    assertTrue(refusal("--turn", "http:x", "--turn-secret-file", file).contains("give turn:HOST:PORT"));
    assertTrue(refusal("--turn", "turn:x", "--turn-secret-file", folder.resolve("none").toString()).contains("cannot be read"));
    assertTrue(refusal("--turn", "turn:x", "--turn-secret-file", secret("short-secret")).contains("a secret of 12 characters"));
    assertTrue(refusal("--turn", "turn:x", "--turn-secret-file", secret("x".repeat(5_000))).contains("more than one secret"));
    assertTrue(refusal("--seats-by-peers", "0").contains("seats by peers 0"));
    assertTrue(Command.refusal("serve", "--port", "0", "--data", folder.toString(), "--turn", "turn:x").contains("go together"));
  }

  private String refusal(String... arguments) {
    var told = assertThrows(IllegalArgumentException.class, () -> config(arguments)).getMessage();
    assertFalse(told.contains("short-secret") || told.contains(SECRET), told);
    return told;
  }

  private MediaConfig config(String... arguments) {
    return CommandLine.populateCommand(new MediaOptions(), arguments).config();
  }

  private String secret(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "secret", ""), text).toString();
  }
}
