package org.palier.proctoring.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.json.Json;
import org.palier.engine.json.Json.MalformedJson;
import org.palier.proctoring.media.Signal.Candidate;
import org.palier.proctoring.media.Signal.Description;
import org.palier.proctoring.media.Want.Level;

class MediaMessageTest {
  private static final String OFFER = """
      {"type":"signal","pc":"3f0c","gen":2,"description":{"type":"offer","sdp":"v=0\\r\\n","number":1}}""";

  @Test void messages_are_what_the_browser_writes() {
    assertEquals(Signal.of("3f0c", 2, new Description(Description.Type.OFFER, "v=0\r\n", 1)), read(OFFER));
    assertEquals(Signal.of("3f0c", 2, new Candidate("candidate:1 1 udp 1 192.0.2.1 9 typ host", Optional.of("0"), Optional.of(0), Optional.empty())), read("""
        {"type":"signal","pc":"3f0c","gen":2,"candidate":{"candidate":"candidate:1 1 udp 1 192.0.2.1 9 typ host","sdpMid":"0","sdpMLineIndex":0,"usernameFragment":null}}"""));
    assertEquals(new Want("3f0c", 0, Level.FOCUS, Level.THUMBNAIL, true, false, false), read("""
        {"type":"want","pc":"3f0c","gen":0,"camera":"focus","screen":"thumbnail","microphone":true,"talk":false,"over":false}"""));
  }

  @Test void what_is_written_can_be_read_again() {
    for (var message : List.of(read(OFFER), Want.nothing("publish", 3), new MediaState(false))) assertEquals(message, read(Json.object(message).encode()));
    assertEquals(new JsonObject("{\"type\":\"media-state\",\"available\":false}"), Json.object(new MediaState(false)));
  }

  @Test void what_is_malformed_or_too_long_is_refused() {
    var offer = new JsonObject(OFFER);
    var description = offer.getJsonObject("description");
    for (var wrong : List.of(
        offer.copy().put("pc", "a b"), offer.copy().put("pc", "x".repeat(101)), offer.copy().put("gen", -1), offer.copy().put("gen", 1_000_001), offer.copy().put("gen", "2"),
        offer.copy().put("from", "somebody"), offer.copy().put("type", "command"), offer.copy().put("candidate", new JsonObject().put("candidate", "x")),
        new JsonObject("{\"type\":\"signal\",\"pc\":\"a\",\"gen\":1}"),
        offer.copy().put("description", description.copy().put("sdp", "v=0" + "x".repeat(49_152))), offer.copy().put("description", description.copy().put("sdp", "<script>")),
        offer.copy().put("description", description.copy().put("type", "rollback")), offer.copy().put("description", description.copy().put("number", 0)),
        new JsonObject("{\"type\":\"signal\",\"pc\":\"a\",\"gen\":1}").put("candidate", new JsonObject().put("candidate", "x".repeat(1_025))),
        new JsonObject("{\"type\":\"want\",\"pc\":\"a\",\"gen\":1,\"camera\":\"huge\",\"screen\":\"off\",\"microphone\":true,\"talk\":false,\"over\":false}"),
        new JsonObject("{\"type\":\"want\",\"pc\":\"a\",\"gen\":1,\"camera\":\"off\"}")))
      assertThrows(MalformedJson.class, () -> read(wrong.encode()), wrong.encode().substring(0, Math.min(200, wrong.encode().length())));
  }

  private static MediaMessage read(String text) {
    return Json.read(new JsonObject(text), MediaMessage.class);
  }
}
