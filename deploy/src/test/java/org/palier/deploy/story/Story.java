package org.palier.deploy.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.Chromium;
import org.palier.deploy.Settings;
import org.palier.engine.account.Account;

/** One browser and one server for each class; for each test as many windows as it wants. What a failing story saw is kept. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
abstract class Story {
  private static final Path KEPT = Path.of("target", "stories");
  private static final int PATIENCE_MILLIS = 20_000;

  Stage stage;
  Watch watch;
  Look look;
  private Playwright playwright;
  private Browser browser;
  private final List<BrowserContext> contexts = new ArrayList<>();

  @RegisterExtension final AfterTestExecutionCallback keeper =
      test -> {
        if (test.getExecutionException().isPresent()) keep(test.getRequiredTestClass().getSimpleName() + "-" + test.getDisplayName());
      };

  /** Some calls of Playwright wait without end: a story that ran out of time says where it stood. */
  @RegisterExtension final TestExecutionExceptionHandler standing =
      (_, failure) -> {
        if (failure instanceof TimeoutException) Stream.of(failure.getSuppressed()).flatMap(one -> Stream.of(one.getStackTrace()))
            .filter(frame -> frame.getClassName().startsWith(Story.class.getPackageName())).findFirst()
            .ifPresent(frame -> { throw new AssertionError("out of time at " + frame, failure); });
        throw failure;
      };

  @BeforeAll void open(@TempDir Path folder) {
    playwright = Chromium.driver();
    browser = Chromium.launch(playwright, flags());
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    stage = new Stage(settings(folder));
  }

  @AfterAll void close() {
    stage.close();
    playwright.close();
  }

  @BeforeEach void begin() {
    watch = new Watch(address());
    look = new Look();
  }

  @AfterEach void end() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
    assertEquals("", String.join("\n", look.problems()));
    assertEquals(List.of(), watch.complaints());
  }

  /** What this class's server is started with. */
  Settings settings(Path folder) {
    return Stage.settings(folder);
  }

  /** What this class's browser is to have beside the usual. */
  String[] flags() {
    return new String[] {};
  }

  String address() {
    return stage.address();
  }

  // Windows

  /** A browser of its own, nobody signed in. */
  Page visitor(String language) {
    return context(new Browser.NewContextOptions().setLocale(language).setViewportSize(1280, 800)).newPage();
  }

  Page visitor() {
    return visitor("fr-FR");
  }

  /** A browser of its own in which this person is signed in. */
  Page signedIn(Account account) {
    return withCookie(visitor(), stage.signIn(account));
  }

  Page withCookie(Page page, String token) {
    page.context().addCookies(List.of(new Cookie("palier", token).setUrl(address()).setHttpOnly(true).setSameSite(SameSiteAttribute.STRICT)));
    return page;
  }

  /** A telephone. */
  Page telephone(Account account) {
    var options = new Browser.NewContextOptions().setLocale("fr-FR").setViewportSize(320, 640).setDeviceScaleFactor(2).setHasTouch(true).setIsMobile(true);
    return withCookie(context(options).newPage(), stage.signIn(account));
  }

  private BrowserContext context(Browser.NewContextOptions options) {
    var context = browser.newContext(options.setBaseURL(address()).setTimezoneId("Europe/Paris").setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    watch.over(context);
    contexts.add(context);
    return context;
  }

  private void keep(String name) throws IOException {
    Files.createDirectories(KEPT);
    var file = name.replaceAll("[^\\p{Alnum}_-]+", "_");
    int number = 0;
    for (var context : contexts)
      for (var page : context.pages()) {
        number++;
        try {
          page.screenshot(new Page.ScreenshotOptions().setPath(KEPT.resolve(file + "-" + number + ".png")).setFullPage(true));
          Files.writeString(KEPT.resolve(file + "-" + number + ".html"), "<!-- " + page.url() + " -->\n" + page.content());
        } catch (PlaywrightException gone) {
          Files.writeString(KEPT.resolve(file + "-" + number + ".txt"), Optional.ofNullable(gone.getMessage()).orElse("no picture"));
        }
      }
  }
}
