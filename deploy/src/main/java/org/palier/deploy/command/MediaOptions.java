package org.palier.deploy.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.palier.proctoring.media.MediaConfig;
import org.palier.proctoring.media.MediaConfig.Janus;
import org.palier.proctoring.media.MediaConfig.Thresholds;
import org.palier.proctoring.media.MediaConfig.Turn;
import org.palier.proctoring.media.Secret;
import picocli.CommandLine.Option;

/** How live pictures travel. Secrets come from files: others may see a command line. */
final class MediaOptions {
  private static final long MOST_BYTES = 4_096;

  @Option(names = "--turn", split = ",", paramLabel = "URL", description = "Relays (coturn with use-auth-secret): turn:HOST:PORT?transport=udp, turns:HOST:443?transport=tcp...")
  private List<String> turn = List.of();

  @Option(names = "--turn-secret-file", paramLabel = "FILE", description = "Holds what coturn has as static-auth-secret.")
  private Optional<Path> turnSecret = Optional.empty();

  @Option(names = "--relay-only", description = "Between browsers by relays only: no candidate's address is seen by a proctor.")
  private boolean relayOnly;

  @Option(names = "--janus", split = ",", paramLabel = "URI", description = "Media servers: ws://HOST:8188,... For more watchers or candidates than browsers bear by themselves.")
  private List<URI> janus = List.of();

  @Option(names = "--janus-secret-file", paramLabel = "FILE", description = "Holds what Janus has as api_secret.")
  private Optional<Path> janusSecret = Optional.empty();

  @Option(names = "--seats-by-peers", paramLabel = "N", description = "Candidates for one proctor without a media server, if there is one for more (default: ${DEFAULT-VALUE}).", defaultValue = "12")
  private int seatsByPeers;

  MediaConfig config() {
    var limits = Thresholds.DEFAULT;
    return new MediaConfig(
        together("--turn", !turn.isEmpty(), turnSecret).map(secret -> new Turn(turn, secret)), relayOnly,
        together("--janus", !janus.isEmpty(), janusSecret).map(secret -> new Janus(janus, secret)),
        new Thresholds(seatsByPeers, Math.max(seatsByPeers, limits.mostSeatsByPeers()), limits.watchersByPeers(), limits.mostSeats()));
  }

  private static Optional<Secret> together(String option, boolean given, Optional<Path> file) {
    if (given != file.isPresent()) throw new IllegalArgumentException(option + " and " + option + "-secret-file go together");
    return file.map(path -> secret(option + "-secret-file " + path, path));
  }

  private static Secret secret(String what, Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) throw new IllegalArgumentException("it holds more than one secret");
      return new Secret(Files.readString(file).strip());
    } catch (IOException e) {
      throw new IllegalArgumentException(what + ": cannot be read (" + e.getClass().getSimpleName() + ")", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(what + ": " + e.getMessage(), e);
    }
  }
}
