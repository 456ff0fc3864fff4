package org.palier.proctoring.signal;

/** Ends a socket for good. A close frame waits behind everything a slow reader has not read: the wire is cut when it does not get through. */
final class Closing {
  private static final long PATIENCE_MILLIS = 2_000;

  private Closing() {}

  static void of(Connection connection, SignalReason reason) {
    connection.socket.close(reason.closeCode(), reason.code());
    var vertx = connection.socket.routingContext().vertx();
    vertx.setTimer(PATIENCE_MILLIS, _ -> connection.socket.routingContext().request().connection().close());
  }
}
