package org.palier.deploy.story;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Looks at a page as people do: in the light and in the dark, on a desk's screen and on the narrowest one, enlarged twice. Keeps
 * pictures and gathers what is wrong, so that one run tells everything.
 */
final class Look {
  static final Path SCREENS = Path.of("target", "stories", "screens");
  private static final String LAYOUT = script("layout.js");
  private static final View HOME = new View(ColorScheme.LIGHT, 1280, 800);
  /** Axe sees each layout and each scheme once. */
  private static final List<View> VIEWS = List.of(
      HOME, new View(ColorScheme.DARK, 1280, 800), new View(ColorScheme.LIGHT, 320, 640), new View(ColorScheme.DARK, 320, 640));

  private final List<String> problems = new ArrayList<>();

  private record View(ColorScheme scheme, int width, int height) {
    String name() {
      return scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
    }
  }

  List<String> problems() {
    return problems;
  }

  /** @param name of the page and its state, unique */
  void at(Page page, String name) {
    for (var view : VIEWS) {
      show(page, view);
      picture(page, name + "-" + view.name());
      if (view.scheme() == ColorScheme.LIGHT) fits(page, name + " at " + view.width());
      if ((view.scheme() == ColorScheme.LIGHT) == (view.width() > 320)) axe(page, name + " " + view.name());
    }
    enlarged(page, name);
    show(page, HOME);
  }

  /** One picture, and whether everything fits. */
  void glance(Page page, String name) {
    picture(page, name);
    fits(page, name);
  }

  void fits(Page page, String where) {
    ((List<?>) page.evaluate(LAYOUT)).forEach(problem -> problems.add(where + ": " + problem));
  }

  private static void show(Page page, View view) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(view.scheme()));
    page.setViewportSize(view.width(), view.height());
    settle(page);
  }

  /** Drawn twice since: what was asked for is on the screen. A browser that draws nothing does not call back, and Playwright would wait for it without end. */
  private static void settle(Page page) {
    page.evaluate("() => new Promise(resolve => { requestAnimationFrame(() => requestAnimationFrame(resolve)); setTimeout(resolve, 2000) })");
  }

  private static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")).setFullPage(true).setAnimations(ScreenshotAnimations.DISABLED));
  }

  /** 200 %: half the window, each pixel doubled. */
  private void enlarged(Page page, String name) {
    var device = page.context().newCDPSession(page);
    var metrics = new JsonObject();
    metrics.addProperty("width", 640);
    metrics.addProperty("height", 400);
    metrics.addProperty("deviceScaleFactor", 2);
    metrics.addProperty("mobile", false);
    device.send("Emulation.setDeviceMetricsOverride", metrics);
    settle(page);
    fits(page, name + " enlarged to 200 %");
    device.detach();
  }

  private void axe(Page page, String where) {
    for (Rule violation : new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
      problems.add(where + ": axe " + violation.getId() + " (" + violation.getHelp() + ")" + violation.getNodes().stream().limit(4)
          .map(node -> "\n      " + node.getHtml() + "\n        " + reason(node)).collect(Collectors.joining()));
  }

  private static String reason(CheckedNode node) {
    return node.getFailureSummary().replaceAll("\\s+", " ");
  }

  private static String script(String name) {
    try (var in = Look.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
