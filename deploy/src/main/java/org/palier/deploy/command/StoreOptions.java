package org.palier.deploy.command;

import java.nio.file.Path;
import java.util.Optional;
import org.palier.deploy.Settings;
import org.palier.engine.account.SignInConfig;
import picocli.CommandLine.Option;

/** Which store a command works on. */
final class StoreOptions {
  @Option(names = "--data", paramLabel = "DIR", description = "Directory of the embedded store (default: ${DEFAULT-VALUE}).", defaultValue = "${sys:palier.data:-data}")
  Path data;

  @Option(names = "--store", paramLabel = "URI", description = "mongodb://... to work on MongoDB instead of the embedded store.")
  Optional<String> store = Optional.empty();

  @Option(names = "--bank", paramLabel = "DIR", description = "Folder of item files instead of the starter bank.")
  Optional<Path> bank = Optional.empty();

  @Option(names = "--certifications", paramLabel = "DIR", description = "Folder of certification files instead of those that ship.")
  Optional<Path> certifications = Optional.empty();

  @Option(names = "--evidence", paramLabel = "DIR", description = "Directory of what is kept of camera and screen, where a certification says so (default: evidence in the --data directory). Several servers share one.")
  Optional<Path> evidence = Optional.empty();

  /** For commands that serve nobody. */
  Settings settings() {
    return new Settings("127.0.0.1", 0, Optional.empty(), data, store, bank, false, SignInConfig.DEFAULT, Optional.empty()).withFolders(evidence, certifications);
  }
}
