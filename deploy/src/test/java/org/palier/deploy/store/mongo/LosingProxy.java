package org.palier.deploy.store.mongo;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.palier.deploy.store.Outcome;

/** Stands between a store and its database and loses replies: the command is carried out, the answer never arrives. */
final class LosingProxy implements AutoCloseable {
  private final NetServer server;
  private final NetClient client;
  private final int target;
  private final AtomicInteger toLose = new AtomicInteger();
  private final String command;

  /** @param command the name of the commands whose replies are lost */
  LosingProxy(Vertx vertx, int target, String command) {
    this.target = target;
    this.command = command;
    client = vertx.createNetClient();
    server = vertx.createNetServer().connectHandler(this::connect);
    Outcome.of(server.listen(0, "127.0.0.1"));
  }

  int port() {
    return server.actualPort();
  }

  void lose(int replies) {
    toLose.set(replies);
  }

  int stillToLose() {
    return toLose.get();
  }

  private void connect(NetSocket outer) {
    outer.pause();
    client.connect(target, "127.0.0.1").onFailure(_ -> outer.close()).onSuccess(inner -> {
      var losing = new boolean[1];
      outer.handler(request -> {
        if (names(request) && toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) losing[0] = true;
        inner.write(request);
      });
      inner.handler(answer -> {
        if (losing[0]) outer.close();
        else outer.write(answer);
      });
      outer.closeHandler(_ -> inner.close());
      inner.closeHandler(_ -> outer.close());
      outer.resume();
    });
  }

  /** The command's name is the first element of the message: a type, a name that ends with 0. */
  private boolean names(Buffer request) {
    var head = request.getString(0, Math.min(request.length(), 64), StandardCharsets.ISO_8859_1.name());
    return head.contains("\u0002" + command + "\0");
  }

  @Override public void close() {
    Outcome.of(server.close());
    Outcome.of(client.close());
  }
}
