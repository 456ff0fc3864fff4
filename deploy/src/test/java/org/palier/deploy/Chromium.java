package org.palier.deploy;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The system's own Chromium; a driver fetches none. */
public final class Chromium {
  private Chromium() {}

  public static Playwright driver() {
    return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  /** A process of its own. */
  public static Browser launch(Playwright playwright, String... flags) {
    return playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(program()).setArgs(flags(List.of(flags))));
  }

  private static Path program() {
    var folders = Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of).toList();
    return Stream.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome").flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
        .filter(Files::isExecutable).findFirst().orElseThrow(() -> new AssertionError("the browser stories need Chromium in the PATH: install chromium with your system's packages"));
  }

  /** No sandbox for root, since Chromium refuses it; and no calls home. */
  private static List<String> flags(List<String> more) {
    var flags = new ArrayList<>(List.of("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"));
    if (System.getProperty("user.name").equals("root")) flags.add("--no-sandbox");
    flags.addAll(more);
    return flags;
  }
}
