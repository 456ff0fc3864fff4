package org.palier.deploy.command;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.palier.deploy.Server;

/** Asks a server the usual things once, so that what a first request needs is in the start-up cache. */
final class WarmUp {
  private final Server server;

  WarmUp(Server server) {
    this.server = server;
  }

  int run() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      for (var path : new String[] {"/health/ready", "/openapi.json", "/api/certifications", "/api/me", "/"})
        client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path)).build(), HttpResponse.BodyHandlers.discarding());
    }
    server.close();
    return 0;
  }
}
