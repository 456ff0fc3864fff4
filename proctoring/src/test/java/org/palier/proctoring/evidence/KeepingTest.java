package org.palier.proctoring.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palier.engine.certification.Supervision;
import org.palier.engine.certification.Supervision.Evidence;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/** What each policy lets be kept. */
class KeepingTest {
  private static List<String> kept(Evidence evidence, boolean camera, boolean screen) {
    var keeping = new Keeping(evidence, camera, screen);
    return Arrays.stream(Track.values()).flatMap(track -> Stream.of(false, true).filter(incident -> keeping.keeps(track, incident)).map(incident -> track.code() + (incident ? "!" : ""))).toList();
  }

  @Test void each_policy_keeps_what_it_says_and_no_more() {
    assertEquals(List.of(), kept(Evidence.NONE, true, true));
    assertEquals(List.of("still-camera", "still-camera!", "still-screen", "still-screen!"), kept(Evidence.STILLS, true, true));
    assertEquals(List.of("camera!", "screen!", "still-camera!", "still-screen!"), kept(Evidence.INCIDENT, true, true));
    assertEquals(List.of("camera", "camera!", "screen", "screen!", "still-camera", "still-camera!", "still-screen", "still-screen!"), kept(Evidence.CONTINUOUS, true, true));
  }

  @Test void nothing_is_kept_of_what_need_not_even_be_shown() {
    assertEquals(List.of("camera", "camera!", "still-camera", "still-camera!"), kept(Evidence.CONTINUOUS, true, false));
    assertEquals(List.of("still-screen", "still-screen!"), kept(Evidence.STILLS, false, true));
    assertEquals(List.of(), kept(Evidence.CONTINUOUS, false, false));
  }

  @Test void where_a_certification_says_nothing_nothing_is_kept() {
    assertEquals(Evidence.NONE, Keeping.of(Supervision.DEFAULT).evidence());
    assertEquals(0, Keeping.NOTHING.most(Track.STILL_CAMERA));
  }

  @Test void there_is_an_end_to_what_is_kept_of_one_track() {
    var keeping = new Keeping(Evidence.STILLS, true, true);
    long most = keeping.most(Track.STILL_CAMERA);
    EvidenceRules.checkRoom(keeping, Track.STILL_CAMERA, most - 10, 10);
    assertEquals(Reason.EVIDENCE_NOT_KEPT, assertThrows(Refused.class, () -> EvidenceRules.checkRoom(keeping, Track.STILL_CAMERA, most - 10, 11)).reason());
    assertEquals(Reason.EVIDENCE_NOT_KEPT, assertThrows(Refused.class, () -> EvidenceRules.checkRoom(keeping, Track.STILL_CAMERA, most, 0)).reason(), "also of what does not say its size");
  }

  @Test void only_what_begins_as_it_should_is_taken_for_it() {
    assertEquals(List.of(Media.WEBM), beginsAs(0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x86, 0x81));
    assertEquals(List.of(Media.MP4), beginsAs(0, 0, 0, 0x24, 'f', 't', 'y', 'p'));
    assertEquals(List.of(Media.JPEG), beginsAs(0xFF, 0xD8, 0xFF, 0xE0));
    assertEquals(List.of(), beginsAs('<', 'h', 't', 'm', 'l', '>', ' ', ' '));
    assertEquals(List.of(), beginsAs());
    assertEquals(List.of(), beginsAs(0xFF, 0xD8));
  }

  private static List<Media> beginsAs(int... bytes) {
    var beginning = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) beginning[i] = (byte) bytes[i];
    return Arrays.stream(Media.values()).filter(media -> media.begins(beginning)).toList();
  }

  @Test void an_offer_that_makes_no_sense_is_refused() {
    var at = Instant.parse("2026-11-02T08:00:00Z");
    var span = new Span(at, at.plusSeconds(120));
    new Offer(Track.CAMERA, 1, span, span.to(), "0".repeat(64), Media.WEBM, false);
    for (org.junit.jupiter.api.function.Executable senseless : List.<org.junit.jupiter.api.function.Executable>of(
        () -> new Span(at, at.minusMillis(1)),
        () -> new Offer(Track.CAMERA, 0, span, span.to(), "0".repeat(64), Media.WEBM, false),
        () -> new Offer(Track.CAMERA, Offer.MOST_INDEX + 1, span, span.to(), "0".repeat(64), Media.WEBM, false),
        () -> new Offer(Track.CAMERA, 1, span, span.to().minusMillis(1), "0".repeat(64), Media.WEBM, false),
        () -> new Offer(Track.CAMERA, 1, new Span(at, at.plusSeconds(901)), at.plusSeconds(901), "0".repeat(64), Media.WEBM, false),
        () -> new Offer(Track.CAMERA, 1, span, span.to(), "0".repeat(63), Media.WEBM, false),
        () -> new Offer(Track.CAMERA, 1, span, span.to(), "0".repeat(64), Media.JPEG, false),
        () -> new Offer(Track.STILL_SCREEN, 1, span, span.to(), "0".repeat(64), Media.WEBM, false)))
      assertEquals(Reason.OUT_OF_RANGE, assertThrows(Refused.class, senseless).reason());
  }
}
