package org.palier.deploy.bench;

import java.time.Duration;
import org.palier.deploy.load.Nodes;
import org.palier.deploy.load.ServerProcess;
import org.palier.deploy.load.Undo;

/** The process that is measured, and restarted: the one there is, or the first of two. */
sealed interface Servers {
  ServerProcess node(int number);

  ServerProcess restarted();

  void stop();

  void start();

  default Duration cpu() {
    return restarted().cpu();
  }

  default ServerProcess.Memory memory() {
    return restarted().memory();
  }

  final class One implements Servers {
    private final Undo undo;
    private final ServerProcess.Launch launch;
    private ServerProcess server;

    One(Undo undo, ServerProcess.Launch launch) {
      this.undo = undo;
      this.launch = launch;
      server = ServerProcess.start(undo, launch);
    }

    @Override public ServerProcess node(int number) {
      return server;
    }

    @Override public ServerProcess restarted() {
      return server;
    }

    @Override public void stop() {
      server.stop();
    }

    @Override public void start() {
      server = ServerProcess.start(undo, launch, server.port());
    }
  }

  record Several(Nodes nodes) implements Servers {
    @Override public ServerProcess node(int number) {
      return nodes.node(number);
    }

    @Override public ServerProcess restarted() {
      return nodes.node(0);
    }

    @Override public void stop() {
      nodes.node(0).stop();
    }

    @Override public void start() {
      nodes.restart(0);
    }
  }
}
