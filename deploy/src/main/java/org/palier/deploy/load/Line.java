package org.palier.deploy.load;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.function.Consumer;

/** One connection kept alive, as a browser keeps it; what comes while it is busy waits. A connection that was lost is made again at the next request. */
public final class Line {
  private static final long TIMEOUT_MILLIS = 10_000;

  /** @param status of HTTP; @param body the whole of it */
  public record Answer(int status, Buffer body) {
    public boolean ok() {
      return status >= 200 && status < 300;
    }
  }

  private final HttpClientAgent client;
  private final int port;
  private Future<HttpClientConnection> connection;

  Line(HttpClientAgent client, int port) {
    this.client = client;
    this.port = port;
  }

  /** Makes the connection now rather than at the first request. */
  public Future<Void> connect() {
    return connected().mapEmpty();
  }

  /** Fails when nobody answers within ten seconds. */
  public Future<Answer> send(HttpMethod method, String path, Consumer<HttpClientRequest> headers, Buffer body) {
    return send(method, path, headers, body, TIMEOUT_MILLIS);
  }

  /** For what may wait for news. */
  public Future<Answer> send(HttpMethod method, String path, Consumer<HttpClientRequest> headers, Buffer body, long timeoutMillis) {
    return connected()
        .compose(open -> open.request(new RequestOptions().setMethod(method).setURI(path)))
        .compose(request -> {
          headers.accept(request);
          return request.idleTimeout(timeoutMillis).send(body);
        })
        .compose(Line::answer);
  }

  private static Future<Answer> answer(HttpClientResponse response) {
    return response.body().map(body -> new Answer(response.statusCode(), body));
  }

  /** Lets go of the connection, and of an answer that is still waited for. */
  public void close() {
    if (connection == null) return;
    connection.onSuccess(HttpClientConnection::close);
    connection = null;
  }

  private Future<? extends HttpClient> connected() {
    if (connection == null || connection.failed()) {
      connection = client.connect(new HttpConnectOptions().setHost("127.0.0.1").setPort(port))
          // A connection that breaks fails its requests; that is told there, once.
          .onSuccess(open -> open.exceptionHandler(_ -> {}).closeHandler(_ -> {
            if (connection != null && connection.succeeded() && connection.result() == open) connection = null;
          }));
    }
    return connection;
  }
}
