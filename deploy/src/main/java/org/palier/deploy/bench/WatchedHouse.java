package org.palier.deploy.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import org.palier.deploy.command.OpenedStore;
import org.palier.deploy.load.Place;
import org.palier.deploy.load.Progress;
import org.palier.deploy.load.ServerProcess;
import org.palier.deploy.load.Undo;
import org.palier.deploy.load.WatchedRoom;

/** A server of its own with one room that somebody watches. @param load of the machine before anything begins, by the minute */
record WatchedHouse(ServerProcess server, WatchedRoom room, double load) {
  /** Ends with {@code undo}. @param let whether the candidates are in already, and their clocks run */
  static WatchedHouse start(Undo undo, Path folder, int candidates, boolean let, Progress progress) {
    double load = loadNow();
    var place = Place.of("sqlite", folder, undo);
    WatchedRoom room;
    try (var opened = OpenedStore.toChange(place.settings())) {
      room = WatchedRoom.invited(opened.application, candidates, progress);
      if (let) room.letIn(opened.application).await();
    }
    progress.tell("starting the server");
    return new WatchedHouse(ServerProcess.start(undo, new ServerProcess.Launch(place.serve(), Map.of(), folder.resolve("server.log"))), room, load);
  }

  /** Zero where the system does not tell. */
  static double loadNow() {
    return Math.max(0, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** For browsers: a secure context. */
  String address() {
    return "http://localhost:" + server.port();
  }

  /** The value of the session cookie. */
  String supervisor() {
    return room.supervisors().getFirst().token();
  }
}
