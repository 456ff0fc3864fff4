package org.palier.deploy.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.palier.proctoring.media.Secret;

/**
 * A real media server with a configuration of its own: videoroom and WebSockets, nothing else. It is spoken to on this machine alone; its media needs
 * an interface other than the loopback, since Janus finds no address there.
 */
public final class Janus implements AutoCloseable {
  public static final Secret SECRET = new Secret("shared-with-the-media-server-of-a-test");

  private final Path folder;
  private final int port = Daemon.freePort();
  private Daemon daemon;

  public Janus(Path folder) {
    this.folder = folder;
    configure();
    start();
  }

  public void start() {
    daemon = Daemon.start(folder, port, "janus", List.of("--configs-folder=" + folder, "--disable-colors", "--debug-level=4", "--no-media-timer=1"));
  }

  public URI address() {
    return URI.create("ws://127.0.0.1:" + port);
  }

  private void configure() {
    var files = Map.of(
        "janus.jcfg", """
            general: { api_secret = "%s", admin_secret = "%s", session_timeout = 30, protected_folders = [ "/" ] }
            media: { rtp_port_range = "20000-39999" }
            nat: { ice_ignore_list = "vmnet", ignore_unreachable_ice_server = true }
            plugins: { disable = "libjanus_audiobridge.so,libjanus_duktape.so,libjanus_echotest.so,libjanus_lua.so,libjanus_nosip.so,libjanus_recordplay.so,libjanus_sip.so,libjanus_streaming.so,libjanus_textroom.so,libjanus_videocall.so,libjanus_voicemail.so" }
            transports: { disable = "libjanus_http.so,libjanus_mqtt.so,libjanus_nanomsg.so,libjanus_pfunix.so,libjanus_rabbitmq.so" }
            loggers: { disable = "libjanus_jsonlog.so" }
            events: { broadcast = false }
            """.formatted(SECRET.reveal(), SECRET.reveal()),
        "janus.transport.websockets.jcfg", """
            general: { json = "compact", ws = true, ws_port = %d, ws_ip = "127.0.0.1", wss = false }
            admin: { admin_ws = false, admin_wss = false }
            """.formatted(port),
        "janus.plugin.videoroom.jcfg", """
            general: { admin_key = "%s" }
            """.formatted(SECRET.reveal()));
    try {
      for (var file : files.entrySet()) Files.writeString(folder.resolve(file.getKey()), file.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String log() {
    return daemon.output();
  }

  /** As a crash would. */
  @Override public void close() {
    daemon.close();
  }
}
