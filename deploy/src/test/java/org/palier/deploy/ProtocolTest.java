package org.palier.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palier.engine.json.Json;
import org.palier.proctoring.room.Action;
import org.palier.proctoring.signal.SignalReason;

/** {@code proctoring/PROTOCOL.md} leaves nothing out. */
class ProtocolTest {
  private static final Path HOUSE = Path.of(System.getProperty("basedir", "deploy")).toAbsolutePath();
  private static final List<String> PARTS = List.of("rooms", "signal", "media", "evidence", "paper", "rehearsal", "review", "privacy");

  @Test void it_names_every_act() throws IOException {
    assertNamed(Stream.of(Action.values()).map(action -> action.name().toLowerCase(Locale.ROOT).replace('_', '-')));
  }

  @Test void it_names_every_reason_of_the_socket() throws IOException {
    assertNamed(Stream.of(SignalReason.values()).map(SignalReason::code));
  }

  @Test void it_names_every_operation_of_supervision() throws IOException {
    var operations = new TreeSet<String>();
    for (var part : PARTS)
      try (var in = ProtocolTest.class.getResourceAsStream("/openapi/" + part + ".yaml")) {
        Json.yaml().readTree(in).get("paths").forEach(path -> path.forEach(operation -> {
          if (operation.has("operationId")) operations.add(operation.get("operationId").asText());
        }));
      }
    operations.add("watchSittings");
    operations.add("getReportedItem");
    operations.add("judgeItemReport");
    assertNamed(operations.stream());
  }

  private static void assertNamed(Stream<String> names) throws IOException {
    var text = Files.readString(HOUSE.resolve("../proctoring/PROTOCOL.md"));
    assertEquals(List.of(), names.filter(name -> !text.contains("`" + name + "`")).collect(Collectors.toList()), "not in PROTOCOL.md");
  }
}
