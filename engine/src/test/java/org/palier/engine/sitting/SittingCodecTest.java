package org.palier.engine.sitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.palier.engine.sitting.Facts.*;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.palier.engine.content.Response;
import org.palier.engine.scoring.Result.Verdict;
import org.palier.engine.sitting.SittingEvent.*;

/** The stored form of every event, letter for letter: what was written must be readable for as long as results are kept. */
class SittingCodecTest {
  private static final Map<SittingEvent, String> STORED = stored();

  private static Map<SittingEvent, String> stored() {
    var stored = new LinkedHashMap<SittingEvent, String>();
    stored.put(new Started(HOUR, 33, Duration.ofMinutes(10), Optional.of(minute(180)), NINE), """
        {"type":"started","limit":"PT1H","extraTimePercent":33,"breaks":"PT10M","cutOff":"2026-11-02T12:00:00Z","at":"2026-11-02T09:00:00Z"}""");
    stored.put(started(), """
        {"type":"started","limit":"PT1H","extraTimePercent":0,"breaks":"PT0S","at":"2026-11-02T09:00:00Z"}""");
    stored.put(new ConnectionOpened(OTHER, true, minute(1)), """
        {"type":"connection-opened","connection":"window-b","takenOver":true,"at":"2026-11-02T09:01:00Z"}""");
    stored.put(saved(2, A, 1.5), """
        {"type":"response-saved","item":1,"revision":2,"response":{"kind":"single-choice","option":"a"},"at":"2026-11-02T09:01:30Z"}""");
    stored.put(new ResponseSaved(2, 1, new Response.MultipleChoice(List.of("f", "a")), minute(1)), """
        {"type":"response-saved","item":2,"revision":1,"response":{"kind":"multiple-choice","options":["a","f"]},"at":"2026-11-02T09:01:00Z"}""");
    stored.put(new ResponseSaved(3, 1, new Response.Order(List.of("c", "a", "b")), minute(1)), """
        {"type":"response-saved","item":3,"revision":1,"response":{"kind":"order","options":["c","a","b"]},"at":"2026-11-02T09:01:00Z"}""");
    stored.put(new ResponseSaved(4, 1, new Response.Match(Map.of("s3", "t1", "s1", "t3", "s2", "t2")), minute(1)), """
        {"type":"response-saved","item":4,"revision":1,"response":{"kind":"match","pairs":{"s1":"t3","s2":"t2","s3":"t1"}},"at":"2026-11-02T09:01:00Z"}""");
    stored.put(new ResponseSaved(5, 1, new Response.InlineChoice(Map.of("g4", "b", "g2", "a", "g1", "b", "g3", "a")), minute(1)), """
        {"type":"response-saved","item":5,"revision":1,"response":{"kind":"inline-choice","gaps":{"g1":"b","g2":"a","g3":"a","g4":"b"}},"at":"2026-11-02T09:01:00Z"}""");
    stored.put(new ResponseSaved(6, 1, new Response.Numeric("1\u202f234,5 €"), minute(1)), """
        {"type":"response-saved","item":6,"revision":1,"response":{"kind":"numeric","text":"1\u202f234,5 €"},"at":"2026-11-02T09:01:00Z"}""");
    stored.put(new ResponseSaved(6, 2, new Response.Blank(), minute(1)), """
        {"type":"response-saved","item":6,"revision":2,"response":{"kind":"blank"},"at":"2026-11-02T09:01:00Z"}""");
    stored.put(new ItemFlagged(2, true, minute(2)), """
        {"type":"item-flagged","item":2,"flagged":true,"at":"2026-11-02T09:02:00Z"}""");
    stored.put(new ItemLeft(2, minute(2)), """
        {"type":"item-left","item":2,"at":"2026-11-02T09:02:00Z"}""");
    stored.put(new ItemReported(3, ItemReport.Category.UNREADABLE, "coupée à droite", minute(2)), """
        {"type":"item-reported","item":3,"category":"unreadable","text":"coupée à droite","at":"2026-11-02T09:02:00Z"}""");
    stored.put(judged(3, true, 4), """
        {"type":"item-report-judged","item":3,"neutralised":true,"reason":"read the source","by":"a-eve","at":"2026-11-02T09:04:00Z"}""");
    stored.put(paused(3), """
        {"type":"paused","reason":"fire alarm","by":"a-eve","at":"2026-11-02T09:03:00Z"}""");
    stored.put(onBreak(Duration.ofMinutes(5), 3), """
        {"type":"paused","reason":"break","most":"PT5M","by":"a-zoe","at":"2026-11-02T09:03:00Z"}""");
    stored.put(resumed(4), """
        {"type":"resumed","by":"a-eve","at":"2026-11-02T09:04:00Z"}""");
    stored.put(added(10, KEY, 5), """
        {"type":"time-added","time":"PT10M","reason":"noise","by":"a-eve","key":"addition-1","at":"2026-11-02T09:05:00Z"}""");
    stored.put(addedOnce(10, 5), """
        {"type":"time-added","time":"PT10M","reason":"noise","by":"a-eve","at":"2026-11-02T09:05:00Z"}""");
    stored.put(kept(1, 1, B, 61), """
        {"type":"late-response-kept","late":1,"item":1,"seen":0,"response":{"kind":"single-choice","option":"b"},"at":"2026-11-02T10:01:00Z"}""");
    stored.put(new LateResponseAdmitted(1, 1, 2, B, "line cut", EVE, minute(90)), """
        {"type":"late-response-admitted","late":1,"item":1,"revision":2,"response":{"kind":"single-choice","option":"b"},"reason":"line cut","by":"a-eve","at":"2026-11-02T10:30:00Z"}""");
    stored.put(expired(60, 61), """
        {"type":"ended","ending":"expired","reason":"","by":"clock","effectiveAt":"2026-11-02T10:00:00Z","at":"2026-11-02T10:01:00Z"}""");
    stored.put(decided(Verdict.ANNUL, 90), """
        {"type":"result-decided","verdict":"annul","reason":"seen the recording","by":"a-eve","at":"2026-11-02T10:30:00Z"}""");
    var item = "{\"item\":\"item-%d@1\",\"theme\":\"data\",\"level\":1,\"order\":[[\"b\",\"a\"]]}";
    stored.put(prepared(), "{\"type\":\"prepared\",\"assignment\":{\"candidate\":\"a-zoe\",\"certification\":\"certification@1\",\"test\":\"entry-test\",\"examSession\":\"x-1\",\"attempt\":1},"
        + "\"form\":{\"origin\":{\"blueprint\":\"six@1\",\"bankVersion\":\"bank\",\"algorithm\":\"palier-draw@1\"},\"items\":["
        + String.join(",", List.of(1, 2, 3, 4, 5, 6).stream().map(item::formatted).toList()) + "]},\"navigation\":\"free\","
        + "\"scoring\":{\"measure\":\"points\",\"threshold\":50,\"scale\":100,\"weights\":{\"1\":1,\"2\":2,\"3\":3},\"leastAnsweredPercent\":50},"
        + "\"seed\":\"" + "ab".repeat(32) + "\",\"seedHash\":\"" + "cd".repeat(32) + "\",\"rulesVersion\":\"rules@1\",\"at\":\"2026-11-02T08:00:00Z\"}");
    return stored;
  }

