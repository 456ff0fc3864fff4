package org.palier.deploy.media;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.palier.deploy.Chromium;
import org.palier.proctoring.media.Member.Side;

/** One person's browser, a process of its own with a fake camera, microphone and screen, on the test page. */
final class Seat implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final Browser browser;
  final Page page;
  private String address;

  /** The last two flags let machines without a network meet over loopback. */
  Seat(Playwright playwright, String address, String... flags) {
    browser = Chromium.launch(playwright, concat(flags, "--use-fake-ui-for-media-stream", "--autoplay-policy=no-user-gesture-required",
        "--allow-loopback-in-peer-connection", "--disable-features=WebRtcHideLocalIpsWithMdns"));
    page = browser.newPage();
    open(address);
  }

  /** Loads the page anew, or another one. */
  void open(String address) {
    this.address = address;
    page.navigate(address);
    page.waitForFunction("window.ready === true");
  }

  void reload() {
    open(address);
  }

  /** Nothing is open any more, until it is loaded again. */
  void leave() {
    page.navigate("about:blank");
  }

  static Seat candidate(Playwright playwright, MediaHouse house, String name) {
    return candidate(playwright, house, name, "", "monitor");
  }

  /** @param surface what the fake screen is: monitor, window or browser */
  static Seat candidate(Playwright playwright, MediaHouse house, String name, String relay, String surface) {
    return new Seat(playwright, house.page(name, Side.CANDIDATE, relay), "--use-fake-device-for-media-stream=display-media-type=" + surface);
  }

  static Seat staff(Playwright playwright, MediaHouse house, String name, String relay) {
    return new Seat(playwright, house.page(name, Side.STAFF, relay), "--use-fake-device-for-media-stream");
  }

  Object run(String expression) {
    return page.evaluate(expression);
  }

  String shareScreen() {
    page.click("#share");
    return (String) run("test.screen()");
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> tile(String of) {
    return (Map<String, Object>) run("test.tile('" + of + "')");
  }

  /** Frames a second of a tile's camera or screen, as measured in the last second. */
  double rate(String of, String source) {
    return tile(of).get(source) instanceof Map<?, ?> quality ? ((Number) quality.get("framesPerSecond")).doubleValue() : 0;
  }

  int width(String of, String source) {
    return ((Number) tile(of).get(source.equals("camera") ? "width" : "screenWidth")).intValue();
  }

  @SuppressWarnings("unchecked")
  List<String> pairs() {
    return (List<String>) run("test.pairs()");
  }

  /** @throws AssertionError with what stood there in the end */
  static void until(String what, Supplier<Boolean> holds, Supplier<Object> shown) {
    until(what, PATIENCE, holds, shown);
  }

  static void until(String what, Duration patience, Supplier<Boolean> holds, Supplier<Object> shown) {
    long end = System.nanoTime() + patience.toNanos();
    while (!holds.get()) {
      if (System.nanoTime() > end) throw new AssertionError("not within " + patience.toSeconds() + " s: " + what + "; at the end: " + shown.get());
      pause();
    }
  }

  static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String[] concat(String[] some, String... more) {
    return java.util.stream.Stream.of(some, more).flatMap(java.util.Arrays::stream).toArray(String[]::new);
  }

  @Override public void close() {
    browser.close();
  }
}
