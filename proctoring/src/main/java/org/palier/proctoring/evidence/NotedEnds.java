package org.palier.proctoring.evidence;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.palier.proctoring.room.EvidenceEnd;
import org.palier.proctoring.room.Minutes;
import org.palier.proctoring.room.Rooms;
import org.palier.proctoring.room.Seating;

/** What minutes say was kept when they were sealed, and whether it is still there: what the chains themselves cannot show is a missing end. */
public final class NotedEnds {
  private final Evidence evidence;
  private final Seating seating;
  private final Rooms rooms;

  public NotedEnds(Evidence evidence, Seating seating, Rooms rooms) {
    this.evidence = evidence;
    this.seating = seating;
    this.rooms = rooms;
  }

  /** @param holds false when something of what was there was changed or removed since */
  public record Noted(String track, int segments, String link, boolean holds) {}

  /** Empty before minutes are sealed. */
  public Future<List<Noted>> of(String sitting) {
    return seating.roomOf(sitting).compose(this::minutes).compose(minutes -> Future.all(
        minutes.map(Minutes::evidence).orElse(List.of()).stream().filter(end -> end.sitting().equals(sitting)).map(this::checked).toList()).map(all -> all.list()));
  }

  private Future<Optional<Minutes>> minutes(Optional<String> room) {
    return room.map(id -> rooms.current(id).map(current -> Optional.of(current.room().minutes()))).orElse(Future.succeededFuture(Optional.empty()));
  }

  private Future<Noted> checked(EvidenceEnd end) {
    return evidence.holds(end).map(holds -> new Noted(end.track(), end.segments(), end.link(), holds));
  }
}
