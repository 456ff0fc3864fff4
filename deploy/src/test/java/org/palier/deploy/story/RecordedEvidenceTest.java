package org.palier.deploy.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.Chromium;
import org.palier.deploy.load.KeptEvidence;
import org.palier.engine.account.Account;
import org.palier.engine.account.Role;

/** What a real browser records of its (false) camera and screen, sent to a real server, encrypted, and played again by a reviewer's browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class RecordedEvidenceTest {
  private static final Path WEB = Path.of("web");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private Playwright playwright;
  private Browser browser;
  private Stage stage;
  private Path folder;
  private String recorder;
  private Watch watch;
  private final List<BrowserContext> contexts = new ArrayList<>();
  private String sitting;
  private Account candidate;

  @BeforeAll void open(@TempDir Path directory) throws IOException, InterruptedException {
    folder = directory;
    recorder = packed(directory.resolve("evidence.js"));
    playwright = Chromium.driver();
    browser = Chromium.launch(playwright, "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", "--autoplay-policy=no-user-gesture-required");
    stage = new Stage(Stage.settings(directory).withCertifications(KeptEvidence.certifications(directory.resolve("certifications"), "continuous")));
  }

  @AfterAll void close() {
    stage.close();
    playwright.close();
  }

  @BeforeEach void somebodySits() {
    watch = new Watch(stage.address());
    candidate = stage.candidate("Aïcha", "Benali");
    var session = stage.open();
    sitting = stage.started(stage.invite(session, candidate).invitation().sitting(), Duration.ofMinutes(75));
  }

  @AfterEach void end() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
    assertEquals(List.of(), watch.complaints());
  }

  /** The facade as it stands, packed as one script: the exam page is not needed for this. */
  private static String packed(Path file) throws IOException, InterruptedException {
    var packer = new ProcessBuilder(program("node").toString(), WEB.resolve("node_modules/rolldown/bin/cli.mjs").toString(), WEB.resolve("src/exam/evidence/index.ts").toString(),
        "--format", "iife", "--name", "evidence", "--file", file.toString()).redirectErrorStream(true).redirectOutput(file.resolveSibling("packed.log").toFile()).start();
    assertTrue(packer.waitFor(60, TimeUnit.SECONDS) && packer.exitValue() == 0, Files.readString(file.resolveSibling("packed.log")));
    return Files.readString(file);
  }

  private static Path program(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(place -> Path.of(place, name)).filter(Files::isExecutable).findFirst()
        .orElseThrow(() -> new AssertionError(name + " is needed in the PATH"));
  }

  private Page page(Account account) {
    var context = browser.newContext(new Browser.NewContextOptions().setBaseURL(stage.address()).setLocale("fr-FR"));
    contexts.add(context);
    context.setDefaultTimeout(60_000);
    watch.over(context);
    context.addCookies(List.of(new Cookie("palier", stage.signIn(account)).setUrl(stage.address())));
    return context.newPage();
  }

  private Page candidatePage() {
    var page = page(candidate);
    prepare(page);
    return page;
  }

  /** The recorder and the camera, on a page of this server that has nothing to do with either. */
  private void prepare(Page page) {
    page.navigate("/api.html");
    page.evaluate(recorder + ";window.evidence = evidence");
    page.evaluate("async () => { window.camera = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } }) }");
  }

  private void start(Page page, String policy, String streams) {
    page.evaluate("([policy, sitting]) => { window.troubles = []; window.kept = evidence.startEvidence({ policy, sitting, streams: " + streams
        + ", trouble: (track, what) => troubles.push(track + ' ' + what) }) }", List.of(policy, sitting));
  }

  private static void sent(Page page, int segments) {
    until(page, "kept.state().state === 'done' && kept.state().sent >= " + segments);
    assertEquals(List.of(), page.evaluate("troubles"));
  }

  /** Asked from here again and again: a page that waits for itself would need what its policy forbids, to make code of text. */
  private static void until(Page page, String holds) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Boolean.TRUE.equals(page.evaluate(holds))) {
      if (System.nanoTime() > end) throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + holds + "; " + page.evaluate("JSON.stringify(kept.state())"));
      page.waitForTimeout(100);
    }
  }

  private Page reviewerPage() {
    var page = page(stage.staff("Inès Marchand", Role.CASE_REVIEWER));
    // A page that leads nowhere else by itself.
    page.navigate("/api.html");
    return page;
  }

  private JsonArray segments(Page reviewer, String track) {
    var list = new JsonObject((String) reviewer.evaluate("sitting => fetch('/api/evidence/' + sitting).then(reply => reply.text())", sitting));
    var found = list.getJsonArray("tracks").stream().map(JsonObject.class::cast).filter(one -> one.getString("track").equals(track)).findFirst()
        .orElseThrow(() -> new AssertionError(list.encodePrettily()));
    assertEquals(new JsonArray(), found.getJsonArray("missing"));
    assertEquals(null, found.getInteger("brokenAt"), "the chain is whole");
    return found.getJsonArray("segments");
  }

  /** Plays it to its end. @return width, height, seconds played and pictures shown */
  private static JsonObject played(Page reviewer, String address) {
    return new JsonObject((String) reviewer.evaluate("""
        async address => {
          const video = document.createElement('video')
          video.muted = true
          document.body.append(video)
          const ended = new Promise((resolve, reject) => { video.onended = resolve; video.onerror = () => reject(new Error(video.error.message)) })
          video.src = address
          await video.play()
          await ended
          const { videoWidth: width, videoHeight: height, currentTime: seconds } = video
          const pictures = video.getVideoPlaybackQuality().totalVideoFrames
          video.remove()
          return JSON.stringify({ width, height, seconds, pictures })
        }""", address));
  }

  private String address(String track, int index) {
    return "/api/evidence/" + sitting + "/" + track + "/" + index;
  }

  private static void assertPlays(JsonObject played, double atLeastSeconds) {
    assertEquals(List.of(640, 480), List.of(played.getInteger("width"), played.getInteger("height")), played::encode);
    assertTrue(played.getDouble("seconds") >= atLeastSeconds && played.getInteger("pictures") > 5 * atLeastSeconds, played::encode);
  }

  @Test void each_segment_plays_alone_after_it_was_recorded_sent_encrypted_and_decrypted() throws IOException {
    var page = candidatePage();
    start(page, "continuous", "{ camera }");
    page.waitForTimeout(3_500);
    page.evaluate("kept.stop()");
    page.evaluate("kept.start()");
    page.waitForTimeout(3_500);
    page.evaluate("kept.stop()");
    sent(page, 2);

    var reviewer = reviewerPage();
    var segments = segments(reviewer, "camera");
    assertEquals(List.of(1, 2), segments.stream().map(one -> ((JsonObject) one).getInteger("index")).toList());
    // The second first: it needs nothing of the first.
    assertPlays(played(reviewer, address("camera", 2)), 1.5);
    assertPlays(played(reviewer, address("camera", 1)), 1.5);
    var whole = (String) reviewer.evaluate("address => fetch(address).then(reply => reply.blob()).then(blob => URL.createObjectURL(blob))", address("camera", 1));
    assertPlays(played(reviewer, whole), 1.5);
    for (var file : files()) assertTrue(!new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("V_VP8"), "readable on the disk: " + file);
  }

  private List<Path> files() throws IOException {
    try (var all = Files.walk(folder.resolve("data/evidence"))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test void a_page_that_dies_in_the_middle_loses_a_few_seconds_and_no_more() {
    var page = candidatePage();
    start(page, "continuous", "{ camera }");
    page.waitForTimeout(12_000);
    prepare(page);
    start(page, "continuous", "{ camera }");
    page.waitForTimeout(3_000);
    page.evaluate("kept.stop()");
    sent(page, 2);
    var reviewer = reviewerPage();
    segments(reviewer, "camera");
    assertPlays(played(reviewer, address("camera", 1)), 9);
    assertPlays(played(reviewer, address("camera", 2)), 1.5);
  }

  @Test void of_an_incident_only_what_surrounds_it_leaves_the_page() {
    var page = candidatePage();
    start(page, "incident", "{ camera }");
    page.waitForTimeout(2_500);
    page.evaluate("kept.stop()");
    page.waitForTimeout(1_000);
    assertEquals("done", page.evaluate("kept.state().state"));
    assertEquals(0, page.evaluate("kept.state().sent"), "nothing happened: nothing was sent");
    page.evaluate("kept.start()");
    page.waitForTimeout(2_500);
    page.evaluate("kept.flag()");
    page.waitForTimeout(500);
    page.evaluate("kept.stop()");
    sent(page, 2);
    var reviewer = reviewerPage();
    var segments = segments(reviewer, "camera");
    assertTrue(segments.stream().allMatch(one -> ((JsonObject) one).getBoolean("incident")), segments::encode);
    assertPlays(played(reviewer, address("camera", 2)), 1.5);
  }

  @Test void a_still_is_a_small_picture() {
    var page = candidatePage();
    start(page, "stills", "{ camera }");
    page.waitForTimeout(1_500);
    page.evaluate("kept.flag()");
    sent(page, 1);
    var reviewer = reviewerPage();
    var segments = segments(reviewer, "still-camera");
    int last = segments.getJsonObject(segments.size() - 1).getInteger("index");
    assertTrue(segments.getJsonObject(segments.size() - 1).getBoolean("incident"));
    assertTrue(segments.getJsonObject(segments.size() - 1).getInteger("size") < 40_000, segments::encode);
    var picture = new JsonObject((String) reviewer.evaluate("""
        async address => {
          const image = new Image()
          image.src = address
          await image.decode()
          const canvas = document.createElement('canvas')
          canvas.width = image.naturalWidth
          canvas.height = image.naturalHeight
          const drawing = canvas.getContext('2d')
          drawing.drawImage(image, 0, 0)
          const colours = new Set(new Uint32Array(drawing.getImageData(0, 0, canvas.width, canvas.height).data.buffer))
          return JSON.stringify({ width: image.naturalWidth, height: image.naturalHeight, colours: colours.size })
        }""", address("still-camera", last)));
    assertEquals(List.of(480, 360), List.of(picture.getInteger("width"), picture.getInteger("height")));
    assertTrue(picture.getInteger("colours") > 50, "not one colour: " + picture.encode());
  }

  @Test void two_windows_of_one_browser_do_not_both_record_and_the_second_takes_over_when_the_first_is_closed() {
    var first = candidatePage();
    start(first, "continuous", "{ camera }");
    until(first, "kept.state().state === 'done'");
    var second = first.context().newPage();
    prepare(second);
    start(second, "continuous", "{ camera }");
    second.waitForTimeout(2_000);
    first.evaluate("kept.close()");
    second.waitForTimeout(2_500);
    second.evaluate("kept.stop()");
    until(second, "kept.state().state === 'done' && kept.state().sent >= 1");
    var segments = segments(reviewerPage(), "camera");
    assertEquals(2, segments.size());
    assertTrue(segments.getJsonObject(1).getJsonObject("onPage").getInstant("from").isAfter(segments.getJsonObject(0).getJsonObject("onPage").getInstant("to").minusSeconds(1)),
        segments::encode);
  }
}
