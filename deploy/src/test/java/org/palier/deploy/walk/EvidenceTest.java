package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palier.deploy.Settings;
import org.palier.deploy.load.KeptEvidence;
import org.palier.engine.account.Role;
import org.palier.engine.refusal.Reason;

/** What a page records under a certification that keeps everything: sent, kept, looked at, erased. */
class EvidenceTest extends Walk {
  private Candidate candidate;
  private Window window;
  private Visitor reviewer;

  @Override Settings settings(Path folder) {
    return House.settings(folder).withCertifications(KeptEvidence.certifications(folder.resolve("certifications"), "continuous"));
  }

  @BeforeEach void somebodySits() {
    candidate = house.validated();
    window = candidate.windowAt(house.openSession(candidate)).opened();
    house.time.pass(Duration.ofMinutes(10));
    reviewer = house.staff(Role.CASE_REVIEWER);
  }

  private Recording video(int size) {
    return Recording.video(size, house.time.instant());
  }

  private Answer send(Recording recording, String track, int index) {
    return recording.send(window, candidate.visitor(), track, index);
  }

  private Answer missing(String track, int upTo) {
    return candidate.visitor().get("/api/sittings/" + window.sitting() + "/evidence/" + track + "/missing?upTo=" + upTo);
  }

  private JsonObject track(String name) {
    return reviewer.get("/api/evidence/" + window.sitting()).ok().list("tracks").stream().filter(one -> one.getString("track").equals(name)).findFirst().orElseThrow();
  }

