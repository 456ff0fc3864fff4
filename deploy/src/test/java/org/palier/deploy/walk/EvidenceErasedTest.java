package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palier.deploy.Settings;
import org.palier.deploy.load.KeptEvidence;
import org.palier.engine.account.Role;
import org.palier.engine.refusal.Reason;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Document;
import org.palier.engine.store.Store;

/** What happens to evidence that somebody touches behind the server's back, and to evidence that is erased. */
class EvidenceErasedTest extends Walk {
  private static final Collection SEGMENTS = Collection.of("evidence_segment");
  private static final Collection KEYS = Collection.of("evidence_key");

  private Candidate candidate;
  private Window window;
  private Visitor reviewer;

  @Override Settings settings(Path folder) {
    return House.settings(folder).withCertifications(KeptEvidence.certifications(folder.resolve("certifications"), "continuous"));
  }

  @BeforeEach void somethingIsKept() {
    candidate = house.validated();
    window = candidate.windowAt(house.openSession(candidate)).opened();
    house.time.pass(Duration.ofMinutes(10));
    reviewer = house.staff(Role.CASE_REVIEWER);
    for (int index = 1; index <= 5; index++) send("camera", index).ok();
    send("screen", 1).ok();
  }

  private Answer send(String track, int index) {
    return recording(index).send(window, candidate.visitor(), track, index);
  }

  private Recording recording(int index) {
    return Recording.video(100_000 + index, house.time.instant());
  }

  private Store store() {
    return house.application().store();
  }

  private Document segment(String track, int index) {
    return store().get(SEGMENTS, window.sitting() + "/" + track + "/" + index).await().orElseThrow();
  }

  private Path file(String track, int index) {
    return house.settings().evidenceDirectory().resolve(segment(track, index).body().getString("place"));
  }

  private Answer look(String track, int index) {
    return reviewer.get("/api/evidence/" + window.sitting() + "/" + track + "/" + index);
  }

  private JsonObject track() {
    return reviewer.get("/api/evidence/" + window.sitting()).ok().list("tracks").getFirst();
  }

  // Touched

  @Test void a_file_that_was_changed_swapped_or_lost_is_told_and_the_others_are_read() throws IOException {
    var bytes = Files.readAllBytes(file("camera", 1));
    bytes[5_000] ^= 1;
    Files.write(file("camera", 1), bytes);
    Files.copy(file("camera", 3), file("camera", 2), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(file("camera", 3), file("screen", 1), StandardCopyOption.REPLACE_EXISTING);
    Files.delete(file("camera", 4));
    Files.write(file("camera", 5), new byte[20 << 20]);
    for (int index : new int[] {1, 2, 4, 5}) look("camera", index).refused(Reason.EVIDENCE_DAMAGED);
    look("screen", 1).refused(Reason.EVIDENCE_DAMAGED);
    assertArrayEquals(recording(3).bytes(), reviewer.file("/api/evidence/" + window.sitting() + "/camera/3").body());
  }

  @Test void a_record_that_was_changed_or_removed_shows_in_the_list() {
    assertFalse(track().containsKey("brokenAt"));
    var changed = segment("camera", 4);
    store().replace(SEGMENTS, changed.id(), changed.revision(), changed.body().copy().put("incident", true)).await();
    assertEquals(4, track().getInteger("brokenAt"));
    store().put(SEGMENTS, changed.id(), changed.body()).await();
    assertFalse(track().containsKey("brokenAt"));
    var removed = segment("camera", 2);
    store().delete(SEGMENTS, removed.id(), removed.revision()).await();
    assertEquals(2, track().getInteger("brokenAt"));
    assertEquals(List.of(2), track().getJsonArray("missing").getList());
  }

  @Test void another_key_opens_nothing() {
    var key = store().get(KEYS, window.sitting()).await().orElseThrow();
    store().replace(KEYS, key.id(), key.revision(), key.body().copy().put("key", "A".repeat(43) + "=")).await();
    look("camera", 1).refused(Reason.EVIDENCE_DAMAGED);
  }

  // Erased

  @Test void when_the_key_is_erased_no_byte_can_be_read_and_nothing_is_left_but_the_proof() throws IOException {
    var copy = Files.copy(file("camera", 1), house.settings().data().resolve("stolen"), StandardCopyOption.REPLACE_EXISTING);
    var place = file("camera", 1);
    var document = segment("camera", 1);
    var key = store().get(KEYS, window.sitting()).await().orElseThrow().body().getString("key");
    var heads = house.application().supervision().evidence().heads(window.sitting()).await();

    var proof = house.application().supervision().evidence().erase(window.sitting(), "officer").await();

    assertEquals(List.of("officer", 6, 600_016L, heads), List.of(proof.by(), proof.segments(), proof.bytes(), proof.heads()));
    look("camera", 1).refused(Reason.EVIDENCE_ERASED);
    var list = reviewer.get("/api/evidence/" + window.sitting()).ok();
    assertEquals(List.of(), list.list("tracks"));
    assertEquals(6, list.body().getJsonObject("erased").getInteger("segments"));
    assertFalse(Files.exists(place.getParent()), "the files are gone");
    assertFalse(store().get(SEGMENTS, document.id()).await().isPresent(), "what was known of them too");

    // Whoever kept a copy of a file and of its record puts them back, and has nothing.
    Files.createDirectories(place.getParent());
    Files.copy(copy, place);
    store().insert(SEGMENTS, document.id(), document.body()).await();
    look("camera", 1).refused(Reason.EVIDENCE_ERASED);
    assertFalse(store().get(KEYS, window.sitting()).await().orElseThrow().body().encode().contains(key));

    house.stop();
    try (var files = Files.list(house.settings().data())) {
      for (var file : files.filter(Files::isRegularFile).toList())
        assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(key), "the key is nowhere in " + file.getFileName());
    } finally {
      house.start();
    }
  }

