package org.palier.proctoring.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.palier.engine.account.Impersonal;
import org.palier.engine.account.PersonalData;

/**
 * What lists and the sweep need of a room without reading its log. A read model: rebuilt from the facts at will.
 *
 * @param number of the last fact it has seen
 * @param dueAt  epoch milliseconds at which the next termination takes effect
 */
@Impersonal("how a room as a whole stands")
public record RoomSummary(
    String id, String examSession, Place place, State state, @PersonalData("who watches a room") List<String> supervisors, int seats, int size,
    boolean minutesSealed, long number, Optional<Long> dueAt) {
  public enum State { PLANNED, OPEN, CLOSED }

  static RoomSummary of(String id, Room room) {
    var plan = room.plan();
    return new RoomSummary(id, plan.examSession(), plan.place(), room.open() ? State.OPEN : room.closed() ? State.CLOSED : State.PLANNED,
        List.copyOf(room.supervisors()), room.here().size(), plan.size(), room.minutes().underSeal(), room.facts(), room.due().map(Instant::toEpochMilli));
  }

  static boolean matters(RoomEvent event) {
    return switch (event) {
      case RoomEvent.Arranged _, RoomEvent.Seated _, RoomEvent.SeatedElsewhere _, RoomEvent.Assigned _, RoomEvent.Released _, RoomEvent.Opened _, RoomEvent.Closed _,
          RoomEvent.TerminationConfirmed _, RoomEvent.TerminationWithdrawn _, RoomEvent.TerminationDone _, RoomEvent.MinutesSealed _ -> true;
      default -> false;
    };
  }
}
