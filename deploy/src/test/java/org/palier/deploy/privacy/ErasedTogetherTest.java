package org.palier.deploy.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palier.deploy.StoreFixture;
import org.palier.deploy.store.Outcome;
import org.palier.engine.certification.Supervision;
import org.palier.engine.json.Json;
import org.palier.proctoring.room.Granted;
import org.palier.proctoring.room.Place;
import org.palier.proctoring.room.Redaction;
import org.palier.proctoring.room.RoomEvent;
import org.palier.proctoring.room.RoomFact;
import org.palier.proctoring.room.RoomNews;
import org.palier.proctoring.room.Rooms;

/** People of one room who are erased at the same moment. */
class ErasedTogetherTest extends StoreFixture {
  @Test void what_sealed_minutes_say_of_one_does_not_come_back_with_the_erasure_of_another() {
    var all = Stream.of("s-1", "s-2", "s-3", "s-4").toList();
    var granted = all.stream().map(sitting -> new Granted(sitting, 33, 0, "")).toList();
    var events = List.of(new RoomEvent.Arranged("x-1", Place.REMOTE, "c@1", "t", 4, Supervision.DEFAULT, Optional.empty()),
        new RoomEvent.MinutesSealed("calm", List.of(), Optional.of(granted), "f"));
    Outcome.of(store.append("room/r-1", 0, events.stream().map(event -> Json.buffer(new RoomFact("a-paul", clock.instant(), Optional.empty(), event))).toList()));
    var rooms = new Rooms(store, new RoomNews(vertx), clock);
    var erased = all.subList(0, 3).stream().map(sitting -> rooms.redact("r-1", event -> Redaction.of(event, sitting, EnumSet.allOf(Redaction.Part.class)), "request")).toList();
    Outcome.of(Future.all(erased));
    assertEquals(List.of(1, 1, 1), erased.stream().map(Future::result).toList());
    var left = (RoomEvent.MinutesSealed) Outcome.of(rooms.after("r-1", 1)).getFirst().fact().event();
    assertEquals(Optional.of(granted.subList(3, 4)), left.granted());
  }
}