  @Test void after_an_erasure_nothing_more_is_taken_of_this_sitting() throws IOException {
    house.application().supervision().evidence().erase(window.sitting(), "officer").await();
    send("camera", 6).refused(Reason.EVIDENCE_CLOSED);
    send("camera", 1).refused(Reason.EVIDENCE_CLOSED);
    candidate.visitor().put("/api/sittings/" + window.sitting() + "/evidence/camera", new JsonObject().put("made", 1).put("dropped", new io.vertx.core.json.JsonArray())).refused(Reason.EVIDENCE_CLOSED);
    assertFalse(Files.exists(house.settings().evidenceDirectory().resolve(window.sitting())));
    window.answerRightly(1).ok();
    window.submit().ok();
  }

  @Test void erasing_twice_gives_the_same_proof_and_what_was_left_behind_goes_with_the_second_sweep() throws IOException {
    var evidence = house.application().supervision().evidence();
    var proof = evidence.erase(window.sitting(), "officer").await();
    assertEquals(proof, evidence.erase(window.sitting(), "another").await());
    var left = Files.createDirectories(house.settings().evidenceDirectory().resolve(window.sitting())).resolve("left-by-an-upload");
    Files.write(left, new byte[10]);
    evidence.sweep().await();
    assertTrue(Files.exists(left), "not yet");
    house.time.pass(Duration.ofMinutes(61));
    evidence.sweep().await();
    assertFalse(Files.exists(left));
    assertEquals(proof, evidence.list(window.sitting()).await().erased().orElseThrow());
  }

  @Test void an_erasure_while_a_segment_comes_in_leaves_nothing_of_it() throws Exception {
    var recording = Recording.video(3_000_000, house.time.instant());
    var half = new java.util.concurrent.CountDownLatch(1);
    var erased = new java.util.concurrent.CountDownLatch(1);
    var answer = visitorAside(recording, half, erased);
    assertTrue(half.await(10, java.util.concurrent.TimeUnit.SECONDS));
    house.application().supervision().evidence().erase(window.sitting(), "officer").await();
    erased.countDown();
    answer.join().refused(Reason.EVIDENCE_CLOSED);
    assertFalse(store().get(SEGMENTS, window.sitting() + "/camera/9").await().isPresent());
    try (var files = Files.walk(house.settings().evidenceDirectory())) {
      assertEquals(List.of(), files.filter(Files::isRegularFile).filter(file -> file.toString().contains(window.sitting())).toList());
    }
  }

  private java.util.concurrent.CompletableFuture<Answer> visitorAside(Recording recording, java.util.concurrent.CountDownLatch half, java.util.concurrent.CountDownLatch go) {
    var bytes = recording.bytes();
    var halting = new java.io.InputStream() {
      private int at;

      @Override public int read() {
        throw new AssertionError("read in pieces");
      }

      @Override public int read(byte[] into, int from, int most) {
        if (at >= bytes.length / 2 && half.getCount() > 0) {
          half.countDown();
          try {
            go.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        }
        int count = Math.min(most, bytes.length - at);
        if (count == 0) return -1;
        System.arraycopy(bytes, at, into, from, count);
        at += count;
        return count;
      }
    };
    return candidate.visitor().sendBytesAside(Recording.path(window, "camera", 9), BodyPublishers.ofInputStream(() -> halting), recording.headers(recording.to()));
  }
}