  @Test void every_event_is_stored_as_it_always_was() {
    STORED.forEach((event, text) -> assertEquals(text, SittingCodec.encode(event).toString()));
  }

  @Test void what_was_stored_is_read_as_what_it_was() {
    STORED.forEach((event, text) -> assertEquals(event, SittingCodec.decode(Buffer.buffer(text))));
  }

  @Test void no_event_is_forgotten_here() {
    var seen = new HashSet<Class<?>>();
    STORED.keySet().forEach(event -> seen.add(event.getClass()));
    assertEquals(Set.copyOf(Arrays.asList(SittingEvent.class.getPermittedSubclasses())), seen);
  }

  @Test void what_cannot_be_read_whole_is_not_read_at_all() {
    for (var damaged : List.of("", "{}", "null", "{\"type\":\"nonsense\"}", "{\"type\":\"item-left\",\"item\":2,\"at\":\"2026-11-02T09:02:00Z\",\"more\":1}",
        "{\"type\":\"item-left\",\"item\":null,\"at\":\"2026-11-02T09:02:00Z\"}", "{\"type\":\"item-left\",\"item\":2,\"at\":\"2026-11-02T09:02:00Z\"", "{\"type\":\"item-left\",\"item\":2,\"at\":\"soon\"}"))
      assertThrows(IllegalStateException.class, () -> SittingCodec.decode(Buffer.buffer(damaged)), damaged);
  }
}
