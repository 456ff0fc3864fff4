package org.palier.deploy.media;

import java.nio.file.Path;
import java.util.List;
import org.palier.proctoring.media.MediaConfig.Turn;
import org.palier.proctoring.media.Secret;

/** A real relay on this machine alone. */
final class Coturn implements AutoCloseable {
  private static final String SECRET = "shared-with-the-relay-of-a-test";

  private final Daemon daemon;
  private final int port = Daemon.freePort();

  Coturn(Path folder) {
    daemon = Daemon.start(folder, port, "turnserver", List.of("-n", "--no-cli", "--no-tls", "--no-dtls", "--listening-ip=127.0.0.1", "--listening-port=" + port,
        "--relay-ip=127.0.0.1", "--min-port=40000", "--max-port=59999", "--use-auth-secret", "--static-auth-secret=" + SECRET, "--realm=palier.test",
        // Both browsers are on this machine; a relay that others reach must never have it.
        "--allow-loopback-peers", "--user-quota=20", "--total-quota=200", "--no-multicast-peers", "--log-file=stdout", "--simple-log", "--verbose",
        "--pidfile=" + folder.resolve("turnserver.pid"), "--userdb=" + folder.resolve("turndb")));
  }

  Turn config() {
    return new Turn(List.of("turn:127.0.0.1:" + port + "?transport=udp", "turn:127.0.0.1:" + port + "?transport=tcp"), new Secret(SECRET));
  }

  String log() {
    return daemon.output();
  }

  @Override public void close() {
    daemon.close();
  }
}
