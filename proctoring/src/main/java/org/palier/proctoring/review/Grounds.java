package org.palier.proctoring.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.palier.proctoring.room.Identity;
import org.palier.proctoring.room.RoomEvent;
import org.palier.proctoring.room.Rooms;

/** Finds in a room's facts what somebody has to look at. Pure. Hints of a page are no ground: no machine opens a case. */
final class Grounds {
  private Grounds() {}

  /** @param facts all of a room. @return by sitting, in the order of the facts; a sitting without a ground is not there */
  static Map<String, List<Ground>> of(List<Rooms.Numbered> facts) {
    var grounds = new LinkedHashMap<String, List<Ground>>();
    var reproaches = new HashMap<String, Boolean>();
    for (var one : facts) {
      switch (one.fact().event()) {
        case RoomEvent.Flagged e -> add(grounds, e.sitting(), Ground.Kind.FLAGGED, one.number());
        case RoomEvent.IncidentLogged e when e.sitting().isPresent() && e.category().conduct() && e.severity() > 0 ->
            add(grounds, e.sitting().get(), Ground.Kind.INCIDENT, one.number());
        case RoomEvent.IdentityChecked e when e.verdict() != Identity.Verdict.ACCEPTED -> add(grounds, e.sitting(), Ground.Kind.IDENTITY, one.number());
        case RoomEvent.TerminationAsked e -> reproaches.put(e.sitting(), e.category().reproach());
        case RoomEvent.TerminationDone e when e.ended() && reproaches.getOrDefault(e.sitting(), false) -> add(grounds, e.sitting(), Ground.Kind.TERMINATION, one.number());
        default -> { }
      }
    }
    return grounds;
  }

  /** Whether there may be a ground after this fact that was not there before. */
  static boolean perhaps(RoomEvent event) {
    return switch (event) {
      case RoomEvent.Flagged _, RoomEvent.IncidentLogged _, RoomEvent.IdentityChecked _, RoomEvent.TerminationDone _ -> true;
      default -> false;
    };
  }

  private static void add(Map<String, List<Ground>> grounds, String sitting, Ground.Kind kind, long fact) {
    grounds.computeIfAbsent(sitting, _ -> new ArrayList<>()).add(new Ground(kind, fact));
  }
}
