package org.palier.proctoring.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.palier.proctoring.media.MediaConfig.Janus;
import org.palier.proctoring.media.MediaConfig.Thresholds;
import org.palier.proctoring.media.MediaConfig.Turn;

class MediaConfigTest {
  private static final Secret SECRET = new Secret("a-very-long-secret-indeed");
  private static final Optional<Turn> TURN = Optional.of(new Turn(List.of("turn:turn.example.org:3478?transport=udp", "turns:turn.example.org:443?transport=tcp"), SECRET));
  private static final Optional<Janus> JANUS = Optional.of(new Janus(List.of(URI.create("ws://127.0.0.1:8188"), URI.create("wss://media.example.org")), SECRET));

  @Test void by_default_browsers_meet_without_help() {
    assertEquals(Set.of(PlaneKind.PEER_TO_PEER), MediaConfig.DEFAULT.available());
    assertEquals(new Thresholds(12, 16, 1, 24), MediaConfig.DEFAULT.thresholds());
  }

  @Test void by_relays_only_browsers_meet_where_there_is_a_relay() {
    assertEquals(Set.of(PlaneKind.PEER_TO_PEER, PlaneKind.JANUS), new MediaConfig(TURN, true, JANUS, Thresholds.DEFAULT).available());
    assertEquals(Set.of(PlaneKind.JANUS), new MediaConfig(Optional.empty(), true, JANUS, Thresholds.DEFAULT).available());
    assertTrue(refusal(() -> new MediaConfig(Optional.empty(), true, Optional.empty(), Thresholds.DEFAULT)).contains("needs a relay"));
  }

  @Test void addresses_that_are_none_are_refused() {
    for (var url : List.of("stun:x:1", "turn:", "turn:host:0", "turn:host:123456", "turn:user@host", "turn:host?transport=sctp", "http://host", "turn:host\n"))
      assertTrue(refusal(() -> new Turn(List.of(url), SECRET)).contains("give turn:HOST:PORT"), url);
    refusal(() -> new Turn(List.of(), SECRET));
    for (var uri : List.of("http://host", "ws:/path", "ws://user:word@host"))
      assertTrue(refusal(() -> new Janus(List.of(URI.create(uri)), SECRET)).contains("give ws://HOST:PORT"), uri);
    refusal(() -> new Janus(List.of(URI.create("ws://a"), URI.create("ws://a")), SECRET));
    new Turn(List.of("turn:[2001:db8::1]:3478", "turn:192.0.2.1"), SECRET);
  }

  @Test void limits_that_contradict_each_other_are_refused() {
    for (var wrong : List.<Supplier<Object>>of(() -> new Thresholds(0, 1, 1, 1), () -> new Thresholds(5, 4, 1, 9), () -> new Thresholds(1, 9, 1, 8),
        () -> new Thresholds(1, 2, 1, 101), () -> new Thresholds(1, 2, 0, 9), () -> new Thresholds(1, 2, 9, 9))) refusal(wrong);
  }

  @Test void a_secret_is_long_and_never_shown() {
    refusal(() -> new Secret("short"));
    refusal(() -> new Secret("with a space in the middle"));
    refusal(() -> new Secret("x".repeat(1_025)));
    assertFalse(new MediaConfig(TURN, true, JANUS, Thresholds.DEFAULT).toString().contains("a-very"));
    assertFalse(refusal(() -> new Janus(List.of(URI.create("ws://user:word@host")), SECRET)).contains("word"));
  }

  private static String refusal(Supplier<Object> wrong) {
    return assertThrows(IllegalArgumentException.class, wrong::get).getMessage();
  }
}
