package org.palier.proctoring.room;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.palier.engine.account.PersonalData;
import org.palier.engine.json.Json;
import org.palier.engine.sitting.Sittings;

/** Everything about one candidate on one clock: the server's, or that of whoever told it later and is believed. What he answered stays out; that he answered, and when, is in. */
public final class Timeline {
  /** Of a sitting's events, what says when and how, never what was answered or drawn. */
  private static final Set<String> TOLD = Set.of("type", "at", "item", "reason", "by", "time", "takenOver", "ending", "flagged", "late", "verdict", "category", "text", "neutralised");

  /** What is told sooner than this was told when it happened. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::at).thenComparing(Entry::source).thenComparing(Entry::number);

  private final Rooms rooms;
  private final Sittings sittings;

  public Timeline(Rooms rooms, Sittings sittings) {
    this.rooms = rooms;
    this.sittings = sittings;
  }

  public enum Source { ROOM, SITTING }

  /**
   * The contract's {@code TimelineEntry}.
   *
   * @param at     when it happened
   * @param toldAt when it was told, where that was later: the line was cut, or the desk had none
   * @param event  with its {@code type} and what it says
   */
  public record Entry(Source source, long number, Instant at, Optional<Instant> toldAt, Optional<String> by, @PersonalData("supervision") Map<String, Object> event) {}

  /** In the order in which things happened; at one instant the room first: who is let in starts. */
  public Future<List<Entry>> of(String room, String sitting) {
    return rooms.after(room, 0).compose(facts -> sittings.entries(sitting).map(entries -> {
      var all = new ArrayList<>(told(facts, sitting));
      for (var entry : entries) all.add(told(entry.sequence(), entry.body().toJsonObject()));
      all.sort(ORDER);
      return all;
    }));
  }

  /** What the room knows of one candidate, in the order in which it happened. */
  static List<Entry> told(List<Rooms.Numbered> facts, String sitting) {
    return facts.stream().filter(one -> concerns(one.fact().event(), sitting)).map(one -> told(one.number(), one.fact())).sorted(ORDER).toList();
  }

  /** What whoever hands over writes to his colleague is about others too, and stays between them. */
  private static Entry told(long number, RoomFact fact) {
    var event = Json.object(fact.event());
    if (fact.event() instanceof RoomEvent.Released) event.remove("note");
    var happened = fact.happenedAt();
    var later = Optional.of(fact.at()).filter(at -> Duration.between(happened, at).compareTo(AT_ONCE) > 0);
    return new Entry(Source.ROOM, number, happened, later, Optional.of(fact.by()), event.getMap());
  }

  private static Entry told(long number, JsonObject event) {
    var told = new LinkedHashMap<String, Object>();
    event.getMap().forEach((name, value) -> {
      if (TOLD.contains(name)) told.put(name, value);
    });
    told.remove("at");
    return new Entry(Source.SITTING, number, Instant.parse(event.getString("at")), Optional.empty(), Optional.ofNullable((String) told.remove("by")), told);
  }

  /** What is about this candidate, or about everybody in the room. */
  static boolean concerns(RoomEvent event, String sitting) {
    return switch (event) {
      case RoomEvent.Erased _ -> false;
      case RoomEvent.OfSitting one -> one.sitting().equals(sitting);
      case RoomEvent.Said said -> said.sitting().isEmpty() || said.sitting().get().equals(sitting);
      case RoomEvent.IncidentLogged incident -> incident.sitting().isEmpty() || incident.sitting().get().equals(sitting);
      case RoomEvent.Assigned _, RoomEvent.Released _, RoomEvent.Opened _, RoomEvent.Closed _ -> true;
      case RoomEvent.Arranged _, RoomEvent.MinutesSealed _, RoomEvent.MinutesCorrected _, RoomEvent.MinutesSigned _, RoomEvent.MinutesCountersigned _, RoomEvent.CountersignatureRefused _ -> false;
    };
  }

  /** When something was noted about this candidate that a review will look at: as the desk says, or when it was told. */
  static Optional<Instant> noted(RoomFact fact, String sitting) {
    boolean his = switch (fact.event()) {
      case RoomEvent.IncidentLogged e -> e.sitting().filter(sitting::equals).isPresent();
      case RoomEvent.Flagged e -> e.sitting().equals(sitting);
      case RoomEvent.TerminationAsked e -> e.sitting().equals(sitting);
      default -> false;
    };
    return his ? Optional.of(fact.happenedAt()) : Optional.empty();
  }

  /** What the candidate himself is told at once. Incidents he reads afterwards, with the evidence, before anything is final. */
  public static boolean toldCandidate(RoomEvent event, String sitting) {
    return switch (event) {
      case RoomEvent.Seated _, RoomEvent.Arrived _, RoomEvent.IdentityChecked _, RoomEvent.Admitted _, RoomEvent.AdmissionWithdrawn _, RoomEvent.MarkedAbsent _,
          RoomEvent.Departed _, RoomEvent.Signed _, RoomEvent.Called _, RoomEvent.CallAnswered _, RoomEvent.ListeningStarted _, RoomEvent.ListeningStopped _,
          RoomEvent.Flagged _, RoomEvent.Unflagged _, RoomEvent.TerminationAsked _, RoomEvent.TerminationConfirmed _, RoomEvent.TerminationWithdrawn _,
          RoomEvent.TerminationDone _, RoomEvent.ConnectionBack _ -> ((RoomEvent.OfSitting) event).sitting().equals(sitting);
      case RoomEvent.Said said -> said.sitting().isEmpty() || said.sitting().get().equals(sitting);
      case RoomEvent.Opened _, RoomEvent.Closed _ -> true;
      case RoomEvent.Arranged _, RoomEvent.SeatedElsewhere _, RoomEvent.Assigned _, RoomEvent.Released _, RoomEvent.SignalSeen _, RoomEvent.ConnectionLost _, RoomEvent.IncidentLogged _,
          RoomEvent.MinutesSealed _, RoomEvent.MinutesCorrected _, RoomEvent.MinutesSigned _, RoomEvent.MinutesCountersigned _, RoomEvent.CountersignatureRefused _, RoomEvent.TerminationSettled _, RoomEvent.Erased _ -> false;
    };
  }
}