  private Path vault() {
    return house.settings().evidenceDirectory();
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(vault())) return List.of();
    try (var all = Files.walk(vault())) {
      return all.filter(Files::isRegularFile).filter(file -> file.toString().contains(window.sitting())).toList();
    }
  }

  @Test void what_was_recorded_is_kept_unreadable_on_the_disk_and_read_back_as_it_was() throws IOException {
    for (int size : new int[] {8, 16, 101, 65_536, 65_537, 3_000_000, 16 << 20}) {
      var recording = video(size);
      var kept = send(recording, "camera", size % 997 + 1).ok();
      assertEquals(List.of("camera", 0), List.of(kept.text("track"), kept.number("health")));
      var read = reviewer.file("/api/evidence/" + window.sitting() + "/camera/" + (size % 997 + 1));
      assertEquals(200, read.statusCode());
      assertArrayEquals(recording.bytes(), read.body(), "of " + size);
      assertEquals(List.of("video/webm", "no-store", "nosniff", "default-src 'none'; sandbox", "same-origin"), List.of(header(read, "Content-Type"), header(read, "Cache-Control"),
          header(read, "X-Content-Type-Options"), header(read, "Content-Security-Policy"), header(read, "Cross-Origin-Resource-Policy")));
    }
    assertEquals(7, files().size());
    for (var file : files()) assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(Recording.WORD), file.toString());
  }

  private static String header(java.net.http.HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test void the_same_segment_again_gets_the_same_answer_and_is_kept_once() throws IOException {
    var recording = video(10_000);
    var first = send(recording, "screen", 1).ok();
    house.time.pass(Duration.ofMinutes(1));
    assertEquals(first.body(), send(recording, "screen", 1).ok().body());
    assertEquals(first.body(), recording.send(window, candidate.visitor(), "screen", 1, recording.firstHalf()).ok().body(), "it is there: what comes is not looked at");
    assertEquals(1, files().size());
    send(recording.another(), "screen", 1).refused(Reason.SEGMENT_DIFFERS);
    send(recording.another(), "camera", 1).ok();
    assertEquals(2, files().size());
  }

  @Test void what_is_cut_off_or_altered_on_the_way_is_refused_and_leaves_nothing() throws IOException {
    var recording = video(200_000);
    for (var arriving : List.of(recording.firstHalf(), BodyPublishers.ofByteArray(recording.another().bytes()), BodyPublishers.noBody()))
      recording.send(window, candidate.visitor(), "camera", 1, arriving).refused(Reason.SEGMENT_CORRUPT);
    send(recording.as("video/mp4"), "camera", 1).refused(Reason.SEGMENT_CORRUPT);
    assertEquals(List.of(), files());
    assertEquals(JsonArray.of(1), missing("camera", 1).ok().body().getJsonArray("missing"));
    send(recording, "camera", 1).ok();
    assertEquals(JsonArray.of(), missing("camera", 1).ok().body().getJsonArray("missing"));
  }

  @Test void a_connection_that_breaks_in_the_middle_leaves_nothing() throws Exception {
    var recording = video(400_000);
    try (var socket = begun(recording, recording.bytes().length)) {
      socket.getOutputStream().write(recording.bytes(), 0, 200_000);
      socket.getOutputStream().flush();
      until(() -> files().size() == 1);
    }
    until(() -> files().isEmpty());
    send(recording, "camera", 1).ok();
  }

  @Test void what_is_too_large_is_refused_whether_it_says_so_or_not() throws IOException {
    send(video((16 << 20) + 1), "camera", 1).refused(Reason.TOO_LARGE);
    var recording = video((16 << 20) + 1);
    recording.send(window, candidate.visitor(), "camera", 1, BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(recording.bytes()))).refused(Reason.TOO_LARGE);
    send(Recording.still((512 << 10) + 1, house.time.instant()), "still-camera", 1).refused(Reason.TOO_LARGE);
    assertEquals(List.of(), files());
  }

  @Test void who_sends_is_known_before_anything_is_read() throws Exception {
    var stranger = house.validated();
    house.openSession(stranger);
    var recording = video(1_000);
    recording.send(window, stranger.visitor(), "camera", 1).refused(Reason.NOT_FOUND);
    recording.send(window, house.visitor(), "camera", 1).refused(Reason.NOT_SIGNED_IN);
    recording.send(window, reviewer, "camera", 1).refused(Reason.NOT_ALLOWED);
    stranger.visitor().get("/api/sittings/" + window.sitting() + "/evidence/camera/missing?upTo=1").refused(Reason.NOT_FOUND);
    var mine = candidate;
    candidate = stranger;
    try (var socket = begun(recording, 16 << 20)) {
      assertTrue(line(socket).startsWith("HTTP/1.1 404"), "answered although nothing of the body was sent");
    }
    candidate = mine;
  }

  @Test void what_the_contract_does_not_say_is_malformed() {
    var recording = video(1_000);
    var visitor = candidate.visitor();
    for (var path : List.of("sound/1", "camera/0", "camera/10001", "camera/x"))
      visitor.sendBytes("/api/sittings/" + window.sitting() + "/evidence/" + path, BodyPublishers.ofByteArray(recording.bytes()), recording.headers(recording.to())).refused(Reason.MALFORMED);
    for (var wrong : List.of("Content-Digest=sha-256=:abc=:", "Content-Digest=md5=:abc=:", "X-Media-Type=text/html", "X-Started-At=yesterday", "X-Incident=perhaps"))
      visitor.sendBytes(Recording.path(window, "camera", 1), BodyPublishers.ofByteArray(recording.bytes()), with(recording.headers(recording.to()), wrong)).refused(Reason.MALFORMED);
    var at = recording.to();
    for (var wrong : List.of("X-Started-At=" + at.plusSeconds(1), "X-Sent-At=" + at.minusSeconds(1), "X-Started-At=" + at.minus(Duration.ofMinutes(16)), "X-Media-Type=image/jpeg"))
      visitor.sendBytes(Recording.path(window, "camera", 1), BodyPublishers.ofByteArray(recording.bytes()), with(recording.headers(at), wrong)).refused(Reason.OUT_OF_RANGE);
    visitor.sendBytes(Recording.path(window, "camera", 1), BodyPublishers.ofByteArray(recording.bytes()), with(recording.headers(at), "Content-Type=video/webm"))
        .refused(Reason.UNSUPPORTED_MEDIA_TYPE);
  }

  private static String[] with(String[] headers, String other) {
    var all = new ArrayList<>(List.of(headers));
    all.addAll(List.of(other.split("=", 2)));
    return all.toArray(String[]::new);
  }

  @Test void both_clocks_are_kept_and_the_pages_may_be_wrong() {
    var wrong = house.time.instant().minus(Duration.ofHours(7));
    var recording = Recording.video(1_000, wrong);
    candidate.visitor().sendBytes(Recording.path(window, "camera", 1), BodyPublishers.ofByteArray(recording.bytes()), recording.headers(wrong.plusSeconds(30))).ok();
    var segment = track("camera").getJsonArray("segments").getJsonObject(0);
    assertEquals(wrong.toString(), segment.getJsonObject("onPage").getString("to"));
    assertEquals(house.time.instant().minusSeconds(30).toString(), segment.getJsonObject("onServer").getString("to"));
  }

  @Test void only_what_was_recorded_while_the_sitting_lasted_is_taken_and_not_for_ever() {
    send(Recording.video(1_000, house.time.instant().minus(Duration.ofMinutes(13))), "camera", 1).ok();
    var early = Recording.video(1_000, house.time.instant().minus(Duration.ofMinutes(13)));
    candidate.visitor().sendBytes(Recording.path(window, "camera", 2), BodyPublishers.ofByteArray(early.bytes()), early.headers(house.time.instant())).refused(Reason.EVIDENCE_NOT_KEPT);
    var last = video(1_000);
    window.submit().ok();
    house.time.pass(Duration.ofHours(11));
    candidate.visitor().sendBytes(Recording.path(window, "camera", 3), BodyPublishers.ofByteArray(last.bytes()), last.headers(house.time.instant())).ok();
    send(video(1_000), "camera", 4).refused(Reason.EVIDENCE_NOT_KEPT);
    house.time.pass(Duration.ofHours(14));
    candidate.signInAgain();
    candidate.visitor().sendBytes(Recording.path(window, "camera", 5), BodyPublishers.ofByteArray(last.bytes()), last.headers(house.time.instant())).refused(Reason.EVIDENCE_CLOSED);
  }

  @Test void nothing_is_taken_before_the_start() {
    var early = house.validated();
    var door = early.windowAt(house.openSession(early));
    video(1_000).send(door, early.visitor(), "camera", 1).refused(Reason.SITTING_NOT_STARTED);
  }

  @Test void what_is_missing_is_told_to_the_page_and_to_the_reviewer() {
    for (int index : new int[] {5, 1, 3}) send(video(1_000 + index), "camera", index).ok();
    var asked = missing("camera", 6).ok().body();
    assertEquals(JsonArray.of(2, 4, 6), asked.getJsonArray("missing"));
    assertEquals(6, asked.getInteger("next"));
    assertEquals(List.of("1", "3", "5"), List.copyOf(asked.getJsonObject("here").fieldNames()));
    var part = candidate.visitor().get("/api/sittings/" + window.sitting() + "/evidence/camera/missing?from=3&upTo=4").ok().body();
    assertEquals(List.of(JsonArray.of(4), 6), List.of(part.getJsonArray("missing"), part.getInteger("next")));
    assertEquals(track("camera").getJsonArray("segments").getJsonObject(1).getString("sha256"), part.getJsonObject("here").getString("3"));
    assertEquals(JsonArray.of(), missing("camera", 0).ok().body().getJsonArray("missing"));
    assertEquals(JsonArray.of(2, 4), track("camera").getJsonArray("missing"));

    var said = candidate.visitor().put("/api/sittings/" + window.sitting() + "/evidence/camera", new JsonObject().put("made", 8).put("dropped", JsonArray.of(4, 7))).ok().body();
    assertEquals(JsonArray.of(2, 4, 6, 7, 8), said.getJsonArray("missing"));
    assertEquals(9, said.getInteger("next"));
    candidate.visitor().put("/api/sittings/" + window.sitting() + "/evidence/camera", new JsonObject().put("made", 3).put("dropped", JsonArray.of(2))).ok();
    assertEquals(JsonArray.of(6, 8), track("camera").getJsonArray("missing"), "nothing said is taken back");
    assertEquals(JsonArray.of(2, 4, 7), track("camera").getJsonArray("dropped"));
    send(video(2_000), "camera", 4).ok();
    assertEquals(JsonArray.of(2, 7), track("camera").getJsonArray("dropped"), "it came after all");
    assertEquals(List.of(1, 3, 4, 5), Answer.objects(track("camera").getJsonArray("segments")).map(one -> one.getInteger("index")).toList());
    candidate.visitor().put("/api/sittings/" + window.sitting() + "/evidence/camera", new JsonObject().put("made", 2).put("dropped", JsonArray.of(3))).refused(Reason.OUT_OF_RANGE);
    missing("camera", 10_001).refused(Reason.MALFORMED);
  }

  @Test void segments_that_come_at_once_stand_in_one_chain_each_once() throws IOException {
    var recordings = IntStream.range(0, 24).mapToObj(number -> video(20_000 + number)).toList();
    var answers = new ArrayList<java.util.concurrent.CompletableFuture<Answer>>();
    for (int number = 0; number < 24; number++) {
      answers.add(recordings.get(number).sendAside(window, candidate.visitor(), "camera", number / 2 + 1));
      if (number % 2 == 1) answers.stream().skip(number - 1L).forEach(java.util.concurrent.CompletableFuture::join);
    }
    for (int pair = 0; pair < 12; pair++) {
      var both = List.of(answers.get(2 * pair).join(), answers.get(2 * pair + 1).join());
      var taken = both.stream().filter(answer -> answer.status() == 200).toList();
      assertEquals(1, taken.size(), both::toString);
      both.stream().filter(answer -> answer.status() != 200).forEach(answer -> answer.refused(Reason.SEGMENT_DIFFERS));
    }
    var track = track("camera");
    assertEquals(12, track.getJsonObject("head").getInteger("position"));
    assertFalse(track.containsKey("brokenAt"));
    assertEquals(12, files().size(), "of what was refused nothing is left");
  }

  @Test void a_full_or_broken_disk_is_a_refusal_that_asks_for_patience_and_heals() throws IOException {
    send(video(1_000), "camera", 1).ok();
    Files.delete(vault().resolve("drafts"));
    Files.writeString(vault().resolve("drafts"), "in the way");
    try {
      var refused = send(video(1_000), "camera", 2).refused(Reason.STORE_UNAVAILABLE);
      assertEquals(10, refused.number("health"));
      assertEquals(10, missing("camera", 2).ok().number("health"));
      window.answerRightly(1).ok();
    } finally {
      Files.delete(vault().resolve("drafts"));
    }
    house.time.pass(Duration.ofSeconds(31));
    assertEquals(0, missing("camera", 2).ok().number("health"));
    send(video(1_000), "camera", 2).ok();
  }

  @Test void evidence_is_read_by_those_who_have_to_and_by_nobody_else() {
    send(video(1_000), "camera", 1).ok();
    var path = "/api/evidence/" + window.sitting();
    for (var role : Role.values()) {
      var visitor = role == Role.CANDIDATE ? candidate.visitor() : house.staff(role);
      boolean may = List.of(Role.CASE_REVIEWER, Role.AUDITOR, Role.CERTIFICATION_MANAGER).contains(role);
      assertEquals(may ? 200 : 403, visitor.get(path).status(), role.name());
      assertEquals(may ? 200 : 403, visitor.get(path + "/camera/1").status(), role.name());
    }
    reviewer.get(path + "/camera/2").refused(Reason.NOT_FOUND);
    reviewer.get(path + "/screen/1").refused(Reason.NOT_FOUND);
    reviewer.get("/api/evidence/s-nothing").refused(Reason.NOT_FOUND);
    reviewer.get("/api/evidence/s-nothing/camera/1").refused(Reason.NOT_FOUND);
  }

  // By hand, where a client would be too polite.

  private Socket begun(Recording recording, int announced) throws IOException {
    var socket = new Socket("localhost", Integer.parseInt(house.address().replaceAll(".*:", "")));
    var head = new StringBuilder("PUT " + Recording.path(window, "camera", 1) + " HTTP/1.1\r\nHost: " + house.address().substring(7) + "\r\nOrigin: " + house.address()
        + "\r\nContent-Type: application/octet-stream\r\nCookie: " + candidate.visitor().cookie() + "\r\nContent-Length: " + announced + "\r\n");
    var headers = recording.headers(recording.to());
    for (int i = 0; i < headers.length; i += 2) head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
    socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static String line(Socket socket) throws IOException {
    var line = new StringBuilder();
    for (int read = socket.getInputStream().read(); read > 0 && read != '\n'; read = socket.getInputStream().read()) line.append((char) read);
    return line.toString();
  }

  private interface Holds {
    boolean now() throws IOException;
  }

  private static void until(Holds condition) throws IOException, InterruptedException {
    for (int tries = 0; tries < 200; tries++) {
      if (condition.now()) return;
      Thread.sleep(50);
    }
    throw new AssertionError("never so");
  }
}
