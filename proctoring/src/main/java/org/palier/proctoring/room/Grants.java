package org.palier.proctoring.room;

import io.vertx.core.Future;
import java.util.List;

/** Tells what the candidates of a room are granted now; nothing of those who are granted nothing. */
@FunctionalInterface
public interface Grants {
  Future<List<Granted>> of(Room room);
}
